"""The list of a vote: taken in as a whole while it is a draft; after the publishing two keepers change it, one person at a time."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, select

from ... import clock, keys
from ...accounts.identity import Identity
from ...approvals import actions as approvals
from ...approvals.queries import open_approval
from ...database import db
from ...deeds import deed
from ...identities.namesakes import known, marks_for, plain
from ...permissions import CLOCK, Act
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..models import RollMark, Vote, VoteNotice
from ..recruitment_queries import recruits
from ..roll_files import Line
from ..roll_models import PURPOSE, RollChange, RollEntry, forget_list, in_lists, is_listed, people_on
from ..states import CHANGE_LIFE, LIFE, ChangeKind, ChangeState, VoteState

CHANGEABLE = (VoteState.PUBLISHED, VoteState.OPEN)


def list_roll(actor: Any, vote: Vote, people: Sequence[Line]) -> None:
    """Replaces the list of a draft. Raises Refused: NOT_IN_THIS_STATE of a vote without a list, RECRUITING_ALREADY, LIST_EMPTY."""
    with deed(actor, Verb.VOTE_LIST_ROLL, vote) as facts:
        _asks_for_a_list(vote)
        if recruits(vote.id):
            raise Refused(Refusal.RECRUITING_ALREADY)
        if not people:
            raise Refused(Refusal.LIST_EMPTY)
        LIFE.move(vote, Verb.VOTE_LIST_ROLL)
        facts.update(before=forget_list(vote), people=len(people))
        rows = [{"vote_id": vote.id, **_kept(who, line.phone, line.apart)} for line, who in _told_apart(vote, people)]
        db.session.execute(insert(RollEntry), rows)


def ask_change(
    actor: Any, vote: Vote, kind: ChangeKind, *, name: str, birth_date: date, phone: str = "", apart: str = "", reason: str
) -> RollChange:
    """Somebody to add or to take off, and the request that another keeper decides.

    `apart`: which of those of this name and birth date. Raises Refused: NOT_IN_THIS_STATE of a vote without a list,
    POLLS_CLOSED, LIST_UNCHANGED, REASON_MISSING, NAMESAKES_UNTOLD."""
    change = RollChange(vote=vote, kind=kind, reason=reason.strip(), asked_at=clock.now())
    with db.session.no_autoflush, deed(actor, Verb.ROLLCHANGE_ASK, change) as facts:
        who, label = _meant(vote, Identity(name, birth_date), plain(apart))
        kept = _kept(who, phone, label)
        change.person_key, change.sealed = kept["person_key"], kept["sealed"]
        _fits(vote, change)
        CHANGE_LIFE.move(change, Verb.ROLLCHANGE_ASK)
        db.session.add(change)
        db.session.flush()
        approvals.propose(actor, Act.CHANGE_ROLL, change, reason)
        facts.update(vote=vote.id, kind=kind, reason=change.reason)
    return change


def carry_out(actor: Any, change: RollChange) -> None:
    """What two keepers agreed to; a public notice tells how many were added and taken off since the publishing.

    Raises Refused: NOT_APPROVED, POLLS_CLOSED, LIST_UNCHANGED, ALREADY_VOTED."""
    with deed(actor, Verb.ROLLCHANGE_CARRY_OUT, change) as facts:
        vote = db.session.get_one(Vote, change.vote_id, with_for_update={"of": Vote}, populate_existing=True)
        _fits(vote, change)
        approvals.spend(actor, Act.CHANGE_ROLL, change)
        CHANGE_LIFE.move(change, Verb.ROLLCHANGE_CARRY_OUT)
        _write(change)
        db.session.flush()
        db.session.add(VoteNotice(vote_id=vote.id, at=clock.now(), title="투표 명부를 고쳤습니다", text=_told(change)))
        facts.update(vote=vote.id, kind=change.kind, reason=change.reason, people=people_on(vote.id))


def drop_change(actor: Any, change: RollChange) -> None:
    """Nothing is changed and nobody needs to agree any more; the words of the person go."""
    with deed(actor, Verb.ROLLCHANGE_DROP, change) as facts:
        CHANGE_LIFE.move(change, Verb.ROLLCHANGE_DROP)
        if asked := open_approval(Act.CHANGE_ROLL, change.id):
            approvals.lapse(CLOCK, asked, is_moot=True)
        change.person_key, change.sealed = "", keys.wrapped(PURPOSE, {"name": "", "birth_date": "", "phone": ""})
        facts.update(vote=change.vote_id, kind=change.kind)


def _asks_for_a_list(vote: Vote) -> None:
    if not vote.roll_rule.get("listed"):
        raise Refused(Refusal.NOT_IN_THIS_STATE)


def _told_apart(vote: Vote, people: Sequence[Line]) -> list[tuple[Line, Identity]]:
    """Everybody with her own mark. Raises Refused(NAMESAKES_UNTOLD) where a label could mean somebody known already."""
    labels: dict[str, list[Line]] = {}
    for line in people:
        if line.apart:
            labels.setdefault(line.who.person_key, []).append(line)
    marks = {key: marks_for(same[0].who, [line.apart for line in same], in_lists(but=vote.id)) for key, same in labels.items()}
    return [(line, line.who.marked(marks[line.who.person_key][line.apart] if line.apart else 0)) for line in people]


def _meant(vote: Vote, who: Identity, apart: str) -> tuple[Identity, str]:
    """Which of those of one name a change means, and the label where one is needed. Raises Refused(NAMESAKES_UNTOLD)."""
    about = known(who.person_key)
    if not about.others and not (apart and (about.marks or is_listed(vote.id, who.person_key))):
        return who, ""
    if not apart:
        raise Refused(Refusal.NAMESAKES_UNTOLD)
    return who.marked(marks_for(who, [apart], in_lists())[apart]), apart


def _kept(who: Identity, phone: str, apart: str) -> dict[str, Any]:
    words = {"name": who.name, "birth_date": who.birth_date.isoformat(), "phone": phone}
    words |= {"apart": apart} if apart else {}
    return {"person_key": who.person_key, "sealed": keys.wrapped(PURPOSE, words)}


def _fits(vote: Vote, change: RollChange) -> None:
    """Raises Refused for a change that could not be made now."""
    _asks_for_a_list(vote)
    if vote.state not in CHANGEABLE or clock.now() >= vote.closes:
        raise Refused(Refusal.POLLS_CLOSED)
    listed = is_listed(vote.id, change.person_key)
    if listed is (change.kind is ChangeKind.ADD):
        raise Refused(Refusal.LIST_UNCHANGED)
    if change.kind is ChangeKind.REMOVE and db.session.get(RollMark, (vote.id, change.person_key)) is not None:
        raise Refused(Refusal.ALREADY_VOTED)


def _write(change: RollChange) -> None:
    here = {"vote_id": change.vote_id, "person_key": change.person_key}
    if change.kind is ChangeKind.ADD:
        db.session.add(RollEntry(**here, sealed=change.sealed))
    else:
        db.session.execute(delete(RollEntry).filter_by(**here))


def _told(change: RollChange) -> str:
    done = select(func.count()).where(RollChange.vote_id == change.vote_id, RollChange.state == ChangeState.DONE)
    added, removed = (db.session.scalar(done.where(RollChange.kind == kind)) for kind in ChangeKind)
    so_far = f"공고한 뒤 지금까지 {added}명을 더하고 {removed}명을 뺐습니다. 지금 명부는 {people_on(change.vote_id):,}명입니다."
    return f"{so_far} 담당자 두 사람이 함께 했습니다. 까닭: {change.reason}"
