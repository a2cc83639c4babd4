"""Photos and documents of a proposal: added to a draft, handed out to whoever may read the proposal."""

from pathlib import Path

from flask import Blueprint, current_app, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from ... import jobs
from ...permissions import permit
from ...refusals import Refused
from ...verbs import Verb
from ...web.doors import actor, anyone, found, residents
from .. import actions
from ..forms import AttachmentForm
from ..models import Attachment, Proposal
from ..queries import attachment_seen_by, proposal_seen_by
from ..shelf import Shelf
from ..uploads import SIZE_MAX, check

room = Blueprint("attachments", __name__, url_prefix="/proposals/<int:proposal_id>/attachments")
AROUND_THE_FILE = 100_000  # bytes of a request beside the file itself
DAY = 24 * 3600


@room.url_value_preprocessor
def _let_a_file_in(endpoint: str | None, values: dict[str, object] | None) -> None:
    """Before anybody reads the request: here alone it may be larger than a form."""
    request.max_content_length = SIZE_MAX + AROUND_THE_FILE


@room.get("")
@residents
def index(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    permit(actor(), Verb.PROPOSAL_ATTACH, proposal)
    return _page(proposal, AttachmentForm())


@room.post("")
@residents
def create(proposal_id: int) -> ResponseReturnValue:
    proposal, form = found(proposal_seen_by(actor(), proposal_id)), AttachmentForm()
    permit(actor(), Verb.PROPOSAL_ATTACH, proposal)
    if not form.validate():
        return _page(proposal, form), 422
    with form.file.data.stream as given:
        data = given.read(SIZE_MAX + 1)
    try:
        checked = check(form.file.data.filename or "", data)
        attachment = actions.attach(actor(), proposal, checked, _shelf(), alt=form.alt.data or "")
    except Refused as no:
        form.refuse("file", no.message)
        return _page(proposal, form), no.status
    _draw_small(attachment)
    flash(f"{checked.name}을 붙였습니다." if attachment.is_picture else "파일을 붙였습니다.", "success")
    return redirect(url_for("attachments.index", proposal_id=proposal_id), 303)


@room.get("/<int:attachment_id>")
@anyone
def show(proposal_id: int, attachment_id: int) -> ResponseReturnValue:
    attachment = found(attachment_seen_by(actor(), proposal_id, attachment_id))
    path = _shelf().path(attachment.key)
    if not path.exists():
        found(None)
    answer = send_file(
        path,
        mimetype=attachment.mime,
        as_attachment=not attachment.is_picture,
        download_name=attachment.name,
        max_age=DAY,
        conditional=True,
    )
    answer.cache_control.private = True
    return answer


def _page(proposal: Proposal, form: AttachmentForm) -> str:
    return render_template("proposals/attachments_index.html", proposal=proposal, form=form)


def _draw_small(attachment: Attachment) -> None:
    if attachment.is_picture:
        back = url_for("attachments.index", proposal_id=attachment.proposal_id)
        folder, number = str(_shelf().folder), attachment.id
        jobs.enqueue("thumbnail", "작은 사진 만들기", actor().id, back, attachment_id=number, folder=folder)


def _shelf() -> Shelf:
    return Shelf(Path(current_app.instance_path) / current_app.config["UPLOADS"])
