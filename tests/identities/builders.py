"""Ways and people for tests of the room."""

import re
from datetime import date
from typing import Any

from ganggu_participation.approvals import actions as approvals
from ganggu_participation.dongs.models import Dong
from ganggu_participation.identities import actions
from ganggu_participation.identities.letters import Printed
from ganggu_participation.identities.list_files import Line
from ganggu_participation.identities.models import DeskVisit, ResidentList
from ganggu_participation.permissions import Act
from ganggu_participation.privacy.actions import print_letters

BIRTH = date(1947, 5, 8)
NAME = "오말순"
REASON = "휴대전화가 없어 창구에서 돕습니다"


def a_list(actor: Any, dong: Dong, *people: tuple[str, date]) -> ResidentList:
    """A list of a dong; one woman of 78 unless told otherwise."""
    lines = [Line(n, name, birth, dong.id, "풍암동 1") for n, (name, birth) in enumerate(people or [(NAME, BIRTH)], 2)]
    return actions.import_list(actor, title="주민 명단", dong=dong, people=lines)


def letters_of(town: Any, kept: ResidentList, reason: str = "투표 안내 편지를 보냅니다") -> list[Printed]:
    """Letters that the roll keeper asked for, the privacy officer agreed to, and the roll keeper printed."""
    approvals.approve(town.joo, approvals.propose(town.roh, Act.UNSEAL, kept, reason))
    return print_letters(town.roh, kept)


def a_visit(actor: Any, dong: Dong, **words: Any) -> DeskVisit:
    """Somebody at the desk of a dong."""
    return actions.receive(actor, dong=dong, **({"name": NAME, "birth_date": BIRTH, "reason": REASON} | words))


def shown_code(page: str) -> str:
    """The code that a demo installation shows."""
    return re.findall(r'demo-code">(\d{6})<', page)[0]
