"""Made-up people to be found on a list, with letters: so that each way of showing who one is can be tried."""

from datetime import date
from pathlib import Path

from sqlalchemy import select

from ..approvals import actions as approvals
from ..database import db
from ..dongs.models import Dong
from ..identities import actions
from ..identities.list_files import Line
from ..permissions import Act
from ..privacy.actions import print_letters
from . import words
from .house import House

DONG = "치평동"
FILE = "demo-letters.txt"
PEOPLE = 8
LETTERS = "휴대전화가 없는 주민에게 투표 안내 편지를 보내려고 함(시연용)"
REASON = "시연용: 휴대전화가 없는 주민을 창구에서 돕습니다"


def show(house: House, instance: Path) -> None:
    """A list of a dong, a letter for everybody on it, somebody who was helped at the desk and somebody who is there now."""
    dong = db.session.scalars(select(Dong).where(Dong.name == DONG)).one()
    keeper, desk = house.person("roll"), house.person("dong")
    lines = [
        Line(number + 2, _name(number), _born(number), dong.id, f"{dong.name} 시연로 {number + 1}")
        for number in range(PEOPLE)
    ]
    kept = actions.import_list(keeper, title="시연용 주민 명단", dong=dong, people=lines)
    asked = approvals.propose(keeper, Act.UNSEAL, kept, LETTERS)
    approvals.approve(house.person("privacy"), asked, "시연용 명단인 것을 확인했습니다.")
    papers = print_letters(keeper, kept)
    rows = zip(lines, papers, strict=True)
    path = instance / FILE
    path.touch(mode=0o600)
    path.write_text("".join(f"{line.name}\t{line.birth_date:%Y%m%d}\t{paper.code}\n" for line, paper in rows))
    visit = actions.receive(desk, dong=dong, name="나시연", birth_date=date(1948, 3, 9), reason=REASON)
    actions.end(desk, visit)
    actions.receive(desk, dong=dong, name="도시연", birth_date=date(1951, 6, 2), reason=REASON)


def _name(number: int) -> str:
    return words.FAMILY_NAMES[number % len(words.FAMILY_NAMES)] + "시연"


def _born(number: int) -> date:
    return date(1940 + number * 5, 1 + number, 10 + number)
