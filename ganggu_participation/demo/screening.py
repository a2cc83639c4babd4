"""A committee that has screened the district's proposals, and goes on with those of one dong."""

import random
import secrets

from sqlalchemy import select

from ..accounts import actions as accounts
from ..accounts.models import Account
from ..database import db, transaction
from ..dongs.models import Dong
from ..permissions import INSTALLER, Role
from ..proposals.models import Proposal
from ..proposals.states import ProposalState
from ..screenings import actions as screenings
from ..screenings.queries import proposals_to_screen
from ..screenings.states import DEFAULT_CRITERIA
from .house import House
from .people import signed_up

OTHERS = ("강시연", "유시연", "문시연")


def show(house: House) -> None:
    """One published with four sheets, one that waits for the sheets."""
    chance = random.Random("screening")
    others = [_member(n, name) for n, name in enumerate(OTHERS)]
    with transaction():
        members = [house.person("member"), *(db.session.get_one(Account, number) for number in others)]
        _published(house, members, chance)
    with transaction():
        _waiting(house)


def _member(number: int, name: str) -> int:
    account = signed_up(f"member{number}@demo.example", secrets.token_urlsafe(24), name)
    accounts.grant(INSTALLER, account, Role.PB_COMMITTEE_MEMBER)
    return account.id


def _published(house: House, members: list[Account], chance: random.Random) -> None:
    budget, track = house.person("budget"), house.track("district")
    if not proposals_to_screen(house.cycle, track.id, None):
        return
    screening = screenings.set_up(
        budget, cycle=house.cycle, track=track, dong=None, criteria=DEFAULT_CRITERIA, trim=True
    )
    stepped_back = db.session.get_one(Proposal, screening.proposals[-1])
    screenings.recuse(members[1], screening, stepped_back, "제안한 모임의 회원입니다.")
    for member in members:
        without = {stepped_back.id} if member is members[1] else set()
        points = {
            number: [most - chance.randint(0, most // 3) for _, most in DEFAULT_CRITERIA]
            for number in screening.proposals
            if number not in without
        }
        screenings.hand_in(member, screenings.fill(member, screening, points))
    screenings.publish(budget, screening)


def _waiting(house: House) -> None:
    """For the first dong that has listed proposals which are on no ballot paper yet."""
    track = house.track("village")
    listed = select(Proposal.dong_id).where(Proposal.state == ProposalState.ELIGIBLE, Proposal.track_id == track.id)
    dong = db.session.scalars(select(Dong).where(Dong.id.in_(listed)).order_by(Dong.sort)).first()
    if dong is not None:
        screenings.set_up(
            house.person("budget"), cycle=house.cycle, track=track, dong=dong, criteria=DEFAULT_CRITERIA, trim=False
        )
