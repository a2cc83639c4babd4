"""Showing a second time that it is her: a code of her app, a recovery code, a passkey, or the password once more.

Wrong tries are counted like those of a sign-in, for each account."""

from sqlalchemy import select, update

from .. import clock
from ..database import db, transaction
from ..refusals import Refusal, Refused
from . import attempts, totp
from .factors import Passkey, RecoveryCode, TotpKey
from .models import Account, Presence, SignIn
from .passkeys import Site, answered
from .passwords import fits
from .queries import factors_of, hash_of


def check_code(account: Account, code: str) -> None:
    """A code of her app or a recovery code. Raises Refused: WRONG_CODE, USED_CODE, TOO_MANY_TRIES."""
    with attempts.counted(_key(account)), transaction():
        if not _is_recovery(account, code):
            _use_step(account, code)


def check_passkey(account: Account, site: Site, answer: str, challenge: bytes) -> None:
    """A signature of one of her passkeys. Raises Refused: WRONG_PASSKEY, TOO_MANY_TRIES."""
    with attempts.counted(_key(account)):
        used, count = answered(site, answer, factors_of(account.id).passkeys, challenge)
        number = used.id
        with transaction():
            key = db.session.get_one(Passkey, number, with_for_update=True)
            key.sign_count, key.used_at = count, clock.now()


def check_password(account: Account, password: str) -> None:
    """The password once more. Raises Refused: PASSWORD_NOT_YOURS, TOO_MANY_TRIES."""
    with attempts.counted(_key(account)):
        if not fits(password, account.password_hash):
            raise Refused(Refusal.PASSWORD_NOT_YOURS)


def seen(account: Account, confirmed: bool = False) -> None:
    """Notes on the row of this sign-in that she was here now, and whether she showed that it is still her."""
    now = clock.now()
    values = {"seen_at": now, "confirmed_at": now} if confirmed else {"seen_at": now}
    token = account.sign_in_token
    with transaction():
        db.session.execute(update(SignIn).where(SignIn.token_hash == hash_of(token)).values(**values))
    last = now if confirmed else account.presence.confirmed_at
    account.presence = Presence(account.presence.second_factor, last, now)


def _key(account: Account) -> str:
    return attempts.nameless("second factor", str(account.id))


def _use_step(account: Account, code: str) -> None:
    key = db.session.get(TotpKey, account.id, with_for_update=True, populate_existing=True)
    step = totp.step_of(totp.unlocked(key.locked, account.id), code) if key else None
    if key is None or step is None:
        raise Refused(Refusal.WRONG_CODE)
    if step <= key.last_step:
        raise Refused(Refusal.USED_CODE)
    key.last_step = step


def _is_recovery(account: Account, code: str) -> bool:
    """Uses it up when it is one of hers."""
    mine = (RecoveryCode.code_hash == totp.code_hash(code), RecoveryCode.account_id == account.id)
    unused = db.session.scalar(select(RecoveryCode).where(*mine, RecoveryCode.used_at.is_(None)).with_for_update())
    if unused is not None:
        unused.used_at = clock.now()
    return unused is not None
