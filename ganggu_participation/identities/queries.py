"""Reading what the room keeps: always for whom."""

from typing import Any

from sqlalchemy import select

from .. import clock
from ..accounts.models import Account
from ..accounts.queries import hash_of
from ..database import db
from .electors import Elector
from .listed import namesakes_of as namesakes_of
from .models import DeskVisit, ElectorPass, ResidentList
from .namesakes import labels_of as labels_of
from .providers import Face, providers
from .states import RollState, VisitState


def pass_of_token(token: str | None, vote_id: int | None) -> ElectorPass | None:
    """The pass of this browser for this vote, while it lasts."""
    kept = db.session.get(ElectorPass, hash_of(token)) if token else None
    return kept if kept is not None and kept.vote_id == vote_id and kept.expires_at > clock.now() else None


def elector_of_token(token: str | None, vote_id: int | None) -> Elector | None:
    """Who was checked for this vote without an account."""
    kept = pass_of_token(token, vote_id)
    return elector_of(kept) if kept is not None else None


def elector_of(kept: ElectorPass) -> Elector:
    return Elector(kept.person_key, kept.dong_id, kept.basis, kept.level, kept.birth_date, kept.token_hash)


def faces_offered() -> list[Face]:
    """The ways of showing who one is, as the settings order them."""
    return [provider.face for provider in providers().values()]


def lists_kept_by(actor: Any) -> list[ResidentList]:
    """Lists that somebody with a role there may see, latest first."""
    return [each for each in _lists() if any(actor.holds(grant.role, each.dong_id) for grant in actor.grants_now)]


def _lists() -> list[ResidentList]:
    return list(db.session.scalars(select(ResidentList).order_by(ResidentList.id.desc())))


def list_kept_by(actor: Any, list_id: int) -> ResidentList | None:
    return next((each for each in lists_kept_by(actor) if each.id == list_id), None)


def list_for_letters(list_id: int) -> ResidentList | None:
    """A list in use, for those who agree that its letters are printed; no page of it shows anybody."""
    kept = db.session.get(ResidentList, list_id)
    return kept if kept is not None and kept.state is RollState.IN_USE else None


def visit_of(actor: Any, visit_id: int) -> DeskVisit | None:
    """A visit for the official who received the person, while it lasts."""
    visit = db.session.get(DeskVisit, visit_id)
    mine = visit is not None and visit.officer_id == actor.id and visit.state is VisitState.OPEN
    return visit if mine and visit is not None and visit.expires_at > clock.now() else None


def account_of_elsewhere(account: Account | None, dong_id: int) -> bool:
    """Whether she belongs to another dong, so that its own desk should help."""
    return account is not None and account.dong_id not in (None, dong_id)
