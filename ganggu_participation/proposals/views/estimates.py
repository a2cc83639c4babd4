"""What it may cost: how many of which unit price, what that comes to, and what like projects have cost."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...permissions import permit
from ...verbs import Verb
from ...web.doors import actor, found, residents
from .. import actions
from ..forms import read_numbers
from ..models import Proposal
from ..queries import past_costs, prices_in_use, proposal_seen_by

room = Blueprint("estimates", __name__, url_prefix="/proposals/<int:proposal_id>/estimate")


@room.get("")
@residents
def edit(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    permit(actor(), Verb.PROPOSAL_ESTIMATE, proposal)
    typed = {row["price"]: str(row["number"]) for row in proposal.breakdown}
    return _page(proposal, typed, {})


@room.post("")
@residents
def update(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    permit(actor(), Verb.PROPOSAL_ESTIMATE, proposal)
    rows, typed, wrong = read_numbers(prices_in_use(), request.form)
    if wrong:
        return _page(proposal, typed, wrong), 422
    actions.estimate(actor(), proposal, rows)
    flash("어림한 비용을 적었습니다. 담당 부서가 다시 살펴봅니다." if rows else "비용을 비워 두었습니다.", "success")
    return redirect(url_for("estimates.edit", proposal_id=proposal_id), 303)


def _page(proposal: Proposal, typed: dict[int, str], wrong: dict[int, str]) -> str:
    past = past_costs(proposal.title, proposal.necessity, proposal.id)
    page = {"prices": prices_in_use(), "typed": typed, "wrong": wrong, "past": past}
    return render_template("proposals/estimates_edit.html", proposal=proposal, **page)
