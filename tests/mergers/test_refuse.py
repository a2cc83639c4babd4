"""merger.refuse: one no and nothing is merged; the others hear why."""


from ganggu_participation.mergers import actions
from ganggu_participation.mergers.states import MergerState
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from ..proposals.builders import a_submitted_proposal
from .builders import WHY, a_paper_proposal, told, two_alike


def test_those_who_wrote_one_and_nobody_else(town):
    target, source = two_alike(town)
    merger = actions.propose(town.park, target, [source], WHY)
    nobody_else_may(town, lambda who: actions.refuse(who, merger, "제가 대신"), "kim", "lee", hears=Refusal.NOT_YOURS)
    assert merger.state is MergerState.ASKED and merger.end == ""
    actions.refuse(town.lee, merger, "제 제안은 어린이 의자입니다.")
    assert last_act() == ("merger.refuse", f"accounts/{town.lee.id}", {"reason": "제 제안은 어린이 의자입니다."})


def test_what_was_merged_is_left_and_not_refused(town):
    target, source = two_alike(town)
    merger = actions.propose(town.kim, target, [source], WHY)
    actions.agree(town.lee, merger)
    refused(Refusal.NOT_IN_THIS_STATE, actions.refuse, town.lee, merger, "다시 생각했습니다.")
    assert source.state is ProposalState.MERGED


def test_for_a_paper_its_desk_says_no(town):
    target, paper = a_submitted_proposal(town.kim), a_paper_proposal(town)
    merger = actions.propose(town.kim, target, [paper], WHY)
    refused(Refusal.NOT_YOURS, actions.refuse, town.choi, merger, "원하지 않으십니다.")
    actions.refuse(town.park, merger, "전화로 여쭈었더니 원하지 않으십니다.")
    assert merger.state is MergerState.REFUSED and told(town.kim, "제안을 합치지 않기로 했습니다") == 1


def test_one_no_ends_it_and_the_others_hear_why(town):
    target, source = two_alike(town)
    merger = actions.propose(town.jung, target, [source], WHY)
    refused(Refusal.REASON_MISSING, actions.refuse, town.lee, merger, " ")
    actions.refuse(town.lee, merger, "제 제안은 어린이 의자입니다.")
    assert merger.state is MergerState.REFUSED and source.state is ProposalState.SUBMITTED
    assert told(town.kim, "제안을 합치지 않기로 했습니다") == told(town.jung, "제안을 합치지 않기로 했습니다") == 1
    refused(Refusal.NOT_IN_THIS_STATE, actions.agree, town.kim, merger)
    assert actions.propose(town.kim, target, [source], WHY).state is MergerState.ASKED


def test_a_yes_may_become_a_no_until_the_last_one(town):
    target, source = two_alike(town)
    merger = actions.propose(town.kim, target, [source], WHY)
    actions.refuse(town.kim, merger, "다시 생각했습니다.")
    assert merger.state is MergerState.REFUSED
