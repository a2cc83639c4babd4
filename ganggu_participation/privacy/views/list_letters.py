"""Letters to everybody on a list of residents: asked for by one, agreed to by another, then printed once."""

from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from ...approvals.queries import standing_of
from ...identities.queries import list_for_letters
from ...permissions import Act
from ...web.doors import actor, found, freshly, officials
from ...web.qr import drawn
from ..actions import print_letters

room = Blueprint("list_letters", __name__, url_prefix="/office/resident-lists/<int:list_id>/letters")


@room.get("")
@officials
def new(list_id: int) -> ResponseReturnValue:
    kept = _kept(list_id)
    standing = standing_of(actor(), Act.UNSEAL, kept)
    return render_template("privacy/list_letters_new.html", kept=kept, standing=standing)


@room.post("")
@officials
@freshly
def create(list_id: int) -> ResponseReturnValue:
    """Shown once, in this answer: the codes are kept nowhere."""
    kept, url = _kept(list_id), url_for("votes.index", _external=True)
    papers = [(paper, drawn(f"{url}#{paper.code}")) for paper in print_letters(actor(), kept)]
    place = kept.dong.name if kept.dong else ""
    return render_template("identities/letters.html", papers=papers, url=url, place=place, signs_in=False)


def _kept(list_id: int) -> Any:
    """For those who take part in the act."""
    kept = found(list_for_letters(list_id))
    found(standing_of(actor(), Act.UNSEAL, kept).is_mine or None)
    return kept
