"""What only the worker does: it lays the table in its own memory, and there alone shares are joined."""

from ..accounts.models import Account
from ..database import db
from ..jobs import Report
from . import actions
from .models import SharedKey


def call(report: Report, key_id: int, account_id: int) -> str:
    actions.call(db.session.get_one(Account, account_id), db.session.get_one(SharedKey, key_id))
    return f"/office/count-keys/{key_id}/shares"


def confirm(report: Report, key_id: int, account_id: int) -> str:
    actions.confirm(db.session.get_one(Account, account_id), db.session.get_one(SharedKey, key_id))
    return f"/office/count-keys/{key_id}"
