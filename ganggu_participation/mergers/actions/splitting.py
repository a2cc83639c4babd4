"""Splitting: one proposal becomes two, by the will of whoever wrote it."""

import secrets
from collections.abc import Mapping
from typing import Any

from ... import clock
from ...database import db
from ...deeds import deed
from ...notices.bulletins import tell
from ...proposals.models import Invitation, PaperEntry, Proposal
from ...proposals.queries.together import hash_of
from ...proposals.receipts import REVIEW_DAYS, due_in, number_now
from ...proposals.states import LIFE, NEEDED, InvitationState
from ...proposals.story import PROPOSER, keep_version, needed, step
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..models import Split
from ..queries import open_split_of
from ..states import SPLIT_LIFE
from ..support import carry_over
from .merging import OFFICE

SPLIT_WORDS = (*NEEDED, "content")
SAME = (
    "cycle_id", "track_id", "dong_id", "author_id", "author_name", "channel", "category", "proposer", "group_name",
    "reaches_district", "lat", "lon", "effect", "beneficiaries", "period", "outside_call", "budget_year", "department",
)  # fmt: skip
"""What both halves say alike."""
TOLD = "공감한 제안을 둘로 나누었습니다"
Words = Mapping[str, str]


def ask_to_split(actor: Any, proposal: Proposal, stays: Words, goes: Words, reason: str) -> Split:
    """`stays` are the new words of the proposal, `goes` those of the second: title, necessity, location, content.

    Whoever wrote it has agreed by asking. Raises Refused: PROPOSAL_INCOMPLETE, PARTS_ALIKE, SPLIT_UNDER_WAY, REASON_MISSING."""
    split_asked = Split(
        proposal_id=proposal.id,
        proposal=proposal,
        asked_by=getattr(actor, "id", None),
        by=OFFICE if getattr(actor, "is_official", False) else PROPOSER,
        reason=reason.strip(),
        words={"stays": _tidy(stays), "goes": _tidy(goes)},
        at=clock.now(),
    )
    with deed(actor, Verb.SPLIT_ASK, split_asked) as facts:
        SPLIT_LIFE.move(split_asked, Verb.SPLIT_ASK)
        needed(reason, Refusal.REASON_MISSING)
        _are_two(split_asked)
        if refusal := LIFE.why_not(Verb.PROPOSAL_SPLIT, proposal.state):
            raise Refused(refusal)
        if open_split_of(proposal.id) is not None:
            raise Refused(Refusal.SPLIT_UNDER_WAY)
        facts["proposal"] = proposal.id
        db.session.add(split_asked)
        db.session.flush()
        if proposal.author_id is not None and proposal.author_id == actor.id:
            agree_to_split(actor, split_asked)
        else:
            said = f"‘{proposal.title}’ 제안을 둘로 나누어도 될지 답해 주세요. {split_asked.reason}"
            tell(proposal.author_id, "제안을 나누자는 말이 왔습니다", said, f"/splits/{split_asked.id}")
    return split_asked


def agree_to_split(actor: Any, asked: Split, note: str = "") -> None:
    """Yes, and it is done. For a proposal on paper `note` says how its proposer was asked."""
    with deed(actor, Verb.SPLIT_AGREE, asked) as facts:
        SPLIT_LIFE.move(asked, Verb.SPLIT_AGREE)
        proposal = asked.proposal
        if proposal.author_id is None:
            asked.end = needed(note, Refusal.PAPER_ANSWER_UNEXPLAINED)
        asked.ended_at = clock.now()
        part = split(actor, proposal, asked.words["stays"], asked.words["goes"], asked.reason)
        asked.part_id = facts["part"] = part.id


def refuse_to_split(actor: Any, asked: Split, reason: str) -> None:
    with deed(actor, Verb.SPLIT_REFUSE, asked) as facts:
        SPLIT_LIFE.move(asked, Verb.SPLIT_REFUSE)
        asked.end = facts["reason"] = needed(reason, Refusal.REASON_MISSING)
        asked.ended_at = clock.now()
        said = f"까닭: {asked.end} 제안은 그대로 검토합니다."
        tell(asked.asked_by, "제안을 나누지 않기로 했습니다", said, f"/splits/{asked.id}")


def drop_split(actor: Any, asked: Split, reason: str) -> None:
    with deed(actor, Verb.SPLIT_DROP, asked) as facts:
        SPLIT_LIFE.move(asked, Verb.SPLIT_DROP)
        asked.end = facts["reason"] = needed(reason, Refusal.REASON_MISSING)
        asked.ended_at = clock.now()
        tell(asked.author_id, "제안을 나누자는 말을 거두었습니다", f"까닭: {asked.end}", f"/splits/{asked.id}")


def split(actor: Any, proposal: Proposal, stays: Words, goes: Words, reason: str) -> Proposal:
    """Returns the second: received by itself, by the same people, supported by the same people. The text as it was
    stays readable as a version of the first."""
    with deed(actor, Verb.PROPOSAL_SPLIT, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_SPLIT)
        part = _second(proposal, goes)
        LIFE.move(part, Verb.PROPOSAL_SPLIT)
        for name, words in stays.items():
            setattr(proposal, name, words)
        proposal.revision += 1
        keep_version(proposal, f"둘로 나눔: {reason}")
        db.session.add(part)
        db.session.flush()
        facts["part"] = part.id
        _same_people(proposal, part)
        keep_version(part, f"‘{proposal.title}’({proposal.receipt_no})에서 나눔: {reason}")
        step(part, PROPOSER, f"‘{proposal.title}’({proposal.receipt_no}) 제안에서 나누었습니다. 접수번호는 {part.receipt_no}입니다. {reason}")
        step(proposal, PROPOSER, f"‘{part.title}’({part.receipt_no}) 제안을 따로 나누었습니다. {reason}")
        said = f"두 제안 모두의 공감으로 셉니다. ‘{part.title}’에 공감하지 않으면 거둘 수 있습니다."
        carry_over(proposal, part, TOLD, said)
    return part


def _second(proposal: Proposal, words: Words) -> Proposal:
    part = Proposal(
        **{name: getattr(proposal, name) for name in SAME},
        **words,
        created_at=clock.now(),
        submitted_at=clock.now(),
        review_due=due_in(REVIEW_DAYS),
        origin_id=proposal.id,
        breakdown=[],
        recused=list(proposal.recused),
        revision=0,
    )
    part.dong = proposal.dong
    part.receipt_no = number_now(part)
    return part


def _same_people(proposal: Proposal, part: Proposal) -> None:
    """Those who write along, and who handed in the paper, stand on both."""
    for invitation in proposal.invitations:
        if invitation.state is InvitationState.ACCEPTED:
            copy = {name: getattr(invitation, name) for name in ("state", "account_id", "name", "sent_at", "answered_at")}
            db.session.add(Invitation(proposal_id=part.id, token_hash=hash_of(secrets.token_urlsafe(24)), **copy))
    if proposal.paper is not None:
        entry = {name: getattr(proposal.paper, name) for name in ("name", "contact", "entered_by", "entered_at")}
        db.session.add(PaperEntry(proposal_id=part.id, **entry))
    db.session.flush()
    db.session.expire(part, ["invitations", "paper"])


def _tidy(words: Words) -> dict[str, str]:
    return {name: words.get(name, "").strip() for name in SPLIT_WORDS}


def _are_two(asked: Split) -> None:
    stays, goes = asked.words["stays"], asked.words["goes"]
    missing = [question for name, question in NEEDED.items() if not (stays[name] and goes[name])]
    if missing:
        raise Refused(Refusal.PROPOSAL_INCOMPLETE, f"두 제안에 모두 적어 주세요: {', '.join(missing)}.")
    if stays["title"] == goes["title"]:
        raise Refused(Refusal.PARTS_ALIKE)
