"""The booth: a code opens the very ballot of the vote. On a device of the hall, codes from the desk; anywhere, class codes.

The code travels in the page and nowhere else: nothing personal is in the session, and each answer tells the browser to
go back to the start by itself."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...votes.forms import Ballot, ballot_form
from ...votes.queries import contests_of, why_no_ballot
from ...web.doors import anyone
from ...web.handover import hand_over, handed_over
from ...web.session import device_token
from .. import actions, queries
from ..forms import CodeForm
from ..guesses import guessing
from ..models import Kiosk
from ..people import holder_of, pupil_of

WIPES_AFTER = 180
"""Seconds without a touch; static/kiosk.js warns half a minute before and any touch goes on."""
GOES_AFTER = 20 * 60
"""Seconds until the page goes by itself where no script can warn: KOREA VOTE-19."""
room = Blueprint("booths", __name__, url_prefix="/booth")
ballots = Blueprint("booth_ballots", __name__, url_prefix="/booth/ballot")
reviews = Blueprint("booth_reviews", __name__, url_prefix="/booth/ballot/review")
receipts = Blueprint("booth_receipts", __name__, url_prefix="/booth/receipt")
ROOMS = (room, ballots, reviews, receipts)


@dataclass(frozen=True)
class Steps:
    """The steps of the ballot here, with the code carried along."""

    carried: tuple[tuple[str, str], ...]
    edit: str
    review: str
    cast: str
    is_practice: bool = False
    is_kiosk: bool = True


@dataclass(frozen=True)
class Entry:
    """What a code opens."""

    vote: Any
    who: Any
    cast: Callable[[dict[int, Any]], str]


def _entry(typed: str) -> Entry:
    """Raises Refused(CODE_UNKNOWN, TOO_MANY_CHECKS). A code of the desk opens nothing but on a device of its vote."""
    kiosk = queries.kiosk_of_token(device_token())
    with guessing(f"kiosk {kiosk.id}" if kiosk is not None else request.remote_addr or ""):
        return _opened(typed, kiosk)


def _opened(typed: str, kiosk: Kiosk | None) -> Entry:
    code = queries.code_typed(typed, kiosk.place.vote_id) if kiosk is not None else None
    if code is not None:
        who = holder_of(code)
        return Entry(code.place.vote, who, lambda choices: actions.spend_code(who, code, choices))
    card = queries.card_typed(typed)
    if card is None or (kiosk is not None and card.vote_id != kiosk.place.vote_id):
        raise Refused(Refusal.CODE_UNKNOWN)
    pupil = pupil_of(card)
    return Entry(card.vote, pupil, lambda choices: actions.spend_class_code(pupil, card, choices))


def _form(vote: Any, typed: str) -> Ballot:
    """Options in an order that is this code's own."""
    return ballot_form(contests_of(vote), hashlib.sha256(typed.encode()).hexdigest()[:16])


def _page(template: str, status: int = 200, **words: Any) -> ResponseReturnValue:
    answer = make_response(render_template(template, wipes_after=WIPES_AFTER, **words), status)
    answer.headers["Refresh"] = f"{GOES_AFTER}; url={url_for('booths.new')}"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _ballot(entry: Entry, form: Ballot, typed: str, status: int = 200) -> ResponseReturnValue:
    if no := why_no_ballot(entry.who, entry.vote):
        return _start(CodeForm(formdata=None), no), no.status
    return _page("votes/ballot.html", status, vote=entry.vote, form=form, steps=_steps(typed))


def _steps(typed: str) -> Steps:
    edit_at, review_at = url_for("booth_ballots.edit"), url_for("booth_reviews.create")
    return Steps((("code", typed),), edit_at, review_at, url_for("booth_ballots.create"))


def _start(form: CodeForm, no: Refused | None = None) -> str:
    kiosk = queries.kiosk_of_token(device_token())
    return render_template("polling/booth.html", form=form, kiosk=kiosk, no=no)


@room.get("")
@anyone
def new() -> ResponseReturnValue:
    return _start(CodeForm(formdata=None))


@room.post("")
@anyone
def create() -> ResponseReturnValue:
    form = CodeForm()
    if not form.validate_on_submit():
        return _start(form), 422
    try:
        entry = _entry(form.code.data)
    except Refused as no:
        form.refuse("code", no.message)
        return _start(form), no.status
    return _ballot(entry, _form(entry.vote, form.code.data), form.code.data)


@ballots.post("")
@anyone
def edit() -> ResponseReturnValue:
    typed = request.form.get("code", "")
    entry = _entry(typed)
    form = _form(entry.vote, typed)
    form.act()
    return _ballot(entry, form, typed)


@reviews.post("", endpoint="create")
@anyone
def review() -> ResponseReturnValue:
    typed = request.form.get("code", "")
    entry = _entry(typed)
    form = _form(entry.vote, typed)
    if not form.validate_on_submit() or why_no_ballot(entry.who, entry.vote):
        return _ballot(entry, form, typed, 422)
    return _page("votes/review.html", vote=entry.vote, form=form, steps=_steps(typed))


@ballots.post("/cast", endpoint="create")
@anyone
def cast() -> ResponseReturnValue:
    typed = request.form.get("code", "")
    entry = _entry(typed)
    form = _form(entry.vote, typed)
    if not form.validate_on_submit():
        return _ballot(entry, form, typed, 422)
    vote_id, title = entry.vote.id, entry.vote.title
    hand_over("booth receipt", [vote_id, title, entry.cast(form.choices)])
    return redirect(url_for("booth_receipts.show"), 303)


@receipts.get("")
@anyone
def show() -> ResponseReturnValue:
    """Once; loaded again it is the start."""
    kept = handed_over("booth receipt")
    if not kept:
        return redirect(url_for("booths.new"), 303)
    vote_id, title, code = kept
    return _page("polling/booth_receipt.html", vote_id=vote_id, title=title, code=code)
