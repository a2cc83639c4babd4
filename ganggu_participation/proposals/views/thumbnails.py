"""The small picture, or the large one until the worker has drawn it."""

from pathlib import Path

from flask import Blueprint, current_app, send_file
from flask.typing import ResponseReturnValue

from ...web.doors import actor, anyone, found
from ..queries import attachment_seen_by
from ..shelf import Shelf

room = Blueprint(
    "thumbnails", __name__, url_prefix="/proposals/<int:proposal_id>/attachments/<int:attachment_id>/small"
)
DAY = 24 * 3600


@room.get("")
@anyone
def show(proposal_id: int, attachment_id: int) -> ResponseReturnValue:
    attachment = found(attachment_seen_by(actor(), proposal_id, attachment_id))
    if not attachment.is_picture:
        found(None)
    shelf = Shelf(Path(current_app.instance_path) / current_app.config["UPLOADS"])
    path = shelf.path(attachment.thumbnail or attachment.key)
    if not path.exists():
        found(None)
    return send_file(path, mimetype=attachment.mime, max_age=DAY if attachment.thumbnail else 0, conditional=True)
