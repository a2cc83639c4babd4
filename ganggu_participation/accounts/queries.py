"""Reading about people: always for whom."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import defer, joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from .. import clock
from ..database import db
from .consents import ACCOUNT, IDENTITY, TERMS, Terms
from .factors import Passkey, RecoveryCode, TotpKey
from .identity import plain_name
from .models import Account, Consent, Presence, RoleGrant, SignIn
from .states import GrantState

ACCOUNT_TERMS, IDENTITY_TERMS = ACCOUNT, IDENTITY
PER_PAGE = 20
MOBILE = re.compile(r"01[016789]\d{7,8}")
BETWEEN = re.compile(r"[\s().\-–]")
COUNTRY = re.compile(r"^(\+|00)820?")


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def plain_address(email: str) -> str:
    """Addresses are kept and compared in small letters without blanks."""
    return email.strip().lower()


def account_of_email(email: str) -> Account | None:
    return db.session.scalars(select(Account).where(Account.email == plain_address(email))).one_or_none()


def account_of_phone(phone: str) -> Account | None:
    """`phone` in figures only, as it is kept."""
    return db.session.scalars(select(Account).where(Account.phone == phone)).one_or_none()


def account_of_contact(contact: str) -> Account | None:
    """By an e-mail address, or by a mobile number however it is written."""
    if "@" in contact:
        return account_of_email(contact)
    figures = plain_phone(contact)
    return account_of_phone(figures) if figures else None


def plain_phone(phone: str) -> str:
    """`010-1234-5678` and `+82 10 1234 5678` as `01012345678`; empty for what is no Korean mobile number."""
    figures = COUNTRY.sub("0", BETWEEN.sub("", phone.strip()))
    return figures if MOBILE.fullmatch(figures) else ""


def account_by_id(account_id: int) -> Account | None:
    return db.session.get(Account, account_id)


def accounts_named(name: str, birth_date: date, dong_id: int) -> list[Account]:
    """For the desk of a dong: people of exactly this name and birth date who belong to it or to none yet."""
    born = select(Account).where(
        Account.birth_date == birth_date, or_(Account.dong_id == dong_id, Account.dong_id.is_(None))
    )
    people = db.session.scalars(born.order_by(Account.id))
    return [each for each in people if plain_name(each.name) == plain_name(name)]


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
def _who_signed_in() -> Any:
    """Built once: every request of somebody who has signed in asks this. Only officials have roles to ask for, and
    how to reach somebody is unsealed where it is shown."""
    lasting = (SignIn.ended_at.is_(None), SignIn.expires_at > bindparam("now"))
    has_roles = select(RoleGrant.id).where(RoleGrant.account_id == Account.id).exists().label("has_roles")
    asked = select(Account, SignIn.second_factor_at, SignIn.confirmed_at, SignIn.seen_at, SignIn.created_at, has_roles)
    this_one = asked.join(SignIn, SignIn.account_id == Account.id).where(
        SignIn.token_hash == bindparam("token_hash"), *lasting
    )
    return this_one.options(defer(Account.email), defer(Account.phone), defer(Account.password_hash))


def account_of_token(token: str) -> Account | None:
    """Who signed in with this token, in one statement; nothing when it ended or expired."""
    found = db.session.execute(_who_signed_in(), {"token_hash": hash_of(token), "now": clock.now()}).one_or_none()
    if found is None:
        return None
    account: Account = found.Account
    if not found.has_roles:
        set_committed_value(account, "grants", [])
    account.sign_in_token = token
    seen_at = found.seen_at or found.created_at
    account.presence = Presence(found.second_factor_at is not None, found.confirmed_at, seen_at)
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
