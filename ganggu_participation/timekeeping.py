"""What the dates do by themselves: opens, closes and settles what has come due, through the same verbs."""

from collections.abc import Callable, Iterator
from typing import Any

import structlog

from . import clock, outbox
from .approvals import actions as approvals
from .approvals.queries import approvals_to_lapse
from .assemblies import actions as assemblies
from .assemblies.queries import assemblies_to_close, assemblies_to_open
from .countkeys import actions as countkeys
from .countkeys.queries import tables_left_over
from .database import db
from .identities import passes
from .notices.delivery import deliver
from .permissions import CLOCK
from .privacy import night
from .proposals import actions as proposals
from .proposals.queries.desk import to_escalate, to_remind
from .proposals.queries.waiting import to_fall_short, to_join_year, to_pass_gate
from .refusals import Refused
from .votes import actions as votes
from .votes import box
from .votes.log import votes_to_sign
from .votes.queries import votes_to_close, votes_to_empty, votes_to_finish, votes_to_open
from .votes.recruitment_queries import recruitments_to_admit, recruitments_to_close, recruitments_to_lapse

log = structlog.get_logger()
Due = tuple[Callable[[Any, Any], Any], Any, str]


def keep() -> list[str]:
    """One sentence per deed done. An assembly opens and closes its own vote, so assemblies come first."""
    steps = (_assemblies, _recruitments, _votes, _boxes, _approvals, _reviews)
    told = [sentence for step in steps for due in step() if (sentence := _done(*due))]
    if any("마감" in sentence or "없앴" in sentence for sentence in told):
        box.sweep()
    told += _night()
    deliver()
    outbox.deliver()
    passes.forget_old()
    return told


def _assemblies() -> Iterator[Due]:
    now = clock.now()
    yield from [(assemblies.open, found, "주민총회를 열었습니다") for found in assemblies_to_open(now)]
    yield from [(assemblies.close, found, "주민총회 투표를 마감했습니다") for found in assemblies_to_close(now)]


def _recruitments() -> Iterator[Due]:
    now = clock.now()
    yield from [(votes.close_recruitment, found, "선거인 신청 명단을 닫았습니다") for found in recruitments_to_close(now)]
    yield from [(votes.lapse_recruitment, found, "신청한 사람 없이 모집을 끝냈습니다") for found in recruitments_to_lapse(now)]
    yield from [(votes.admit_applicants, found, "신청한 사람을 명부에 넣었습니다") for found in recruitments_to_admit()]


def _votes() -> Iterator[Due]:
    now = clock.now()
    yield from [(votes.open, found, "투표를 열었습니다") for found in votes_to_open(now)]
    yield from [(votes.close, found, "투표를 마감했습니다") for found in votes_to_close(now)]
    yield from [(votes.finish, found, "결과를 확정했습니다") for found in votes_to_finish(now)]


def _boxes() -> Iterator[Due]:
    now = clock.now()
    yield from [(votes.sign_head, found, "투표함 목록에 서명했습니다") for found in votes_to_sign(now)]
    yield from [(countkeys.clear, found, "남은 열쇠 조각을 치웠습니다") for found in tables_left_over(now)]
    yield from [(votes.empty_box, found, "봉한 표를 없앴습니다") for found in votes_to_empty(now)]


def _reviews() -> Iterator[Due]:
    now = clock.now()
    yield from [(proposals.join_year, found, "다음 해 제안으로 넘겼습니다") for found in to_join_year()]
    yield from [(proposals.pass_gate, found, "공감이 모여 검토로 넘겼습니다") for found in to_pass_gate()]
    yield from [(proposals.fall_short, found, "공감이 모자라 마쳤습니다") for found in to_fall_short(now)]
    yield from [(proposals.remind, found, "답할 날을 알렸습니다") for found in to_remind(now)]
    yield from [(proposals.escalate, found, "답할 날이 지난 것을 알렸습니다") for found in to_escalate(now)]


def _approvals() -> Iterator[Due]:
    yield from [(approvals.lapse, found, "승인 기한이 지났습니다") for found in approvals_to_lapse(clock.now())]


def _night() -> list[str]:
    """Personal data whose time is over; a fault there does not stop the votes, nor the other way round."""
    try:
        return night.round_of_the_night() if night.is_due() else []
    except Exception:
        db.session.rollback()
        log.exception("the night round failed")
        return []


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
