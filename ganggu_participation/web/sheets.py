"""Tables to take along: CSV that Excel opens in Korean, with no cell that it would run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from flask import Response

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: object) -> object:
    """Text that a spreadsheet would take for a formula is kept as text by an apostrophe; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(RUNS) else value


def sheet(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """An answer to save as `name`.csv."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([cell("" if value is None else value) for value in row] for row in rows)
    answer = Response(out.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.csv"
    return answer
