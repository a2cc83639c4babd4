"""A result to take away: as a table, as a workbook, as data, as a Pabulib file and as the exact sheet.

Every file carries the digest of the certified count; the sheet is the text that it is the digest of.
"""

from secrets import token_hex

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from ...counts import queries as counts
from ...web.doors import anyone, found
from ..pabulib import pabulib_file
from ..tables import result_csv, result_json
from ..workbooks import result_workbook

room = Blueprint("result_tables", __name__, url_prefix="/results")
workbooks = Blueprint("result_workbooks", __name__, url_prefix="/results")
data = Blueprint("result_data", __name__, url_prefix="/results")
pabulib = Blueprint("result_pabulib", __name__, url_prefix="/results")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@room.get("/<int:vote_id>.csv")
@anyone
def index(vote_id: int) -> ResponseReturnValue:
    """One row per option, for a spreadsheet."""
    vote, count = found(counts.declared_vote(vote_id)), found(counts.certified_count(vote_id))
    contests = counts.explained(counts.sheet_of(count))
    return _file(result_csv(vote, count, contests), "text/csv", f"result-{vote_id}.csv")


@room.get("/<int:vote_id>.json")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    """The exact bytes of the certified sheet: their SHA-256 is the digest on the page."""
    found(counts.declared_vote(vote_id))
    count = found(counts.certified_count(vote_id))
    return _file(count.sheet.encode(), "application/json", f"sheet-{vote_id}.json")


@workbooks.get("/<int:vote_id>.xlsx", endpoint="show")
@anyone
def show_workbook(vote_id: int) -> ResponseReturnValue:
    vote, count = found(counts.declared_vote(vote_id)), found(counts.certified_count(vote_id))
    book = result_workbook(vote, count, counts.explained(counts.sheet_of(count)))
    return _file(book, XLSX, f"result-{vote_id}.xlsx")


@data.get("/<int:vote_id>/data.json", endpoint="show")
@anyone
def show_data(vote_id: int) -> ResponseReturnValue:
    vote, count = found(counts.declared_vote(vote_id)), found(counts.certified_count(vote_id))
    told = result_json(vote, count, counts.explained(counts.sheet_of(count)))
    return _file(told, "application/json", f"result-{vote_id}.json")


@pabulib.get("/<int:vote_id>/contest-<int:contest_no>.pb", endpoint="show")
@anyone
def show_pabulib(vote_id: int, contest_no: int) -> ResponseReturnValue:
    """One contest for anybody's counting program; voter ids are drawn anew for every file."""
    vote, count = found(counts.declared_vote(vote_id)), found(counts.certified_count(vote_id))
    body = found(pabulib_file(vote, count, contest_no, token_hex(16)))
    return _file(body, "text/plain", f"vote-{vote_id}-{contest_no}.pb")


def _file(body: bytes, kind: str, name: str) -> Response:
    return Response(body, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
