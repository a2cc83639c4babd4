"""screening.publish: averages with the totals of every sheet, for everybody."""

from decimal import Decimal

from ganggu_participation.database import db
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.refusals import Refusal
from ganggu_participation.screenings import actions
from ganggu_participation.screenings.queries import results_of
from ganggu_participation.screenings.states import ScreeningState

from ..persons import last_act, nobody_else_may, refused
from .builders import FULL, HALF, ODD, committee, handed_in, set_up

__all__ = ["committee"]



def test_the_budget_desk_and_nobody_else(town, committee):
    screening = set_up(town)
    handed_in(committee[1], screening, HALF, FULL)
    nobody_else_may(town, lambda who: actions.publish(who, screening), "han", hears=Refusal.ROLE_MISSING)
    refused(Refusal.ROLE_MISSING, actions.publish, committee[1], screening)
    assert screening.state is ScreeningState.OPEN and screening.published_at is None


def test_each_proposal_s_story_says_its_average(town, committee):
    screening = set_up(town)
    handed_in(committee[1], screening, HALF, FULL)
    actions.publish(town.han, screening)
    lines = [db.session.get_one(Proposal, number).steps[-1] for number in screening.proposals]
    assert [line.by for line in lines] == ["주민참여예산위원회"] * 2
    assert [line.text for line in lines] == [
        "위원 1명의 심사 점수는 평균 50.00점입니다(100점 만점).",
        "위원 1명의 심사 점수는 평균 100.00점입니다(100점 만점).",
    ]
    assert last_act() == ("screening.publish", f"accounts/{town.han.id}", {"sheets": 1})


def test_neither_without_a_sheet_nor_twice(town, committee):
    screening = set_up(town)
    actions.fill(committee[1], screening, {screening.proposals[0]: FULL})
    refused(Refusal.NO_SHEETS, actions.publish, town.han, screening)
    assert screening.state is ScreeningState.OPEN
    handed_in(committee[2], screening, HALF, FULL)
    actions.publish(town.han, screening)
    steps = len(db.session.get_one(Proposal, screening.proposals[0]).steps)
    refused(Refusal.NOT_IN_THIS_STATE, actions.publish, town.han, screening)
    assert len(db.session.get_one(Proposal, screening.proposals[0]).steps) == steps


def test_three_members_screen_two_proposals(town, committee):
    screening = set_up(town)
    mine, hers = screening.proposals
    one, two, three = committee
    handed_in(one, screening, FULL)  # the other is her own
    handed_in(two, screening, HALF, FULL)
    handed_in(three, screening, ODD, ODD)
    actions.publish(town.han, screening)
    assert screening.state is ScreeningState.PUBLISHED
    rows = {row.proposal.id: row for row in results_of(screening)}
    assert rows[mine].totals == (100, 50, 65) and rows[mine].average == Decimal("71.67")
    assert rows[hers].totals == (None, 100, 65) and rows[hers].average == Decimal("82.50")
    assert (rows[hers].place, rows[mine].place) == (1, 2)
