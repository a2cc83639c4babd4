"""What must hold before an assembly is planned, an item tabled, a notice given; each raises Refused with the first that does not."""

from typing import TYPE_CHECKING

from .. import clock
from ..cycles.states import CycleState
from ..proposals.states import ProposalState
from ..refusals import Refusal, Refused
from .models import Assembly
from .queries import is_name_taken

if TYPE_CHECKING:
    from ..cycles.models import Cycle, Track
    from ..proposals.models import Proposal


def may_be_planned(assembly: Assembly, cycle: "Cycle", track: "Track") -> None:
    if cycle.state is not CycleState.ANNOUNCED:
        raise Refused(Refusal.NO_CYCLE)
    if track.cycle_id != cycle.id or track.dong_ceiling is None:
        raise Refused(Refusal.NOT_A_DONG_TRACK)
    if not assembly.opens < assembly.closes or assembly.meets_at < assembly.opens:
        raise Refused(Refusal.DATES_OUT_OF_ORDER)
    if is_name_taken(assembly):
        raise Refused(Refusal.NAME_TAKEN)


def may_be_tabled(assembly: Assembly, proposal: "Proposal") -> None:
    cost = proposal.reviewed_cost
    reasons = (
        (proposal.dong_id != assembly.dong_id, Refusal.OTHER_DONG),
        (proposal.track_id != assembly.track_id, Refusal.OTHER_TRACK),
        (any(item.proposal_id == proposal.id for item in assembly.items), Refusal.ALREADY_TABLED),
        (proposal.state is not ProposalState.ELIGIBLE, Refusal.NOT_ELIGIBLE),
        (not cost, Refusal.COST_MISSING),
        (cost is not None and cost > assembly.track.project_limit, Refusal.OVER_PROJECT_LIMIT),
    )
    refusal = next((refusal for holds, refusal in reasons if holds), None)
    if refusal:
        raise Refused(refusal)


def may_be_noticed(assembly: Assembly, short_notice_reason: str | None) -> None:
    if not assembly.items:
        raise Refused(Refusal.NO_ITEMS)
    if assembly.opens <= clock.now():
        raise Refused(Refusal.OPENING_PASSED)
    if assembly.is_short_notice and not (short_notice_reason or "").strip():
        raise Refused(Refusal.NOTICE_TOO_SHORT)
