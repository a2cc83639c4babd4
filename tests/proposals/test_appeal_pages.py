"""이의 제기: once, within seven days, answered in public by somebody else."""



from ganggu_participation.mergers import actions as mergers
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import AppealState, ProposalState

from ..mergers.builders import WHY, two_alike
from .builders import ANSWER, TOO_HARD, WHY_NOT, a_refused_proposal, an_appeal
from .words import NO, SECOND


def test_the_proposer_objects_and_everybody_reads_it(as_, town):
    appeal = an_appeal(town)
    page = as_(None).get(f"/proposals/{appeal.proposal_id}").text
    assert WHY_NOT in page and "다른 담당자가 살펴보고 있습니다" in page


def test_upheld_it_is_reviewed_again_and_the_first_answer_stays_readable(as_, town):
    appeal = an_appeal(town)
    actions.uphold(town.han, appeal, "동의서를 확인했습니다.", **SECOND)
    proposal = appeal.proposal
    assert (appeal.state, proposal.state) == (AppealState.UPHELD, ProposalState.UNDER_REVIEW)
    assert proposal.review_due is not None
    page = as_(None).get(f"/proposals/{proposal.id}").text
    assert TOO_HARD in page and "동의서를 확인했습니다." in page


def test_whoever_wrote_what_became_part_of_it_finds_the_way_to_object(as_, town):
    target, source = two_alike(town)
    mergers.agree(town.lee, mergers.propose(town.kim, target, [source], WHY))
    actions.take_up(town.jung, target, "공원녹지과")
    actions.find_ineligible(town.jung, target, **NO)
    assert "이의 제기하기" in as_(town.lee).get(f"/proposals/{target.id}").text
    assert "이의 제기하기" not in as_(town.na).get(f"/proposals/{target.id}").text
    answer = as_(town.lee).post(f"/proposals/{target.id}/appeal", data={"text": WHY_NOT})
    assert answer.status_code == 303 and WHY_NOT in as_(None).get(f"/proposals/{target.id}").text


def test_by_pages(as_, town):
    proposal = a_refused_proposal(town.kim, town.jung)
    author, desk = as_(town.kim), as_(town.han)
    assert "이의 제기하기" in author.get(f"/proposals/{proposal.id}").text
    assert "이의 제기하기" not in as_(town.lee).get(f"/proposals/{proposal.id}").text
    short = author.post(f"/proposals/{proposal.id}/appeal", data={"text": "짧음"})
    assert short.status_code == 422 and "10자 이상" in short.text and "짧음" in short.text
    author.post(f"/proposals/{proposal.id}/appeal", data={"text": WHY_NOT})
    assert proposal.title in desk.get("/office/appeals").text
    number = desk.get("/office/appeals").text.split("/office/appeals/")[1].split('"')[0]
    form = {"outcome": "dismiss", "text": "짧음", **ANSWER}
    assert "30자 이상" in desk.post(f"/office/appeals/{number}", data=form).text
    assert desk.post(f"/office/appeals/{number}", data=form | {"text": TOO_HARD}).status_code == 303
    assert as_(town.jung).get(f"/office/appeals/{number}").status_code in (403, 409)
