"""What the dates do to proposals: on to the year that they are for, to the review once enough support them, or not."""

from typing import Any

from ...deeds import deed
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..models import Proposal
from ..queries.waiting import track_in, year_of
from ..receipts import REVIEW_DAYS, due_in
from ..states import LIFE
from ..story import RULES, step


def join_year(actor: Any, proposal: Proposal) -> None:
    """Received for a year that was not announced yet: now it belongs to it, in the track of the same kind (KOREA PB-02).

    Raises Refused(NO_CYCLE) before that year is announced."""
    with deed(actor, Verb.PROPOSAL_JOIN_YEAR, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_JOIN_YEAR)
        cycle = year_of(proposal)
        if cycle is None:
            raise Refused(Refusal.NO_CYCLE)
        proposal.cycle_id, proposal.track_id = cycle.id, track_in(cycle, proposal.track.key).id
        facts["cycle"] = cycle.id
        step(proposal, RULES, f"{cycle.budget_year}년 예산의 운영계획을 공고했습니다. 이 제안도 그 제안들과 함께 살펴봅니다.")


def pass_gate(actor: Any, proposal: Proposal) -> None:
    """Enough people support it: from today an answer is due."""
    with deed(actor, Verb.PROPOSAL_PASS_GATE, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_PASS_GATE)
        if proposal.waits_for_support:
            raise Refused(Refusal.GATE_NOT_REACHED)
        proposal.review_due = due_in(REVIEW_DAYS)
        step(proposal, RULES, f"공감이 {proposal.gate}명 모여 담당 부서가 검토를 시작합니다.")


def fall_short(actor: Any, proposal: Proposal) -> None:
    """The day has come and too few support it: it is not reviewed this time, and its page says so."""
    with deed(actor, Verb.PROPOSAL_FALL_SHORT, proposal):
        if not proposal.waits_for_support:
            raise Refused(Refusal.OVERTAKEN)
        LIFE.move(proposal, Verb.PROPOSAL_FALL_SHORT)
        again = "글과 공감은 그대로 남고, 제안한 사람이 이 화면에서 다시 내면 이어서 공감을 모읍니다."
        step(proposal, RULES, f"공감이 {proposal.gate}명에 이르지 않아 이번에는 검토하지 않습니다. {again}")
