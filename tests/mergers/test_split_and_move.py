"""Splitting with the author's yes, and moving: text, credit, supporters and history stay."""

import pytest

from ganggu_participation.database import db
from ganggu_participation.mergers import actions
from ganggu_participation.mergers.states import SplitState
from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.voices import actions as voices

from ..persons import nobody_else_may, refused
from ..proposals.builders import a_draft, a_listed_proposal, a_submitted_proposal, an_announced_cycle
from .builders import a_paper_proposal, neighbours, supported_by, supporters, told

STAYS = {"title": "둘레길 의자", "necessity": "쉴 곳이 없습니다.", "location": "호수 둘레길", "content": ""}
GOES = {"title": "둘레길 조명", "necessity": "밤에 어둡습니다.", "location": "호수 둘레길", "content": "등을 놓습니다."}
WHY = "의자와 조명은 맡는 부서가 다릅니다."


def part_of(split):
    return db.session.get_one(Proposal, split.part_id)


def test_an_author_splits_her_own_at_once(town):
    proposal = a_submitted_proposal(town.kim)
    before = dict(proposal.words)
    one, two = neighbours(town, 2)
    supported_by(proposal, one, two)
    split = actions.ask_to_split(town.kim, proposal, STAYS, GOES, WHY)
    part = part_of(split)
    assert split.state is SplitState.DONE
    assert proposal.versions[0].words == before and proposal.title == STAYS["title"] and part.title == GOES["title"]
    assert part.origin_id == proposal.id and part.author_id == town.kim.id and part.receipt_no != proposal.receipt_no
    assert part.state is ProposalState.SUBMITTED and part.review_due is not None
    assert supporters(part) == supporters(proposal) == {one.id, two.id} and part.supports == 2
    assert told(one, "공감한 제안을 둘로 나누었습니다") == 1


def test_an_official_asks_and_the_author_decides(town):
    proposal = a_submitted_proposal(town.kim)
    split = actions.ask_to_split(town.jung, proposal, STAYS, GOES, WHY)
    assert split.state is SplitState.ASKED and told(town.kim, "제안을 나누자는 말이 왔습니다") == 1
    nobody_else_may(town, lambda who: actions.agree_to_split(who, split), "kim")
    refused(Refusal.SPLIT_UNDER_WAY, actions.ask_to_split, town.jung, proposal, STAYS, GOES, WHY)
    actions.refuse_to_split(town.kim, split, "한 번에 해야 합니다.")
    assert (split.state, proposal.title) == (SplitState.REFUSED, "풍암호수 둘레길 의자 놓기")
    again = actions.ask_to_split(town.jung, proposal, STAYS, GOES, WHY)
    actions.drop_split(town.jung, again, "그대로 검토하기로 했습니다.")
    assert again.state is SplitState.DROPPED


def test_who_may_ask(town):
    proposal = a_submitted_proposal(town.kim)
    nobody_else_may(
        town, lambda who: actions.ask_to_split(who, proposal, STAYS, GOES, WHY), "kim", "jung", "han", "park"
    )


def test_both_halves_are_whole_and_told_apart(town):
    proposal = a_submitted_proposal(town.kim)
    refused(Refusal.PARTS_ALIKE, actions.ask_to_split, town.kim, proposal, STAYS, {**GOES, "title": STAYS["title"]}, WHY)
    refused(Refusal.PROPOSAL_INCOMPLETE, actions.ask_to_split, town.kim, proposal, STAYS, {**GOES, "location": ""}, WHY)
    refused(Refusal.REASON_MISSING, actions.ask_to_split, town.kim, proposal, STAYS, GOES, "")
    refused(Refusal.NOT_IN_THIS_STATE, actions.ask_to_split, town.kim, a_draft(town.kim), STAYS, GOES, WHY)


def test_a_paper_is_split_by_its_desk_with_a_word_on_how_it_asked(town):
    paper = a_paper_proposal(town)
    split = actions.ask_to_split(town.jung, paper, STAYS, GOES, WHY)
    refused(Refusal.PAPER_ANSWER_UNEXPLAINED, actions.agree_to_split, town.park, split, "")
    actions.agree_to_split(town.park, split, "전화로 여쭈었습니다.")
    assert part_of(split).paper.name == "박할머니" and part_of(split).author_name == paper.author_name


def test_a_proposal_moves_with_its_reason_and_keeps_number_and_support(town):
    cycle = an_announced_cycle()
    proposal = a_submitted_proposal(town.kim)
    (one,) = neighbours(town, 1)
    supported_by(proposal, one)
    comment = voices.write(town.lee, proposal, "찬성합니다.")
    no = proposal.receipt_no
    actions.move(town.jung, proposal, town.chipyeong, cycle.tracks[1], "치평동 땅입니다.")
    assert (proposal.dong_id, proposal.track_id, proposal.receipt_no) == (town.chipyeong.id, cycle.tracks[1].id, no)
    assert supporters(proposal) == {one.id} and comment.dong_id == town.chipyeong.id
    story = proposal.steps[-1].text
    assert "풍암동에서 치평동으로" in story and "마을계획형에서 구정참여형으로" in story and "치평동 땅입니다." in story


def test_who_moves_and_where_to(town):
    cycle = an_announced_cycle()
    proposal = a_submitted_proposal(town.kim)
    nobody_else_may(
        town, lambda who: actions.move(who, proposal, town.chipyeong, cycle.tracks[0], "까닭입니다"), "jung", "han", "park"
    )
    refused(Refusal.SAME_PLACE, actions.move, town.jung, proposal, town.pungam, cycle.tracks[0], "까닭입니다")
    refused(Refusal.REASON_MISSING, actions.move, town.jung, proposal, town.chipyeong, cycle.tracks[0], " ")
    other = an_announced_cycle(2030).tracks[0]
    refused(Refusal.OTHER_YEAR, actions.move, town.jung, proposal, town.chipyeong, other, "까닭입니다")
    listed = a_listed_proposal(town.kim, town.jung)
    refused(Refusal.NOT_IN_THIS_STATE, actions.move, town.jung, listed, town.chipyeong, cycle.tracks[0], "까닭입니다")
    with pytest.raises(Refused):
        actions.move(CLOCK, proposal, town.chipyeong, cycle.tracks[0], "까닭입니다")
