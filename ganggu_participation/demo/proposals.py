"""Made-up proposals of a dong in different states, each step at a believable time."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select

from .. import clock
from ..accounts.models import Account
from ..database import db, transaction
from ..dongs.models import Dong
from ..money import Won
from ..proposals import actions as proposals
from ..proposals.models import Proposal
from ..proposals.places import why_not_there
from ..proposals.queries.desk import may_appeal
from ..proposals.states import ProposalState
from . import people, words
from .house import House

LISTED, OTHERS = 5, 4
DEPARTMENTS = ("안전총괄과", "공원녹지과", "청소행정과", "복지정책과", "교통행정과")
POST = "담당 주무관"
FIRST_DAYS_AGO = 95
Ending = Callable[["House", Proposal, random.Random], object]


def propose(house: House, dong: Dong) -> int:
    """Five listed proposals and four in other states; returns how many were made."""
    chance = random.Random(dong.code)
    start = clock.now() - timedelta(days=FIRST_DAYS_AGO)
    with transaction():
        with clock.at(start):
            author_id = people.author_of(dong).id
        ideas = chance.sample(words.IDEAS, LISTED + OTHERS)
        endings: list[Ending] = [*[_list] * LISTED, _leave, _take_up, _ask, _refuse]
        chance.shuffle(endings)
        for number, (idea, end) in enumerate(zip(ideas, endings, strict=True)):
            at = start + timedelta(days=2 + number * 3, hours=chance.randint(0, 9), minutes=chance.randint(0, 59))
            if end in (_leave, _take_up, _refuse):  # still within the time for an answer, or for objecting to it
                at = clock.now() - timedelta(days=chance.randint(3, 9), minutes=chance.randint(0, 500))
            _one(house, dong, author_id, idea, end, at, chance)
    return len(ideas)


def appeal(house: House, dong: Dong) -> None:
    """The author of the refused proposal objects today; nobody has answered yet."""
    refused = select(Proposal).where(Proposal.dong_id == dong.id, Proposal.state == ProposalState.INELIGIBLE)
    with transaction():
        proposal = db.session.scalars(refused.order_by(Proposal.id)).first()
        if proposal is not None and may_appeal(proposal):
            proposals.lodge(db.session.get_one(Account, proposal.author_id), proposal, words.APPEAL)


def _one(
    house: House, dong: Dong, author_id: int, idea: words.Idea, end: Ending, at: datetime, chance: random.Random
) -> None:
    author, place = db.session.get_one(Account, author_id), _place(dong, chance)
    with clock.at(at):
        proposal = proposals.draft(
            author,
            cycle=house.cycle,
            track=house.track("village"),
            dong=dong,
            title=idea.title.format(place=place),
            necessity=idea.necessity,
            location=idea.location.format(place=place),
            content=idea.content,
            cost=Won(idea.cost) if idea.cost else None,
            **_point(dong, chance),
        )
        proposals.submit(author, proposal)
    with clock.at(min(at + timedelta(days=chance.randint(2, 9)), clock.now())):
        end(house, proposal, chance)


def _place(dong: Dong, chance: random.Random) -> str:
    return chance.choice([school.name for school in dong.schools] or [f"{dong.name} 행정복지센터"])


def _point(dong: Dong, chance: random.Random) -> dict[str, float]:
    """Somewhere around the middle of the dong, for two of three."""
    if dong.label_lat is None or dong.label_lon is None or chance.random() < 1 / 3:
        return {}
    lat, lon = (round(middle + chance.uniform(-0.004, 0.004), 5) for middle in (dong.label_lat, dong.label_lon))
    return {} if why_not_there(dong.id, lat, lon) else {"lat": lat, "lon": lon}


def _leave(house: House, proposal: Proposal, chance: random.Random) -> None:
    """Waits in the inbox."""


def _take_up(house: House, proposal: Proposal, chance: random.Random) -> str:
    department = chance.choice(DEPARTMENTS)
    proposals.take_up(house.person("review"), proposal, department)
    return department


def _ask(house: House, proposal: Proposal, chance: random.Random) -> None:
    proposals.request_info(house.person("review"), proposal, words.REQUEST)


def _refuse(house: House, proposal: Proposal, chance: random.Random) -> None:
    department = _take_up(house, proposal, chance)
    code, text = chance.choice(words.REFUSALS)
    proposals.find_ineligible(
        house.person("review"), proposal, reason_codes=[code], text=text, department=department, post=POST
    )


def _list(house: House, proposal: Proposal, chance: random.Random) -> None:
    department = _take_up(house, proposal, chance)
    cost = proposal.cost or Won(6_000_000)
    changed = Won(cost.amount * chance.choice((90, 100, 100, 110)) // 100)
    proposals.find_eligible(
        house.person("review"), proposal, text=words.ELIGIBLE, department=department, post=POST, reviewed_cost=changed
    )
