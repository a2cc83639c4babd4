"""What was announced, who follows what, and what each person was told."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..database import UTC, Model, one_of
from .states import CHOICE_LIFE, FOLLOW_LIFE, NOTICE_LIFE, ChoiceState, FollowState, Mail, NoticeState


class Bulletin(Model):
    """A public piece of news about one thing ("proposals/12"): the source of feeds, and of notices to those who follow."""

    __tablename__ = "bulletins"
    __table_args__ = (Index(None, "dong_id", "id"), Index(None, "subject", "id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    subject: Mapped[str]
    dong_id: Mapped[int | None] = mapped_column(ForeignKey("dongs.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    title: Mapped[str]
    text: Mapped[str]
    path: Mapped[str]
    delivered_at: Mapped[datetime | None] = mapped_column(UTC, index=True)


class Notice(Model):
    """One thing that one person is told; on screen always, by mail as she chose."""

    __tablename__ = "notices"
    __table_args__ = (Index(None, "account_id", "id"), Index(None, "mailed_at", "account_id"))
    life = NOTICE_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[NoticeState] = mapped_column(one_of(NoticeState), default=NoticeState.UNREAD)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime] = mapped_column(UTC)
    title: Mapped[str]
    text: Mapped[str]
    path: Mapped[str]
    mailed_at: Mapped[datetime | None] = mapped_column(UTC)


class Follow(Model):
    """Somebody wants to hear of one thing: "proposals/12", "dongs/3" or "topics/공원"."""

    __tablename__ = "follows"
    __table_args__ = (UniqueConstraint("author_id", "subject"), Index(None, "subject", "state"))
    life = FOLLOW_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[FollowState] = mapped_column(one_of(FollowState))
    author_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    subject: Mapped[str]
    label: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)


class MailChoice(Model):
    """How somebody wants to be told beside the screen. Without a row: not at all."""

    __tablename__ = "mail_choices"
    life = CHOICE_LIFE
    author_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    state: Mapped[ChoiceState] = mapped_column(one_of(ChoiceState))
    mail: Mapped[Mail] = mapped_column(one_of(Mail))
    since: Mapped[datetime] = mapped_column(UTC)
    last_on: Mapped[date | None]

    @property
    def id(self) -> int:
        return self.author_id
