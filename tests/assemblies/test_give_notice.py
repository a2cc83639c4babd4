from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.accounts.states import Basis
from ganggu_participation.assemblies import actions
from ganggu_participation.assemblies.states import AssemblyState
from ganggu_participation.database import db
from ganggu_participation.money import Won
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes.models import Vote
from ganggu_participation.votes.states import VoteState

from .builders import DAY, NOTICE, a_failed_assembly, a_noticed_assembly, an_assembly_in_preparation


def refusal_of(actor, assembly, reason=None):
    with pytest.raises(Refused) as no:
        actions.give_notice(actor, assembly, NOTICE, reason)
    assert assembly.state is AssemblyState.PREPARING and assembly.vote_id is None
    assert db.session.query(Vote).count() == 0
    assert {item.proposal.state for item in assembly.items} <= {ProposalState.ELIGIBLE}
    return no.value.refusal


def test_the_agenda_becomes_a_published_vote_of_one_contest(town):
    assembly = a_noticed_assembly(town, choices_max=3)
    vote, (contest,) = assembly.vote, assembly.vote.contests
    assert assembly.state is AssemblyState.NOTICED and vote.state is VoteState.PUBLISHED
    assert (contest.kind, contest.k, contest.ceiling) == ("up_to_k", 3, Won(33_000_000))
    assert (contest.counting, contest.overflow) == ("greedy", "skip")
    assert [(o.no, o.title, o.cost) for o in contest.options] == [(i.no, i.title, i.cost) for i in assembly.items]
    assert [o.source for o in contest.options] == [f"proposals/{item.proposal_id}" for item in assembly.items]
    assert (vote.opens, vote.closes, vote.round_key) == (assembly.opens, assembly.closes, "2026-assembly")


def test_the_roll_rule_is_the_assemblys(town):
    assembly = a_noticed_assembly(town, min_age=15)
    rule = assembly.vote.roll_rule
    assert (rule["min_age"], rule["level"], rule["dong_id"]) == (15, 3, town.pungam.id)
    assert set(rule["bases"]) == {basis.value for basis in Basis}
    assert rule["age_on"] == assembly.meets_at.astimezone(clock.KST).date().isoformat()


def test_every_proposal_is_on_the_ballot(town):
    assert {item.proposal.state for item in a_noticed_assembly(town).items} == {ProposalState.ON_BALLOT}


def test_no_more_may_be_chosen_than_there_are_items(town):
    assembly = a_noticed_assembly(town, agenda=(("의자", 3), ("조명", 4)), choices_max=6)
    assert assembly.vote.contests[0].k == 2


def test_a_late_notice_needs_a_reason(town):
    assembly = an_assembly_in_preparation(town)
    with clock.at(assembly.opens - 9 * DAY):
        assert refusal_of(town.park, assembly) is Refusal.NOTICE_TOO_SHORT
        assert refusal_of(town.park, assembly, "   ") is Refusal.NOTICE_TOO_SHORT
        actions.give_notice(town.park, assembly, NOTICE, "태풍으로 회의장을 다시 잡았습니다.")
    assert assembly.short_notice_reason == "태풍으로 회의장을 다시 잡았습니다."


def test_ten_days_before_is_early_enough(town):
    assembly = an_assembly_in_preparation(town)
    with clock.at(assembly.opens - 10 * DAY):
        actions.give_notice(town.park, assembly, NOTICE)
    assert assembly.state is AssemblyState.NOTICED


def test_after_the_opening_there_is_no_notice(town):
    assembly = an_assembly_in_preparation(town)
    with clock.at(assembly.opens + timedelta(seconds=1)):
        assert refusal_of(town.park, assembly, "까닭이 있습니다.") is Refusal.OPENING_PASSED


def test_an_empty_agenda_is_not_noticed(town):
    assert refusal_of(town.park, an_assembly_in_preparation(town, agenda=())) is Refusal.NO_ITEMS


@pytest.mark.parametrize("name", ["choi", "kim", "han"])
def test_only_officers_of_the_dong_give_notice(town, name):
    assert refusal_of(getattr(town, name), an_assembly_in_preparation(town)) is Refusal.ROLE_MISSING


def test_when_one_proposal_cannot_go_on_the_ballot_nothing_is_noticed(town):
    assembly = an_assembly_in_preparation(town)
    assembly.items[3].proposal.state = ProposalState.INELIGIBLE
    db.session.commit()
    with pytest.raises(Refused):
        actions.give_notice(town.park, assembly, NOTICE)
    assert assembly.state is AssemblyState.PREPARING and db.session.query(Vote).count() == 0
    assert assembly.items[0].proposal.state is ProposalState.ELIGIBLE


def test_a_dong_that_meets_again_opens_a_new_round(town):
    """Whoever took part in an assembly that failed may vote again."""
    first = a_failed_assembly(town)
    again = an_assembly_in_preparation(town, name="다시 여는 풍암동 주민총회", agenda=())
    actions.table_item(town.park, again, first.items[0].proposal, first.items[0].route)
    actions.give_notice(town.park, again, NOTICE)
    assert again.vote.round_key == "2026-assembly-2"
