"""The nightly round: warn who was not seen for a year, close who did not come back, destroy what is over."""

from collections.abc import Iterator

import structlog

from .. import clock
from ..accounts.models import Account
from ..database import db, transaction
from ..jobs import Heartbeat
from ..permissions import CLOCK
from ..refusals import Refused
from . import actions
from .destroying import DESTROYS, to_warn, unused

BEGINS = 3  # o'clock in Korea
NAME = "retention"
log = structlog.get_logger()


def is_due() -> bool:
    """Once a day, from three o'clock on; a night that was missed is made up for when the worker is back."""
    last = db.session.get(Heartbeat, NAME)
    begun = clock.moment(clock.today(), BEGINS)
    return clock.now() >= begun and (last is None or last.at < begun)


def round_of_the_night() -> list[str]:
    """Everything that is due, a sentence for each thing done."""
    told = [sentence for step in (_warn, _close, _destroy) for sentence in step()]
    with transaction():
        db.session.merge(Heartbeat(name=NAME, at=clock.now()))
    return told


def _warn() -> Iterator[str]:
    """A note on the account; whoever sends mail reads it there."""
    ids = [account.id for account in to_warn(clock.now())]
    for account_id in ids:
        with transaction():
            db.session.get_one(Account, account_id).warned_at = clock.now()
    if ids:
        yield f"오래 쓰지 않은 계정 {len(ids)}개에 알릴 때가 되었습니다."


def _close() -> Iterator[str]:
    closed = 0
    for account_id in [account.id for account in unused(clock.now())]:
        try:
            actions.close(CLOCK, db.session.get_one(Account, account_id), keep_credit=False)
            closed += 1
        except Refused as no:
            log.warning("not closed", subject=f"accounts/{account_id}", refusal=no.refusal.name)
    if closed:
        yield f"오래 쓰지 않은 계정 {closed}개를 지웠습니다."


def _destroy() -> Iterator[str]:
    for rule in DESTROYS:
        try:
            done = actions.destroy(CLOCK, rule)
        except Refused:
            continue
        yield f"{done.what} {done.number:,}건을 파기했습니다."
