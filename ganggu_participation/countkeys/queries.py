"""Reading count keys: for the officials of their dong and for those who hold a card."""

from datetime import datetime, timedelta
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import false, or_, select
from sqlalchemy.orm import joinedload, selectinload

from ..accounts.models import Account, RoleGrant
from ..accounts.states import GrantState
from ..database import db
from ..permissions import Role
from .models import CardHolder, SharedKey
from .states import KeyState

KEEPERS = (Role.DONG_OFFICER, Role.PB_OFFICER, Role.COUNT_OFFICER)
READERS = tuple(role for role in Role if role is not Role.OBSERVER)
"""Nothing on the page of a key is secret; officials of its dong and of the district read it."""
PER_PAGE = 20
TABLE_MINUTES = 30
"""How long entered shares wait for the others."""


def key_kept_by(actor: Any, key_id: int) -> SharedKey | None:
    """A key of an official's dong or of the district, or one whose card she holds."""
    key = db.session.get(SharedKey, key_id)
    return key if key is not None and (_keeps(actor, key) or actor.id in key.holder_ids) else None


def _keeps(actor: Any, key: SharedKey) -> bool:
    return any(actor.holds(role, key.dong_id) for role in READERS)


def keys_kept_by(actor: Any, page: int = 1) -> Pagination:
    """The newest first."""
    dongs = {grant.dong_id for grant in actor.grants_now if grant.role in READERS}
    held = SharedKey.id.in_(select(CardHolder.count_key_id).where(CardHolder.account_id == actor.id))
    of_dong = SharedKey.id.is_not(None) if None in dongs else SharedKey.dong_id.in_(dongs) if dongs else false()
    found = select(SharedKey).where(or_(of_dong, held)).order_by(SharedKey.id.desc())
    return db.paginate(
        found.options(joinedload(SharedKey.dong), selectinload(SharedKey.holders)), page=page, per_page=PER_PAGE
    )


def keys_ready_for(dong_id: int | None) -> list[SharedKey]:
    """Tried keys that a vote of this dong may take: its own and the district's."""
    here = or_(SharedKey.dong_id.is_(None), SharedKey.dong_id == dong_id)
    ready = select(SharedKey).where(SharedKey.state == KeyState.TRIED, here).order_by(SharedKey.id.desc())
    return list(db.session.scalars(ready.options(selectinload(SharedKey.holders))))


def officers_for(dong_id: int | None) -> list[Account]:
    """Count officers of the dong and of the district, by name."""
    granted = select(RoleGrant.account_id).where(
        RoleGrant.role == Role.COUNT_OFFICER,
        RoleGrant.state == GrantState.ACTIVE,
        or_(RoleGrant.dong_id.is_(None), RoleGrant.dong_id == dong_id) if dong_id else RoleGrant.dong_id.is_(None),
    )
    return list(db.session.scalars(select(Account).where(Account.id.in_(granted)).order_by(Account.name, Account.id)))


def shares_of(key: SharedKey) -> dict[str, Any]:
    """How many of which shares open the box: what a rule sheet says of a key in officers' hands."""
    return {"needed": key.threshold, "fingerprints": [holder.fingerprint for holder in key.holders]}


def dongs_of_keys(actor: Any) -> set[int | None]:
    """For which dongs (nothing: the district) an official may begin a key."""
    return {grant.dong_id for grant in actor.grants_now if grant.role in KEEPERS}


def tables_left_over(now: datetime) -> list[SharedKey]:
    """Keys whose shares were called for half an hour ago and never joined."""
    old = SharedKey.table_at <= now - timedelta(minutes=TABLE_MINUTES)
    return list(db.session.scalars(select(SharedKey).where(SharedKey.table_key.is_not(None), old)))
