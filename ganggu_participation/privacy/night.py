"""The nightly round: warn who was not seen for a year, close who did not come back, destroy what is over."""

from collections.abc import Iterator
from pathlib import Path

import structlog
from flask import current_app

from .. import clock, outbox
from ..accounts.models import Account
from ..database import db, transaction
from ..jobs import Heartbeat
from ..notices.models import Notice
from ..permissions import CLOCK
from ..proposals import orphans
from ..proposals.shelf import Shelf
from ..refusals import Refused
from . import actions, retention
from .destroying import DESTROYS, to_warn, unused

BEGINS = 3  # o'clock in Korea
NAME = "retention"
TITLE = "오래 쓰지 않은 계정"
WARNING = f"{retention.UNUSED.days}일 동안 로그인하지 않았습니다. {retention.WARNING.days}일 안에 로그인하지 않으면 계정과 개인정보를 지웁니다."
log = structlog.get_logger()


def is_due() -> bool:
    """Once a day, from three o'clock on; a night that was missed is made up for when the worker is back."""
    last = db.session.get(Heartbeat, NAME)
    begun = clock.moment(clock.today(), BEGINS)
    return clock.now() >= begun and (last is None or last.at < begun)


def round_of_the_night() -> list[str]:
    """Everything that is due, a sentence for each thing done."""
    told = [sentence for step in (_warn, _close, _destroy, _sweep) for sentence in step()]
    with transaction():
        db.session.merge(Heartbeat(name=NAME, at=clock.now()))
    return told


def _warn() -> Iterator[str]:
    """On her screen, and by every way that is known, whatever she chose: who has not come for a year looks at no screen."""
    ids = [account.id for account in to_warn(clock.now())]
    for account_id in ids:
        with transaction():
            account = db.session.get_one(Account, account_id)
            account.warned_at = clock.now()
            told = {"title": TITLE, "text": WARNING, "path": "/me", "mailed_at": clock.now()}
            db.session.add(Notice(account_id=account_id, at=clock.now(), **told))
            _write_to(account)
    if ids:
        yield f"오래 쓰지 않은 계정 {len(ids)}개에 알렸습니다."


def _write_to(account: Account) -> None:
    site = current_app.config["SITE_NAME"]
    place = f"{site} {current_app.config['SITE_ADDRESS']}".strip()
    if account.email:
        outbox.send("mail", account.email, f"{site}: {TITLE}", f"{place}\n{WARNING}")
    if account.phone:
        outbox.send("sms", account.phone, TITLE, f"[{place}] {WARNING}")


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


def _sweep() -> Iterator[str]:
    """Files whose drafts are gone."""
    swept = orphans.sweep(Shelf(Path(current_app.instance_path) / current_app.config["UPLOADS"]))
    if swept:
        yield f"주인 없는 파일 {swept}개를 지웠습니다."
