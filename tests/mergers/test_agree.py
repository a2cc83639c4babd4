"""merger.agree: a yes for one's own proposal; the last one merges."""


from ganggu_participation.mergers import actions
from ganggu_participation.mergers.states import MergerState
from ganggu_participation.proposals import actions as proposals
from ganggu_participation.proposals.queries import all_merged_into
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from ..proposals.builders import ANSWER, TOO_HARD, a_submitted_proposal
from .builders import WHY, a_paper_proposal, told, two_alike


def test_those_who_wrote_one_and_nobody_else(town):
    target, source = two_alike(town)
    merger = actions.propose(town.park, target, [source], WHY)
    nobody_else_may(town, lambda who: actions.agree(who, merger, "제가 대신"), "kim", "lee", hears=Refusal.NOT_YOURS)
    assert merger.state is MergerState.ASKED and {part.answer for part in merger.parts} == {"waiting"}
    actions.agree(town.lee, merger)
    assert last_act() == ("merger.agree", f"accounts/{town.lee.id}", {"proposal": source.id})


def test_the_last_yes_leaves_nothing_half_merged_where_one_has_gone_on(town):
    target, source = two_alike(town)
    merger = actions.propose(town.jung, target, [source], WHY)
    actions.agree(town.kim, merger)
    proposals.take_up(town.jung, target, "공원녹지과")
    proposals.find_ineligible(town.jung, target, reason_codes=["land_or_rights"], text=TOO_HARD, **ANSWER)
    refused(Refusal.NOT_TO_BE_MERGED, actions.agree, town.lee, merger)
    assert merger.state is MergerState.ASKED and source.state is ProposalState.SUBMITTED
    assert [part.answer for part in merger.parts] == ["agreed", "waiting"]


def test_an_official_asks_and_nothing_happens_before_both_have_said_yes(town):
    target, source = two_alike(town)
    merger = actions.propose(town.jung, target, [source], WHY)
    assert merger.state is MergerState.ASKED
    assert [told(person, "제안을 합치자는 말이 왔습니다") for person in (town.kim, town.lee)] == [1, 1]
    actions.agree(town.kim, merger)
    assert source.state is ProposalState.SUBMITTED
    refused(Refusal.AGREEMENT_MISSING, actions.carry_out, town.jung, merger)
    refused(Refusal.AGREEMENT_MISSING, actions.merge, town.jung, source, target)
    actions.agree(town.lee, merger)
    assert (merger.state, source.state) == (MergerState.DONE, ProposalState.MERGED)
    assert source.merged_into_id == target.id and target.state is ProposalState.SUBMITTED


def test_what_went_on_meanwhile_is_not_merged(town):
    target, source = two_alike(town)
    merger = actions.propose(town.kim, target, [source], WHY)
    refused(Refusal.MERGER_UNDER_WAY, actions.propose, town.lee, source, [target], WHY)
    proposals.withdraw(town.kim, target)
    refused(Refusal.NOT_TO_BE_MERGED, actions.agree, town.lee, merger)
    assert source.state is ProposalState.SUBMITTED


def test_for_a_proposal_on_paper_its_desk_says_how_it_asked(town):
    target, paper = a_submitted_proposal(town.kim), a_paper_proposal(town)
    merger = actions.propose(town.kim, target, [paper], WHY)
    refused(Refusal.PAPER_ANSWER_UNEXPLAINED, actions.agree, town.park, merger)
    refused(Refusal.NOT_YOURS, actions.agree, town.choi, merger)
    actions.agree(town.park, merger, "11월 3일 전화로 여쭈었습니다.")
    assert paper.state is ProposalState.MERGED and all_merged_into(target.id) == [paper]
