"""A vote that only listed people decide, in the demo: its list, who took part, and a change that waits for a second keeper."""

from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select

from .. import clock
from ..accounts.models import Account
from ..accounts.states import Basis, Level
from ..database import db, transaction
from ..dongs.models import Dong
from ..permissions import CLOCK
from ..votes import actions as votes
from ..votes.models import Vote
from ..votes.plans import ContestPlan, OptionPlan
from ..votes.roll import Elector
from ..votes.roll_files import Line
from ..votes.states import ChangeKind, Channel
from .house import House

DAY: Final = timedelta(days=1)
PEOPLE: Final = 24
DEVICES: Final = (7, 13)
"""Who came to the device in the hall: from the first of these numbers to the one before the second."""
NAMESAKES: Final = tuple(Line(PEOPLE + 2 + n, "시연동명", date(1958, 7, 1), apart=f"치평동 {tong}통") for n, tong in enumerate((2, 9)))
"""Two people of one name and birth date: each is asked for by what tells her apart."""
PLANS: Final = (
    ("기호 1번 시연후보", "시연용입니다. 걷기 좋은 골목을 먼저 살피겠다고 합니다."),
    ("기호 2번 시연후보", "시연용입니다. 어르신 쉼터를 먼저 살피겠다고 합니다."),
)


def show(house: House) -> None:
    """Announced twelve days ago, open since three, for four more."""
    with clock.at(clock.now() - 12 * DAY), transaction():
        vote = votes.prepare(house.person("budget"), **_words(clock.now() + 9 * DAY, clock.now() + 16 * DAY))
        votes.list_roll(house.person("roll"), vote, [*map(_line, range(PEOPLE)), *NAMESAKES])
        votes.publish(house.person("budget"), vote)
        vote_id = vote.id
    with clock.at(clock.now() - 3 * DAY):
        votes.open(CLOCK, _vote(vote_id))
        for number in range(DEVICES[1]):
            channel = Channel.KIOSK if number >= DEVICES[0] else Channel.ONLINE
            votes.cast(_elector(number), _vote(vote_id), {1: [1 + number % 2]}, channel)
    _ask(house.person("roll"), vote_id)


def _ask(keeper: Account, vote_id: int) -> None:
    words: dict[str, Any] = {"name": "시연추가", "birth_date": date(1960, 1, 1)}
    why = "시연용입니다. 모집할 때 신청했는데 명부에 빠져 있었습니다."
    votes.ask_change(keeper, _vote(vote_id), ChangeKind.ADD, **words, reason=why)


def _line(number: int) -> Line:
    """A made-up elector; the first numbers are the oldest."""
    return Line(number + 2, f"시연명부{chr(ord('가') + number)}", date(1945 + 2 * number, 1 + number % 12, 10))


def _elector(number: int) -> Elector:
    line = _line(number)
    return Elector(line.who.person_key, _dong().id, Basis.RESIDENCE, int(Level.STAFF_SEEN), line.birth_date)


def _vote(vote_id: int) -> Vote:
    return db.session.get_one(Vote, vote_id)


def _dong() -> Dong:
    return db.session.scalars(select(Dong).where(Dong.name == "치평동")).one()


def _words(opens: Any, closes: Any) -> dict[str, Any]:
    rule = {"min_age": 18, "age_on": closes.date().isoformat(), "bases": list(Basis), "level": int(Level.DECLARED_BASIS)}
    options = tuple(OptionPlan(name, text) for name, text in PLANS)
    return {
        "title": "동장 추천 투표(시연용)",
        "summary": "시연용입니다. 모집한 선거인 24명의 명부에 있는 사람만 참여합니다. 후보는 모두 꾸며 낸 사람입니다.",
        "dong": _dong(),
        "opens": opens,
        "closes": closes,
        "round_key": None,
        "roll_rule": {**rule, "dong_id": _dong().id, "listed": True},
        "contests": [
            ContestPlan("동장 후보 추천", "single", options, counting="choose", seats=1, limits={"order": "lot"})
        ],
    }
