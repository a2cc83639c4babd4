"""How many took part: asked for every few seconds by everybody who looks on, so it is counted once for all of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from threading import Lock
from typing import Any, Final

from flask import current_app
from sqlalchemy import BindParameter, Select, bindparam, func, select

from .. import clock
from ..database import db
from ..dongs.queries import dongs_ever
from .models import RollMark, RollSum, Vote
from .roll import OLDEST_BAND
from .states import WITH_A_RESULT, VoteState
from .turnout_models import TurnoutTables
from .turnout_tables import shown

FRESH_SECONDS: Final = 2
TABLES_SECONDS: Final = 60
WHOLE: Final = (VoteState.COUNTING, VoteState.CANCELLED, *WITH_A_RESULT)
"""From then on nobody else arrives: the tables tell everybody."""
YOUNGEST: Final = 20
BANDS: Final = ("0", *(str(age) for age in range(YOUNGEST, OLDEST_BAND + 1, 10)))
Table = dict[str, int | None]
_counting = Lock()


@dataclass(frozen=True)
class Live:
    """What everybody may know while the polls are open: how many, and until when."""

    vote_id: int
    title: str
    state: VoteState
    opens: datetime
    closes: datetime
    dong_id: int | None
    total: int

    @property
    def is_open_now(self) -> bool:
        return self.state is VoteState.OPEN and self.opens <= clock.now() < self.closes

    @property
    def has_begun(self) -> bool:
        return self.state is not VoteState.PUBLISHED

    @property
    def is_whole(self) -> bool:
        """Whether the tables tell everybody, not only those until yesterday."""
        return self.state in WHOLE


@dataclass(frozen=True)
class Tables:
    """By channel, dong and age; nothing where so few took part that no table can be shown."""

    channels: Table | None
    dongs: Table | None
    bands: Table | None

    def as_dict(self) -> dict[str, Table | None]:
        return {"by_channel": self.channels, "by_dong": self.dongs, "by_age": self.bands}


def live_turnout(vote_id: int) -> Live | None:
    """Of a vote that was announced; counted at most every two seconds in this process, however many ask."""
    return _recent(("live", vote_id), FRESH_SECONDS, lambda: _counted(vote_id))


def turnout_tables(live: Live) -> Tables:
    """While people still come, those who came until the end of yesterday: nobody sees a neighbour arrive."""
    key = ("tables", live.vote_id, live.is_whole, clock.today())
    return _recent(key, TABLES_SECONDS, lambda: _tables(live.vote_id, live.dong_id, live.is_whole))


def keep_tables(vote_id: int) -> None:
    """What was shown stays when the roll goes; part of the deed that destroys it. The first is the whole one."""
    if db.session.get(TurnoutTables, vote_id) is None:
        tables = _tables(vote_id, db.session.get_one(Vote, vote_id).dong_id, whole=True)
        db.session.add(TurnoutTables(vote_id=vote_id, tables=tables.as_dict()))


def _recent(key: tuple[Any, ...], seconds: int, made: Callable[[], Any]) -> Any:
    """What is young enough; else one of all threads counts, and the others take what there was. Kept with the app."""
    kept = current_app.extensions.setdefault("turnouts", {})
    at, value = kept.get(key, (None, None))
    if _is_fresh(at, seconds) or not _counting.acquire(blocking=at is None):
        return value
    try:
        at, value = kept.get(key, (None, None))
        if not _is_fresh(at, seconds) and (value := made()) is not None:
            kept[key] = (clock.now(), value)
        return value
    finally:
        _counting.release()


def _is_fresh(at: datetime | None, seconds: int) -> bool:
    return at is not None and 0 <= (clock.now() - at).total_seconds() < seconds


@cache
def _statement() -> Select[Any]:
    """The vote and its number in one: built once."""
    here: BindParameter[int] = bindparam("vote_id")
    marks = select(func.count()).select_from(RollMark).where(RollMark.vote_id == here).scalar_subquery()
    sums = select(func.coalesce(func.sum(RollSum.people), 0)).where(RollSum.vote_id == here).scalar_subquery()
    announced = (Vote.id == here, Vote.published_at.is_not(None))
    return select(Vote.id, Vote.title, Vote.state, Vote.opens, Vote.closes, Vote.dong_id, marks + sums).where(*announced)


def _counted(vote_id: int) -> Live | None:
    row = db.session.execute(_statement(), {"vote_id": vote_id}).one_or_none()
    return None if row is None else Live(*row)


def _tables(vote_id: int, dong_id: int | None, whole: bool) -> Tables:
    kept = db.session.get(TurnoutTables, vote_id)
    if kept is not None:
        return Tables(*(kept.tables[name] for name in ("by_channel", "by_dong", "by_age")))
    groups = (RollMark.channel, RollMark.dong_id, RollMark.band)
    found = select(*groups, func.count()).where(RollMark.vote_id == vote_id).group_by(*groups)
    rows = db.session.execute(found if whole else found.where(RollMark.day < clock.today())).all()
    return Tables(
        shown(_added((channel.value, people) for channel, _, _, people in rows)),
        _by_dong(dong_id, [(dong, people) for _, dong, _, people in rows]),
        _by_band([(band, people) for _, _, band, people in rows]),
    )


def _by_dong(only: int | None, rows: Iterable[tuple[int | None, int]]) -> Table | None:
    """All dongs of a vote of the whole district; a vote of one dong has nothing to compare."""
    if only is not None:
        return None
    dongs = dongs_ever()
    names = {dong.id: dong.name for dong in dongs}
    there = {dong.name: 0 for dong in dongs if dong.is_there_on(clock.today())}
    told = _added((names[dong], people) for dong, people in rows if dong in names)
    return shown(there | told, sum(people for dong, people in rows if dong not in names))


def _by_band(rows: Iterable[tuple[str, int]]) -> Table | None:
    """Tens of years; cards of a class tell no age."""
    told = _added((band if int(band) >= YOUNGEST else BANDS[0], people) for band, people in rows if band)
    return shown(dict.fromkeys(BANDS, 0) | told, sum(people for band, people in rows if not band))


def _added(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for name, people in rows:
        sums[name] = sums.get(name, 0) + people
    return sums
