"""Searching what everybody may read: by words, place, stage, cost, topic and time, in the order that was asked for."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload

from ... import clock
from ...database import db
from ...dongs.models import Dong
from ...money import Won
from ..models import Proposal
from ..states import Category, ProposalState, Sort
from .reading import RECEIVED, on_cards, page_of
from .words import says

ON_THE_MAP = 300  # points; the list has them all
STEP, PRIME = 7_919, 10_007  # two primes: every day another order, the same for everybody all day


@dataclass(frozen=True)
class Wish:
    """What somebody looks for; what is not said narrows nothing. `at_least` and `below` are costs."""

    words: str = ""
    dong_id: int | None = None
    track_id: int | None = None
    state: ProposalState | None = None
    category: Category | None = None
    at_least: Won | None = None
    below: Won | None = None
    since: date | None = None
    sort: Sort = Sort.NEW


def proposals_found(wish: Wish, page: int = 1) -> Pagination:
    """Twenty at a time; withdrawn ones only when asked for."""
    return page_of(on_cards().where(*_narrowed(wish)).order_by(*_order(wish.sort)), page)


def points_found(wish: Wish) -> list[Any]:
    """(id, title, lat, lon, name of the dong) of those that have a point on the map, the newest 300."""
    placed = select(Proposal.id, Proposal.title, Proposal.lat, Proposal.lon, Dong.name.label("dong")).join(
        Proposal.dong
    )
    wanted = placed.where(Proposal.lat.is_not(None), *_narrowed(wish)).order_by(*_order(Sort.NEW))
    return list(db.session.execute(wanted.limit(ON_THE_MAP)))


def two_compared(ids: list[int]) -> list[Proposal]:
    """Two received proposals side by side, in the order asked for; fewer when one is not there."""
    wanted: Select[Any] = select(Proposal).where(RECEIVED, Proposal.id.in_(ids[:2]))
    there = db.session.scalars(wanted.options(joinedload(Proposal.dong), joinedload(Proposal.track)))
    return sorted(there.unique(), key=lambda proposal: ids.index(proposal.id))


def _narrowed(wish: Wish) -> list[ColumnElement[bool]]:
    state = Proposal.state == wish.state if wish.state else Proposal.state != ProposalState.WITHDRAWN
    said = says(wish.words)
    rules = [RECEIVED, state, *_equal(wish), *_between(wish)]
    if wish.since:
        rules.append(Proposal.submitted_at >= clock.moment(wish.since, 0))
    return rules if said is None else [*rules, said]


def _equal(wish: Wish) -> list[ColumnElement[bool]]:
    asked = [
        (wish.dong_id, Proposal.dong_id),
        (wish.track_id, Proposal.track_id),
        (wish.category, Proposal.category),
    ]
    return [column == given for given, column in asked if given]


def _between(wish: Wish) -> list[ColumnElement[bool]]:
    """By the cost that counts now: the department's, else the proposer's. What has none is in no band."""
    cost = func.coalesce(Proposal.reviewed_cost, Proposal.cost)
    least = [] if wish.at_least is None else [cost >= wish.at_least]
    return least if wish.below is None else [*least, cost < wish.below]


def _order(sort: Sort) -> list[Any]:
    newest = [Proposal.submitted_at.desc(), Proposal.id.desc()]
    cost = func.coalesce(Proposal.reviewed_cost, Proposal.cost)
    orders: dict[Sort, list[Any]] = {
        Sort.NEW: [],
        Sort.SUPPORT: [Proposal.supports.desc()],
        Sort.CHEAP: [cost.is_(None), cost],
        Sort.DEAR: [cost.is_(None), cost.desc()],
        Sort.MIXED: [(Proposal.id * STEP + (clock.today() - date.min) // timedelta(days=1) * STEP) % PRIME],
    }
    return [*orders[sort], *newest]
