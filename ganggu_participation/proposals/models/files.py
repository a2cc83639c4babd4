"""Photos and documents that belong to a proposal. The bytes lie outside the web root, under a name nobody can guess."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ...database import UTC, Model

FILES_MAX = 5  # KOREA PB-15


class Attachment(Model):
    """`key` is the file's name on the shelf; `name` what it was called by whoever gave it."""

    __tablename__ = "attachments"
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), index=True)
    key: Mapped[str] = mapped_column(unique=True)
    thumbnail: Mapped[str | None]
    name: Mapped[str]
    mime: Mapped[str]
    size: Mapped[int]
    alt: Mapped[str]
    added_at: Mapped[datetime] = mapped_column(UTC)
    added_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))

    @property
    def is_picture(self) -> bool:
        return self.mime.startswith("image/")
