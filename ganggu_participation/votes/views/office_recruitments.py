"""Recruiting electors on the desk of a roll keeper: begin, close the list, type the public number, draw."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web.doors import actor, found, officials
from .. import actions, queries
from .. import recruitment_queries as recruiting
from ..forms.recruiting import RecruitmentForm, SeedForm
from ..models import Vote
from ..recruitment_models import Recruitment
from ..roll_queries import keeps_roll

room = Blueprint("vote_recruitments", __name__, url_prefix="/office/votes/<int:vote_id>/recruitment")
desk = Blueprint("office_recruitments", __name__, url_prefix="/office/recruitments/<int:recruitment_id>")
closures = Blueprint("recruitment_closures", __name__, url_prefix="/office/recruitments/<int:recruitment_id>/closure")
seeds = Blueprint("recruitment_seeds", __name__, url_prefix="/office/recruitments/<int:recruitment_id>/seed")
draws = Blueprint("recruitment_draws", __name__, url_prefix="/office/recruitments/<int:recruitment_id>/draw")
BESIDE = {Refusal.SEED_TOO_EARLY: "known_from", Refusal.QUOTAS_TOO_MANY: "quotas"}
ROOMS = (room, desk, closures, seeds, draws)


def _vote(vote_id: int) -> Vote:
    vote = found(queries.vote_kept_by(actor(), vote_id))
    return found(vote if vote.roll_rule.get("listed") and keeps_roll(actor(), vote) else None)


def _kept(recruitment_id: int) -> Recruitment:
    return found(recruiting.recruitment_kept_by(actor(), recruitment_id))


def _page(recruitment: Recruitment, form: SeedForm | None = None, status: int = 200) -> ResponseReturnValue:
    words = {
        "applied": recruiting.how_many_applied(recruitment.vote_id),
        "second": recruiting.waits_for_a_second(recruitment, actor()),
        "form": form or SeedForm(formdata=None),
    }
    return render_template("votes/office_recruitment.html", recruitment=recruitment, **words), status


def _back(recruitment_id: int, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for("office_recruitments.show", recruitment_id=recruitment_id), 303)


@room.get("/new")
@officials
def new(vote_id: int) -> ResponseReturnValue:
    return render_template("votes/recruitment_new.html", vote=_vote(vote_id), form=RecruitmentForm(formdata=None))


@room.post("")
@officials
def create(vote_id: int) -> ResponseReturnValue:
    vote, form = _vote(vote_id), RecruitmentForm()
    if not form.validate_on_submit():
        return render_template("votes/recruitment_new.html", vote=vote, form=form), 422
    try:
        recruitment = actions.open_recruitment(actor(), vote, **form.plan)
    except Refused as no:
        form.refuse(BESIDE.get(no.refusal, "closes"), no.message)
        return render_template("votes/recruitment_new.html", vote=_vote(vote_id), form=form), no.status
    return _back(recruitment.id, "선거인 모집을 시작했습니다.")


@desk.get("", endpoint="show")
@officials
def show(recruitment_id: int) -> ResponseReturnValue:
    return _page(_kept(recruitment_id))


@closures.post("", endpoint="create")
@officials
def close(recruitment_id: int) -> ResponseReturnValue:
    actions.close_recruitment(actor(), _kept(recruitment_id))
    return _back(recruitment_id, "신청 명단을 닫고 번호와 확인값을 공개했습니다.")


@seeds.post("", endpoint="create")
@officials
def type_seed(recruitment_id: int) -> ResponseReturnValue:
    recruitment, form = _kept(recruitment_id), SeedForm()
    if not form.validate_on_submit():
        return _page(recruitment, form, 422)
    try:
        actions.type_seed(actor(), recruitment, form.public.data)
    except Refused as no:
        form.refuse("public", no.message)
        return _page(_kept(recruitment_id), form, no.status)
    return _back(recruitment_id, "공개 숫자를 적었습니다. 다른 명부 담당자가 같은 숫자를 다시 적으면 추첨합니다.")


@draws.post("", endpoint="create")
@officials
def draw(recruitment_id: int) -> ResponseReturnValue:
    recruitment, form = _kept(recruitment_id), SeedForm()
    if not form.validate_on_submit():
        return _page(recruitment, form, 422)
    try:
        actions.draw(actor(), recruitment, form.public.data)
    except Refused as no:
        form.refuse("public", no.message)
        return _page(_kept(recruitment_id), form, no.status)
    return _back(recruitment_id, "추첨했습니다. 뽑힌 사람을 투표 명부에 넣고 모두에게 알렸습니다.")
