"""Polling places on the desk of the officials: hours, shifts, devices."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...approvals.queries import standing_of
from ...permissions import Act
from ...refusals import Refused
from ...votes.queries import contests_of, vote_kept_by
from ...web.doors import actor, found, officials
from ...web.session import become_device
from .. import actions, queries
from ..forms import ClassForm, FiguresForm, KioskForm, PlaceForm, ShiftForm
from ..models import PollingPlace

room = Blueprint("office_places", __name__, url_prefix="/office")
shifts = Blueprint("shifts", __name__, url_prefix="/office/places/<int:place_id>/shifts")
kiosks = Blueprint("kiosks", __name__, url_prefix="/office/places/<int:place_id>/kiosks")
closures = Blueprint("kiosk_closures", __name__, url_prefix="/office/places/<int:place_id>/kiosks")
ROOMS = (room, shifts, kiosks, closures)


def kept(place_id: int) -> PollingPlace:
    return found(queries.place_kept_by(actor(), place_id))


def _list(vote_id: int, form: PlaceForm, status: int = 200) -> ResponseReturnValue:
    vote = found(vote_kept_by(actor(), vote_id))
    words = {"places": queries.places_of(vote_id), "cards": queries.cards_of(vote_id)}
    return render_template("polling/places.html", vote=vote, form=form, class_form=ClassForm(formdata=None), **words), status


def place_page(place: PollingPlace, status: int = 200, **forms: object) -> ResponseReturnValue:
    shift = ShiftForm(formdata=None, data={"from_at": place.opens, "to_at": place.closes})
    words = {
        "shift_form": shift.offer(queries.people_of_the_desk(place.dong_id)),
        "kiosk_form": KioskForm(formdata=None),
        "figures_form": FiguresForm(formdata=None, obj=place),
        **forms,
    }
    bundles = queries.bundles_at(place.id)
    return render_template(
        "polling/place.html",
        place=place,
        kiosks=queries.kiosks_at(place.id),
        contests=contests_of(place.vote) if place.vote.digest else [],
        bundles=bundles,
        envelopes=queries.envelopes_at(place.id),
        balance=queries.balance_of(place, bundles),
        standing=standing_of(actor(), Act.ACCEPT_BALANCE, place),
        **words,
    ), status


def back(place_id: int, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for("office_places.show", place_id=place_id), 303)


@room.get("/votes/<int:vote_id>/places")
@officials
def index(vote_id: int) -> ResponseReturnValue:
    vote = found(vote_kept_by(actor(), vote_id))
    return _list(vote_id, PlaceForm(formdata=None, data={"opens": vote.opens, "closes": vote.closes}))


@room.post("/votes/<int:vote_id>/places")
@officials
def create(vote_id: int) -> ResponseReturnValue:
    vote, form = found(vote_kept_by(actor(), vote_id)), PlaceForm()
    if not form.validate_on_submit():
        return _list(vote_id, form, 422)
    try:
        place = actions.add_place(actor(), vote, name=form.name.data, address=form.address.data, opens=form.opens.data, closes=form.closes.data)
    except Refused as no:
        form.refuse("name", no.message)
        return _list(vote_id, form, no.status)
    return back(place.id, "투표소를 정했습니다.")


@room.get("/places/<int:place_id>")
@officials
def show(place_id: int) -> ResponseReturnValue:
    return place_page(kept(place_id))


@shifts.post("", endpoint="create")
@officials
def add_shift(place_id: int) -> ResponseReturnValue:
    place = kept(place_id)
    people = queries.people_of_the_desk(place.dong_id)
    form = ShiftForm().offer(people)
    if not form.validate_on_submit():
        return place_page(place, 422, shift_form=form)
    who = next(person for person in people if person.id == form.account_id.data)
    actions.staff(actor(), place, who, form.from_at.data, form.to_at.data)
    return back(place_id, "근무를 정했습니다.")


@kiosks.post("", endpoint="create")
@officials
def open_kiosk(place_id: int) -> ResponseReturnValue:
    """This very browser becomes the device; the official is signed out of it."""
    place, form = kept(place_id), KioskForm()
    if not form.validate_on_submit():
        return place_page(place, 422, kiosk_form=form)
    become_device(actions.open_kiosk(actor(), place, form.label.data))
    return redirect(url_for("booths.new"), 303)


@closures.post("/<int:kiosk_id>/closure", endpoint="create")
@officials
def close_kiosk(place_id: int, kiosk_id: int) -> ResponseReturnValue:
    kept(place_id)
    kiosk = found(next((k for k in queries.kiosks_at(place_id) if k.id == kiosk_id), None))
    actions.close_kiosk(actor(), kiosk)
    return back(place_id, f"{kiosk.label} 기기를 껐습니다.")
