"""The desk of those who answer: what is due first stands first."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from ...web.forms import Form
from ..flags import is_first, numbers_in
from ..forms import InfoRequestForm, TakeUpForm
from ..forms.desk import AssignmentForm, BulkAssignmentForm, NoteForm, RecusalForm
from ..queries import acts_for, around_in_queue, last_signature, proposal_received, proposals_for_office, timeline_of
from ..queries.desk import appeal_of, due_today, held_answer_of, notes_of, reviewers_everywhere, reviewers_for
from .filters import office_filter, queue_now, queue_words

room = Blueprint("office_proposals", __name__, url_prefix="/office/proposals")


@room.get("")
@officials
def index() -> ResponseReturnValue:
    form, queue = office_filter()
    page = proposals_for_office(queue, request.args.get("page", 1, type=int))
    bulk = BulkAssignmentForm(formdata=None).offer(reviewers_everywhere())
    due = due_today(actor())
    shown = {"page": page, "form": form, "queue": queue_words()}
    return render_template("proposals/office_proposals_index.html", bulk=bulk, due=due, **shown)


@room.get("/<int:proposal_id>")
@officials
def show(proposal_id: int) -> ResponseReturnValue:
    return desk_page(proposal_id)


def desk_page(proposal_id: int, **filled: Form) -> str:
    """The desk of one proposal, with the form that was filled in, where one was."""
    proposal = found(proposal_received(proposal_id))
    department, _ = last_signature(actor())
    people = reviewers_for(proposal)
    forms = {
        "take_up": TakeUpForm(formdata=None, department=proposal.department or department),
        "request": InfoRequestForm(formdata=None),
        "assignment": AssignmentForm(formdata=None, department=proposal.department, person=proposal.assigned_to),
        "note": NoteForm(formdata=None),
        "recusal": RecusalForm(formdata=None),
    } | filled
    forms["assignment"].offer(people)
    has = next((person.display_name for person in people if person.id == proposal.assigned_to), None)
    steps = timeline_of(proposal_id)
    beside = {"notes": notes_of(proposal_id), "held": held_answer_of(proposal_id), "appeal": appeal_of(proposal_id)}
    flags = {"numbers": numbers_in(proposal), "first": is_first(proposal)}
    flags["for_paper"] = proposal.author_id is None and acts_for(actor(), proposal)
    words = {"forms": forms, "around": around_in_queue(proposal, queue_now()), "queue": queue_words(), "has": has}
    page = {"proposal": proposal, "steps": steps, **words, **beside, **flags}
    return render_template("proposals/office_proposals_show.html", **page)
