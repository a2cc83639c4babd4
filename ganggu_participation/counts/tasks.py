"""Long work of the room: ids in, verbs called, the address of the next page out."""

import structlog

from ..accounts.models import Account
from ..database import db
from ..jobs import Report
from ..votes.models import Vote
from . import studies
from .actions import count as count_vote
from .models import Count

log = structlog.get_logger()
STUDYING = "같은 표를 다른 규칙으로도 세어 견주어 봅니다."


def count(report: Report, vote_id: int, account_id: int) -> str:
    """The count stands before it is studied: a study that fails takes nothing away."""
    done = count_vote(db.session.get_one(Account, account_id), db.session.get_one(Vote, vote_id), report)
    count_id = done.id
    report(1, 1, STUDYING)
    try:
        studies.keep(db.session.get_one(Count, count_id))
    except Exception:
        db.session.rollback()
        log.exception("study failed", count=count_id)
    return f"/office/counts/{count_id}"
