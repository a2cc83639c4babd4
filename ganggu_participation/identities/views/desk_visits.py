"""The desk: somebody comes, is found by name and birth date, and is helped; each act is a POST of its own."""

from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...accounts.queries import ACCOUNT_TERMS, IDENTITY_TERMS, account_by_id, accounts_named
from ...accounts.states import LEVEL_LABELS, Basis
from ...dongs.queries import dong_by_id, dong_names
from ...permissions import Role
from ...refusals import Refusal, Refused
from ...web.doors import actor, found, officials
from ...web.qr import drawn
from .. import actions
from ..forms import LabelForm, RegistrationForm, SeenForm, VisitForm
from ..models import DeskVisit
from ..namesakes import labels_at
from ..queries import visit_of

room = Blueprint("desk_visits", __name__, url_prefix="/office/desk")
registrations = Blueprint("desk_registrations", __name__, url_prefix="/office/desk")
checks = Blueprint("desk_checks", __name__, url_prefix="/office/desk")
labels = Blueprint("desk_labels", __name__, url_prefix="/office/desk")
letters = Blueprint("desk_letters", __name__, url_prefix="/office/desk")
ends = Blueprint("desk_ends", __name__, url_prefix="/office/desk")
ROOMS = (room, registrations, checks, labels, letters, ends)


def _mine() -> list[Any]:
    return [dong for dong in dong_names() if actor().holds(Role.DONG_OFFICER, dong.id)]


@room.get("/new")
@officials
def new() -> ResponseReturnValue:
    return render_template("identities/desk_new.html", form=VisitForm(_mine()), found_before=())


@room.post("")
@officials
def create() -> ResponseReturnValue:
    """One who is found is received at once; of several with one name and birth date the official picks."""
    form = VisitForm(_mine())
    if not form.validate_on_submit():
        return render_template("identities/desk_new.html", form=form, found_before=()), 422
    people = accounts_named(form.name.data, form.birth_date.data, form.dong.data)
    picked = request.form.get("account", type=int)
    if len(people) > 1 and picked is None:
        return render_template("identities/desk_new.html", form=form, found_before=people)
    account = next((each for each in people if picked in (None, each.id)), None)
    dong = found(dong_by_id(form.dong.data))
    words = {"name": form.name.data, "birth_date": form.birth_date.data, "reason": form.reason.data}
    try:
        visit = actions.receive(actor(), dong=dong, account=account, **words)
    except Refused as no:
        form.refuse("reason", no.message)
        return render_template("identities/desk_new.html", form=form, found_before=()), no.status
    return redirect(url_for("desk_visits.show", visit_id=visit.id), 303)


@room.get("/<int:visit_id>")
@officials
def show(visit_id: int) -> ResponseReturnValue:
    return _page(_kept(visit_id))


@registrations.post("/<int:visit_id>/registration", endpoint="create")
@officials
def create_registration(visit_id: int) -> ResponseReturnValue:
    visit, form = _kept(visit_id), RegistrationForm()
    if not form.validate_on_submit():
        return _page(visit, register=form), 422
    consents = {terms.kind: terms.version for terms in (ACCOUNT_TERMS, IDENTITY_TERMS)}
    try:
        actions.register(actor(), visit, basis=form.basis.data, consents=consents)
    except Refused as no:
        form.refuse("basis", no.message)
        return _page(_kept(visit_id), register=form), no.status
    return _done(visit_id, "주민을 등록했습니다. 이어서 신분을 확인해 주세요.")


@checks.post("/<int:visit_id>/check", endpoint="create")
@officials
def create_check(visit_id: int) -> ResponseReturnValue:
    visit, form = _kept(visit_id), SeenForm()
    if not form.validate_on_submit():
        return _page(visit, see=form), 422
    try:
        if form.another.data:
            actions.tell_apart(actor(), visit, form.basis.data, form.label.data or "")
        else:
            actions.see(actor(), visit, form.basis.data)
    except Refused as no:
        form.refuse("another" if no.refusal in (Refusal.PERSON_KNOWN, Refusal.NAMESAKES) else "seen", no.message)
        return _page(_kept(visit_id), see=form), no.status
    return _done(visit_id, "담당자가 직접 확인한 것으로 남겼습니다.")


@labels.post("/<int:visit_id>/label", endpoint="create")
@officials
def create_label(visit_id: int) -> ResponseReturnValue:
    """She has a name in rolls: which of those who share it she is, as a list will say it."""
    visit, form = _kept(visit_id), LabelForm()
    if not form.validate_on_submit():
        return _page(visit, label=form), 422
    try:
        actions.tell_apart(actor(), visit, Basis.RESIDENCE, form.label.data)
    except Refused as no:
        form.refuse("label", no.message)
        return _page(_kept(visit_id), label=form), no.status
    return _done(visit_id, "구분을 적었습니다. 명부 파일의 같은 구분이 이 주민을 뜻합니다.")


@letters.post("/<int:visit_id>/letter", endpoint="create")
@officials
def create_letter(visit_id: int) -> ResponseReturnValue:
    """The paper itself: shown once, to be printed."""
    visit = _kept(visit_id)
    paper = actions.print_letter(actor(), visit)
    return papers([paper], url_for("letter_sign_ins.new", _external=True), visit.dong.name, True)


def papers(printed: list[Any], url: str, place: str, signs_in: bool) -> str:
    """Letters on A4, a page each."""
    shown = [(paper, drawn(f"{url}#{paper.code}")) for paper in printed]
    return render_template("identities/letters.html", papers=shown, url=url, place=place, signs_in=signs_in)


@ends.post("/<int:visit_id>/end", endpoint="create")
@officials
def create_end(visit_id: int) -> ResponseReturnValue:
    actions.end(actor(), _kept(visit_id))
    flash("창구 도움을 마쳤습니다.", "success")
    return redirect(url_for("desk_visits.new"), 303)


def _kept(visit_id: int) -> DeskVisit:
    return found(visit_of(actor(), visit_id))


def _done(visit_id: int, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for("desk_visits.show", visit_id=visit_id), 303)


def _page(visit: DeskVisit, register: RegistrationForm | None = None, see: SeenForm | None = None, label: LabelForm | None = None) -> str:
    account = account_by_id(visit.account_id) if visit.account_id else None
    basis = account.basis if account else None
    words = {
        "visit": visit,
        "account": account,
        "register": register or RegistrationForm(formdata=None),
        "see": see or SeenForm(formdata=None, basis=basis),
        "label": label or LabelForm(formdata=None),
        "known": labels_at(visit),
        "levels": LEVEL_LABELS,
        "paper": "office_papers.new" in current_app.view_functions,
        "terms": (ACCOUNT_TERMS, IDENTITY_TERMS),
    }
    return render_template("identities/desk_show.html", **words)
