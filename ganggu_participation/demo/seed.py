"""Fills an empty house with made-up content through its own verbs, telling how far it is."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from .. import clock
from ..accounts.models import Account
from ..budgets import actions as budgets
from ..cycles import actions as cycles
from ..cycles import defaults
from ..database import db, transaction
from ..dongs import actions as dong_actions
from ..dongs.models import Dong
from ..dongs.seed import dongs_from_files
from ..notices.delivery import deliver
from ..permissions import INSTALLER
from . import (
    assemblies,
    countkeys,
    hall,
    identities,
    kinds,
    listed,
    people,
    prices,
    privacy,
    proposals,
    recruiting,
    results,
    screening,
    together,
    voices,
)
from .house import House
from .plan import COURSES, Course

GATE = 30  # people who must support a proposal of the youth track
Say = Callable[[str], None]


def seed_dongs() -> int:
    """Adds the dongs that are missing; returns how many were added."""
    known = set(db.session.scalars(select(Dong.code)))
    with transaction():
        missing = [dong for dong in dongs_from_files() if dong.code not in known]
        for dong in missing:
            dong_actions.add(INSTALLER, dong)
    return len(missing)


def is_empty() -> bool:
    return db.session.scalar(select(Account.id).limit(1)) is None


def seed(instance: Path, say: Say, courses: Mapping[str, Course] = COURSES) -> House | None:
    """Everything that the demo shows; nothing when people are there already."""
    say(f"동 {seed_dongs()}곳을 넣었습니다.")
    if not is_empty():
        say("이미 사람이 있어 시연용 내용은 그대로 둡니다.")
        return None
    by_name = {dong.name: dong for dong in db.session.scalars(select(Dong))}
    with clock.at(clock.now() - timedelta(days=200)), transaction():
        cast = {key: account.id for key, account in people.cast_of_parts(by_name, instance).items()}
        house = House(cast, _cycle(cast["budget"]), instance)
        _envelopes(house)
        prices.price(house)
    say(f"역할마다 한 사람씩 {len(cast)}명과 올해 계획을 넣었습니다.")
    identities.show(house, instance)
    run(house, courses, say)
    countkeys.begun(house, _dong(next(iter(courses))))
    countkeys.tried(house, _dong(list(courses)[-1]), clock.now())
    say("개표 열쇠의 카드를 instance/demo에 넣었습니다.")
    results.show(house)
    say("구 전체 투표와 이의, 답, 다시 센 결과를 넣었습니다.")
    screening.show(house)
    say("위원 심사를 넣었습니다.")
    kinds.show(house)
    say("여러 가지 투표 방식을 체험하는 투표를 넣었습니다.")
    listed.show(house)
    recruiting.show(house)
    say("명부에 있는 사람만 참여하는 투표와 선거인 모집을 넣었습니다.")
    hall.show(house)
    say("투표소와 현장 투표, 종이 투표지를 넣었습니다.")
    privacy.run(house)
    return house


def run(house: House, courses: Mapping[str, Course], say: Say) -> None:
    """The proposals and the assembly of each dong, as far as its course says."""
    for number, name in enumerate(courses, 1):
        made = proposals.propose(house, _dong(name))
        say(f"[{number:2}/{len(courses)}] {name}: 제안 {made}건")
    proposals.appeal(house, _dong(next(iter(courses))))
    heard = sum(voices.speak(house, _dong(name)) for name in courses)
    voices.moderate(house, _dong(next(iter(courses))))
    together.show(house, [_dong(name) for name in list(courses)[:3]])
    say(f"공감과 의견 {heard}건을 넣었습니다. 소식 {deliver()}건을 전했습니다.")
    for number, (name, course) in enumerate(courses.items(), 1):
        assemblies.run(house, _dong(name), course)
        say(f"[{number:2}/{len(courses)}] {name}: 주민총회, 표 {course.ballots:,}장")


def _dong(name: str) -> Dong:
    return db.session.scalars(select(Dong).where(Dong.name == name)).one()


def _cycle(officer_id: int) -> int:
    """This year's plan, announced; its calendar is laid around today so that every stage has something to show."""
    officer, year = db.session.get_one(Account, officer_id), clock.today().year
    cycle = cycles.plan(
        officer,
        operating_year=year,
        plan=defaults.PLAN,
        stages=_stages(),
        tracks=[replace(t, support_gate=GATE) if t.key == "youth" else t for t in defaults.tracks()],
    )
    cycles.announce(officer, cycle)
    return cycle.id


def _stages() -> list[defaults.StagePlan]:
    """The default stages, moved so that voting is on today."""
    today = clock.today() + timedelta(days=200)
    days = {
        "call": (-170, 30),
        "review": (-150, 40),
        "deliberation": (-60, -25),
        "vote": (-24, 21),
        "selection": (22, 30),
        "bill": (31, 45),
        "council": (46, 75),
        "execution": (76, 440),
    }
    keys = [stage.key for stage in defaults.stages(today.year)]
    return [
        defaults.stage(key, today + timedelta(days=days[key][0]), today + timedelta(days=days[key][1])) for key in keys
    ]


def _envelopes(house: House) -> None:
    """One envelope per dong for the money that assemblies decide on."""
    for dong in db.session.scalars(select(Dong).order_by(Dong.sort)):
        track = house.track("village")
        budgets.open(house.person("budget"), cycle=house.cycle, track=track, dong=dong, ceiling=track.project_limit)
