"""Reading the money: per dong, per envelope, and what waits to be shared out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from ..assemblies.models import Assembly
from ..assemblies.states import AssemblyState
from ..counts.models import Certification, Count
from ..counts.queries import explained, sheet_of
from ..database import db
from ..dongs.models import Dong
from ..dongs.queries import dongs_in_order
from ..money import Won
from ..proposals.models import Proposal
from ..refusals import Refusal, Refused
from .models import Envelope, FundedLine
from .states import EnvelopeState

SOURCE = "proposals/"


@dataclass(frozen=True)
class DongMoney:
    """What a dong (nothing: the whole district) may spend and what its people chose; zero is zero, not missing."""

    dong: Dong | None
    ceiling: Won
    spent: Won
    projects: int

    @property
    def left(self) -> Won:
        return self.ceiling - self.spent


@dataclass(frozen=True)
class Verdict:
    """One option of a count as money: the proposal it came from, its frozen cost, and what became of it and why."""

    proposal: Proposal
    title: str
    cost: Won
    place: int
    votes: int
    selected: bool
    sentence: str


def money_by_dong(cycle: Any) -> list[DongMoney]:
    """Every dong in its order, then the whole district where a track is not split."""
    envelopes = envelopes_of(cycle)
    dongs: list[Dong | None] = [*dongs_in_order(), *([None] if any(e.dong_id is None for e in envelopes) else [])]
    return [_money_of(dong, [e for e in envelopes if e.dong_id == (dong.id if dong else None)]) for dong in dongs]


def envelopes_of(cycle: Any, dong_id: int | None = None) -> list[Envelope]:
    """With their lines, tracks and dongs, in the order of the dongs; without a cycle there are none."""
    if cycle is None:
        return []
    found = _whole_envelopes().where(Envelope.cycle_id == cycle.id)
    if dong_id is not None:
        found = found.where(Envelope.dong_id == dong_id)
    return sorted(db.session.scalars(found).unique(), key=lambda e: (e.track.sort, e.dong.sort if e.dong else 0))


def envelope_of_id(envelope_id: int) -> Envelope | None:
    return db.session.scalars(_whole_envelopes().where(Envelope.id == envelope_id)).one_or_none()


def is_opened(envelope: Envelope) -> bool:
    """Whether the track already has its envelope for this dong; NULL is a dong here."""
    same = Envelope.dong_id.is_(None) if envelope.dong_id is None else Envelope.dong_id == envelope.dong_id
    return db.session.scalar(select(Envelope.id).where(Envelope.track_id == envelope.track_id, same)) is not None


def opened_in(track_id: int) -> Won:
    """What the envelopes of a track come to together."""
    total = db.session.scalar(select(func.sum(Envelope.ceiling)).where(Envelope.track_id == track_id))
    return Won(int(total)) if isinstance(total, int) else total or Won(0)


def dongs_without_envelope(track: Any) -> list[Dong]:
    opened = set(db.session.scalars(select(Envelope.dong_id).where(Envelope.track_id == track.id)))
    return [dong for dong in dongs_in_order() if dong.id not in opened]


def waiting_allocations(cycle: Any) -> list[tuple[Assembly, Envelope | None]]:
    """Declared assemblies with a certified count whose money is not shared out; no envelope: its ceiling is missing."""
    if cycle is None:
        return []
    beside = and_(Envelope.track_id == Assembly.track_id, Envelope.dong_id == Assembly.dong_id)
    certified = (
        select(Assembly, Envelope)
        .join(Count, Count.vote_id == Assembly.vote_id)
        .join(Certification)
        .outerjoin(Envelope, beside)
        .where(Assembly.cycle_id == cycle.id, Assembly.state == AssemblyState.DECLARED)
        .options(joinedload(Assembly.dong), joinedload(Assembly.track))
        .order_by(Assembly.declared_at, Assembly.id)
    )
    return [(a, e) for a, e in db.session.execute(certified) if e is None or e.state is EnvelopeState.OPEN]


def count_for(envelope: Envelope) -> Count | None:
    """The certified count of the declared assembly of this track and dong that waits for its money."""
    of_vote = select(Count).join(Certification).join(Assembly, Assembly.vote_id == Count.vote_id)
    here = (Assembly.track_id == envelope.track_id, Assembly.dong_id == envelope.dong_id)
    found = of_vote.where(*here, Assembly.state == AssemblyState.DECLARED).order_by(Assembly.declared_at.desc())
    return db.session.scalars(found.options(joinedload(Count.vote), joinedload(Count.certification)).limit(1)).first()


def verdicts_of(count: Count) -> list[Verdict]:
    """Every option of the count's vote in the order of places; costs are those frozen in the vote.

    Raises Refused(OTHER_VOTE) when an option came from no proposal: there is nothing that money could go to."""
    options = {(c.no, o.no): o for c in count.vote.contests for o in c.options}
    ids = {key: _proposal_id(option.source) for key, option in options.items()}
    found = db.session.scalars(select(Proposal).where(Proposal.id.in_([i for i in ids.values() if i is not None])))
    proposals: dict[int | None, Proposal] = {proposal.id: proposal for proposal in found}
    if not set(ids.values()) <= set(proposals):
        raise Refused(Refusal.OTHER_VOTE)
    rows = [((c["no"], row["number"]), row) for c in explained(sheet_of(count)) for row in c["rows"]]
    return [_verdict(options[key], proposals[ids[key]], row) for key, row in rows]


def spent_by(verdicts: list[Verdict]) -> Won:
    """What the selected ones cost together."""
    return sum((verdict.cost for verdict in verdicts if verdict.selected), Won(0))


def lines_of(cycle: Any) -> Sequence[FundedLine]:
    """Every funded line of a year, by dong and place."""
    if cycle is None:
        return []
    found = select(FundedLine).join(FundedLine.envelope).outerjoin(Envelope.dong).where(Envelope.cycle_id == cycle.id)
    whole = contains_eager(FundedLine.envelope).contains_eager(Envelope.dong)
    return db.session.scalars(found.options(whole).order_by(Dong.sort, Envelope.id, FundedLine.place)).all()


def _whole_envelopes() -> Select[Envelope]:
    return select(Envelope).options(joinedload(Envelope.dong), joinedload(Envelope.track), selectinload(Envelope.lines))


def _money_of(dong: Dong | None, envelopes: list[Envelope]) -> DongMoney:
    ceiling = sum((e.ceiling for e in envelopes), Won(0))
    return DongMoney(dong, ceiling, sum((e.spent for e in envelopes), Won(0)), sum(len(e.lines) for e in envelopes))


def _proposal_id(source: str | None) -> int | None:
    number = (source or "").removeprefix(SOURCE)
    return int(number) if (source or "").startswith(SOURCE) and number.isdigit() else None


def _verdict(option: Any, proposal: Proposal, row: dict[str, Any]) -> Verdict:
    return Verdict(
        proposal=proposal,
        title=option.title,
        cost=option.cost or Won(0),
        place=row["place"] or 0,
        votes=row["votes"],
        selected=row["selected"],
        sentence=row["sentence"],
    )
