"""Those who are asked to write along: by a link that is shown once, or by their address."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...permissions import permit
from ...refusals import Refused
from ...verbs import Verb
from ...web.doors import actor, anyone, found, residents
from ...web.handover import hand_over, handed_over
from .. import actions
from ..forms import InvitationForm
from ..models import Proposal
from ..queries import account_by_address, invitation_by_token, proposal_seen_by

room = Blueprint("invitations", __name__)


@room.get("/proposals/<int:proposal_id>/invitations")
@residents
def index(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    permit(actor(), Verb.PROPOSAL_REVISE, proposal)
    return _page(proposal, InvitationForm(), handed_over("invitation"))


@room.post("/proposals/<int:proposal_id>/invitations")
@residents
def create(proposal_id: int) -> ResponseReturnValue:
    proposal, form = found(proposal_seen_by(actor(), proposal_id)), InvitationForm()
    permit(actor(), Verb.PROPOSAL_REVISE, proposal)
    if not form.validate():
        return _page(proposal, form), 422
    account = account_by_address(form.email.data) if form.email.data else None
    try:
        _, token = actions.invite(actor(), proposal, account)
    except Refused as no:
        form.refuse("email", no.message)
        return _page(proposal, form), no.status
    hand_over("invitation", url_for("invitations.show", token=token, _external=True))
    flash("초대 주소를 만들었습니다. 함께 쓸 사람에게 보내 주세요.", "success")
    return redirect(url_for("invitations.index", proposal_id=proposal_id), 303)


@room.get("/invitations/<token>")
@anyone
def show(token: str) -> ResponseReturnValue:
    """What she is asked to join, before she says yes: its name and who asks, not its text."""
    return render_template("proposals/invitations_show.html", invitation=found(invitation_by_token(token)), token=token)


def _page(proposal: Proposal, form: InvitationForm, link: str | None = None) -> str:
    return render_template("proposals/invitations_index.html", proposal=proposal, form=form, link=link)
