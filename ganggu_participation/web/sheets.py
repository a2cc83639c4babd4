"""Tables to take along: CSV that Excel opens in Korean, XLSX and JSON, with no cell that Excel would run as a formula."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from flask import Response
from openpyxl import Workbook

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Rows = Iterable[Sequence[object]]


def cell(value: object) -> object:
    """Text that a spreadsheet would take for a formula is kept as text by an apostrophe; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(RUNS) else value


def sheet(name: str, head: Sequence[str], rows: Rows) -> Response:
    """An answer to save as `name`.csv."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([cell("" if value is None else value) for value in row] for row in rows)
    return _to_save(f"{name}.csv", out.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8")


def workbook(name: str, head: Sequence[str], rows: Rows) -> Response:
    """An answer to save as `name`.xlsx."""
    book, out = Workbook(write_only=True), io.BytesIO()
    page = book.create_sheet()
    for row in (head, *rows):
        page.append([cell(value) for value in row])
    book.save(out)
    return _to_save(f"{name}.xlsx", out.getvalue(), XLSX)


def records(name: str, head: Sequence[str], rows: Rows) -> Response:
    """An answer to save as `name`.json: a list of things by the names of the columns. Nothing is run there, so text stays as it is."""
    told = json.dumps([dict(zip(head, row, strict=True)) for row in rows], ensure_ascii=False, indent=1)
    return _to_save(f"{name}.json", told.encode(), "application/json; charset=utf-8")


def _to_save(name: str, data: bytes, kind: str) -> Response:
    answer = Response(data, content_type=kind)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer
