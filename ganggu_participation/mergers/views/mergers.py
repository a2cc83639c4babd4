"""Asking to merge, and one such request."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...permissions import permit
from ...proposals.queries import proposal_received
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...web.doors import actor, found, residents
from .. import actions
from ..forms import AnswerForm, MergerForm, ReasonForm
from ..queries import asking_to_merge, merger_seen_by, might_join, proposal_with_receipt
from ..states import MergerState

room = Blueprint("mergers", __name__)
UNKNOWN = "이 접수번호의 제안을 찾지 못했습니다. 번호를 다시 확인해 주세요."
BESIDE = {
    Refusal.NOTHING_TO_MERGE, Refusal.NOT_TO_BE_MERGED, Refusal.OTHER_YEAR, Refusal.NOBODY_TO_ASK, Refusal.MERGER_UNDER_WAY,
}  # fmt: skip


@room.get("/proposals/<int:proposal_id>/mergers/new")
@residents
def new(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_received(proposal_id))
    permit(actor(), Verb.MERGER_PROPOSE, asking_to_merge(proposal))
    return _page(proposal, MergerForm(formdata=None).offer(might_join(proposal)))


@room.post("/proposals/<int:proposal_id>/mergers")
@residents
def create(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_received(proposal_id))
    form = MergerForm().offer(might_join(proposal))
    if not form.validate():
        return _page(proposal, form), 422
    sources = [proposal_received(number) for number in form.proposals.data]
    if form.receipt_no.data:
        sources.append(proposal_with_receipt(form.receipt_no.data))
    if None in sources:
        form.refuse("receipt_no", UNKNOWN)
        return _page(proposal, form), 422
    try:
        merger = actions.propose(actor(), proposal, [each for each in sources if each], form.reason.data)
    except Refused as no:
        if no.refusal not in BESIDE:
            raise
        form.refuse("proposals" if form.proposals.choices else "receipt_no", no.message)
        return _page(proposal, form), 422
    done = merger.state is MergerState.DONE
    flash("제안을 합쳤습니다." if done else "제안한 사람들에게 물었습니다. 모두 동의하면 합칩니다.", "success")
    return redirect(url_for("mergers.show", merger_id=merger.id), 303)


@room.get("/mergers/<int:merger_id>")
@residents
def show(merger_id: int) -> ResponseReturnValue:
    return merger_page(merger_id)


def merger_page(merger_id: int, **filled: Any) -> str:
    """The request with what everybody answered so far, and the form that was filled in, where one was."""
    merger = found(merger_seen_by(actor(), merger_id))
    forms = {"answer": AnswerForm(formdata=None), "refusal": ReasonForm(formdata=None, prefix="no-")} | filled
    return render_template("mergers/mergers_show.html", merger=merger, mine=merger.waiting_for(actor()), forms=forms)


def _page(proposal: Any, form: MergerForm) -> str:
    return render_template("mergers/mergers_new.html", proposal=proposal, form=form)
