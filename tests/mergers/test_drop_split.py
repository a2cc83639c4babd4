"""split.drop: not asked for any more; the author is told."""


from ganggu_participation.mergers import actions
from ganggu_participation.mergers.states import SplitState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from .builders import STAYS, a_split_asked, told


def test_whoever_could_ask_may_drop_it_and_nobody_else(town):
    _, split = a_split_asked(town)
    nobody_else_may(
        town, lambda who: actions.drop_split(who, split, "그만"), "kim", "jung", "han", "park", hears=Refusal.ROLE_MISSING
    )
    assert split.state is SplitState.ASKED


def test_the_author_hears_why_and_it_cannot_be_agreed_to_any_more(town):
    proposal, split = a_split_asked(town)
    refused(Refusal.REASON_MISSING, actions.drop_split, town.jung, split, "")
    actions.drop_split(town.han, split, "그대로 검토하기로 했습니다.")
    assert split.state is SplitState.DROPPED and proposal.title != STAYS["title"]
    assert told(town.kim, "제안을 나누자는 말을 거두었습니다") == 1
    assert last_act() == ("split.drop", f"accounts/{town.han.id}", {"reason": "그대로 검토하기로 했습니다."})
    for answer in (actions.agree_to_split, actions.refuse_to_split):
        refused(Refusal.NOT_IN_THIS_STATE, answer, town.kim, split, "늦은 답")
