"""Two counts of one vote, line by line."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...votes.queries import vote_seen_by
from ...web.doors import actor, found, observers
from .. import queries
from ..differences import compared
from ..models import Count

room = Blueprint("comparisons", __name__, url_prefix="/office/votes/<int:vote_id>/count-comparison")


@room.get("")
@observers
def show(vote_id: int) -> ResponseReturnValue:
    vote = found(vote_seen_by(actor(), vote_id))
    counts = queries.counts_of(vote_id)
    one, other = _asked("one", counts, -2), _asked("other", counts, -1)
    differences = compared(queries.sheet_of(one), queries.sheet_of(other)) if one and other else None
    return render_template(
        "counts/comparison.html", vote=vote, counts=counts, one=one, other=other, differences=differences
    )


def _asked(name: str, counts: list[Count], place: int) -> Count | None:
    """The count of that number, else the last or the one before it."""
    by_no = {count.no: count for count in counts}
    in_order = sorted(by_no)
    usual = in_order[place] if len(in_order) >= 2 else None
    return by_no.get(request.args.get(name, usual, type=int) or 0) or by_no.get(usual or 0)
