"""comment.write: a verified person says something to a proposal, or answers a comment; who is answered is told."""

from sqlalchemy import func, select

from ganggu_participation.database import db
from ganggu_participation.proposals.actions import withdraw as withdraw_proposal
from ganggu_participation.refusals import Refusal
from ganggu_participation.voices import actions
from ganggu_participation.voices.models import Comment
from ganggu_participation.voices.states import Stance

from .. import world
from ..persons import hears_no, last_act, nobody_else_may, refused, told
from ..proposals.builders import a_draft, a_submitted_proposal
from .builders import WORDS, a_comment

UNVERIFIED = {name: Refusal.NOT_VERIFIED for name in world.CAST if name not in ("kim", "lee")}


def test_whoever_is_verified_and_nobody_else(town):
    proposal = a_submitted_proposal(town.kim)
    nobody_else_may(
        town, lambda who: actions.write(who, proposal, WORDS), "kim", "lee", hears=Refusal.NOT_VERIFIED, **UNVERIFIED
    )
    assert proposal.comments == 0 and db.session.scalar(select(func.count()).select_from(Comment)) == 0


def test_an_answer_tells_whoever_wrote_before_and_the_trail_holds_no_words(town):
    first = a_comment(town)
    answer = actions.write(town.kim, first.proposal, "  고맙습니다. ", parent=first)
    assert (answer.text, answer.parent_id, first.proposal.comments) == ("고맙습니다.", first.id, 2)
    assert told(town.lee) == ["내 의견에 답글이 달렸습니다"]
    assert last_act() == ("comment.write", f"accounts/{town.kim.id}", {})


def test_what_was_withdrawn_is_shut(town):
    proposal = a_submitted_proposal(town.kim)
    withdraw_proposal(town.kim, proposal)
    hears_no("더 공감하거나 의견을 쓸 수 없습니다", actions.write, town.lee, proposal, WORDS)
    assert proposal.comments == 0 and told(town.kim) == []


def test_a_comment_stands_there_and_the_proposer_is_told(town):
    comment = a_comment(town, stance=Stance.PRO)
    assert comment.proposal.comments == 1
    assert told(town.kim) == ["내 제안에 의견이 달렸습니다"]
    assert told(town.lee) == []


def test_nobody_writes_about_a_draft(town):
    refused(Refusal.NO_MORE_VOICES, actions.write, town.lee, a_draft(town.kim), WORDS)


def test_an_answer_to_an_answer_is_refused(town):
    first = a_comment(town)
    second = actions.write(town.kim, first.proposal, "고맙습니다.", parent=first)
    refused(Refusal.ONE_LEVEL_OF_ANSWERS, actions.write, town.lee, first.proposal, WORDS, parent=second)


def test_nor_is_one_answered_under_another_proposal(town):
    first, other = a_comment(town), a_submitted_proposal(town.kim, title="가로등")
    refused(Refusal.ONE_LEVEL_OF_ANSWERS, actions.write, town.kim, other, WORDS, parent=first)
