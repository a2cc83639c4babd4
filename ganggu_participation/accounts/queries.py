"""Reading about people: always for whom."""

import hashlib
from dataclasses import dataclass
from functools import cache

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from .. import clock
from ..database import db
from .consents import TERMS, Terms
from .factors import Passkey, RecoveryCode, TotpKey
from .models import Account, Consent, Presence, RoleGrant, SignIn
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
    account = sign_in.account
    account.sign_in_token = token
    seen_at = sign_in.seen_at or sign_in.created_at
    account.presence = Presence(sign_in.second_factor_at is not None, sign_in.confirmed_at, seen_at)
    return account


@dataclass(frozen=True)
class Factors:
    """The second factors of an account, and how many recovery codes are left."""

    totp: TotpKey | None
    passkeys: list[Passkey]
    codes: int

    @property
    def number(self) -> int:
        return len(self.passkeys) + (self.totp is not None)


def factors_of(account_id: int) -> Factors:
    keys = select(Passkey).where(Passkey.account_id == account_id).order_by(Passkey.id)
    left = select(func.count()).where(RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None))
    totp = db.session.get(TotpKey, account_id)
    return Factors(totp, list(db.session.scalars(keys)), db.session.scalar(left) or 0)


def passkey_known(credential_id: bytes) -> bool:
    return db.session.scalar(select(Passkey.id).where(Passkey.credential_id == credential_id)) is not None


def passkey_of(account_id: int, passkey_id: int) -> Passkey | None:
    """One of her own."""
    return db.session.scalar(select(Passkey).where(Passkey.id == passkey_id, Passkey.account_id == account_id))


def sign_ins_of(account_id: int) -> list[SignIn]:
    """Where she is signed in now, the last used first."""
    lasting = (SignIn.account_id == account_id, SignIn.ended_at.is_(None), SignIn.expires_at > clock.now())
    return list(db.session.scalars(select(SignIn).where(*lasting).order_by(SignIn.seen_at.desc())))
