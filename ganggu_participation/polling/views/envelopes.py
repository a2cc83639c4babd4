"""Papers in envelopes: written down at the place while the roll could not be asked, decided after the close.

A name travels in the body of a form only; the page of an envelope knows its number and nobody's name."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...accounts.states import Basis
from ...refusals import Refused
from ...votes.states import VoteState
from ...web.doors import actor, found, officials
from .. import actions, queries
from ..forms import AnswerForm, PersonForm
from ..models import PaperEnvelope, PollingPlace
from .places import back, kept

AT = "/office/places/<int:place_id>/envelopes"
room = Blueprint("paper_envelopes", __name__, url_prefix=AT)
admissions = Blueprint("envelope_admissions", __name__, url_prefix=f"{AT}/<int:paper_id>/admission")
refusals = Blueprint("envelope_refusals", __name__, url_prefix=f"{AT}/<int:paper_id>/refusal")
ROOMS = (room, admissions, refusals)


def _new(place: PollingPlace, form: PersonForm, status: int = 200) -> ResponseReturnValue:
    return render_template("polling/envelope_new.html", place=place, form=form), status


@room.get("/new")
@officials
def new(place_id: int) -> ResponseReturnValue:
    place = kept(place_id)
    return _new(place, PersonForm(place, formdata=None, data={"basis": Basis.RESIDENCE}))


@room.post("")
@officials
def create(place_id: int) -> ResponseReturnValue:
    """The roll is not asked: whoever is struck already is found when the envelope is decided."""
    place = kept(place_id)
    form = PersonForm(place)
    if not form.validate_on_submit():
        return _new(place, form, 422)
    try:
        envelope = actions.take_envelope(actor(), place, form.seen(place))
    except Refused as no:
        form.refuse("name", no.message)
        return _new(kept(place_id), form, no.status)
    flash(f"봉투 번호는 {envelope.no}번입니다. 봉투 겉에 적어 주세요. 이름은 적지 말아 주세요.", "success")
    return redirect(url_for("paper_envelopes.new", place_id=place_id), 303)


def _one(place_id: int, paper_id: int) -> PaperEnvelope:
    envelope = found(queries.envelope_kept_by(actor(), paper_id))
    return found(envelope if envelope.place_id == place_id else None)


def _page(envelope: PaperEnvelope, form: AnswerForm, status: int = 200) -> ResponseReturnValue:
    waits = envelope.state == "sealed" and envelope.place.vote.state is VoteState.CLOSED
    no = queries.why_not_admitted(envelope) if waits else None
    return render_template("polling/envelope.html", envelope=envelope, place=envelope.place, form=form, waits=waits, no=no), status


@room.get("/<int:paper_id>")
@officials
def show(place_id: int, paper_id: int) -> ResponseReturnValue:
    return _page(_one(place_id, paper_id), AnswerForm(formdata=None))


@admissions.post("", endpoint="create")
@officials
def admit(place_id: int, paper_id: int) -> ResponseReturnValue:
    envelope = _one(place_id, paper_id)
    actions.admit_envelope(actor(), envelope)
    return back(place_id, f"{envelope.no}번 봉투를 인정했습니다. 뜯어서 투표지만 투표함에 넣어 주세요.")


@refusals.post("", endpoint="create")
@officials
def refuse(place_id: int, paper_id: int) -> ResponseReturnValue:
    envelope, form = _one(place_id, paper_id), AnswerForm()
    if not form.validate_on_submit():
        return _page(envelope, form, 422)
    try:
        actions.refuse_envelope(actor(), envelope, form.answer.data)
    except Refused as no:
        form.refuse("answer", no.message)
        return _page(_one(place_id, paper_id), form, no.status)
    return back(place_id, f"{envelope.no}번 봉투를 세지 않기로 적었습니다. 뜯지 말고 그대로 보관해 주세요.")
