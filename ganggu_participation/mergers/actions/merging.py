"""Merging: asked for, agreed to by everybody who wrote one of the proposals, carried out."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from ... import clock
from ...accounts.models import Account
from ...database import db
from ...deeds import deed
from ...notices import actions as notices
from ...notices.bulletins import tell
from ...notices.queries import follow_of, follows_of
from ...proposals.models import Invitation, Proposal
from ...proposals.states import LIFE, MERGEABLE, InvitationState
from ...proposals.story import PROPOSER, needed, step
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..models import Merger, MergerPart
from ..queries import open_merger_of
from ..states import MERGER_LIFE, Answer
from ..support import carry_over

OFFICE = "검토 담당"
CARRIED = "공감한 제안을 비슷한 제안과 합쳤습니다"


def propose(actor: Any, target: Proposal, sources: Sequence[Proposal], reason: str) -> Merger:
    """Asks everybody who wrote one of them; whoever asks agrees for her own. Done at once where nobody else is asked.

    Raises Refused: NOTHING_TO_MERGE, NOT_TO_BE_MERGED, OTHER_YEAR, NOBODY_TO_ASK, MERGER_UNDER_WAY, REASON_MISSING."""
    parts = [MergerPart(proposal=each, answer=Answer.WAITING) for each in (target, *sources)]
    merger = Merger(
        target_id=target.id,
        dong_id=target.dong_id,
        asked_by=getattr(actor, "id", None),
        by=OFFICE if getattr(actor, "is_official", False) else PROPOSER,
        reason=reason.strip(),
        at=clock.now(),
        parts=parts,
    )
    with deed(actor, Verb.MERGER_PROPOSE, merger) as facts:
        MERGER_LIFE.move(merger, Verb.MERGER_PROPOSE)
        needed(reason, Refusal.REASON_MISSING)
        _can_be_one(target, sources)
        facts.update(target=target.id, sources=[source.id for source in sources])
        db.session.add(merger)
        db.session.flush()
        for part in parts:
            _ask(actor, merger, part)
        if merger.is_agreed:
            carry_out(actor, merger)
    return merger


def agree(actor: Any, merger: Merger, note: str = "") -> None:
    """Yes, for every proposal that the actor answers for. For one on paper `note` says how its proposer was asked.

    The last yes merges. Raises Refused: PAPER_ANSWER_UNEXPLAINED, NOT_TO_BE_MERGED (one has gone on meanwhile)."""
    with deed(actor, Verb.MERGER_AGREE, merger) as facts:
        MERGER_LIFE.move(merger, Verb.MERGER_AGREE)
        for part in merger.waiting_for(actor):
            if part.proposal.author_id is None:
                part.note = needed(note, Refusal.PAPER_ANSWER_UNEXPLAINED)
            part.answer, part.answered_at = Answer.AGREED, clock.now()
            facts["proposal"] = part.proposal_id
        if merger.is_agreed:
            carry_out(actor, merger)


def refuse(actor: Any, merger: Merger, reason: str) -> None:
    """One no and nothing is merged; the others are told why. Also after a yes, as long as the others wait."""
    with deed(actor, Verb.MERGER_REFUSE, merger) as facts:
        MERGER_LIFE.move(merger, Verb.MERGER_REFUSE)
        merger.end = facts["reason"] = needed(reason, Refusal.REASON_MISSING)
        merger.ended_at = clock.now()
        for part in merger.parts:
            if part.is_for(actor):
                part.answer, part.answered_at = Answer.REFUSED, clock.now()
        _tell_all(merger, actor, "제안을 합치지 않기로 했습니다", f"까닭: {merger.end} 제안들은 따로 그대로 검토합니다.")


def drop(actor: Any, merger: Merger, reason: str) -> None:
    """Not asked for any more; those who were asked are told."""
    with deed(actor, Verb.MERGER_DROP, merger) as facts:
        MERGER_LIFE.move(merger, Verb.MERGER_DROP)
        merger.end = facts["reason"] = needed(reason, Refusal.REASON_MISSING)
        merger.ended_at = clock.now()
        _tell_all(merger, actor, "제안을 합치자는 말을 거두었습니다", f"까닭: {merger.end}")


def carry_out(actor: Any, merger: Merger) -> None:
    """What everybody agreed to. Sources keep page, text and credit; who supported them supports the target, once."""
    with deed(actor, Verb.MERGER_CARRY_OUT, merger):
        target, sources = merger.target, [part.proposal for part in merger.sources]
        _may_merge([target, *sources])
        for source in sources:
            merge(actor, source, target)
        MERGER_LIFE.move(merger, Verb.MERGER_CARRY_OUT)
        merger.ended_at = clock.now()
        names = ", ".join(f"‘{source.title}’" for source in sources)
        step(target, merger.by, f"비슷한 제안 {len(sources)}건({names})과 합쳤습니다. 모두 제안한 사람으로 남습니다. {merger.reason}")


def merge(actor: Any, proposal: Proposal, target: Proposal) -> None:
    """One proposal goes on in another: only with every consent."""
    with deed(actor, Verb.PROPOSAL_MERGE, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_MERGE)
        proposal.merged_into_id = facts["target"] = target.id
        proposal.review_due = proposal.assigned_to = None
        step(proposal, "합쳐서 검토", f"‘{target.title}’({target.receipt_no}) 제안과 합쳐서 검토합니다. 이 글과 제안한 사람은 그대로 남습니다.")
        for person in _writers(proposal):
            _follow(person, target)
        said = f"‘{proposal.title}’에 한 공감을 ‘{target.title}’의 공감으로 셉니다. 바라지 않으면 거둘 수 있습니다."
        carry_over(proposal, target, CARRIED, said)


def _ask(actor: Any, merger: Merger, part: MergerPart) -> None:
    """The one who asks agrees for her own proposal; nobody agrees for a paper by asking."""
    author = part.proposal.author_id
    if author is not None and author == actor.id:
        part.answer, part.answered_at = Answer.AGREED, clock.now()
        return
    said = f"‘{part.proposal.title}’ 제안을 비슷한 제안과 합쳐도 될지 답해 주세요. {merger.reason}"
    tell(author, "제안을 합치자는 말이 왔습니다", said, f"/mergers/{merger.id}")


def _can_be_one(target: Proposal, sources: Sequence[Proposal]) -> None:
    every = [target, *sources]
    if not sources or len({proposal.id for proposal in every}) != len(every):
        raise Refused(Refusal.NOTHING_TO_MERGE)
    _may_merge(every)
    if len({proposal.budget_year for proposal in every}) > 1:
        raise Refused(Refusal.OTHER_YEAR)
    if any(proposal.author_id is None and proposal.paper is None for proposal in every):
        raise Refused(Refusal.NOBODY_TO_ASK)
    if open_merger_of([proposal.id for proposal in every]) is not None:
        raise Refused(Refusal.MERGER_UNDER_WAY)


def _may_merge(proposals: Sequence[Proposal]) -> None:
    for proposal in proposals:
        if proposal.state not in MERGEABLE:
            raise Refused(Refusal.NOT_TO_BE_MERGED, f"‘{proposal.title}’: {proposal.standing.label}.")


def _writers(proposal: Proposal) -> list[Account]:
    """Who wrote it, with those who write along, as far as they have accounts."""
    along = select(Invitation.account_id).where(
        Invitation.proposal_id == proposal.id, Invitation.state == InvitationState.ACCEPTED
    )
    wanted = select(Account).where((Account.id == proposal.author_id) | Account.id.in_(along))
    return list(db.session.scalars(wanted.order_by(Account.id)))


def _follow(person: Account, target: Proposal) -> None:
    """She hears what becomes of the proposal that hers has become part of, unless she follows all that one can."""
    subject = f"proposals/{target.id}"
    if person.id != target.author_id and follow_of(person, subject) is None and len(follows_of(person)) < notices.MOST:
        notices.begin(person, subject, target.title)


def _tell_all(merger: Merger, actor: Any, title: str, text: str) -> None:
    people = {*merger.author_ids, merger.asked_by} - {None, actor.id}
    for person in sorted(people, key=str):
        tell(person, title, text, f"/mergers/{merger.id}")
