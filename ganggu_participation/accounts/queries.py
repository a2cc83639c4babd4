"""Reading about people: always for whom."""

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from .. import clock
from ..database import db
from .models import Account, SignIn


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def plain_address(email: str) -> str:
    """Addresses are kept and compared in small letters without blanks."""
    return email.strip().lower()


def account_of_email(email: str) -> Account | None:
    return db.session.scalars(select(Account).where(Account.email == plain_address(email))).one_or_none()


def account_of_person(person_key: str) -> Account | None:
    return db.session.scalars(select(Account).where(Account.person_key == person_key)).one_or_none()


def account_of_token(token: str) -> Account | None:
    """Who signed in with this token, with her roles, in one statement; nothing when it ended or expired."""
    lasting = (SignIn.ended_at.is_(None), SignIn.expires_at > clock.now())
    with_account = contains_eager(SignIn.account).options(joinedload(Account.grants))
    this_one = select(SignIn).where(SignIn.token_hash == hash_of(token), *lasting)
    rows = db.session.scalars(this_one.join(SignIn.account).options(with_account))
    sign_in = rows.unique().one_or_none()
    if sign_in is None:
        return None
    sign_in.account.sign_in_token = token
    return sign_in.account
