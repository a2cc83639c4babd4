"""Made-up accesses to personal data over two months: read, opened with a reason, the older month signed."""

from datetime import timedelta

from .. import access_log, clock
from ..access_log import Access
from ..approvals import actions as approvals
from ..permissions import Act
from ..privacy import actions
from .house import House

SEEN = "가린 이름, 가린 전자우편 주소, 권한"
WHY = "제안서 위치를 전화로 다시 여쭈어 보려고 함(시연용)"
LOST_WHY = "휴대전화와 복구 번호를 잃어 직접 만나 신분증을 보았음(시연용)"
DESK = "192.0.2.17"  # an address that is kept for examples


def run(house: House) -> None:
    """Last month is looked through and signed; this month waits. An official who lost her telephone waits for the second of two."""
    this_month = clock.midnight(clock.today().replace(day=1))
    last = this_month - timedelta(days=10)
    came_from = access_log.FROM.set(DESK)
    for when in (last, clock.now()):
        with clock.at(when):
            _a_day_at_the_desk(house)
    access_log.FROM.reset(came_from)
    actions.review(house.person("privacy"), f"{last.astimezone(clock.KST):%Y-%m}", True, "까닭을 모두 확인했습니다.")
    approvals.propose(house.person("admin"), Act.RESET_FACTORS, house.person("review"), LOST_WHY)


def _a_day_at_the_desk(house: House) -> None:
    admin, everybody = house.person("admin"), sorted(house.people.values())
    access_log.note(admin, Access.READ, everybody, SEEN)
    actions.unmask(house.person("privacy"), house.person("resident"), WHY)
