"""proposal.move: to the dong or track where it belongs, with number, text and support."""


from ganggu_participation.mergers import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal
from ganggu_participation.voices import actions as voices

from ..persons import last_act, nobody_else_may, refused
from ..proposals.builders import a_listed_proposal, a_submitted_proposal, an_announced_cycle
from .builders import neighbours, supported_by, supporters


def test_reviewers_and_the_desk_of_its_dong_and_nobody_else(town):
    cycle, proposal = an_announced_cycle(), a_submitted_proposal(town.kim)
    nobody_else_may(
        town, lambda who: actions.move(who, proposal, town.chipyeong, cycle.tracks[0], "까닭입니다"), "jung", "han", "park",
        hears=Refusal.ROLE_MISSING,
    )  # fmt: skip
    assert proposal.dong_id == town.pungam.id


def test_the_trail_says_from_where_to_where(town):
    cycle, proposal = an_announced_cycle(), a_submitted_proposal(town.kim)
    track = cycle.tracks[0].id
    actions.move(town.park, proposal, town.chipyeong, cycle.tracks[0], "치평동 땅입니다.")
    facts = {"dong": [town.pungam.id, town.chipyeong.id], "track": [track, track], "reason": "치평동 땅입니다."}
    assert last_act() == ("proposal.move", f"accounts/{town.park.id}", facts)
    assert proposal.state is ProposalState.SUBMITTED and proposal.review_due is not None


def test_not_to_where_it_is_nor_without_a_reason_nor_to_another_year_nor_once_answered(town):
    cycle, proposal = an_announced_cycle(), a_submitted_proposal(town.kim)
    steps = len(proposal.steps)
    refused(Refusal.SAME_PLACE, actions.move, town.jung, proposal, town.pungam, cycle.tracks[0], "까닭입니다")
    refused(Refusal.REASON_MISSING, actions.move, town.jung, proposal, town.chipyeong, cycle.tracks[0], " ")
    other = an_announced_cycle(2030).tracks[0]
    refused(Refusal.OTHER_YEAR, actions.move, town.jung, proposal, town.chipyeong, other, "까닭입니다")
    assert proposal.dong_id == town.pungam.id and len(proposal.steps) == steps
    listed = a_listed_proposal(town.kim, town.jung)
    refused(Refusal.NOT_IN_THIS_STATE, actions.move, town.jung, listed, town.chipyeong, cycle.tracks[0], "까닭입니다")


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
