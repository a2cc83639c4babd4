"""split.refuse: the author's no leaves it whole; whoever asked hears why."""


from ganggu_participation.mergers import actions
from ganggu_participation.mergers.states import SplitState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from .builders import GOES, STAYS, WHY_TWO, a_split_asked, told


def test_the_author_and_nobody_else(town):
    proposal, split = a_split_asked(town)
    nobody_else_may(town, lambda who: actions.refuse_to_split(who, split, "아니요"), "kim", hears=Refusal.NOT_YOURS)
    assert split.state is SplitState.ASKED


def test_it_stays_whole_and_whoever_asked_is_told(town):
    proposal, split = a_split_asked(town)
    words = dict(proposal.words)
    refused(Refusal.REASON_MISSING, actions.refuse_to_split, town.kim, split, " ")
    assert split.state is SplitState.ASKED and split.end == ""
    actions.refuse_to_split(town.kim, split, "한 번에 해야 합니다.")
    assert split.state is SplitState.REFUSED and dict(proposal.words) == words and split.part_id is None
    assert told(town.jung, "제안을 나누지 않기로 했습니다") == 1
    assert last_act() == ("split.refuse", f"accounts/{town.kim.id}", {"reason": "한 번에 해야 합니다."})
    refused(Refusal.NOT_IN_THIS_STATE, actions.agree_to_split, town.kim, split)
    assert actions.ask_to_split(town.jung, proposal, STAYS, GOES, WHY_TWO).state is SplitState.ASKED
