"""Documents: whether the inside is what the name says, opens, and holds no program. Nothing is ever run or shown."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from .archives import opened, parts_of
from .bad_file import BadFile

NOT_THIS_KIND = "파일의 내용이 이름과 다릅니다. 문서 프로그램에서 다시 저장해 올려 주세요."
CUT_OFF = "파일이 중간에 끊겼거나 깨졌습니다. 다시 저장해 올려 주세요."
LOCKED = "암호가 걸린 문서입니다. 암호를 풀어 다시 저장해 올려 주세요."
PROGRAM = "문서 안에 저절로 실행되는 것이 들어 있습니다. 빼고 다시 저장하거나 사진으로 찍어 올려 주세요."
BEHIND = "문서 뒤에 다른 내용이 붙어 있습니다. 문서 프로그램에서 다시 저장해 올려 주세요."
PDF_PROGRAMS = re.compile(
    rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA|AA|SubmitForm|ImportData)(?![A-Za-z0-9])"
)
PDF_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
PDF_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
PDF_END, PDF_TAIL = b"%%EOF", 64
PROGRAMS = re.compile(r"vbaproject|vbadata|^basic/|activex|\.(exe|dll|vbs|bat|cmd|jar|ps1|sh|hta|lnk|zip|7z)$")
SCRIPTS = re.compile(r"(^|/)scripts?/[^/]|\.js$")
DEFAULT_SCRIPT = re.compile(rb"\s*((var \w+ = [\w.]+;|function \w+\(\)\s*\{\s*(//[^\n}]*)?\s*\})\s*)*")
"""What 한글 itself writes into every new document: names and empty functions, which do nothing."""
UNPACKED_MAX = 60_000_000  # bytes of a document's packed parts
OLE, OLE_SECTOR = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 512
HWP_MARK, HWP_LOCKED = b"HWP Document File", 0b10
OLE_PROGRAMS = [name.encode("utf-16-le") for name in ("_VBA_PROJECT", "Macros", "Ole10Native", "EncryptedPackage")]


def check_pdf(data: bytes) -> None:
    """Raises BadFile for anything but a whole, open PDF without programs."""
    if not data.startswith(b"%PDF-"):
        raise BadFile(NOT_THIS_KIND)
    end = data.rfind(PDF_END)
    if end < 0 or b"startxref" not in data:
        raise BadFile(CUT_OFF)
    if len(data) - end - len(PDF_END) > PDF_TAIL:
        raise BadFile(BEHIND)
    if b"/Encrypt" in data:
        raise BadFile(LOCKED)
    for part in (PDF_STREAM.sub(b"", data), *_pdf_streams(data)):  # three letters stand in any picture by chance
        if PDF_PROGRAMS.search(PDF_ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), part)):
            raise BadFile(PROGRAM)


def _pdf_streams(data: bytes) -> Iterator[bytes]:
    """What can be unpacked of it, within measure: names may hide in packed objects."""
    left = UNPACKED_MAX
    for packed in PDF_STREAM.finditer(data):
        try:
            part = zlib.decompressobj().decompress(packed[1], left)
        except zlib.error:
            continue
        left -= len(part)
        if left <= 0:
            raise BadFile("문서를 풀면 너무 커집니다. 쪽을 나누어 올려 주세요.")
        if b"/ObjStm" in data[max(0, packed.start() - 300) : packed.start()]:
            yield part


def check_hwp(data: bytes) -> None:
    """Raises BadFile for anything but an open 한글 document: a compound file that names itself one."""
    if not data.startswith(OLE):
        raise BadFile(NOT_THIS_KIND)
    if len(data) < 3 * OLE_SECTOR:
        raise BadFile(CUT_OFF)
    (shift,) = struct.unpack_from("<H", data, 30)
    (first,) = struct.unpack_from("<I", data, 48)
    if shift != 9 or (first + 1) * OLE_SECTOR >= len(data):
        raise BadFile(CUT_OFF)
    mark = data.find(HWP_MARK)
    if mark < 0:
        raise BadFile(LOCKED if OLE_PROGRAMS[-1] in data else NOT_THIS_KIND)
    if any(name in data for name in OLE_PROGRAMS):
        raise BadFile(PROGRAM)
    if mark + 40 > len(data) or struct.unpack_from("<I", data, mark + 36)[0] & HWP_LOCKED:
        raise BadFile(LOCKED)


def check_hwpx(data: bytes) -> None:
    _check_packed(data, "Contents/content.hpf", b"application/hwp+zip")


def check_odt(data: bytes) -> None:
    _check_packed(data, "content.xml", b"application/vnd.oasis.opendocument.text")


def check_docx(data: bytes) -> None:
    _check_packed(data, "word/document.xml")


def check_xlsx(data: bytes) -> None:
    _check_packed(data, "xl/workbook.xml")


def _check_packed(data: bytes, heart: str, mark: bytes = b"") -> None:
    """A document that is an archive of XML: `heart` is the part that makes it this kind, `mark` its `mimetype`."""
    if data.startswith(OLE):
        raise BadFile(LOCKED)
    if not data.startswith(b"PK\x03\x04"):
        raise BadFile(NOT_THIS_KIND)
    with opened(data) as archive:
        _is_of_kind(archive, heart, mark)
        for name, part in parts_of(archive):
            _holds_no_program(name, part)


def _is_of_kind(archive: zipfile.ZipFile, heart: str, mark: bytes) -> None:
    names = archive.namelist()
    if heart not in names or (not mark and "[Content_Types].xml" not in names):
        raise BadFile(NOT_THIS_KIND)
    if mark and ("mimetype" not in names or archive.getinfo("mimetype").file_size > 200):
        raise BadFile(NOT_THIS_KIND)
    if mark and archive.read("mimetype").strip() != mark:
        raise BadFile(NOT_THIS_KIND)


def _holds_no_program(name: str, part: bytes) -> None:
    low = name.lower()
    if SCRIPTS.search(low) and not DEFAULT_SCRIPT.fullmatch(part.replace(b"\x00", b"").lstrip(b"\xff\xfe\xef\xbb\xbf")):
        raise BadFile(PROGRAM)
    if PROGRAMS.search(low) or part.startswith((OLE, b"MZ")):
        raise BadFile(PROGRAM)
    if low.endswith((".xml", ".rels", ".hpf", ".rdf")):
        _is_harmless_xml(low, part)


def _is_harmless_xml(name: str, part: bytes) -> None:
    """No entities (they grow, and reach for other files), no macros by name, nothing fetched from elsewhere when opened."""
    plain = part.replace(b"\x00", b"")  # whatever width its letters have
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise BadFile("문서 안에 밖의 파일을 부르는 말이 있습니다. 문서 프로그램에서 다시 저장해 올려 주세요.")
    if name == "[content_types].xml" and b"macroEnabled" in plain:
        raise BadFile(PROGRAM)
    if name.endswith(".rels") and re.search(
        rb"(attachedTemplate|oleObject|frame|subDocument)\"[^>]*TargetMode=\"External", plain
    ):
        raise BadFile("문서가 열릴 때 밖에서 다른 것을 가져옵니다. PDF로 저장해 올려 주세요.")
