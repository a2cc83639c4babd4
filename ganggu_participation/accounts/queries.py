"""Reading about people: always for whom."""

import hashlib
from functools import cache

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import Select, bindparam, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from .. import clock
from ..database import db
from .consents import TERMS, Terms
from .models import Account, Consent, RoleGrant, SignIn
from .states import GrantState

PER_PAGE = 20


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def plain_address(email: str) -> str:
    """Addresses are kept and compared in small letters without blanks."""
    return email.strip().lower()


def account_of_email(email: str) -> Account | None:
    return db.session.scalars(select(Account).where(Account.email == plain_address(email))).one_or_none()


def account_of_person(person_key: str) -> Account | None:
    return db.session.scalars(select(Account).where(Account.person_key == person_key)).one_or_none()


def account_with_grants(account_id: int) -> Account | None:
    """For administrators: a person with her roles, past and present, and the dongs of them."""
    roles = selectinload(Account.grants).joinedload(RoleGrant.dong)
    return db.session.get(Account, account_id, options=[joinedload(Account.dong), roles])


def grant_of(grant_id: int) -> RoleGrant | None:
    return db.session.get(RoleGrant, grant_id)


def accounts_found(words: str, page: int) -> Pagination:
    """For administrators: people whose name holds the words or whose address they are, those with roles first.

    Addresses are sealed: a part of one finds nobody."""
    holding = select(RoleGrant.account_id).where(RoleGrant.state == GrantState.ACTIVE)
    people = select(Account).options(selectinload(Account.grants).joinedload(RoleGrant.dong))
    if words:
        people = people.where(or_(Account.name.contains(words, autoescape=True), Account.email == words))
    people = people.order_by(Account.id.in_(holding).desc(), Account.id)
    return db.paginate(people, page=page, per_page=PER_PAGE, error_out=False)


def consents_of(account_id: int) -> list[Consent]:
    return list(db.session.scalars(select(Consent).where(Consent.account_id == account_id).order_by(Consent.id)))


def consents_in_force(account_id: int) -> dict[str, Consent]:
    """Kind -> the consent that holds now."""
    return {each.kind: each for each in consents_of(account_id) if each.withdrawn_at is None}


def terms_due(account_id: int) -> list[Terms]:
    """What she agreed to in an older version: it is asked again at the next sign-in."""
    held = consents_in_force(account_id)
    return [terms for terms in TERMS.values() if terms.kind in held and held[terms.kind].version != terms.version]


@cache
def _who_signed_in() -> Select[SignIn]:
    """Built once: every request of somebody who has signed in asks this, and building it cost as much as asking."""
    lasting = (SignIn.ended_at.is_(None), SignIn.expires_at > bindparam("now"))
    with_account = contains_eager(SignIn.account).options(joinedload(Account.grants))
    this_one = select(SignIn).where(SignIn.token_hash == bindparam("token_hash"), *lasting)
    return this_one.join(SignIn.account).options(with_account)


def account_of_token(token: str) -> Account | None:
    """Who signed in with this token, with her roles, in one statement; nothing when it ended or expired."""
    rows = db.session.scalars(_who_signed_in(), {"token_hash": hash_of(token), "now": clock.now()})
    sign_in = rows.unique().one_or_none()
    if sign_in is None:
        return None
    sign_in.account.sign_in_token = token
    return sign_in.account
