"""What is done with money: an envelope is opened with its ceiling, then shared out once by a certified count."""

from typing import TYPE_CHECKING, Any

from .. import clock
from ..assemblies.queries import assembly_of_vote
from ..assemblies.states import AssemblyState
from ..database import db
from ..deeds import deed
from ..money import Won
from ..proposals import actions as proposals
from ..refusals import Refusal, Refused
from ..verbs import Verb
from .models import Envelope, FundedLine
from .queries import Verdict, is_opened, opened_in, spent_by, verdicts_of
from .states import LIFE

if TYPE_CHECKING:
    from ..counts.models import Count
    from ..cycles.models import Cycle, Track
    from ..dongs.models import Dong

BEFORE_THE_COUNCIL = "12월에 의회가 예산을 확정하면 시작합니다."
"""Selected is never said to be settled before the council: KOREA PB-38."""


def open(actor: Any, *, cycle: "Cycle", track: "Track", dong: "Dong | None", ceiling: Won) -> Envelope:
    """What a track may spend in a dong (nothing: in the district), in 원.

    All envelopes of a track together stay below its own ceiling (KOREA PB-13).
    Raises Refused: NOT_A_DONG_TRACK, CEILING_PASSED, ENVELOPE_EXISTS."""
    envelope = Envelope(cycle_id=cycle.id, track_id=track.id, dong_id=dong.id if dong else None, ceiling=ceiling)
    with deed(actor, Verb.BUDGET_OPEN, envelope) as facts:
        db.session.refresh(track, with_for_update={"of": type(track)})  # the sum over its envelopes must stand still
        _may_be_opened(envelope, cycle, track)
        LIFE.move(envelope, Verb.BUDGET_OPEN)
        facts.update(track=track.key, dong=envelope.dong_id, ceiling=int(ceiling))
    return envelope


def allocate(actor: Any, envelope: Envelope, count: "Count") -> None:
    """Writes a line per funded option, selects those proposals and passes over the others; all of it or nothing.

    `count` is a certified count of a vote of this dong and track. The sum is taken again here, whatever the count says.
    Raises Refused: NOT_COUNTED_YET, OTHER_VOTE, ASSEMBLY_NOT_DECLARED, CEILING_PASSED."""
    with deed(actor, Verb.BUDGET_ALLOCATE, envelope) as facts:
        verdicts = verdicts_of(count)
        _may_be_allocated(envelope, count, verdicts)
        LIFE.move(envelope, Verb.BUDGET_ALLOCATE)
        envelope.lines = [_line(verdict) for verdict in verdicts if verdict.selected]
        envelope.allocated_at, envelope.count_id = clock.now(), count.id
        for verdict in verdicts:
            _tell(actor, verdict)
        facts.update(count=count.id, lines=len(envelope.lines), spent=int(envelope.spent), left=int(envelope.left))


def _may_be_opened(envelope: Envelope, cycle: "Cycle", track: "Track") -> None:
    limit = track.dong_ceiling if envelope.dong_id is not None else track.ceiling
    if track.cycle_id != cycle.id or limit is None:
        raise Refused(Refusal.NOT_A_DONG_TRACK)
    if envelope.ceiling > limit or opened_in(track.id) + envelope.ceiling > track.ceiling:
        raise Refused(Refusal.CEILING_PASSED, f"이 유형의 한도는 {track.ceiling}, 한 동의 한도는 {limit}입니다.")
    if is_opened(envelope):
        raise Refused(Refusal.ENVELOPE_EXISTS)


def _may_be_allocated(envelope: Envelope, count: "Count", verdicts: list[Verdict]) -> None:
    if count.certification is None:
        raise Refused(Refusal.NOT_COUNTED_YET)
    if count.vote.dong_id != envelope.dong_id or not all(_belongs(verdict, envelope) for verdict in verdicts):
        raise Refused(Refusal.OTHER_VOTE)
    assembly = assembly_of_vote(count.vote_id)
    if assembly is not None and assembly.state is not AssemblyState.DECLARED:
        raise Refused(Refusal.ASSEMBLY_NOT_DECLARED)
    spent = spent_by(verdicts)
    if spent > envelope.ceiling:
        raise Refused(Refusal.CEILING_PASSED, f"한도는 {envelope.ceiling}인데 선정한 사업은 모두 {spent}입니다.")


def _belongs(verdict: Verdict, envelope: Envelope) -> bool:
    proposal = verdict.proposal
    return proposal.track_id == envelope.track_id and envelope.dong_id in (None, proposal.dong_id)


def _line(verdict: Verdict) -> FundedLine:
    return FundedLine(
        proposal=verdict.proposal,
        title=verdict.title,
        amount=verdict.cost,
        place=verdict.place,
        votes=verdict.votes,
    )


def _tell(actor: Any, verdict: Verdict) -> None:
    """The proposer reads the sentence of the count."""
    if verdict.selected:
        proposals.select(actor, verdict.proposal, f"{verdict.sentence} {BEFORE_THE_COUNCIL}")
    else:
        proposals.pass_over(actor, verdict.proposal, verdict.sentence)
