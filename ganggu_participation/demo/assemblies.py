"""Made-up assemblies: prepared, announced, voted, counted and certified by the verbs, each at its own time."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy import select

from .. import clock
from ..approvals import actions as approvals
from ..assemblies import actions as assemblies
from ..assemblies.models import Assembly
from ..assemblies.states import Route
from ..budgets import actions as budgets
from ..budgets.models import Envelope
from ..countkeys.models import SharedKey
from ..counts import actions as counts
from ..counts.queries import certified_count, latest_count
from ..database import db, transaction
from ..dongs.models import Dong
from ..permissions import CLOCK, Act
from ..proposals.queries import eligible_in
from ..votes import actions as votes
from ..votes.models import Vote
from . import countkeys, people, words
from .house import House
from .plan import Course, Until

DONG_HALL = "{dong} 행정복지센터 대강당"
NOTICE_DAYS = 12
ITEMS, CHOICES = 5, 3
PAUSE = timedelta(hours=1)


def run(house: House, dong: Dong, course: Course) -> None:
    """The assembly of one dong, as far as its course says."""
    opens = _day(course.opens_in, 9)
    closes = _day(course.closes_in, 18)
    assembly_id = _prepared(house, dong, opens, closes, course.quorum_pct)
    if course.until is Until.PREPARED:
        return
    noticed = min(opens - timedelta(days=NOTICE_DAYS), clock.now() - PAUSE)
    key_id = countkeys.tried(house, dong, noticed - PAUSE) if course.sealed else None
    _noticed(house, assembly_id, noticed, key_id)
    if course.until is Until.NOTICED:
        return
    _voted(dong, assembly_id, opens, min(closes, clock.now()), course.ballots)
    if course.until is not Until.VOTING:
        _ended(house, assembly_id, closes, course.until)


def _day(offset: int, hour: int) -> datetime:
    return clock.moment(clock.today() + timedelta(days=offset), hour)


@contextmanager
def _at(when: datetime) -> Iterator[None]:
    with clock.at(when), transaction():
        yield


def _one(assembly_id: int) -> Assembly:
    return db.session.get_one(Assembly, assembly_id)


def _vote(assembly_id: int) -> Vote:
    return db.session.get_one(Vote, _one(assembly_id).vote_id)


def _prepared(house: House, dong: Dong, opens: datetime, closes: datetime, quorum_pct: str) -> int:
    with _at(min(opens - timedelta(days=NOTICE_DAYS + 8), clock.now() - timedelta(days=1))):
        officer, year = house.person("dong"), house.cycle.operating_year
        assembly = assemblies.prepare(
            officer,
            cycle=house.cycle,
            track=house.track("village"),
            dong=dong,
            name=f"{year}년 {dong.name} 주민총회",
            place=DONG_HALL.format(dong=dong.name),
            opens=opens,
            closes=closes,
            meets_at=closes - timedelta(hours=4),
            choices_max=CHOICES,
            quorum_pct=quorum_pct,
        )
        for proposal in eligible_in(dong.id, house.cycle_id)[:ITEMS]:
            assemblies.table_item(officer, assembly, proposal, Route.PARTICIPATORY_BUDGET)
        return assembly.id


def _noticed(house: House, assembly_id: int, at: datetime, key_id: int | None) -> None:
    with _at(at):
        assembly = _one(assembly_id)
        short = assembly.opens - at < timedelta(days=NOTICE_DAYS - 1)
        text = words.NOTICE.format(dong=assembly.dong.name)
        key = db.session.get_one(SharedKey, key_id) if key_id else None
        assemblies.give_notice(house.person("dong"), assembly, text, words.SHORT_NOTICE if short else None, key)


def _voted(dong: Dong, assembly_id: int, opens: datetime, until: datetime, ballots: int) -> None:
    """Opens on time and lets made-up voters cast; some options are liked more than others."""
    with _at(opens):
        assemblies.open(CLOCK, _one(assembly_id))
    chance = random.Random(f"{dong.code} ballots")
    with _at(opens + (until - opens) / 2):
        vote = _vote(assembly_id)
        contest = vote.contests[0]
        numbers = [option.no for option in contest.options]
        liking = [chance.uniform(0.5, 3) for _ in numbers]
        most = min(contest.k or 1, len(numbers))
        for elector in people.electors_of(dong, ballots, chance):
            votes.cast(elector, vote, {1: _choice(numbers, liking, most, chance)})


def _choice(numbers: list[int], liking: list[float], most: int, chance: random.Random) -> object:
    if chance.random() < 0.01:
        return votes.BLANK
    wanted = sorted(numbers, key=lambda no: chance.random() ** (1 / liking[no - 1]), reverse=True)
    return sorted(wanted[: chance.randint(1, most)])


def _ended(house: House, assembly_id: int, closes: datetime, until: Until) -> None:
    with _at(closes):
        assemblies.close(CLOCK, _one(assembly_id))
    if until is Until.CLOSED:
        with _at(clock.now() - PAUSE / 2):
            approvals.propose(house.person("count"), Act.OPEN_COUNT, _vote(assembly_id), words.OPEN_COUNT)
        return
    with _at(closes + PAUSE / 2):
        agreed(house, _vote(assembly_id))
    with _at(closes + PAUSE):
        countkeys.put_on_the_table(house, _vote(assembly_id))
        counts.count(house.person("count"), _vote(assembly_id))
    if until is Until.COUNTED:
        return
    with _at(closes + 2 * PAUSE):
        done = latest_count(_vote(assembly_id).id)
        assert done is not None
        counts.certify(house.person("certify"), done)
    if until is not Until.CERTIFIED:
        _declared(house, assembly_id, closes + 3 * PAUSE, until)


def agreed(house: House, vote: Vote) -> None:
    """One count officer asks for the box to be opened, the other agrees."""
    asked = approvals.propose(house.person("count"), Act.OPEN_COUNT, vote, words.OPEN_COUNT)
    approvals.approve(house.person("certify"), asked)


def _declared(house: House, assembly_id: int, at: datetime, until: Until) -> None:
    officer = house.person("dong")
    with _at(at):
        if until is Until.NO_QUORUM:
            assemblies.find_no_quorum(officer, _one(assembly_id))
            return
        assemblies.declare(officer, _one(assembly_id))
    if until is Until.ALLOCATED:
        with _at(at + PAUSE):
            assemblies.resolve(house.person("dong"), _one(assembly_id))
            _allocate(house, _one(assembly_id))


def _allocate(house: House, assembly: Assembly) -> None:
    envelope = db.session.scalars(
        select(Envelope).where(Envelope.dong_id == assembly.dong_id, Envelope.track_id == assembly.track_id)
    ).one()
    done = certified_count(assembly.vote_id or 0)
    assert done is not None
    budgets.allocate(house.person("budget"), envelope, done)
