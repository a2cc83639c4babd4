"""comment.hide: a desk covers its words and says why; its writer is told."""


from ganggu_participation.refusals import Refusal
from ganggu_participation.voices import actions
from ganggu_participation.voices.states import CommentState, ReportReason

from ..persons import last_act, nobody_else_may, refused, told
from .builders import WORDS, a_comment


def test_the_desks_and_nobody_else(town):
    comment = a_comment(town)
    nobody_else_may(
        town, lambda who: actions.hide(who, comment, "까닭"), "park", "han", hears=Refusal.ROLE_MISSING
    )
    assert comment.is_visible and comment.hidden_reason == ""
    actions.hide(town.han, comment, " 전화번호가 들어 있습니다. ")
    assert last_act() == ("comment.hide", f"accounts/{town.han.id}", {"reason": "전화번호가 들어 있습니다."})
    assert comment.text == WORDS  # covered, not gone: it may come back


def test_neither_twice_nor_what_its_writer_took_away(town):
    comment = a_comment(town)
    actions.hide(town.park, comment, "욕설이 들어 있습니다.")
    refused(Refusal.NOT_IN_THIS_STATE, actions.hide, town.han, comment, "또")
    assert comment.hidden_reason == "욕설이 들어 있습니다." and told(town.lee) == ["내 의견을 가렸습니다"]
    gone = a_comment(town)
    actions.withdraw(town.lee, gone)
    refused(Refusal.NOT_IN_THIS_STATE, actions.hide, town.park, gone, "까닭")


def test_hiding_needs_the_desk_and_a_reason_and_tells_the_writer(town):
    comment = a_comment(town)
    actions.report(town.kim, comment, ReportReason.PERSONAL)
    refused(Refusal.ROLE_MISSING, actions.hide, town.choi, comment, "다른 동입니다.")
    refused(Refusal.HIDING_UNEXPLAINED, actions.hide, town.park, comment, " ")
    actions.hide(town.park, comment, "전화번호가 들어 있습니다.")
    assert (comment.open_reports, comment.state) == (0, CommentState.HIDDEN)
    assert told(town.lee) == ["내 의견을 가렸습니다"]
    assert comment.proposal.comments == 0
