"""Reading recruitments: everybody sees numbers, nobody sees names; each applicant her own number."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from ..database import db
from ..permissions import Role
from ..refusals import Refusal
from .models import Vote
from .recruitment_models import Applicant, Recruitment
from .roll import fits
from .roll_queries import keeps_roll
from .states import RecruitmentState, Selection, VoteState

LATEST = 30


def recruitment_by_id(recruitment_id: int) -> Recruitment | None:
    return db.session.scalars(_with_vote().where(Recruitment.id == recruitment_id)).one_or_none()


def recruitments() -> list[Recruitment]:
    """The latest first: those that still take people and those that were drawn."""
    return list(db.session.scalars(_with_vote().order_by(Recruitment.closes.desc(), Recruitment.id.desc()).limit(LATEST)))


def recruitment_of(vote_id: int) -> Recruitment | None:
    return db.session.scalars(_with_vote().where(Recruitment.vote_id == vote_id)).one_or_none()


def recruitment_kept_by(actor: Any, recruitment_id: int) -> Recruitment | None:
    found = recruitment_by_id(recruitment_id)
    return found if found is not None and keeps_roll(actor, found.vote) else None


def recruits(vote_id: int) -> bool:
    """Whether a recruitment decides who comes on the list, so that no file may; one to which nobody came does not."""
    here = select(Recruitment.id).where(Recruitment.vote_id == vote_id, Recruitment.state != RecruitmentState.LAPSED)
    return db.session.scalar(here) is not None


def applicant_of(vote_id: int, person_key: str | None) -> Applicant | None:
    return db.session.get(Applicant, (vote_id, person_key)) if person_key else None


def applicants_of(vote_id: int) -> list[Applicant]:
    return list(db.session.scalars(select(Applicant).where(Applicant.vote_id == vote_id).order_by(Applicant.number)))


def last_number(vote_id: int) -> int:
    return db.session.scalar(select(func.max(Applicant.number)).where(Applicant.vote_id == vote_id)) or 0


def how_many_applied(vote_id: int) -> int:
    return db.session.scalar(select(func.count()).select_from(Applicant).where(Applicant.vote_id == vote_id)) or 0


def recruitments_to_close(now: datetime) -> list[Recruitment]:
    """Whose time is over and to which somebody came."""
    return _due(now, _anybody().exists())


def recruitments_to_lapse(now: datetime) -> list[Recruitment]:
    return _due(now, ~_anybody().exists())


def recruitments_to_admit() -> list[Recruitment]:
    """Closed, with a place for everybody, of a vote that still takes its list."""
    found = _with_vote().where(Recruitment.state == RecruitmentState.CLOSED, Recruitment.vote.has(state=VoteState.DRAFT))
    return list(db.session.scalars(found.where(Recruitment.selection == Selection.ALL_APPLICANTS)))


def recruitments_to_draw(actor: Any) -> list[Recruitment]:
    """What waits for this keeper of rolls: a number to type, or another's to type again; the first closed first."""
    dongs = {grant.dong_id for grant in actor.grants_now if grant.role == Role.ROLL_KEEPER}
    other = (Recruitment.state == RecruitmentState.SEEDED) & (Recruitment.typed_by != actor.id)
    found = _with_vote().where((Recruitment.state == RecruitmentState.CLOSED) | other)
    found = found.where(Recruitment.selection == Selection.LOTTERY, Recruitment.vote.has(state=VoteState.DRAFT))
    here = found if None in dongs else found.where(Recruitment.vote.has(Vote.dong_id.in_(dongs)))
    return list(db.session.scalars(here.order_by(Recruitment.closes).limit(LATEST))) if dongs else []


def why_no_application(person: Any, recruitment: Recruitment) -> Refusal | None:
    """What she would hear, before she writes anything."""
    if not recruitment.takes_applications:
        return Refusal.RECRUITMENT_OVER
    if not getattr(person, "person_key", None):
        return Refusal.NOT_VERIFIED
    if person.dong_id is None or person.basis is None:
        return Refusal.NO_DONG_YET
    return None if fits(person, recruitment.vote.roll_rule) else Refusal.NOT_ON_THE_ROLL


def waits_for_a_second(recruitment: Recruitment, actor: Any) -> bool:
    """Somebody else typed the public number: she may type it again and draw."""
    return recruitment.state is RecruitmentState.SEEDED and recruitment.typed_by != actor.id


def _anybody() -> Any:
    return select(Applicant.number).where(Applicant.vote_id == Recruitment.vote_id)


def _due(now: datetime, somebody: Any) -> list[Recruitment]:
    found = _with_vote().where(Recruitment.state == RecruitmentState.OPEN, Recruitment.closes <= now, somebody)
    return list(db.session.scalars(found))


def _with_vote() -> Any:
    return select(Recruitment).options(joinedload(Recruitment.vote).joinedload(Vote.dong))
