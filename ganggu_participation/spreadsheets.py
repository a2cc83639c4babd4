"""Rows out of CSV or XLSX files, also in CP949; what is no such file is told in a sentence."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

LARGEST: Final = 20_000_000  # bytes of a workbook once unpacked: a small file may unpack to a huge one
ENCODINGS: Final = ("utf-8-sig", "cp949")
Row = tuple[int, Sequence[object]]


class UnreadableFile(ValueError):
    """Its words are the sentence for the screen."""


def rows_of(content: bytes) -> Iterator[Row]:
    """(line of the file, cells). Raises UnreadableFile."""
    return _workbook(content) if content[:2] == b"PK" else _text(content)


def _text(content: bytes) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(_decoded(content), newline=""))
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as no:
        raise UnreadableFile("CSV 파일을 읽지 못했습니다. 엑셀에서 다시 저장해 주세요.") from no


def _decoded(content: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableFile("글자를 읽지 못했습니다. CSV(UTF-8 또는 CP949)나 XLSX 파일로 저장해 주세요.")


def _workbook(content: bytes) -> Iterator[Row]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST:
                raise UnreadableFile("파일이 너무 큽니다. 나누어 넣어 주세요.")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = list(enumerate(sheet.iter_rows(values_only=True), start=1))
        book.close()
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, ParseError) as no:
        if isinstance(no, UnreadableFile):
            raise
        raise UnreadableFile("엑셀 파일을 읽지 못했습니다. XLSX나 CSV로 다시 저장해 주세요.") from no
    yield from rows
