"""proposal.revive: what fell short of support is handed in once more, with number, text and support."""

from datetime import timedelta

import pytest

from ganggu_participation import clock, timekeeping
from ganggu_participation.mergers import actions as mergers
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries import all_merged_into
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal
from ganggu_participation.voices.actions import give_support

from ..mergers.builders import WHY, a_paper_proposal, neighbours, supporters, two_alike
from ..persons import last_act, nobody_else_may, refused
from .builders import a_gate_of, a_submitted_proposal, an_announced_cycle
from .words import DAY


@pytest.fixture
def short(town):
    """kim's, with one supporter of the two that were needed, a month later."""
    a_gate_of(2)
    proposal = a_submitted_proposal(town.kim)
    give_support(neighbours(town, 1)[0], proposal)
    with clock.at(clock.now() + 31 * DAY):
        timekeeping.keep()
        assert proposal.state is ProposalState.SHORT
        yield proposal


def test_its_author_and_nobody_else_and_only_what_fell_short(town, short):
    nobody_else_may(town, lambda who: actions.revive(who, short), "kim", hears=Refusal.NOT_YOURS)
    assert short.state is ProposalState.SHORT
    actions.revive(town.kim, short)
    assert last_act() == ("proposal.revive", f"accounts/{town.kim.id}", {"budget_year": 2028})
    refused(Refusal.NOT_IN_THIS_STATE, actions.revive, town.kim, short)
    refused(Refusal.NOT_IN_THIS_STATE, actions.revive, town.lee, a_submitted_proposal(town.lee))


def test_number_text_and_support_stay_and_only_the_missing_ones_are_still_needed(town, short):
    number, words, backed = short.receipt_no, dict(short.words), supporters(short)
    actions.revive(town.kim, short)
    assert short.state is ProposalState.SUBMITTED and short.receipt_no == number
    assert dict(short.words) == words and supporters(short) == backed and short.supports == 1
    assert short.gate == 2 and short.gate_until > clock.now() and short.review_due is None
    give_support(town.lee, short)
    timekeeping.keep()
    assert short.review_due is not None and "공감이 2명 모여" in short.steps[-1].text


def test_after_the_call_it_is_for_the_next_year_and_says_so(town, short):
    actions.revive(town.kim, short)
    assert short.budget_year == 2028 and "2028년 예산 제안과 함께 살펴봅니다" in short.steps[-1].text
    assert "공감 1명은 그대로입니다" in short.steps[-1].text
    next_year = an_announced_cycle(2028)
    timekeeping.keep()
    assert short.cycle_id == next_year.id and short.track.cycle_id == next_year.id


def test_years_later_it_goes_to_the_year_that_asks_now(town, short):
    with clock.at(clock.now() + timedelta(days=700)):
        later = an_announced_cycle(2029)
        actions.revive(town.kim, short)
        assert (short.cycle_id, short.budget_year, short.track.cycle_id) == (later.id, 2029, later.id)
        assert short.gate is None and short.review_due is not None  # that year asks for no support first


def test_for_one_on_paper_its_desk_does(town):
    a_gate_of(2)
    paper = a_paper_proposal(town)
    with clock.at(clock.now() + 31 * DAY):
        timekeeping.keep()
        nobody_else_may(town, lambda who: actions.revive(who, paper), "park", "han")
        actions.revive(town.park, paper)
        assert paper.state is ProposalState.SUBMITTED and paper.steps[-1].by == "풍암동 담당자"


def test_what_was_merged_into_it_comes_back_along(town):
    a_gate_of(3)
    target, source = two_alike(town)
    mergers.agree(town.lee, mergers.propose(town.kim, target, [source], WHY))
    with clock.at(clock.now() + 31 * DAY):
        timekeeping.keep()
        assert target.state is ProposalState.SHORT and source.state is ProposalState.MERGED
        actions.revive(town.kim, target)
        assert all_merged_into(target.id) == [source]


def test_what_was_merged_into_it_may_go_its_own_way_instead(town):
    a_gate_of(3)
    target, source = two_alike(town)
    mergers.agree(town.lee, mergers.propose(town.kim, target, [source], WHY))
    with clock.at(clock.now() + 31 * DAY):
        timekeeping.keep()
        actions.stand_alone(town.lee, source, "따로 하고 싶습니다.")
        assert source.state is ProposalState.SUBMITTED and target.state is ProposalState.SHORT
