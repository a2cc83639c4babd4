"""merger.drop: not asked for any more; those who were asked are told."""


from ganggu_participation.mergers import actions
from ganggu_participation.mergers.states import MergerState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from .builders import WHY, told, two_alike


def test_whoever_could_ask_may_drop_it_and_nobody_else(town):
    target, source = two_alike(town)
    merger = actions.propose(town.jung, target, [source], WHY)
    nobody_else_may(
        town, lambda who: actions.drop(who, merger, "그만둡니다."), "kim", "lee", "park", "jung", "han",
        hears=Refusal.ROLE_MISSING,
    )  # fmt: skip
    assert merger.state is MergerState.ASKED


def test_those_who_were_asked_hear_why_and_may_ask_again(town):
    target, source = two_alike(town)
    merger = actions.propose(town.jung, target, [source], WHY)
    refused(Refusal.REASON_MISSING, actions.drop, town.jung, merger, " ")
    actions.drop(town.jung, merger, "다른 곳의 일이었습니다.")
    assert [told(each, "제안을 합치자는 말을 거두었습니다") for each in (town.kim, town.lee, town.jung)] == [1, 1, 0]
    assert last_act() == ("merger.drop", f"accounts/{town.jung.id}", {"reason": "다른 곳의 일이었습니다."})
    refused(Refusal.NOT_IN_THIS_STATE, actions.drop, town.jung, merger, "또")
    assert actions.propose(town.kim, target, [source], WHY).state is MergerState.ASKED


def test_a_request_may_be_taken_back(town):
    target, source = two_alike(town)
    merger = actions.propose(town.jung, target, [source], WHY)
    actions.drop(town.jung, merger, "다른 곳의 일이었습니다.")
    assert merger.state is MergerState.DROPPED
    refused(Refusal.NOT_IN_THIS_STATE, actions.agree, town.lee, merger)
