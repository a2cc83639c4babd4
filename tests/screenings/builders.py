"""A committee, and a screening of two proposals."""

import pytest

from ganggu_participation.accounts.models import RoleGrant
from ganggu_participation.accounts.states import GrantState
from ganggu_participation.database import db
from ganggu_participation.permissions import Role
from ganggu_participation.screenings import actions
from ganggu_participation.screenings.states import DEFAULT_CRITERIA

from ..mergers.builders import neighbours
from ..proposals.builders import a_listed_proposal, an_announced_cycle
from ..world import LONG_AGO

FULL, HALF, ODD = [30, 30, 20, 20], [15, 15, 10, 10], [20, 20, 15, 10]


@pytest.fixture
def committee(town):
    """Three neighbours who sit in it, and a screening of two proposals, one of them written by the first."""
    members = neighbours(town, 3)
    for member in members:
        db.session.add(
            RoleGrant(state=GrantState.ACTIVE, account_id=member.id, role=Role.PB_COMMITTEE_MEMBER, from_at=LONG_AGO)
        )
    db.session.commit()
    an_announced_cycle()
    a_listed_proposal(town.kim, town.jung)
    a_listed_proposal(members[0], town.jung, title="버스 정류장 의자")
    return members


def set_up(town, **changed):
    cycle = an_announced_cycle()
    words = {"criteria": DEFAULT_CRITERIA, "trim": False, "dong": town.pungam, **changed}
    return actions.set_up(town.han, cycle=cycle, track=cycle.tracks[0], **words)


def handed_in(member, screening, *points):
    sheet = actions.fill(member, screening, dict(zip(screening.proposals, points, strict=False)))
    actions.hand_in(member, sheet)
    return sheet
