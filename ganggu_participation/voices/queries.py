"""Reading what was said: everybody reads what stands; moderators read what was hidden too."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import ColumnElement, and_, exists, false, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from .. import clock
from ..database import db
from ..permissions import Role
from .models import Comment, Support
from .states import CommentState, SupportState

PER_PAGE = 20
LOOKED_AT = timedelta(days=30)
MODERATORS = (Role.DONG_OFFICER, Role.PB_OFFICER)


@dataclass(frozen=True)
class Thread:
    """A comment and the answers to it, the words of offices first."""

    comment: Comment
    answers: tuple[Comment, ...]


def supports(actor: Any, proposal_id: int) -> bool:
    """Whether she supports it now."""
    hers = select(Support.id).where(
        Support.proposal_id == proposal_id,
        Support.author_id == getattr(actor, "id", None),
        Support.state == SupportState.GIVEN,
    )
    return db.session.scalar(hers) is not None


def threads_of(proposal_id: int, newest_first: bool, page: int = 1) -> tuple[Pagination, list[Thread]]:
    """Comments with their answers; one that was taken away stays only where it was answered."""
    top = select(Comment).where(Comment.proposal_id == proposal_id, Comment.parent_id.is_(None))
    answered = select(Comment.parent_id).where(Comment.proposal_id == proposal_id, Comment.parent_id.is_not(None))
    top = top.where((Comment.state != CommentState.WITHDRAWN) | Comment.id.in_(answered))
    order = (Comment.id.desc(),) if newest_first else (Comment.id,)
    found = db.paginate(
        top.order_by((Comment.office != "").desc(), *order), page=max(page, 1), per_page=PER_PAGE, error_out=False
    )
    below: dict[int, list[Comment]] = {comment.id: [] for comment in found}
    answers = select(Comment).where(Comment.parent_id.in_(below), Comment.state != CommentState.WITHDRAWN)
    for answer in db.session.scalars(answers.order_by((Comment.office != "").desc(), Comment.id)):
        below[answer.parent_id or 0].append(answer)
    return found, [Thread(comment, tuple(below[comment.id])) for comment in found]


def comment_in(comment_id: int) -> Comment | None:
    return db.session.get(Comment, comment_id, options=[joinedload(Comment.proposal)])


def comment_of(proposal_id: int, comment_id: int | None) -> Comment | None:
    """One to answer to, if it is a comment on this proposal."""
    comment = db.session.get(Comment, comment_id) if comment_id else None
    return comment if comment is not None and comment.proposal_id == proposal_id else None


def moderates(actor: Any, dong_id: int | None) -> bool:
    return actor is not None and any(actor.holds(role, dong_id) for role in MODERATORS)


def comments_to_moderate(actor: Any, which: str, page: int = 1) -> Pagination:
    """Her dongs' comments: "reported", most reports first; "hidden", latest first; or "first", what an account wrote as
    its first comment in the last thirty days, latest first: a stranger is looked at with care."""
    dongs = {grant.dong_id for grant in actor.grants_now if grant.role in MODERATORS}
    reach = Comment.id.is_not(None) if None in dongs else Comment.dong_id.in_(dongs) if dongs else false()
    table = select(Comment).where(reach).options(joinedload(Comment.proposal), selectinload(Comment.reports))
    if which == "first":
        table = table.where(_is_first(), Comment.at >= clock.now() - LOOKED_AT).order_by(Comment.id.desc())
    elif which == "hidden":
        table = table.where(Comment.state == CommentState.HIDDEN).order_by(Comment.id.desc())
    else:
        waiting = (Comment.state == CommentState.VISIBLE) & (Comment.open_reports > 0)
        table = table.where(waiting).order_by(Comment.open_reports.desc(), Comment.id)
    return db.paginate(table, page=max(page, 1), per_page=PER_PAGE, error_out=False)


def _is_first() -> ColumnElement[bool]:
    earlier = aliased(Comment)
    before = exists().where(earlier.author_id == Comment.author_id, earlier.id < Comment.id)
    return and_(Comment.state == CommentState.VISIBLE, Comment.office == "", Comment.author_id.is_not(None), ~before)
