"""Reading recruitments: everybody sees numbers, nobody sees names; each applicant her own number."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from ..database import db
from .models import Vote
from .recruitment_models import Applicant, Recruitment
from .roll_queries import keeps_roll
from .states import RecruitmentState

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
    """Whether a lot decides who comes on the list, so that no file may."""
    return db.session.scalar(select(Recruitment.id).where(Recruitment.vote_id == vote_id)) is not None


def applicant_of(vote_id: int, person_key: str | None) -> Applicant | None:
    return db.session.get(Applicant, (vote_id, person_key)) if person_key else None


def applicants_of(vote_id: int) -> list[Applicant]:
    return list(db.session.scalars(select(Applicant).where(Applicant.vote_id == vote_id).order_by(Applicant.number)))


def last_number(vote_id: int) -> int:
    return db.session.scalar(select(func.max(Applicant.number)).where(Applicant.vote_id == vote_id)) or 0


def how_many_applied(vote_id: int) -> int:
    return db.session.scalar(select(func.count()).select_from(Applicant).where(Applicant.vote_id == vote_id)) or 0


def waits_for_a_second(recruitment: Recruitment, actor: Any) -> bool:
    """Somebody else typed the public number: she may type it again and draw."""
    return recruitment.state is RecruitmentState.SEEDED and recruitment.typed_by != actor.id


def _with_vote() -> Any:
    return select(Recruitment).options(joinedload(Recruitment.vote).joinedload(Vote.dong))
