"""A vote put together by hand: rows are added and taken away by buttons, and what was typed stays."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...dongs.queries import dong_by_id
from ...permissions import permit
from ...verbs import Verb
from ...web.doors import actor, found, officials
from .. import actions, queries
from ..forms import VoteForm
from ..forms.draft_data import data_of, paper_of
from ..models import Vote

room = Blueprint("office_vote_drafts", __name__, url_prefix="/office/votes")
FLASHED = "아직 공고하지 않았습니다. 연습 개표로 규칙을 시험해 본 뒤 공고해 주세요."


def _wants_rows(form: VoteForm) -> bool:
    """Whether a button only changed the rows of the page."""
    if "rows" not in request.form:
        return False
    form.change_rows()
    return True


def _draft(vote_id: int) -> Vote:
    vote = found(queries.vote_kept_by(actor(), vote_id))
    permit(actor(), Verb.VOTE_REVISE, vote)
    return vote


def _done(vote_id: int, sentence: str) -> ResponseReturnValue:
    flash(f"{sentence} {FLASHED}", "success")
    return redirect(url_for("office_votes.show", vote_id=vote_id), 303)


@room.get("/new")
@officials
def new() -> ResponseReturnValue:
    """Empty, or with what a committee screened on its ballot paper."""
    screened = paper_of(request.args.get("screening", 0, type=int))
    form = VoteForm(formdata=None, data=screened).offer(queries.dongs_to_ask_in(actor()))
    return render_template("votes/office_new.html", form=form)


@room.post("")
@officials
def create() -> ResponseReturnValue:
    form = VoteForm().offer(queries.dongs_to_ask_in(actor()))
    if _wants_rows(form):
        return render_template("votes/office_new.html", form=form)
    if not form.validate_on_submit():
        return render_template("votes/office_new.html", form=form), 422
    dong = dong_by_id(form.dong.data) if form.dong.data else None
    vote = actions.prepare(actor(), dong=dong, **form.words)
    return _done(vote.id, "투표를 준비했습니다.")


@room.get("/<int:vote_id>/edit")
@officials
def edit(vote_id: int) -> ResponseReturnValue:
    vote = _draft(vote_id)
    form = VoteForm(formdata=None, data=data_of(vote)).offer(_its_own(vote))
    return render_template("votes/office_edit.html", vote=vote, form=form)


@room.post("/<int:vote_id>")
@officials
def update(vote_id: int) -> ResponseReturnValue:
    vote = _draft(vote_id)
    form = VoteForm().offer(_its_own(vote))
    if _wants_rows(form):
        return render_template("votes/office_edit.html", vote=vote, form=form)
    if not form.validate_on_submit():
        return render_template("votes/office_edit.html", vote=vote, form=form), 422
    actions.revise(actor(), vote, **form.words)
    return _done(vote_id, "준비한 투표를 고쳤습니다.")


def _its_own(vote: Vote) -> list[tuple[int | str, str]]:
    """The place of a draft stays."""
    return [(vote.dong_id, vote.dong.name)] if vote.dong and vote.dong_id else [("", queries.WHOLE_DISTRICT)]
