"""Funded lines as a file for spreadsheets."""

import csv
import io

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from ...cycles.queries import current_cycle
from ...web.doors import anyone
from .. import queries
from ..models import FundedLine

room = Blueprint("budget_lines", __name__, url_prefix="/budgets/lines.csv")
HEAD = ("행정동코드", "행정동", "사업명", "금액(원)", "기준일")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    cycle, file = current_cycle(), io.StringIO()
    csv.writer(file).writerows([HEAD, *(_row(line) for line in queries.lines_of(cycle))])
    name = f"budget-lines-{cycle.budget_year if cycle else 0}.csv"
    answer = Response(file.getvalue().encode("utf-8-sig"), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _row(line: FundedLine) -> tuple[str, str, str, int, str]:
    dong, day = line.envelope.dong, line.envelope.allocated_on
    where = (dong.code, dong.name) if dong else ("", "")
    return *where, _plain(line.title), int(line.amount), day.isoformat() if day else ""


def _plain(text: str) -> str:
    """A spreadsheet must not take words for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
