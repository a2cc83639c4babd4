"""Searching what everybody may read: by words, place, stage, cost, topic and time, in the order that was asked for."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import ColumnElement, Integer, Select, bindparam, func, select
from sqlalchemy.orm import joinedload

from ... import clock
from ...database import db
from ...dongs.models import Dong
from ...money import Won
from ...states import State
from ..models import Proposal
from ..models.proposal import standing_of
from ..states import Category, ProposalState, Sort
from .reading import ON_A_CARD, PER_PAGE, RECEIVED, numbered
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


@dataclass(frozen=True, slots=True)
class Card:
    """A proposal as a list shows it: without its long texts, and nothing that could be changed."""

    id: int
    title: str
    state: ProposalState
    is_guided: bool
    condition: str
    cost: Won | None
    reviewed_cost: Won | None
    created_at: datetime
    submitted_at: datetime | None
    dong_name: str

    @property
    def standing(self) -> State:
        return standing_of(self.state, self.is_guided, self.condition)

    @property
    def cost_now(self) -> Won | None:
        return self.cost if self.reviewed_cost is None else self.reviewed_cost


class Cards(Pagination):
    """A page of cards, by statements that were built before."""

    def _query_items(self) -> list[Card]:
        window = {"most": self.per_page, "skip": self._query_offset}
        return [Card(*row) for row in db.session.execute(self._query_args["cards"], window)]

    def _query_count(self) -> int:
        return db.session.scalar(self._query_args["number"]) or 0


def proposals_found(wish: Wish, page: int = 1) -> Pagination:
    """Twenty at a time; withdrawn ones only when asked for."""
    cards, number = _asked(wish, clock.today(), db.engine.dialect.name)
    return Cards(numbered(page), per_page=PER_PAGE, error_out=False, cards=cards, number=number)


@lru_cache(maxsize=500)
def _asked(wish: Wish, today: date, dialect: str) -> tuple[Any, Any]:
    """The cards of a page, and how many there are in all. Most ask for the same, and building it cost more than asking;
    the order of the day and the index of the words are why day and database are named."""
    rules = _narrowed(wish)
    cards = select(*ON_A_CARD, Dong.name).join(Proposal.dong).where(*rules)
    page = (
        cards.order_by(*_order(wish.sort))
        .limit(bindparam("most", type_=Integer))
        .offset(bindparam("skip", type_=Integer))
    )
    return page, select(func.count()).select_from(Proposal).where(*rules)


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
