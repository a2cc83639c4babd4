"""proposal.join_year: what came after the call belongs to its year as soon as that is announced."""

import pytest

from ganggu_participation import clock
from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, only_the_clock_may, refused
from .builders import a_submitted_proposal, an_announced_cycle
from .words import DAY


@pytest.fixture
def late(town):
    """kim's, received after this year's call."""
    with clock.at(an_announced_cycle().stage("call").closes + DAY):
        yield a_submitted_proposal(town.kim)


def test_no_person_moves_it_on(town, late):
    an_announced_cycle(2028)
    only_the_clock_may(town, lambda who: actions.join_year(who, late))
    assert late.cycle.budget_year == 2027


def test_it_joins_the_track_of_the_same_kind_with_number_and_text(town, late):
    number, words, next_year = late.receipt_no, dict(late.words), an_announced_cycle(2028)
    actions.join_year(CLOCK, late)
    assert (late.cycle_id, late.track.cycle_id, late.track.key) == (next_year.id, next_year.id, "village")
    assert late.receipt_no == number and dict(late.words) == words and late.state is ProposalState.SUBMITTED
    assert "2028년 예산의 운영계획을 공고했습니다" in late.steps[-1].text
    assert last_act() == ("proposal.join_year", "clock", {"cycle": next_year.id})


def test_not_before_that_year_is_announced_nor_what_was_taken_back(town, late):
    steps = len(late.steps)
    refused(Refusal.NO_CYCLE, actions.join_year, CLOCK, late)
    assert late.cycle.budget_year == 2027 and len(late.steps) == steps
    actions.withdraw(town.kim, late)
    an_announced_cycle(2028)
    refused(Refusal.NOT_IN_THIS_STATE, actions.join_year, CLOCK, late)
    assert late.cycle.budget_year == 2027
