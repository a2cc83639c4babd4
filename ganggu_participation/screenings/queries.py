"""Reading screenings: members see their own sheet, officials how far it is, everybody what was published."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from ..cycles.models import Cycle
from ..database import db
from ..permissions import Role
from ..proposals.models import Proposal
from ..proposals.queries import eligible_in
from .averages import average_of
from .models import ScoreSheet, Screening
from .states import ScreeningState

OWN = "내가 낸 제안"
RESIDENTS, MEMBERS = "주민 투표", "위원 심사"


@dataclass(frozen=True)
class Row:
    """One proposal as the committee saw it: the total of each sheet, in the order of the sheets; none where its
    member stepped back."""

    place: int
    proposal: Proposal
    totals: tuple[int | None, ...]
    average: Decimal | None

    @property
    def counted(self) -> int:
        return sum(total is not None for total in self.totals)


def screening_in(track_id: int, dong_id: int | None) -> Screening | None:
    wanted = select(Screening).where(Screening.track_id == track_id, Screening.dong_id.is_not_distinct_from(dong_id))
    return db.session.scalars(wanted).one_or_none()


def proposals_to_screen(cycle: Cycle, track_id: int, dong_id: int | None) -> list[Proposal]:
    """What the departments found fit for the vote, in one track, for one dong or the district."""
    return [proposal for proposal in eligible_in(dong_id, cycle.id) if proposal.track_id == track_id]


def screening_seen_by(actor: Any, screening_id: int) -> Screening | None:
    """Published ones are everybody's; open ones are for officials and for the members of the committee."""
    sheets = selectinload(Screening.sheets).joinedload(ScoreSheet.screening)
    screening = db.session.get(Screening, screening_id, options=[sheets, *_named()])
    if screening is None or screening.state is ScreeningState.PUBLISHED:
        return screening
    return screening if getattr(actor, "is_official", False) or sits_for(actor, screening) else None


def screenings_seen_by(actor: Any) -> list[Screening]:
    """The latest first."""
    wanted = select(Screening).options(selectinload(Screening.sheets), *_named()).order_by(Screening.id.desc())
    every = list(db.session.scalars(wanted))
    if getattr(actor, "is_official", False):
        return every
    return [each for each in every if each.state is ScreeningState.PUBLISHED or sits_for(actor, each)]


def published_screenings() -> list[Screening]:
    """Those whose scores a vote may take in, the latest first."""
    wanted = select(Screening).where(Screening.state == ScreeningState.PUBLISHED).order_by(Screening.id.desc())
    return list(db.session.scalars(wanted.options(*_named())))


def sits_for(actor: Any, screening: Screening) -> bool:
    """Whether she is a member of the committee that screens it."""
    return actor is not None and actor.holds(Role.PB_COMMITTEE_MEMBER, screening.dong_id)


def sheet_of(screening_id: int, account_id: int | None) -> ScoreSheet | None:
    hers = select(ScoreSheet).where(ScoreSheet.screening_id == screening_id, ScoreSheet.author_id == account_id)
    return db.session.scalars(hers.options(joinedload(ScoreSheet.screening))).one_or_none()


def proposals_of(screening: Screening) -> list[Proposal]:
    """In the order of the sheet."""
    wanted = select(Proposal).where(Proposal.id.in_(screening.proposals)).options(joinedload(Proposal.dong), selectinload(Proposal.invitations), selectinload(Proposal.related).selectinload(Proposal.invitations))
    found = {proposal.id: proposal for proposal in db.session.scalars(wanted)}
    return [found[number] for number in screening.proposals if number in found]


def own_among(actor: Any, proposals: Sequence[Proposal]) -> dict[str, str]:
    """Proposal id -> why she may not score it: those that she wrote, alone or with others, or that became part of it."""
    hers = [proposal for proposal in proposals if proposal.was_written_by(actor)]
    return {str(proposal.id): OWN for proposal in hers}


def results_of(screening: Screening) -> list[Row]:
    """The highest average first; equal ones share a place and stand as on the sheet."""
    sheets = screening.handed_in
    scored = []
    for proposal in proposals_of(screening):
        totals = tuple(sheet.total(proposal.id) for sheet in sheets)
        scored.append((proposal, totals, average_of([each for each in totals if each is not None], screening.trim)))
    known = [average for _, _, average in scored if average is not None]
    rows = [Row(1 + sum(other > (average or 0) for other in known), p, t, average) for p, t, average in scored]
    return sorted(rows, key=lambda row: (row.average is None, row.place))


def committee_limits(screening: Screening, proposals: Sequence[int], weight: int) -> dict[str, Any]:
    """What a vote's plan takes so that the committee's published scores count with `weight` percent of it.

    `proposals`: ids in the order of the options. A vote takes whole sheets only: those of members who stepped back
    from one of these proposals are left out of it. Empty where no sheet is left."""
    sheets = [
        [[no, sheet.total(number)] for no, number in enumerate(proposals, 1)]
        for sheet in screening.handed_in
        if all(sheet.total(number) is not None for number in proposals)
    ]
    if not sheets:
        return {}
    return {
        "channels": [[RESIDENTS, str(100 - weight)], [MEMBERS, str(weight)]],
        "committee": {"channel": MEMBERS, "sheets": sheets, "trim": screening.trim},
    }


def _named() -> list[Any]:
    return [joinedload(Screening.track), joinedload(Screening.dong)]
