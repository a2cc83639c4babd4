"""The check-in desk, on a tablet: find somebody, see whether she took part, hand out a code or a paper.

A name travels in the body of a form only, and comes back in hidden fields: no address and no log holds it."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...accounts.states import Basis
from ...permissions import why_not
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...votes.queries import live_turnout
from ...web.doors import actor, officials
from ...web.handover import hand_over, handed_over
from .. import actions, queries
from ..forms import PersonForm
from ..models import PollingPlace
from ..people import Seen
from .places import kept

AT = "/office/places/<int:place_id>/desk"
room = Blueprint("check_ins", __name__, url_prefix=AT)
codes = Blueprint("kiosk_codes", __name__, url_prefix=f"{AT}/codes")
voids = Blueprint("code_voids", __name__, url_prefix=f"{AT}/voids")
papers = Blueprint("paper_hand_outs", __name__, url_prefix=f"{AT}/papers")
ROOMS = (room, codes, voids, papers)


def _desk(place: PollingPlace, form: PersonForm, status: int = 200) -> ResponseReturnValue:
    words = {"turnout": live_turnout(place.vote_id), "place": place, "form": form}
    return render_template("polling/desk.html", **words), status


def _person(place: PollingPlace, form: PersonForm) -> ResponseReturnValue:
    """What stands between this person and a ballot, or the ways she may choose from."""
    seen = form.seen(place)
    held = queries.code_held(place.vote_id, seen.person_key)
    no = queries.why_no_paper(place.vote, seen.person_key) or _why_not(place, seen)
    words = {"no": no, "held": held if held is not None and not held.is_over else None}
    return render_template("polling/person.html", place=place, form=form, **words)


def _why_not(place: PollingPlace, seen: Seen) -> Refused | None:
    refusal = (
        why_not(actor(), Verb.PAPER_HAND_OUT, place)
        or (None if place.is_worked_by(actor()) else Refusal.NOT_ON_SHIFT)
        or place.vote.why_polls_are_shut()
        or (None if place.is_open_now else Refusal.PLACE_SHUT)
        or place.vote.why_no_ballot_for(seen.elector)
    )
    return Refused(refusal) if refusal else None


@room.get("")
@officials
def new(place_id: int) -> ResponseReturnValue:
    place = kept(place_id)
    return _desk(place, PersonForm(place, formdata=None, data={"basis": Basis.RESIDENCE}))


@room.post("")
@officials
def create(place_id: int) -> ResponseReturnValue:
    place = kept(place_id)
    form = PersonForm(place)
    return _person(place, form) if form.validate_on_submit() else _desk(place, form, 422)


@codes.post("", endpoint="create")
@officials
def hand_out_code(place_id: int) -> ResponseReturnValue:
    place = kept(place_id)
    form = PersonForm(place)
    if not form.validate_on_submit():
        return _desk(place, form, 422)
    hand_over("slip", [place_id, actions.hand_out_code(actor(), place, form.seen(place))])
    return redirect(url_for("kiosk_codes.show", place_id=place_id), 303)


@codes.get("/slip", endpoint="show")
@officials
def slip(place_id: int) -> ResponseReturnValue:
    """Shown once, without a name; loaded again it is empty."""
    place = kept(place_id)
    of_place, code = handed_over("slip") or (None, "")
    return render_template("polling/slip.html", place=place, code=code if of_place == place_id else "")


@voids.post("", endpoint="create")
@officials
def void_code(place_id: int) -> ResponseReturnValue:
    place = kept(place_id)
    form = PersonForm(place)
    if not form.validate_on_submit():
        return _desk(place, form, 422)
    held = queries.code_held(place.vote_id, form.seen(place).person_key)
    if held is None:
        raise Refused(Refusal.NO_CODE_OUT)
    actions.void_code(actor(), held)
    return _person(kept(place_id), form)


@papers.post("", endpoint="create")
@officials
def hand_out_paper(place_id: int) -> ResponseReturnValue:
    place = kept(place_id)
    form = PersonForm(place)
    if not form.validate_on_submit():
        return _desk(place, form, 422)
    actions.hand_out_paper(actor(), place, form.seen(place))
    flash("종이 투표지를 받아 간 것으로 적었습니다. 투표지를 한 벌 드려 주세요.", "success")
    return redirect(url_for("check_ins.new", place_id=place_id), 303)
