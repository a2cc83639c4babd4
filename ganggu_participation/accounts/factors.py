"""What shows a second time that it is her: a TOTP key, passkeys, recovery codes; and links to a forgotten password."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from ..database import UTC, Model


class TotpKey(Model):
    """The secret of an authenticator app, locked under the installation's secret. `last_step` keeps a code from being
    used twice: RFC 6238, 5.2."""

    __tablename__ = "totp_keys"
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    locked: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(UTC)
    last_step: Mapped[int]


class Passkey(Model):
    """A key that stays in her device; here is only its public half."""

    __tablename__ = "passkeys"
    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int]
    label: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UTC)
    used_at: Mapped[datetime | None] = mapped_column(UTC)


class RecoveryCode(Model):
    """One of ten; only its hash is kept, and it opens once."""

    __tablename__ = "recovery_codes"
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    used_at: Mapped[datetime | None] = mapped_column(UTC)


class PasswordReset(Model):
    """A link that opens once, for ten minutes; only its hash is kept."""

    __tablename__ = "password_resets"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UTC)
    expires_at: Mapped[datetime] = mapped_column(UTC)
    used_at: Mapped[datetime | None] = mapped_column(UTC)
