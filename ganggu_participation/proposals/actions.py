"""What is done with a proposal: written, submitted, answered, put to the vote, selected."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from .. import clock
from ..cycles.models import Cycle, Track
from ..cycles.states import CycleState
from ..deeds import deed
from ..dongs.models import Dong
from ..money import Won
from ..notices.bulletins import announce
from ..refusals import Refusal, Refused
from ..verbs import Verb
from .models import WORDS, Proposal, ProposalStep, ProposalVersion, Review
from .receipts import receipt_sentence, receive
from .states import LIFE, REASONS, Channel, ProposalState, ReasonCode

REVIEW_DAYS = 14  # KOREA PB-24
REASON_MIN = 30  # KOREA PB-23
OFFICE_CLOSES = 18  # o'clock, on the day an answer is due
PROPOSER, DEPARTMENT, BUDGET_DESK, RULES = "제안한 사람", "담당 부서", "예산 담당", "자동 처리"


def draft(
    actor: Any,
    *,
    cycle: Cycle,
    track: Track,
    dong: Dong,
    title: str,
    necessity: str = "",
    location: str = "",
    content: str = "",
    cost: Won | None = None,
) -> Proposal:
    """A first version that only its author sees. Raises Refused(NO_CYCLE) before the year is announced."""
    proposal = Proposal(
        cycle_id=cycle.id,
        track_id=track.id,
        dong_id=dong.id,
        author_id=getattr(actor, "id", None),
        author_name=getattr(actor, "display_name", ""),
        channel=Channel.WEB,
        title=title,
        necessity=necessity,
        location=location,
        content=content,
        cost=cost,
        created_at=clock.now(),
        budget_year=cycle.budget_year,
    )
    with deed(actor, Verb.PROPOSAL_DRAFT, proposal):
        if cycle.state is not CycleState.ANNOUNCED:
            raise Refused(Refusal.NO_CYCLE)
        LIFE.move(proposal, Verb.PROPOSAL_DRAFT)
    return proposal


def revise(actor: Any, proposal: Proposal, **words: Any) -> None:
    """Changes some of its words; after the receipt each change is kept as a version with its reason.

    `words` are title, necessity, location, content, cost and, in a draft, dong and track."""
    with deed(actor, Verb.PROPOSAL_REVISE, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_REVISE)
        facts["words"] = sorted(words)
        _place(proposal, words.pop("dong", None), words.pop("track", None))
        for name, value in words.items():
            if name not in WORDS:
                raise TypeError(f"a proposal has no {name}")
            setattr(proposal, name, value)
        if proposal.receipt_no is not None:
            _keep_version(proposal, f"보완 요청에 답함: {proposal.request}")


def submit(actor: Any, proposal: Proposal, review_days: int = REVIEW_DAYS) -> None:
    """Takes it in: receipt number, the day of the answer, a version. Raises Refused(PROPOSAL_INCOMPLETE)."""
    with deed(actor, Verb.PROPOSAL_SUBMIT, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_SUBMIT)
        if proposal.missing:
            raise Refused(Refusal.PROPOSAL_INCOMPLETE, f"아직 적지 않은 것: {', '.join(proposal.missing)}.")
        again = proposal.receipt_no is not None
        if not again:
            receive(proposal)
        proposal.review_due = clock.moment(clock.today() + timedelta(days=review_days), OFFICE_CLOSES)
        proposal.request = None
        _keep_version(proposal, "고쳐 냄" if again else "처음 낸 글")
        _step(proposal, PROPOSER, receipt_sentence(proposal, again))
        facts["receipt_no"] = proposal.receipt_no


def take_up(actor: Any, proposal: Proposal, department: str) -> None:
    """A department begins to look at it."""
    with deed(actor, Verb.PROPOSAL_TAKE_UP, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_TAKE_UP)
        proposal.department = facts["department"] = _needed(department, Refusal.ANSWER_UNSIGNED)
        _step(proposal, proposal.department, "담당 부서가 법과 비용, 할 수 있는 방법을 살펴보고 있습니다.")


def request_info(actor: Any, proposal: Proposal, request: str) -> None:
    """Asks the author for something more; the review waits until she submits again."""
    with deed(actor, Verb.PROPOSAL_REQUEST_INFO, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_REQUEST_INFO)
        proposal.request = _needed(request, Refusal.ANSWER_EMPTY)
        proposal.review_due = None
        _step(proposal, proposal.department or DEPARTMENT, proposal.request)


def find_eligible(
    actor: Any, proposal: Proposal, *, text: str, department: str, post: str, reviewed_cost: Won | None
) -> None:
    """It can go to the vote, at a cost that the department stands for; the proposed cost stays beside it.

    Raises Refused: COST_MISSING, OVER_PROJECT_LIMIT (more than its vote can give)."""
    with deed(actor, Verb.PROPOSAL_FIND_ELIGIBLE, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_FIND_ELIGIBLE)
        if reviewed_cost is None:
            raise Refused(Refusal.COST_MISSING)
        limit = proposal.track.project_limit
        if reviewed_cost > limit:
            raise Refused(Refusal.OVER_PROJECT_LIMIT, f"한 사업에 {limit}까지 쓸 수 있습니다.")
        proposal.reviewed_cost = reviewed_cost
        _answer(actor, proposal, _needed(text, Refusal.ANSWER_EMPTY), department, post)
        facts["reviewed_cost"] = int(reviewed_cost)


def find_ineligible(
    actor: Any, proposal: Proposal, *, reason_codes: Sequence[str], text: str, department: str, post: str
) -> None:
    """It cannot go on this time: reasons in codes and in plain words of 30 characters or more (KOREA PB-23).

    A plain complaint is led to its own window and not called a refusal (PB-27).
    Raises Refused: NO_REASON_CODE, REASON_TOO_SHORT, ANSWER_UNSIGNED."""
    with deed(actor, Verb.PROPOSAL_FIND_INELIGIBLE, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_FIND_INELIGIBLE)
        codes = _codes(reason_codes)
        if len(" ".join(text.split())) < REASON_MIN:
            raise Refused(Refusal.REASON_TOO_SHORT)
        proposal.is_guided = ReasonCode.SIMPLE_COMPLAINT in codes
        _answer(actor, proposal, text.strip(), department, post, codes)
        facts["reason_codes"] = codes


def withdraw(actor: Any, proposal: Proposal, reason: str = "") -> None:
    """The author takes it back; once received, its page stays with that note."""
    with deed(actor, Verb.PROPOSAL_WITHDRAW, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_WITHDRAW)
        proposal.review_due = None
        _step(proposal, PROPOSER, f"제안을 거두었습니다. {reason.strip()}".strip())


def put_to_vote(actor: Any, proposal: Proposal, text: str) -> None:
    with deed(actor, Verb.PROPOSAL_PUT_TO_VOTE, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_PUT_TO_VOTE)
        _step(proposal, _dong_desk(proposal), text)


def take_back(actor: Any, proposal: Proposal, text: str) -> None:
    """Back from a vote that did not decide: it may be put to another."""
    with deed(actor, Verb.PROPOSAL_TAKE_BACK, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_TAKE_BACK)
        _step(proposal, RULES if actor.id is None else _dong_desk(proposal), text)


def select(actor: Any, proposal: Proposal, text: str) -> None:
    with deed(actor, Verb.PROPOSAL_SELECT, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_SELECT)
        _step(proposal, BUDGET_DESK, text)


def pass_over(actor: Any, proposal: Proposal, text: str) -> None:
    """Not selected: `text` says the place and how many were."""
    with deed(actor, Verb.PROPOSAL_PASS_OVER, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_PASS_OVER)
        _step(proposal, BUDGET_DESK, text)


def _place(proposal: Proposal, dong: Dong | None, track: Track | None) -> None:
    """A receipt number names the dong: both may change in a draft only."""
    if (dong or track) and proposal.state is not ProposalState.DRAFT:
        raise Refused(Refusal.FIXED_AFTER_RECEIPT)
    proposal.dong_id = dong.id if dong else proposal.dong_id
    proposal.track_id = track.id if track else proposal.track_id


def _keep_version(proposal: Proposal, reason: str) -> None:
    """A new version, unless not a word has changed since the last."""
    if proposal.versions and proposal.versions[-1].words == proposal.words:
        return
    proposal.versions.append(
        ProposalVersion(no=len(proposal.versions) + 1, at=clock.now(), by=PROPOSER, reason=reason, words=proposal.words)
    )


def _answer(
    actor: Any, proposal: Proposal, text: str, department: str, post: str, codes: Sequence[ReasonCode] = ()
) -> None:
    department, post = _needed(department, Refusal.ANSWER_UNSIGNED), _needed(post, Refusal.ANSWER_UNSIGNED)
    proposal.department, proposal.review_due = department, None
    proposal.reviews.append(
        Review(
            at=clock.now(),
            outcome=proposal.state,
            reason_codes=[str(code) for code in codes],
            text=text,
            department=department,
            post=post,
            proposed_cost=proposal.cost,
            reviewed_cost=proposal.reviewed_cost,
            reviewed_by=actor.id,
        )
    )
    _step(proposal, f"{department} {post}", text)


def _step(proposal: Proposal, by: str, text: str) -> None:
    """A line of the public timeline; `by` is a department or a part, never the name of a person."""
    step = ProposalStep(at=clock.now(), state=proposal.state, by=by, text=text, is_guided=proposal.is_guided)
    proposal.steps.append(step)
    announce(
        proposal,
        f"{proposal.title}: {step.label}",
        text,
        f"/proposals/{proposal.id}",
        dong_id=proposal.dong_id,
        author_id=proposal.author_id,
    )


def _codes(given: Sequence[str]) -> list[ReasonCode]:
    if not given or any(code not in REASONS for code in given):
        raise Refused(Refusal.NO_REASON_CODE)
    return [REASONS[code] for code in dict.fromkeys(given)]


def _dong_desk(proposal: Proposal) -> str:
    return f"{proposal.dong.name} 담당자"


def _needed(text: str, refusal: Refusal) -> str:
    if not text.strip():
        raise Refused(refusal)
    return text.strip()
