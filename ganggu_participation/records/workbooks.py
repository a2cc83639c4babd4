"""A result as a workbook: results, check lines and digests, each on its own sheet; nothing in it is a formula."""

import io
from typing import Any

import xlsxwriter

from ..counts.models import Count
from ..votes.models import Vote
from .tables import HEAD, rows_of

WIDTHS = {"이름": 36, "까닭": 80, "투표": 30}
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def result_workbook(vote: Vote, count: Count, contests: list[dict[str, Any]]) -> bytes:
    """Whole numbers stay numbers, so that they can be added up."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, PLAIN)
    bold = book.add_format({"bold": True, "text_wrap": True})
    _sheet(book, "결과", HEAD, rows_of(vote, count, contests), bold)
    lines = [(c["no"], c["title"], "맞음" if line["ok"] else "맞지 않음", line["sentence"]) for c in contests for line in c["checks"]]
    _sheet(book, "확인 줄", ["질문 번호", "질문", "맞음", "확인 줄"], lines, bold)
    _sheet(book, "확인값", ["무엇", "확인값"], _digests(vote, count), bold)
    book.close()
    return out.getvalue()


def _digests(vote: Vote, count: Count) -> list[tuple[str, Any]]:
    kept = (("투표 규칙", vote.digest), ("개표 결과", count.digest), ("투표함", vote.box_root))
    return [(what, digest or "") for what, digest in kept]


def _sheet(book: Any, name: str, head: list[str], rows: list[Any], bold: Any) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, head, bold)
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(head):
        sheet.set_column(column, column, WIDTHS.get(title, 16))
    for number, row in enumerate(rows, start=1):
        sheet.write_row(number, 0, row)
