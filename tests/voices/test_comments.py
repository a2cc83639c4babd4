"""Comments and answers: one level deep, signed where an office speaks, gone when their writer says so."""

import pytest

from ganggu_participation.database import db
from ganggu_participation.notices.queries import notices_of
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.voices import actions
from ganggu_participation.voices.queries import threads_of
from ganggu_participation.voices.states import CommentState, ReportReason, Stance

from ..proposals.builders import a_draft, a_submitted_proposal
from .builders import WORDS, a_comment


def refused(refusal, action, *args, **kwargs):
    with pytest.raises(Refused) as no:
        action(*args, **kwargs)
    assert no.value.refusal is refusal


def told(who):
    return [notice.title for notice in notices_of(who)]


def test_a_comment_stands_there_and_the_proposer_is_told(town):
    comment = a_comment(town, stance=Stance.PRO)
    assert comment.proposal.comments == 1
    assert told(town.kim) == ["내 제안에 의견이 달렸습니다"]
    assert told(town.lee) == []


@pytest.mark.parametrize(("name", "refusal"), [("na", Refusal.NOT_VERIFIED), (None, Refusal.NOT_SIGNED_IN)])
def test_nobody_writes_without_a_checked_identity(town, name, refusal):
    proposal = a_submitted_proposal(town.kim)
    refused(refusal, actions.write, getattr(town, name) if name else None, proposal, WORDS)
    assert proposal.comments == 0


def test_nobody_writes_about_a_draft(town):
    refused(Refusal.NO_MORE_VOICES, actions.write, town.lee, a_draft(town.kim), WORDS)


def test_an_answer_to_an_answer_is_refused(town):
    first = a_comment(town)
    second = actions.write(town.kim, first.proposal, "고맙습니다.", parent=first)
    refused(Refusal.ONE_LEVEL_OF_ANSWERS, actions.write, town.lee, first.proposal, WORDS, parent=second)


def test_nor_is_one_answered_under_another_proposal(town):
    first, other = a_comment(town), a_submitted_proposal(town.kim, title="가로등")
    refused(Refusal.ONE_LEVEL_OF_ANSWERS, actions.write, town.kim, other, WORDS, parent=first)


def test_an_office_signs_and_stands_first(town):
    first = a_comment(town)
    actions.answer(town.jung, first.proposal, "다음 달에 살펴보겠습니다.", "공원녹지과", "주무관")
    _, threads = threads_of(first.proposal_id, newest_first=False)
    assert [thread.comment.by for thread in threads] == ["공원녹지과 주무관", "이치평"]


@pytest.mark.parametrize("name", ["kim", "baek", "oh"])
def test_nobody_else_speaks_for_an_office(town, name):
    refused(Refusal.ROLE_MISSING, actions.answer, getattr(town, name), a_submitted_proposal(town.kim), WORDS, "과", "장")


def test_an_office_without_a_name_does_not_speak(town):
    refused(Refusal.ANSWER_UNSIGNED, actions.answer, town.jung, a_submitted_proposal(town.kim), WORDS, " ", "주무관")


def test_the_desk_of_another_dong_does_not_speak_here(town):
    refused(Refusal.ROLE_MISSING, actions.answer, town.choi, a_submitted_proposal(town.kim), WORDS, "치평동", "주무관")


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


def test_a_report_is_counted_once_and_not_by_its_writer(town):
    comment = a_comment(town)
    refused(Refusal.OWN_COMMENT, actions.report, town.lee, comment, ReportReason.ADVERT)
    actions.report(town.kim, comment, ReportReason.INSULT)
    refused(Refusal.ALREADY_REPORTED, actions.report, town.kim, comment, ReportReason.ADVERT)
    assert comment.open_reports == 1 and comment.is_visible


def test_hiding_needs_the_desk_and_a_reason_and_tells_the_writer(town):
    comment = a_comment(town)
    actions.report(town.kim, comment, ReportReason.PERSONAL)
    refused(Refusal.ROLE_MISSING, actions.hide, town.choi, comment, "다른 동입니다.")
    refused(Refusal.HIDING_UNEXPLAINED, actions.hide, town.park, comment, " ")
    actions.hide(town.park, comment, "전화번호가 들어 있습니다.")
    assert (comment.open_reports, comment.state) == (0, CommentState.HIDDEN)
    assert told(town.lee) == ["내 의견을 가렸습니다"]
    assert comment.proposal.comments == 0


def test_what_was_hidden_by_mistake_comes_back(town):
    comment = a_comment(town)
    refused(Refusal.NOT_IN_THIS_STATE, actions.restore, town.park, comment)
    actions.hide(town.park, comment, "잘못 보았습니다.")
    actions.restore(town.park, comment)
    assert comment.is_visible and comment.text == WORDS and comment.proposal.comments == 1


def test_settled_reports_leave_it_and_tell_those_who_reported(town):
    comment = a_comment(town)
    actions.report(town.kim, comment, ReportReason.FALSE)
    actions.clear(town.park, comment)
    assert comment.open_reports == 0 and comment.is_visible
    assert "신고한 의견을 살펴봤습니다" in told(town.kim)
