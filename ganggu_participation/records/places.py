"""Where the money of a result goes: per dong for a vote of the district, per place for a vote of one dong."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from ..database import db
from ..dongs.queries import DongName, dong_names
from ..money import Won
from ..proposals.models import Proposal
from ..votes.models import Vote
from ..votes.queries import contests_of

SOURCE = "proposals/"


@dataclass(frozen=True)
class Funded:
    """A selected option that came from a proposal."""

    proposal_id: int
    title: str
    cost: Won
    location: str
    dong_id: int
    lat: float | None
    lon: float | None

    @property
    def has_point(self) -> bool:
        return self.lat is not None and self.lon is not None


@dataclass(frozen=True)
class DongShare:
    """What a dong gets out of a vote; nothing is zero, not missing."""

    id: int
    name: str
    projects: int
    money: Won

    @property
    def text(self) -> str:
        return f"{self.projects}개 {self.money}" if self.projects else "0원"

    @property
    def strong(self) -> bool:
        return bool(self.projects)


def funded_in(vote: Vote, contests: list[dict[str, Any]]) -> list[Funded]:
    """The selected options of budgets, in the order of selection; those that came from no proposal are left out."""
    sources = {(c["no"], o["no"]): _proposal_id(o["source"]) for c in contests_of(vote) for o in c["options"]}
    won = [(sources[c["no"], row["number"]], row) for c in contests for row in c["selected"] if c["leftover"] is not None]
    rows = {found: row for found, row in won if found is not None}
    columns = select(Proposal.id, Proposal.location, Proposal.dong_id, Proposal.lat, Proposal.lon).where(Proposal.id.in_(rows))
    places = {row[0]: row[1:] for row in db.session.execute(columns)} if rows else {}
    return [Funded(key, row["title"], Won(row["cost"] or 0), *places[key]) for key, row in rows.items() if key in places]


def shares_by_dong(vote: Vote, funded: list[Funded]) -> list[DongShare]:
    """Every dong with what it gets; only for a vote of the whole district."""
    if vote.dong_id is not None or not funded:
        return []
    return [_share(dong, [each for each in funded if each.dong_id == dong.id]) for dong in dong_names()]


def _share(dong: DongName, here: list[Funded]) -> DongShare:
    return DongShare(dong.id, dong.name, len(here), sum((each.cost for each in here), Won(0)))


def _proposal_id(source: str | None) -> int | None:
    number = (source or "").removeprefix(SOURCE)
    return int(number) if (source or "").startswith(SOURCE) and number.isdigit() else None
