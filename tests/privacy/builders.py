"""What officials did before the test begins."""

from typing import Any

from ganggu_participation import access_log
from ganggu_participation.database import db


def looked(*words: Any) -> None:
    """An access as another request left it: whoever reads on reads afresh."""
    access_log.note(*words)
    db.session.rollback()
