"""split.agree: the author's yes makes two of it."""

from sqlalchemy import func, select

from ganggu_participation.database import db
from ganggu_participation.mergers import actions
from ganggu_participation.mergers.states import SplitState
from ganggu_participation.proposals import actions as proposals
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from ..proposals.builders import a_submitted_proposal
from .builders import GOES, STAYS, WHY_TWO, a_paper_proposal, a_split_asked, part_of


def test_the_author_and_nobody_else(town):
    proposal, split = a_split_asked(town)
    nobody_else_may(town, lambda who: actions.agree_to_split(who, split), "kim", hears=Refusal.NOT_YOURS)
    assert split.state is SplitState.ASKED and split.part_id is None
    actions.agree_to_split(town.kim, split)
    assert split.state is SplitState.DONE and part_of(split).title == GOES["title"] and proposal.title == STAYS["title"]
    assert last_act() == ("split.agree", f"accounts/{town.kim.id}", {"part": split.part_id})


def test_neither_twice_nor_once_the_answer_is_there(town):
    proposal, split = a_split_asked(town)
    actions.agree_to_split(town.kim, split)
    refused(Refusal.NOT_IN_THIS_STATE, actions.agree_to_split, town.kim, split)
    other = a_submitted_proposal(town.kim, title="호수 조명과 의자")
    late = actions.ask_to_split(town.jung, other, STAYS, GOES, WHY_TWO)
    proposals.withdraw(town.kim, other)
    before = db.session.scalar(select(func.count()).select_from(Proposal))
    refused(Refusal.NOT_IN_THIS_STATE, actions.agree_to_split, town.kim, late)
    assert late.state is SplitState.ASKED and db.session.scalar(select(func.count()).select_from(Proposal)) == before


def test_a_paper_is_split_by_its_desk_with_a_word_on_how_it_asked(town):
    paper = a_paper_proposal(town)
    split = actions.ask_to_split(town.jung, paper, STAYS, GOES, WHY_TWO)
    refused(Refusal.PAPER_ANSWER_UNEXPLAINED, actions.agree_to_split, town.park, split, "")
    actions.agree_to_split(town.park, split, "전화로 여쭈었습니다.")
    assert part_of(split).paper.name == "박할머니" and part_of(split).author_name == paper.author_name
