"""Taking a file off a draft again."""

from pathlib import Path

from flask import Blueprint, current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..queries import attachment_seen_by, proposal_seen_by
from ..shelf import Shelf

room = Blueprint(
    "attachment_removals", __name__, url_prefix="/proposals/<int:proposal_id>/attachments/<int:attachment_id>/removal"
)


@room.post("")
@residents
def create(proposal_id: int, attachment_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    attachment = found(attachment_seen_by(actor(), proposal_id, attachment_id))
    shelf = Shelf(Path(current_app.instance_path) / current_app.config["UPLOADS"])
    actions.detach(actor(), proposal, attachment, shelf)
    flash("파일을 뗐습니다.", "success")
    return redirect(url_for("attachments.index", proposal_id=proposal_id), 303)
