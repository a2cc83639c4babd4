"""A word among officials."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions
from ..forms.desk import NoteForm
from ..queries import proposal_received
from .filters import queue_words
from .office import desk_page

room = Blueprint("desk_notes", __name__, url_prefix="/office/proposals/<int:proposal_id>/notes")


@room.post("")
@officials
def create(proposal_id: int) -> ResponseReturnValue:
    proposal, form = found(proposal_received(proposal_id)), NoteForm()
    if not form.validate():
        return desk_page(proposal_id, note=form), 422
    actions.note(actor(), proposal, form.text.data)
    flash("메모를 남겼습니다.", "success")
    return redirect(url_for("office_proposals.show", proposal_id=proposal_id, **queue_words()), 303)
