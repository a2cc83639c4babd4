"""Files that belong to no proposal: of drafts that are gone, or of a page that broke off while it was written."""

from datetime import timedelta
from typing import Final

from sqlalchemy import select

from .. import clock
from ..database import db
from .models import Attachment
from .shelf import Shelf

QUIET: Final = timedelta(days=1)  # nobody writes at a file for longer


def sweep(shelf: Shelf) -> int:
    """Takes away what no row names and nobody has touched for a day; returns how many files went."""
    old = list(shelf.keys(clock.now() - QUIET))
    if not old:
        return 0
    named = {key for row in db.session.execute(select(Attachment.key, Attachment.thumbnail)) for key in row}
    orphans = [name for name in old if name not in named]
    for name in orphans:
        (shelf.folder / name[:2] / name).unlink(missing_ok=True)
    return len(orphans)
