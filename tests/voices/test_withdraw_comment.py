"""comment.withdraw: her words go when she takes them away; the answers below them stay."""


from ganggu_participation.database import db
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.refusals import Refusal
from ganggu_participation.voices import actions
from ganggu_participation.voices.queries import threads_of
from ganggu_participation.voices.states import CommentState, ReportReason

from ..persons import last_act, nobody_else_may, refused
from .builders import WORDS, a_comment


def test_her_own_and_nobody_else_s(town):
    comment = a_comment(town)
    nobody_else_may(town, lambda who: actions.withdraw(who, comment), "lee", hears=Refusal.NOT_YOURS)
    assert comment.text == WORDS and comment.proposal.comments == 1
    actions.withdraw(town.lee, comment)
    assert last_act()[:2] == ("comment.withdraw", f"accounts/{town.lee.id}")


def test_neither_twice_nor_what_was_hidden_and_waiting_reports_are_settled(town):
    comment = a_comment(town)
    actions.report(town.kim, comment, ReportReason.ADVERT)
    actions.withdraw(town.lee, comment)
    assert comment.open_reports == 0 and all(past.settled_at for past in comment.reports)
    refused(Refusal.NOT_IN_THIS_STATE, actions.withdraw, town.lee, comment)
    assert comment.proposal.comments == 0
    other = a_comment(town)
    actions.hide(town.park, other, "전화번호가 들어 있습니다.")
    refused(Refusal.NOT_IN_THIS_STATE, actions.withdraw, town.lee, other)
    assert other.text == WORDS and other.proposal.comments == 0


def test_her_words_are_gone_when_she_takes_them_away_and_the_answers_stay(town):
    first = a_comment(town)
    actions.write(town.kim, first.proposal, "고맙습니다.", parent=first)
    refused(Refusal.NOT_YOURS, actions.withdraw, town.kim, first)
    actions.withdraw(town.lee, first)
    _, threads = threads_of(first.proposal_id, newest_first=False)
    assert (first.text, first.state) == ("", CommentState.WITHDRAWN)
    assert [answer.text for answer in threads[0].answers] == ["고맙습니다."]
    assert db.session.get_one(Proposal, first.proposal_id).comments == 1


def test_without_answers_nothing_is_left_of_it(town):
    first = a_comment(town)
    actions.withdraw(town.lee, first)
    assert threads_of(first.proposal_id, newest_first=False)[1] == []
