"""proposal.note: officials write to each other beside a proposal; its story says nothing of it."""

from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries.desk import notes_of
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused, told
from .builders import a_proposal_under_review
from .words import GOOD


def test_reviewers_write_and_nobody_else(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    nobody_else_may(
        town, lambda who: actions.note(who, proposal, "제가 한마디"), "jung", "han", hears=Refusal.ROLE_MISSING
    )
    assert notes_of(proposal.id) == []


def test_whoever_has_it_is_told_unless_she_wrote_it_herself(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.assign(town.han, proposal, "공원녹지과", town.jung)
    steps = len(proposal.steps)
    actions.note(town.jung, proposal, "현장에 다녀왔습니다.")
    assert "맡은 제안에 담당자 메모가 달렸습니다" not in told(town.jung)
    actions.note(town.han, proposal, "  땅 주인을 확인해 주세요.  ")
    assert told(town.jung).count("맡은 제안에 담당자 메모가 달렸습니다") == 1
    assert [(note.by, note.text) for note in notes_of(proposal.id)] == [
        ("정부서", "현장에 다녀왔습니다."),
        ("한예산", "땅 주인을 확인해 주세요."),
    ]
    assert len(proposal.steps) == steps and proposal.state is ProposalState.UNDER_REVIEW
    assert last_act() == (
        "proposal.note",
        f"accounts/{town.han.id}",
        {},
    )  # its words are for the desk, not for the trail


def test_an_empty_note_is_none_and_after_the_answer_there_is_nothing_to_note(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    refused(Refusal.ANSWER_EMPTY, actions.note, town.han, proposal, " \n ")
    actions.find_eligible(town.jung, proposal, **GOOD)
    refused(Refusal.NOT_IN_THIS_STATE, actions.note, town.han, proposal, "늦은 메모")
    assert notes_of(proposal.id) == []
