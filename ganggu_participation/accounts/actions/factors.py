"""Second factors: adding, removing, new recovery codes. Passing one is a part of signing in: see `second_factor`."""

import secrets
from typing import Any

from sqlalchemy import delete

from ... import clock
from ...database import db
from ...deeds import deed
from ...refusals import Refusal, Refused
from ...verbs import Verb
from .. import totp
from ..factors import Passkey, RecoveryCode, TotpKey
from ..models import Account
from ..passkeys import NewKey
from ..queries import factors_of, passkey_known
from ..states import LIFE

HOW_MANY = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without letters that look like figures
CODE_LENGTH = 10


def add_totp(actor: Any, account: Account, secret: str, code: str) -> None:
    """Keeps the secret of her app once a code shows that the app has it; an earlier one ends.

    Raises Refused(WRONG_CODE)."""
    with deed(actor, Verb.ACCOUNT_ADD_TOTP, account):
        step = totp.step_of(secret, code)
        if step is None:
            raise Refused(Refusal.WRONG_CODE)
        LIFE.move(account, Verb.ACCOUNT_ADD_TOTP)
        key = TotpKey(
            account_id=account.id,
            locked=totp.locked(secret, account.id),
            created_at=clock.now(),
            last_step=step,
        )
        db.session.merge(key)


def add_passkey(actor: Any, account: Account, key: NewKey, label: str) -> None:
    """Keeps the public half of a key in her device. Raises Refused(PASSKEY_KNOWN)."""
    with deed(actor, Verb.ACCOUNT_ADD_PASSKEY, account) as facts:
        if passkey_known(key.credential_id):
            raise Refused(Refusal.PASSKEY_KNOWN)
        LIFE.move(account, Verb.ACCOUNT_ADD_PASSKEY)
        row = Passkey(
            account_id=account.id,
            credential_id=key.credential_id,
            public_key=key.public_key,
            sign_count=key.sign_count,
            label=label,
            created_at=clock.now(),
        )
        db.session.add(row)
        db.session.flush()
        facts["passkey"] = row.id


def remove_factor(actor: Any, account: Account, factor: TotpKey | Passkey) -> None:
    """Takes a factor away. Raises Refused: LAST_FACTOR of an official, NOT_YOURS."""
    with deed(actor, Verb.ACCOUNT_REMOVE_FACTOR, account) as facts:
        if factor.account_id != account.id:
            raise Refused(Refusal.NOT_YOURS)
        if account.needs_second_factor and factors_of(account.id).number <= 1:
            raise Refused(Refusal.LAST_FACTOR)
        LIFE.move(account, Verb.ACCOUNT_REMOVE_FACTOR)
        db.session.delete(factor)
        facts["kind"] = factor.__tablename__


def renew_codes(actor: Any, account: Account) -> list[str]:
    """Ten new recovery codes, shown once; those before end."""
    codes = [_code() for _ in range(HOW_MANY)]
    with deed(actor, Verb.ACCOUNT_RENEW_CODES, account):
        LIFE.move(account, Verb.ACCOUNT_RENEW_CODES)
        db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))
        db.session.add_all(RecoveryCode(code_hash=totp.code_hash(code), account_id=account.id) for code in codes)
    return codes


def _code() -> str:
    """50 bits, in two groups that can be read aloud."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    return f"{letters[:5]}-{letters[5:]}"
