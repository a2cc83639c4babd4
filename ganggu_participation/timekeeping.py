"""What the dates do by themselves: opens, closes and settles what has come due, through the same verbs."""

from collections.abc import Callable, Iterator
from typing import Any

import structlog

from . import clock
from .approvals import actions as approvals
from .approvals.queries import approvals_to_lapse
from .assemblies import actions as assemblies
from .assemblies.queries import assemblies_to_close, assemblies_to_open
from .database import db
from .notices.delivery import deliver
from .notices.mails import post
from .permissions import CLOCK
from .refusals import Refused
from .votes import actions as votes
from .votes import box
from .votes.queries import votes_to_close, votes_to_finish, votes_to_open

log = structlog.get_logger()
Due = tuple[Callable[[Any, Any], Any], Any, str]


def keep() -> list[str]:
    """One sentence per deed done. An assembly opens and closes its own vote, so assemblies come first."""
    told = [sentence for step in (_assemblies, _votes, _approvals) for due in step() if (sentence := _done(*due))]
    if any("마감" in sentence for sentence in told):
        box.sweep()
    deliver()
    post()
    return told


def _assemblies() -> Iterator[Due]:
    now = clock.now()
    yield from [(assemblies.open, found, "주민총회를 열었습니다") for found in assemblies_to_open(now)]
    yield from [(assemblies.close, found, "주민총회 투표를 마감했습니다") for found in assemblies_to_close(now)]


def _votes() -> Iterator[Due]:
    now = clock.now()
    yield from [(votes.open, found, "투표를 열었습니다") for found in votes_to_open(now)]
    yield from [(votes.close, found, "투표를 마감했습니다") for found in votes_to_close(now)]
    yield from [(votes.finish, found, "결과를 확정했습니다") for found in votes_to_finish(now)]


def _approvals() -> Iterator[Due]:
    yield from [(approvals.lapse, found, "승인 기한이 지났습니다") for found in approvals_to_lapse(clock.now())]


def _done(action: Callable[[Any, Any], Any], subject: Any, words: str) -> str | None:
    """Does it; what is refused or fails is logged and does not stop the rest."""
    name = f"{subject.__tablename__}/{subject.id}"
    try:
        action(CLOCK, subject)
        return f"{name}: {words}."
    except Refused as no:
        log.warning("not due", subject=name, refusal=no.refusal.name)
    except Exception:
        db.session.rollback()
        log.exception("keeping time failed", subject=name)
    return None
