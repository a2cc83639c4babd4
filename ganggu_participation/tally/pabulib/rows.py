"""The rows of a .pb file, one after the other, with the number of their line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import BytesIO, TextIOWrapper
from typing import Final, Protocol

from ganggu_participation.tally.pabulib.faults import Fault, Quoted

PARTS: Final = ("META", "PROJECTS", "VOTES")
LONGEST_CELL: Final = 10_000_000


class Table(Protocol):
    """What the reader of the csv module can do."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...


def line_of_bad_text(data: bytes) -> int:
    try:
        data.decode()
    except UnicodeDecodeError as fault:
        return data[: fault.start].count(b"\n") + 1
    return 1


def line_of_bad_row(data: bytes) -> int:
    """Where the row begins that is no row: a quotation mark that is never closed swallows all that follows."""
    line, table = 0, table_of(data)
    try:
        for _ in table:
            line = table.line_num
    except csv.Error:
        pass
    return line + 1


def table_of(data: bytes) -> Table:
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(TextIOWrapper(BytesIO(data), encoding="utf-8-sig", newline=""), delimiter=";", strict=True)


class Rows:
    """The rows of a file, one after the other."""

    def __init__(self, data: bytes) -> None:
        self.table = table_of(data)
        self.part = ""

    @property
    def line(self) -> int:
        return self.table.line_num

    def begin(self) -> None:
        self._open("META", self._next())

    def _next(self) -> list[str] | None:
        """The next row that is not empty, None at the end."""
        for row in self.table:
            if any(cell.strip() for cell in row):
                return row
        return None

    def of_this_part(self) -> Iterator[list[str]]:
        """The rows of this part; the beginning of the next part ends them."""
        following = dict(zip(PARTS, PARTS[1:], strict=False)).get(self.part)
        for row in self.table:
            if len(row) == 1:
                name = row[0].strip().upper()
                if not name:
                    continue
                if name in PARTS:
                    self._open(following, row)
                    return
            elif not row:
                continue
            yield row
        if following:
            raise Fault("part_missing", part=following)

    def _open(self, wanted: str | None, row: list[str] | None) -> None:
        if row is None:
            raise Fault("empty")
        found = row[0].strip().upper()
        if len(row) > 1 or found not in PARTS:
            raise Fault("before_meta", self.line, found=Quoted(";".join(row)))
        if found != wanted:
            seen = self.part and PARTS.index(found) <= PARTS.index(self.part)
            raise Fault("part_repeated" if seen else "part_out_of_order", self.line, part=found)
        self.part = found

    def header(self, needed: Sequence[str]) -> list[str]:
        """The names of the columns."""
        row = self._next()
        if row is None or (len(row) == 1 and row[0].strip().upper() in PARTS):
            raise Fault("no_header", self.line, part=self.part)
        names = [cell.strip() for cell in row]
        for name in needed:
            if name not in names:
                raise Fault("column_missing", self.line, part=self.part, key=name)
        for name in names:
            if names.count(name) > 1:
                raise Fault("column_repeated", self.line, part=self.part, key=Quoted(name))
        return names

    def check_cells(self, row: Sequence[str], wanted: int) -> None:
        if len(row) != wanted:
            raise Fault("cells", self.line, part=self.part, wanted=wanted, found=len(row))
