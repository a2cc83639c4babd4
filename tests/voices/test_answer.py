"""comment.answer: an office speaks, signed by department and post, and stands first."""


from ganggu_participation.refusals import Refusal
from ganggu_participation.voices import actions
from ganggu_participation.voices.queries import threads_of

from ..persons import last_act, nobody_else_may, refused, told
from ..proposals.builders import a_draft, a_submitted_proposal
from .builders import WORDS, a_comment


def test_the_offices_that_may_speak_here_and_nobody_else(town):
    proposal = a_submitted_proposal(town.kim)
    nobody_else_may(
        town, lambda who: actions.answer(who, proposal, WORDS, "과", "장"), "park", "jung", "han", hears=Refusal.ROLE_MISSING
    )
    assert proposal.comments == 0
    for name in ("park", "jung", "han"):
        said = actions.answer(getattr(town, name), proposal, WORDS, " 공원녹지과 ", " 주무관 ")
        assert said.by == "공원녹지과 주무관" and getattr(town, name).display_name not in said.by
        assert last_act() == ("comment.answer", f"accounts/{getattr(town, name).id}", {})
    assert proposal.comments == 3 and told(town.kim).count("내 제안에 의견이 달렸습니다") == 3


def test_neither_about_a_draft_nor_to_an_answer(town):
    refused(Refusal.NO_MORE_VOICES, actions.answer, town.jung, a_draft(town.kim), WORDS, "공원녹지과", "주무관")
    first = a_comment(town)
    second = actions.answer(town.jung, first.proposal, WORDS, "공원녹지과", "주무관", parent=first)
    assert told(town.lee) == ["내 의견에 답글이 달렸습니다"]
    refused(Refusal.ONE_LEVEL_OF_ANSWERS, actions.answer, town.han, first.proposal, WORDS, "기획실", "팀장", parent=second)
    assert first.proposal.comments == 2


def test_an_office_signs_and_stands_first(town):
    first = a_comment(town)
    actions.answer(town.jung, first.proposal, "다음 달에 살펴보겠습니다.", "공원녹지과", "주무관")
    _, threads = threads_of(first.proposal_id, newest_first=False)
    assert [thread.comment.by for thread in threads] == ["공원녹지과 주무관", "이치평"]


def test_an_office_without_a_name_does_not_speak(town):
    refused(Refusal.ANSWER_UNSIGNED, actions.answer, town.jung, a_submitted_proposal(town.kim), WORDS, " ", "주무관")
