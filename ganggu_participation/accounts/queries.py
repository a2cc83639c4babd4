"""Reading about people: always for whom."""

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from .. import clock
from ..database import db
from .models import Account, SignIn


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def account_of_token(token: str) -> Account | None:
    """Who signed in with this token, with her roles, in one statement; nothing when it ended or expired."""
    signed_in = select(SignIn).where(
        SignIn.token_hash == hash_of(token), SignIn.ended_at.is_(None), SignIn.expires_at > clock.now()
    )
    rows = db.session.scalars(
        signed_in.join(SignIn.account).options(contains_eager(SignIn.account).options(joinedload(Account.grants)))
    )
    sign_in = rows.unique().one_or_none()
    if sign_in is None:
        return None
    sign_in.account.sign_in_token = token
    return sign_in.account
