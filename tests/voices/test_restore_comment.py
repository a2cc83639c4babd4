"""comment.restore: what was hidden by mistake stands again, and its writer is told."""


from ganggu_participation.refusals import Refusal
from ganggu_participation.voices import actions
from ganggu_participation.voices.states import CommentState

from ..persons import last_act, nobody_else_may, refused, told
from .builders import WORDS, a_comment


def test_the_desks_and_nobody_else(town):
    comment = a_comment(town)
    actions.hide(town.park, comment, "잘못 보았습니다.")
    nobody_else_may(town, lambda who: actions.restore(who, comment), "park", "han", hears=Refusal.ROLE_MISSING)
    assert comment.state is CommentState.HIDDEN
    actions.restore(town.han, comment)
    assert comment.hidden_reason == "" and told(town.lee)[0] == "가렸던 내 의견을 다시 보입니다"
    assert last_act()[:2] == ("comment.restore", f"accounts/{town.han.id}")


def test_neither_what_stands_nor_what_its_writer_took_away(town):
    comment = a_comment(town)
    refused(Refusal.NOT_IN_THIS_STATE, actions.restore, town.park, comment)
    actions.withdraw(town.lee, comment)
    refused(Refusal.NOT_IN_THIS_STATE, actions.restore, town.park, comment)
    assert comment.text == "" and comment.proposal.comments == 0 and told(town.lee) == []


def test_what_was_hidden_by_mistake_comes_back(town):
    comment = a_comment(town)
    refused(Refusal.NOT_IN_THIS_STATE, actions.restore, town.park, comment)
    actions.hide(town.park, comment, "잘못 보았습니다.")
    actions.restore(town.park, comment)
    assert comment.is_visible and comment.text == WORDS and comment.proposal.comments == 1
