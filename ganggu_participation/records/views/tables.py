"""The table and the sheet of a result, to take away."""

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from ...counts import queries as counts
from ...web.doors import anyone, found
from .. import queries
from ..tables import result_csv

room = Blueprint("result_tables", __name__, url_prefix="/results")


@room.get("/<int:vote_id>.csv")
@anyone
def index(vote_id: int) -> ResponseReturnValue:
    """One row per option, for a spreadsheet."""
    vote = found(counts.declared_vote(vote_id))
    sheet = counts.sheet_of(found(counts.certified_count(vote_id)))
    return _file(result_csv(vote, counts.explained(sheet)), "text/csv", f"result-{vote_id}.csv")


@room.get("/<int:vote_id>.json")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    """The exact bytes of the certified sheet: their SHA-256 is the digest on the page."""
    found(counts.declared_vote(vote_id))
    count = found(counts.certified_count(vote_id))
    return _file(count.sheet.encode(), "application/json", f"sheet-{vote_id}.json")


def _file(body: bytes, kind: str, name: str) -> Response:
    return Response(body, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
