"""What the worker does for the room."""

from collections.abc import Callable

from ..database import db, transaction
from .models import Attachment
from .pictures import thumbnail_of
from .shelf import Shelf


def thumbnail(report: Callable[[int, int, str], None], attachment_id: int, folder: str) -> None:
    """Draws a picture small; one that was taken off meanwhile needs none."""
    attachment = db.session.get(Attachment, attachment_id)
    shelf = Shelf(folder)
    if attachment is None or attachment.thumbnail or not shelf.path(attachment.key).exists():
        return
    small = shelf.keep(thumbnail_of(shelf.path(attachment.key).read_bytes()))
    with transaction():
        still_there = db.session.get(Attachment, attachment_id)
        if still_there is not None:
            still_there.thumbnail = small
    if still_there is None:
        shelf.drop(small)
