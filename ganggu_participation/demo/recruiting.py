"""Electors by lot in the demo: one recruitment with quotas that takes people now, one that was drawn."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select

from .. import clock
from ..accounts.models import Account
from ..accounts.states import Basis, Level
from ..database import db, transaction
from ..keys import person_key
from ..permissions import CLOCK
from ..votes import actions as votes
from ..votes.plans import ContestPlan, OptionPlan
from ..votes.quotas import read
from ..votes.recruitment_models import Recruitment
from ..votes.roll import Elector
from .house import House

DAY: Final = timedelta(days=1)
PLACES: Final = 12
QUOTAS: Final = "여성 18~39세 3명\n남성 18~39세 3명\n여성 40~64세 2명\n남성 40~64세 2명"
CAME: Final = (*7 * (("f", 23),), *6 * (("m", 31),), *8 * (("f", 45),), *3 * (("m", 58),))
SOURCE: Final = "신청을 마감한 주 토요일에 추첨하는 로또 당첨번호 6개(시연용)"
PUBLIC: Final = "3 11 19 27 38 45"
PLANS: Final = (("골목 나무 심기", "시연용입니다."), ("쉼터 의자 놓기", "시연용입니다."))


def show(house: House) -> None:
    """Whoever proposed something applies too; the resident to sign in as is left to try it."""
    with clock.at(clock.now() - 10 * DAY):
        drawn = _recruit(house, "지난 모집", clock.now() + 2 * DAY, clock.now() + 30 * DAY)
        _apply(house, drawn)
        _come(drawn)
    with clock.at(clock.now() - 8 * DAY):
        votes.close_recruitment(CLOCK, _one(drawn))
    with clock.at(clock.now() - 7 * DAY):
        votes.type_seed(house.person("roll"), _one(drawn), PUBLIC)
        votes.draw(house.person("roll2"), _one(drawn), PUBLIC)
    with clock.at(clock.now() - DAY):
        _apply(house, _recruit(house, "모집 중", clock.now() + 9 * DAY, clock.now() + 20 * DAY))


def _recruit(house: House, which: str, closes: datetime, opens: datetime) -> int:
    with transaction():
        vote = votes.prepare(house.person("budget"), **_words(which, opens))
        words: dict[str, Any] = {"places": PLACES, "source": SOURCE, "closes": closes, "quotas": read(QUOTAS)}
        return votes.open_recruitment(house.person("roll"), vote, **words).id


def _apply(house: House, recruitment_id: int) -> None:
    """Everybody who was checked but those whom the sign-in page names."""
    checked = select(Account).where(Account.person_key.is_not(None), Account.id.not_in(house.people.values()))
    for person in db.session.scalars(checked.order_by(Account.id)).all():
        votes.apply(person, _one(recruitment_id), sex="f" if person.id % 2 else "m")


def _come(recruitment_id: int) -> None:
    """People without an account, so that every group has somebody."""
    for number, (sex, years) in enumerate(CAME):
        born = clock.today().replace(day=1) - timedelta(days=366 * years)
        who = Elector(person_key(f"{born}:{number}"), None, Basis.RESIDENCE, int(Level.DECLARED_BASIS), born)
        votes.apply(who, _one(recruitment_id), sex=sex)


def _one(recruitment_id: int) -> Recruitment:
    return db.session.get_one(Recruitment, recruitment_id)


def _words(which: str, opens: datetime) -> dict[str, Any]:
    rule = {"min_age": 18, "age_on": opens.date().isoformat(), "bases": list(Basis), "level": int(Level.DECLARED_BASIS)}
    options = tuple(OptionPlan(name, text) for name, text in PLANS)
    return {
        "title": f"마을 심사단 투표({which})",
        "summary": "시연용입니다. 신청한 주민 가운데 추첨한 심사단만 참여합니다.",
        "dong": None,
        "opens": opens,
        "closes": opens + 5 * DAY,
        "round_key": None,
        "roll_rule": {**rule, "dong_id": None, "listed": True},
        "contests": [ContestPlan("먼저 할 일", "single", options, counting="choose", seats=1)],
    }
