"""Long work of the room: ids in, verbs called, the address of the next page out."""

from ..accounts.models import Account
from ..database import db
from ..jobs import Report
from ..votes.models import Vote
from .actions import count as count_vote


def count(report: Report, vote_id: int, account_id: int) -> str:
    done = count_vote(db.session.get_one(Account, account_id), db.session.get_one(Vote, vote_id), report)
    return f"/office/counts/{done.id}"
