"""Reading votes, marks and turnout: always for whom; the box only in the order of its hashes."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import Select, bindparam, false, func, or_, select, union_all
from sqlalchemy.orm import joinedload

from .. import clock
from ..ballotbox import leaf_hash
from ..database import db
from ..dongs.models import Dong
from ..dongs.queries import dong_names
from ..korean import with_particle
from ..permissions import OF_RESIDENTS, Role, why_not
from ..refusals import Refusal, Refused
from ..verbs import Verb
from .models import Ballot, RollMark, RollSum, Vote
from .rule_sheets import contests_of as contests_of
from .rule_sheets import rules_of as rules_of
from .states import WITH_A_RESULT, Channel, VoteState
from .turnouts import live_turnout as live_turnout

WHOLE_DISTRICT = "구 전체"
PER_PAGE = 20
OFFICIAL_ROLES = tuple(role for role in Role if role is not Role.OBSERVER and role not in OF_RESIDENTS)
PAST = (VoteState.CLOSED, VoteState.COUNTING, *WITH_A_RESULT, VoteState.CANCELLED)


@dataclass(frozen=True)
class Turnout:
    """How many took part: the only number shown before the count."""

    total: int
    by_channel: tuple[tuple[Channel, int], ...]


@cache
def _one() -> Select[Vote]:
    """A vote and its dong, by number. Built once, as every page of a vote begins with it; at the first call, when every
    room is there: a vote points to rooms on its left by their names."""
    dong = joinedload(Vote.dong).load_only(Dong.name, Dong.short_name)
    return select(Vote).where(Vote.id == bindparam("vote_id")).options(dong)


@cache
def _marks() -> Select[RollMark]:
    """Of one person in a vote or in its round; built once, as every step of a ballot asks it."""
    here = or_(RollMark.vote_id == bindparam("vote_id"), RollMark.round_key == bindparam("round_key"))
    return select(RollMark).where(RollMark.person_key == bindparam("person_key"), here)


def vote_seen_by(actor: Any, vote_id: int) -> Vote | None:
    """A vote that was announced, or a draft for the officials whose dong it is."""
    vote = db.session.scalars(_one(), {"vote_id": vote_id}).one_or_none()
    return vote if vote is not None and (vote.published_at is not None or keeps(actor, vote)) else None


def vote_kept_by(actor: Any, vote_id: int) -> Vote | None:
    """A vote on the desk of an official of its dong, or of the district."""
    vote = db.session.get(Vote, vote_id)
    return vote if vote is not None and keeps(actor, vote) else None


def keeps(actor: Any, vote: Vote) -> bool:
    """Whether a vote lies on her desk."""
    return actor is not None and any(actor.holds(role, vote.dong_id) for role in OFFICIAL_ROLES)


def _announced() -> Select[Vote]:
    return select(Vote).options(joinedload(Vote.dong)).where(Vote.published_at.is_not(None))


def votes_open_now() -> list[Vote]:
    """Soonest close first."""
    running = _announced().where(Vote.state == VoteState.OPEN, Vote.closes > clock.now())
    return list(db.session.scalars(running.order_by(Vote.closes, Vote.id)))


def votes_coming() -> list[Vote]:
    """Announced and not begun, soonest first."""
    return list(db.session.scalars(_announced().where(Vote.state == VoteState.PUBLISHED).order_by(Vote.opens, Vote.id)))


def votes_past(page: int = 1) -> Pagination:
    """Over or cancelled, latest first."""
    over = or_(Vote.state.in_(PAST), (Vote.state == VoteState.OPEN) & (Vote.closes <= clock.now()))
    return db.paginate(
        _announced().where(over).order_by(Vote.closes.desc(), Vote.id.desc()), page=page, per_page=PER_PAGE
    )


def votes_kept_by(actor: Any, page: int = 1) -> Pagination:
    """The desk of an official: drafts too, of her dongs or of the whole district."""
    dongs = {grant.dong_id for grant in actor.grants_now if grant.role in OFFICIAL_ROLES}
    reach = Vote.id.is_not(None) if None in dongs else Vote.dong_id.in_(dongs) if dongs else false()
    desk = select(Vote).options(joinedload(Vote.dong)).where(reach).order_by(Vote.opens.desc(), Vote.id.desc())
    return db.paginate(desk, page=page, per_page=PER_PAGE)


def dongs_to_ask_in(actor: Any) -> list[tuple[int | str, str]]:
    """(id, name) of the places in which this official may put a vote; an empty id is the whole district."""
    dongs = {grant.dong_id for grant in actor.grants_now if grant.role in (Role.DONG_OFFICER, Role.PB_OFFICER)}
    named: list[tuple[int | str, str]] = [
        (dong.id, dong.name) for dong in dong_names() if None in dongs or dong.id in dongs
    ]
    return [("", WHOLE_DISTRICT), *named] if None in dongs else named


def mark_of(person_key: str | None, vote: Vote) -> RollMark | None:
    """Her mark on this vote's roll, if she took part."""
    return db.session.get(RollMark, (vote.id, person_key)) if person_key else None


def refuse_second_ballot(person_key: str, vote: Vote) -> None:
    """Raises ALREADY_VOTED or VOTED_ELSEWHERE with day and place; the unique constraints are the guard, this is the courtesy."""
    asked = {"person_key": person_key, "vote_id": vote.id, "round_key": vote.round_key}
    marks = db.session.scalars(_marks(), asked).all()
    for mark in sorted(marks, key=lambda mark: mark.vote_id != vote.id):
        same = mark.vote_id == vote.id
        raise Refused(Refusal.ALREADY_VOTED if same else Refusal.VOTED_ELSEWHERE, told(mark))


def why_no_ballot(actor: Any, vote: Vote) -> Refused | None:
    """What stands between her and a ballot: that she voted already, or what the deed itself would say."""
    try:
        if person_key := getattr(actor, "person_key", None):
            refuse_second_ballot(person_key, vote)
    except Refused as no:
        return no
    refusal = why_not(actor, Verb.BALLOT_CAST, vote)
    return Refused(refusal) if refusal else None


def told_to(who: Any, vote: Vote) -> str:
    """The same for whoever has just cast."""
    mark = mark_of(who.person_key, vote)
    return told(mark) if mark is not None else ""


def told(mark: RollMark) -> str:
    """`8월 21일, 풍암동 사전투표소에서 참여했습니다.` or `8월 21일, 풍암동 투표에 온라인으로 참여했습니다.`"""
    vote = db.session.get_one(Vote, mark.vote_id)
    day, dong = f"{mark.day.month}월 {mark.day.day}일", vote.dong.name if vote.dong else ""
    if not mark.place:
        return f"{day}, {dong or vote.title} 투표에 {with_particle(mark.channel.label, '으로/로')} 참여했습니다."
    where = mark.place if dong in mark.place else f"{dong} {mark.place}"
    return f"{day}, {where}에서 참여했습니다."


def turnout_of(vote: Vote) -> Turnout:
    """Who took part until this moment, by channel: marks on the roll, or what was kept of them."""
    marks: dict[Channel, int] = {}
    for channel, _, people in took_part_in(vote.id):
        marks[channel] = marks.get(channel, 0) + people
    return Turnout(sum(marks.values()), tuple((channel, marks[channel]) for channel in Channel if channel in marks))


def took_part_in(vote_id: int) -> list[tuple[Channel, int, int]]:
    """(channel, level of identity, people), in one statement."""
    here, kept = (RollMark.channel, RollMark.level), (RollSum.channel, RollSum.level, RollSum.people)
    marks = select(*here, func.count()).where(RollMark.vote_id == vote_id).group_by(*here)
    rows = db.session.execute(union_all(marks, select(*kept).where(RollSum.vote_id == vote_id)))
    return [(channel, level, people) for channel, level, people in rows]


def votes_to_open(now: datetime) -> list[Vote]:
    return list(
        db.session.scalars(select(Vote).where(Vote.state == VoteState.PUBLISHED, Vote.opens <= now).order_by(Vote.id))
    )


def votes_to_close(now: datetime) -> list[Vote]:
    return list(
        db.session.scalars(select(Vote).where(Vote.state == VoteState.OPEN, Vote.closes <= now).order_by(Vote.id))
    )


def votes_to_finish(now: datetime) -> list[Vote]:
    """Declared, the days for objections over, every objection answered."""
    settled = Vote.state == VoteState.DECLARED, Vote.open_objections == 0
    declared = db.session.scalars(select(Vote).where(*settled).order_by(Vote.id))
    return [vote for vote in declared if vote.objections_until is not None and vote.objections_until <= now]


def votes_to_empty(now: datetime) -> list[Vote]:
    """Final or cancelled votes whose sealed ballots nobody needs any more."""
    over = select(Vote).where(Vote.state.in_((VoteState.FINAL, VoteState.CANCELLED)), Vote.box_emptied_at.is_(None))
    return [vote for vote in db.session.scalars(over.order_by(Vote.id)) if vote.box_kept_until <= now]


def sealed_ballots_of(vote: Vote) -> list[bytes]:
    """The box, in the order of leaf hashes: for the count."""
    return sorted(db.session.scalars(select(Ballot.sealed).where(Ballot.vote_id == vote.id)), key=leaf_hash)
