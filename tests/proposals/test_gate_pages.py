"""공감 gate and the year after: nothing is reviewed before enough support it, and a late one lands in its own year."""


from ganggu_participation import clock, timekeeping
from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries import eligible_in
from ganggu_participation.proposals.queries.desk import without_outcome
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal
from ganggu_participation.voices.actions import give_support

from ..mergers.builders import neighbours
from ..persons import refused
from .builders import a_gate_of, a_listed_proposal, a_submitted_proposal, an_announced_cycle
from .words import DAY


def test_too_few_and_nobody_reviews_yet_and_the_page_says_so(town, as_):
    a_gate_of(2)
    proposal = a_submitted_proposal(town.kim)
    assert proposal.review_due is None and proposal.gate == 2
    refused(Refusal.GATE_NOT_REACHED, actions.take_up, town.jung, proposal, "공원녹지과")
    page = as_(None).get(f"/proposals/{proposal.id}").text
    assert "공감 모으기 (2명 가운데 0명)" in page and "2명이 공감하면 담당 부서가 검토합니다" in page
    refused(Refusal.GATE_NOT_REACHED, actions.pass_gate, CLOCK, proposal)


def test_at_the_desk_it_stands_behind_what_is_due_and_says_that_it_gathers(town, as_):
    a_gate_of(2)
    a_submitted_proposal(town.kim, title="공감을 모으는 것")
    cycle = a_gate_of(None)
    assert cycle.tracks[0].support_gate is None
    a_submitted_proposal(town.kim, title="답할 것")
    page = as_(town.jung).get("/office/proposals").text
    assert page.index("답할 것</a>") < page.index("공감을 모으는 것</a>") and "공감 모으는 중" in page


def test_the_day_comes_and_it_is_told_as_an_outcome(town, as_):
    cycle = a_gate_of(2)
    proposal = a_submitted_proposal(town.kim)
    give_support(neighbours(town, 1)[0], proposal)
    with clock.at(clock.now() + 29 * DAY):
        timekeeping.keep()
        assert proposal.state is ProposalState.SUBMITTED
    with clock.at(clock.now() + 31 * DAY):
        timekeeping.keep()
        assert proposal.state is ProposalState.SHORT
    with clock.at(clock.now() + 200 * DAY):
        assert without_outcome(cycle) == []
    page = as_(None).get(f"/proposals/{proposal.id}").text
    assert "2명이 필요했고 1명이 공감했습니다" in page


def test_a_proposal_after_the_call_waits_for_its_year_and_then_belongs_to_it(town, as_):
    this_year = an_announced_cycle()
    with clock.at(this_year.stage("call").closes + DAY):
        proposal = a_listed_proposal(town.kim, town.jung)
        assert proposal.outside_call and proposal.budget_year == 2028
        assert "2028년 예산 제안과 함께 살펴봅니다" in as_(None).get(f"/proposals/{proposal.id}").text
        timekeeping.keep()
        assert proposal.cycle_id == this_year.id
        next_year = an_announced_cycle(2028)
        timekeeping.keep()
        assert proposal.cycle_id == next_year.id and proposal.track.cycle_id == next_year.id
        assert proposal.track.key == "village" and proposal in eligible_in(proposal.dong_id, next_year.id)
        assert "2028년 예산의 운영계획을 공고했습니다" in proposal.steps[-1].text
        steps = len(proposal.steps)
        timekeeping.keep()
        assert len(proposal.steps) == steps
