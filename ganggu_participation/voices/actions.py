"""What is said to a proposal: support, comments and answers, reports and what comes of them."""


from typing import Any, Final

from sqlalchemy import select

from .. import clock
from ..database import db
from ..deeds import deed
from ..notices.bulletins import tell
from ..proposals.models import Proposal
from ..proposals.states import ProposalState
from ..refusals import Refusal, Refused
from ..verbs import Verb
from .models import Comment, Report, Support
from .states import COMMENT_LIFE, SUPPORT_LIFE, ReportReason, Stance, SupportState

SHUT: Final = (ProposalState.DRAFT, ProposalState.WITHDRAWN, ProposalState.MERGED)


def give_support(actor: Any, proposal: Proposal) -> None:
    """One per person and proposal, however often she presses. Raises Refused: ALREADY_SUPPORTED, NO_MORE_VOICES."""
    support = _support_of(actor, proposal)
    if support is not None and support.state is SupportState.GIVEN:
        raise Refused(Refusal.ALREADY_SUPPORTED)
    support = support or Support(proposal_id=proposal.id, author_id=getattr(actor, "id", None), at=clock.now())
    with deed(actor, Verb.SUPPORT_GIVE, support):
        _still_open(proposal)
        SUPPORT_LIFE.move(support, Verb.SUPPORT_GIVE)
        support.at = clock.now()
        _count(proposal, supports=1)


def take_support_back(actor: Any, proposal: Proposal) -> None:
    """Raises Refused(NOT_SUPPORTED_YET)."""
    support = _support_of(actor, proposal)
    if support is None or support.state is not SupportState.GIVEN:
        raise Refused(Refusal.NOT_SUPPORTED_YET)
    with deed(actor, Verb.SUPPORT_TAKE_BACK, support):
        SUPPORT_LIFE.move(support, Verb.SUPPORT_TAKE_BACK)
        _count(proposal, supports=-1)


def write(
    actor: Any, proposal: Proposal, text: str, stance: Stance = Stance.NONE, parent: Comment | None = None
) -> Comment:
    """A comment, or an answer to one. Raises Refused: ONE_LEVEL_OF_ANSWERS, NO_MORE_VOICES."""
    comment = _comment(actor, proposal, text, parent, stance=stance)
    with deed(actor, Verb.COMMENT_WRITE, comment):
        _say(actor, proposal, comment, parent, Verb.COMMENT_WRITE)
    return comment


def answer(
    actor: Any, proposal: Proposal, text: str, department: str, post: str, parent: Comment | None = None
) -> Comment:
    """The word of an office: signed by department and post, it stands out. Raises Refused(ANSWER_UNSIGNED)."""
    if not department.strip() or not post.strip():
        raise Refused(Refusal.ANSWER_UNSIGNED)
    comment = _comment(actor, proposal, text, parent, office=f"{department.strip()} {post.strip()}")
    with deed(actor, Verb.COMMENT_ANSWER, comment):
        _say(actor, proposal, comment, parent, Verb.COMMENT_ANSWER)
    return comment


def withdraw(actor: Any, comment: Comment) -> None:
    """Her own words go; that there was a comment stays, for the answers below it."""
    with deed(actor, Verb.COMMENT_WITHDRAW, comment):
        COMMENT_LIFE.move(comment, Verb.COMMENT_WITHDRAW)
        comment.text = ""
        _settle_reports(comment)
        _count(comment.proposal, comments=-1)


def report(actor: Any, comment: Comment, reason: ReportReason, text: str = "") -> None:
    """Puts it on the moderators' table. Raises Refused(ALREADY_REPORTED)."""
    with deed(actor, Verb.COMMENT_REPORT, comment):
        COMMENT_LIFE.move(comment, Verb.COMMENT_REPORT)
        if any(past.account_id == actor.id for past in comment.reports):
            raise Refused(Refusal.ALREADY_REPORTED)
        comment.reports.append(Report(account_id=actor.id, reason=reason, text=text.strip(), at=clock.now()))
        comment.open_reports += 1


def hide(actor: Any, comment: Comment, reason: str) -> None:
    """Its words are covered, with the reason in their place; its author is told. Raises Refused(HIDING_UNEXPLAINED)."""
    with deed(actor, Verb.COMMENT_HIDE, comment) as facts:
        COMMENT_LIFE.move(comment, Verb.COMMENT_HIDE)
        if not reason.strip():
            raise Refused(Refusal.HIDING_UNEXPLAINED)
        comment.hidden_reason = facts["reason"] = reason.strip()
        _settle_reports(comment)
        _count(comment.proposal, comments=-1)
        words = f"까닭: {comment.hidden_reason} 다시 살펴봐 달라고 하려면 동 행정복지센터에 알려 주세요."
        tell(comment.author_id, "내 의견을 가렸습니다", words, _place(comment))


def restore(actor: Any, comment: Comment) -> None:
    """What was hidden by mistake stands again; its author is told."""
    with deed(actor, Verb.COMMENT_RESTORE, comment):
        COMMENT_LIFE.move(comment, Verb.COMMENT_RESTORE)
        comment.hidden_reason = ""
        _count(comment.proposal, comments=1)
        tell(comment.author_id, "가렸던 내 의견을 다시 보입니다", "다시 살펴보고 가림을 풀었습니다.", _place(comment))


def clear(actor: Any, comment: Comment) -> None:
    """The reports are settled; the comment stays as it is, and those who reported are told."""
    with deed(actor, Verb.COMMENT_CLEAR, comment) as facts:
        COMMENT_LIFE.move(comment, Verb.COMMENT_CLEAR)
        facts["reports"] = comment.open_reports
        for past in _settle_reports(comment):
            words = "담당자가 살펴보고 그대로 두기로 했습니다."
            tell(past.account_id, "신고한 의견을 살펴봤습니다", words, _place(comment))


def _support_of(actor: Any, proposal: Proposal) -> Support | None:
    hers = select(Support).where(Support.proposal_id == proposal.id, Support.author_id == getattr(actor, "id", None))
    return db.session.scalars(hers).one_or_none()


def _comment(actor: Any, proposal: Proposal, text: str, parent: Comment | None, **more: Any) -> Comment:
    return Comment(
        proposal_id=proposal.id,
        dong_id=proposal.dong_id,
        parent_id=parent.id if parent else None,
        author_id=getattr(actor, "id", None),
        author_name=getattr(actor, "display_name", ""),
        text=text.strip(),
        at=clock.now(),
        **{"stance": Stance.NONE} | more,
    )


def _say(actor: Any, proposal: Proposal, comment: Comment, parent: Comment | None, verb: Verb) -> None:
    """Raises Refused; whoever is answered is told."""
    _still_open(proposal)
    if parent is not None and (parent.parent_id is not None or parent.proposal_id != proposal.id):
        raise Refused(Refusal.ONE_LEVEL_OF_ANSWERS)
    COMMENT_LIFE.move(comment, verb)
    _count(proposal, comments=1)
    told = parent.author_id if parent is not None else proposal.author_id
    if told != actor.id:
        title = "내 의견에 답글이 달렸습니다" if parent is not None else "내 제안에 의견이 달렸습니다"
        tell(told, title, proposal.title, f"/proposals/{proposal.id}/comments")


def _still_open(proposal: Proposal) -> None:
    db.session.refresh(proposal, with_for_update={"of": Proposal})
    if proposal.state in SHUT:
        raise Refused(Refusal.NO_MORE_VOICES)


def _count(proposal: Proposal, supports: int = 0, comments: int = 0) -> None:
    """The figures that lists show and sort by, moved on in the database so that none is lost."""
    if supports:
        proposal.supports = Proposal.supports + supports
    if comments:
        proposal.comments = Proposal.comments + comments


def _settle_reports(comment: Comment) -> list[Report]:
    waiting = [past for past in comment.reports if past.settled_at is None]
    for past in waiting:
        past.settled_at = clock.now()
    comment.open_reports = 0
    return waiting


def _place(comment: Comment) -> str:
    return f"/proposals/{comment.proposal_id}/comments#comment-{comment.id}"


