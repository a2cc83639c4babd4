"""Papers on screens: printed, entered by two, compared, balanced."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...refusals import Refused
from ...votes.queries import contests_of, vote_kept_by
from ...web.doors import actor, found, officials
from ...web.qr import drawn
from .. import actions, queries
from ..forms import BundleForm, EntryForm, FiguresForm, MendForm
from ..paper_lines import told
from .places import back, kept, place_page

printed = Blueprint("ballot_papers", __name__, url_prefix="/office/votes/<int:vote_id>/papers")
balances = Blueprint("balances", __name__, url_prefix="/office/places/<int:place_id>/balance")
settlements = Blueprint("balance_settlements", __name__, url_prefix="/office/places/<int:place_id>/settlement")
acceptances = Blueprint("balance_acceptances", __name__, url_prefix="/office/places/<int:place_id>/acceptance")
bundles = Blueprint("bundles", __name__, url_prefix="/office")
entries = Blueprint("bundle_entries", __name__, url_prefix="/office/bundles/<int:bundle_id>")
mends = Blueprint("bundle_mends", __name__, url_prefix="/office/bundles/<int:bundle_id>")
ROOMS = (printed, balances, settlements, acceptances, bundles, entries, mends)


@printed.get("", endpoint="show")
@officials
def papers(vote_id: int) -> ResponseReturnValue:
    """One sheet per contest; its square names the vote and the contest, never a person."""
    vote = found(vote_kept_by(actor(), vote_id))
    found(vote.digest)
    sheets = [(contest, drawn(f"{vote.digest}/{contest['no']}")) for contest in contests_of(vote)]
    return render_template("polling/papers.html", vote=vote, sheets=sheets)


@balances.post("", endpoint="create")
@officials
def report(place_id: int) -> ResponseReturnValue:
    place, form = kept(place_id), FiguresForm()
    if not form.validate_on_submit():
        return place_page(place, 422, figures_form=form)
    actions.report_papers(actor(), place, form.figures)
    return back(place_id, "결산을 적었습니다.")


@settlements.post("", endpoint="create")
@officials
def settle(place_id: int) -> ResponseReturnValue:
    actions.settle_balance(actor(), kept(place_id))
    return back(place_id, "결산을 마쳤습니다.")


@acceptances.post("", endpoint="create")
@officials
def accept(place_id: int) -> ResponseReturnValue:
    actions.accept_balance(actor(), kept(place_id))
    return back(place_id, "두 사람의 까닭을 남기고 결산을 마쳤습니다.")


@bundles.get("/places/<int:place_id>/bundles/new")
@officials
def new(place_id: int) -> ResponseReturnValue:
    place = kept(place_id)
    return _new(place, BundleForm(formdata=None).offer(contests_of(place.vote)))


@bundles.post("/places/<int:place_id>/bundles")
@officials
def create(place_id: int) -> ResponseReturnValue:
    place = kept(place_id)
    form = BundleForm().offer(contests_of(place.vote))
    if not form.validate_on_submit():
        return _new(place, form, 422)
    try:
        actions.enter(actor(), place, form.contest_no.data, form.no.data, form.papers.data)
    except Refused as no:
        form.refuse("papers", no.message)
        return _new(place, form, no.status)
    return back(place_id, "묶음을 한 번 입력했습니다. 다른 담당자가 다시 입력할 차례입니다.")


def _new(place: object, form: BundleForm, status: int = 200) -> ResponseReturnValue:
    return render_template("polling/bundle_new.html", place=place, form=form), status


def _page(bundle_id: int, entry: EntryForm, mend: MendForm, status: int = 200) -> ResponseReturnValue:
    bundle = found(queries.bundle_kept_by(actor(), bundle_id))
    contest = queries.contest_of(bundle.place.vote, bundle.contest_no)
    off = [(no, told(one), told(two)) for no, one, two in bundle.differences]
    words = {"bundle": bundle, "contest": contest, "entry": entry, "mend": mend, "differences": off}
    return render_template("polling/bundle.html", **words), status


@bundles.get("/bundles/<int:bundle_id>")
@officials
def show(bundle_id: int) -> ResponseReturnValue:
    return _page(bundle_id, EntryForm(formdata=None), MendForm(formdata=None))


@entries.post("/entry", endpoint="create")
@officials
def repeat(bundle_id: int) -> ResponseReturnValue:
    bundle, form = found(queries.bundle_kept_by(actor(), bundle_id)), EntryForm()
    if not form.validate_on_submit():
        return _page(bundle_id, form, MendForm(formdata=None), 422)
    try:
        actions.repeat(actor(), bundle, form.papers.data)
    except Refused as no:
        form.refuse("papers", no.message)
        return _page(bundle_id, form, MendForm(formdata=None), no.status)
    return _compared(bundle_id)


@mends.post("/mend", endpoint="create")
@officials
def mend(bundle_id: int) -> ResponseReturnValue:
    bundle, form = found(queries.bundle_kept_by(actor(), bundle_id)), MendForm()
    if not form.validate_on_submit():
        return _page(bundle_id, EntryForm(formdata=None), form, 422)
    actions.mend(actor(), bundle, form.line_no.data, form.paper.data)
    return _compared(bundle_id)


def _compared(bundle_id: int) -> ResponseReturnValue:
    bundle = found(queries.bundle_kept_by(actor(), bundle_id))
    if not bundle.differences:
        return back(bundle.place_id, "두 사람의 입력이 같습니다. 묶음을 맞추었습니다.")
    return _page(bundle_id, EntryForm(formdata=None), MendForm(formdata=None))
