"""Proposals in the state a test needs, made by the actions that residents and officials use."""

from datetime import timedelta

from sqlalchemy import select

from ganggu_participation import clock
from ganggu_participation.cycles.models import Cycle, Stage, Track
from ganggu_participation.cycles.states import CycleState, Scope
from ganggu_participation.database import db
from ganggu_participation.dongs.models import Dong
from ganggu_participation.money import Won
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.models import Proposal

WORDS = {
    "title": "풍암호수 둘레길 의자 놓기",
    "necessity": "둘레길에 쉴 곳이 없어 어르신이 오래 걷기 어렵습니다.",
    "location": "풍암호수공원 둘레길",
}
ANSWER = {"department": "공원녹지과", "post": "주무관"}
TEN_MILLION = Won(10_000_000)
WHY_NOT = "땅 주인은 이미 동의했습니다. 동의서를 동에 냈습니다."
TOO_HARD = "둘레길 일부가 사유지라서 땅 주인의 동의를 먼저 받아야 합니다. 내년에 다시 살펴보겠습니다."


def an_announced_cycle(budget_year: int = 2027) -> Cycle:
    """The year that stands for a budget year, in the middle of its call; made once."""
    cycle = db.session.scalars(select(Cycle).where(Cycle.budget_year == budget_year)).one_or_none()
    if cycle is None:
        now, day = clock.now(), timedelta(days=1)
        cycle = Cycle(
            state=CycleState.ANNOUNCED,
            operating_year=budget_year - 1,
            budget_year=budget_year,
            plan="시연용 운영계획",
            announced_at=now - 40 * day,
            stages=[
                Stage(key="call", label="제안받는 기간", sort=1, opens=now - 10 * day, closes=now + 30 * day),
                Stage(key="vote", label="투표", sort=2, opens=now + 60 * day, closes=now + 80 * day),
            ],
            tracks=[
                Track(
                    key="village",
                    label="마을계획형",
                    summary="주민총회에서 정합니다.",
                    sort=1,
                    scope=Scope.DONG,
                    ceiling=Won(600_000_000),
                    dong_ceiling=Won(33_000_000),
                ),
                Track(
                    key="district",
                    label="구정참여형",
                    summary="서구 여러 동에 걸친 사업입니다.",
                    sort=2,
                    scope=Scope.DISTRICT,
                    ceiling=Won(300_000_000),
                ),
            ],
        )
        db.session.add(cycle)
        db.session.commit()
    return cycle


def a_draft(author, **words) -> Proposal:
    """A draft for the author's dong (or `dong=`), in the dongs' own track (or `track=`), of an announced year."""
    cycle = words.pop("cycle", None) or an_announced_cycle()
    track = words.pop("track", None) or next(t for t in cycle.tracks if t.scope is Scope.DONG)
    dong = words.pop("dong", None) or db.session.get_one(Dong, author.dong_id)
    return actions.draft(author, cycle=cycle, track=track, dong=dong, **{**WORDS, **words})


def a_submitted_proposal(author, **words) -> Proposal:
    proposal = a_draft(author, **words)
    actions.submit(author, proposal)
    return proposal


def a_proposal_under_review(author, reviewer, **words) -> Proposal:
    proposal = a_submitted_proposal(author, **words)
    actions.take_up(reviewer, proposal, ANSWER["department"])
    return proposal


def a_listed_proposal(author, reviewer, reviewed_cost=TEN_MILLION, **words) -> Proposal:
    """Eligible: it may be tabled or put to a vote. `reviewer` is a department officer or the budget desk."""
    proposal = a_proposal_under_review(author, reviewer, **words)
    actions.find_eligible(
        reviewer,
        proposal,
        text="법과 안전에 문제가 없어 투표에 올릴 수 있습니다.",
        reviewed_cost=reviewed_cost,
        **ANSWER,
    )
    return proposal


def a_refused_proposal(author, reviewer, reason_codes=("land_or_rights",), text=TOO_HARD, **words) -> Proposal:
    proposal = a_proposal_under_review(author, reviewer, **words)
    actions.find_ineligible(reviewer, proposal, reason_codes=reason_codes, text=text, **ANSWER)
    return proposal


def on_a_ballot(town, **words) -> Proposal:
    """kim's, put to the vote by the desk of 풍암동."""
    proposal = a_listed_proposal(town.kim, town.jung, **words)
    actions.put_to_vote(town.park, proposal, "9월 5일 풍암동 주민총회에 올렸습니다.")
    return proposal


def a_gate_of(number: int | None) -> Cycle:
    """From now on a proposal gathers support of so many before it is reviewed."""
    cycle = an_announced_cycle()
    cycle.tracks[0].support_gate = number
    db.session.commit()
    return cycle


def an_appeal(town, text=WHY_NOT):
    """kim's objection to jung's answer."""
    return actions.lodge(town.kim, a_refused_proposal(town.kim, town.jung), text)


def a_questioned_proposal(town) -> Proposal:
    """kim's, which jung has sent back with a question."""
    proposal = a_submitted_proposal(town.kim)
    actions.request_info(town.jung, proposal, "위치를 조금 더 자세히 적어 주세요.")
    return proposal
