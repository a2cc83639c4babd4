"""The verbs of a vote: prepare, revise, publish, open, extend, close, cancel, cast, finish."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from .. import clock
from ..ballotbox import BadBallot, Log, leaf_hash, new_count_key, receipt_code, seal_ballot
from ..database import db, retried
from ..dates import until
from ..deeds import deed
from ..dongs.models import Dong
from ..permissions import permit
from ..refusals import Refusal, Refused
from ..verbs import Verb
from . import box, count_key, rule_sheets
from .models import Ballot, Contest, RollMark, Vote, VoteNotice
from .plans import BLANK, EXTENSION_DAYS, SHORTEST_REASON, ContestPlan, check_plans, normal_roll_rule
from .queries import refuse_second_ballot, turnout_of
from .states import LIFE, Channel

SEED_BYTES: Final = 16


def prepare(
    actor: Any,
    *,
    title: str,
    summary: str,
    dong: Dong | None,
    opens: datetime,
    closes: datetime,
    round_key: str | None,
    roll_rule: Mapping[str, Any],
    contests: Sequence[ContestPlan],
    objection_days: int = 7,
) -> Vote:
    """A draft, with the seed of every lot. Raises Refused (NO_ITEMS, BAD_PLAN, DATES_OUT_OF_ORDER), ValueError for a bad roll rule."""
    _check_words(contests, opens, closes)
    vote = Vote(
        title=title,
        summary=summary,
        dong_id=dong.id if dong else None,
        opens=opens,
        closes=closes,
        first_closes=closes,
        round_key=round_key,
        roll_rule=normal_roll_rule(roll_rule),
        objection_days=objection_days,
        contests=_born(contests),
    )
    with deed(actor, Verb.VOTE_PREPARE, vote) as facts:
        LIFE.move(vote, Verb.VOTE_PREPARE)
        facts["title"] = title
    return vote


def revise(
    actor: Any,
    vote: Vote,
    *,
    title: str,
    summary: str,
    opens: datetime,
    closes: datetime,
    round_key: str | None,
    roll_rule: Mapping[str, Any],
    contests: Sequence[ContestPlan],
    objection_days: int = 7,
) -> None:
    """A draft put together anew, with fresh seeds; the dong stays. Refuses what `prepare` refuses."""
    _check_words(contests, opens, closes)
    with deed(actor, Verb.VOTE_REVISE, vote) as facts:
        LIFE.move(vote, Verb.VOTE_REVISE)
        vote.title, vote.summary, vote.round_key = title, summary, round_key
        vote.opens, vote.closes, vote.first_closes = opens, closes, closes
        vote.roll_rule, vote.objection_days = normal_roll_rule(roll_rule), objection_days
        vote.contests.clear()
        db.session.flush()  # the old rows go before new ones take their numbers
        vote.contests = _born(contests)
        facts["title"] = title


def publish(actor: Any, vote: Vote) -> None:
    """Freezes the rule sheet; its digest names the vote from now on. The count key is stored locked only."""
    with deed(actor, Verb.VOTE_PUBLISH, vote) as facts:
        if vote.opens <= clock.now():
            raise Refused(Refusal.PUBLISHED_TOO_LATE)
        LIFE.move(vote, Verb.VOTE_PUBLISH)
        key = new_count_key()
        vote.rule_sheet = rule_sheets.text_of(rule_sheets.written(vote, key.public))
        vote.digest = rule_sheets.digest_of(vote.rule_sheet)
        vote.public_key, vote.locked_count_key = key.public, count_key.lock(key, vote.digest)
        vote.published_at = clock.now()
        facts.update(digest=vote.digest, key_fingerprint=rule_sheets.fingerprint(key.public))


def open(actor: Any, vote: Vote) -> None:
    """Raises Refused(TOO_EARLY_TO_OPEN) before the published hour."""
    with deed(actor, Verb.VOTE_OPEN, vote) as facts:
        if clock.now() < vote.opens:
            raise Refused(Refusal.TOO_EARLY_TO_OPEN)
        LIFE.move(vote, Verb.VOTE_OPEN)
        facts["digest"] = vote.digest


def extend(actor: Any, vote: Vote, closes: datetime, reason: str) -> None:
    """A later close while the polls are open, at most 7 days after the first, with a public notice."""
    with deed(actor, Verb.VOTE_EXTEND, vote) as facts:
        _check_reason(reason)
        if clock.now() >= vote.closes:
            raise Refused(Refusal.POLLS_CLOSED)
        if closes <= vote.closes:
            raise Refused(Refusal.EXTENSION_BACKWARDS)
        if closes > vote.first_closes + timedelta(days=EXTENSION_DAYS):
            raise Refused(Refusal.EXTENSION_TOO_LONG)
        LIFE.move(vote, Verb.VOTE_EXTEND)
        facts.update(closes_before=vote.closes.isoformat(), closes=closes.isoformat(), reason=reason)
        vote.closes = closes
        _notify(vote, "투표 기간을 늘렸습니다", f"{until(closes)} 투표할 수 있습니다. 까닭: {reason}")


def close(actor: Any, vote: Vote) -> None:
    """Shuts the box after the published hour: rewritten, rooted, and counted against the roll in the audit trail."""
    with deed(actor, Verb.VOTE_CLOSE, vote) as facts:
        if clock.now() < vote.closes:
            raise Refused(Refusal.TOO_EARLY_TO_CLOSE)
        LIFE.move(vote, Verb.VOTE_CLOSE)
        leaves = box.rewrite(vote.id)
        vote.closed_at, vote.box_root = clock.now(), Log(leaves).root.hex()
        marks = {channel.value: people for channel, people in turnout_of(vote).by_channel}
        facts.update(marks=marks, ballots=len(leaves), box_root=vote.box_root)


def cancel(actor: Any, vote: Vote, reason: str) -> None:
    """Ends a vote before its result, with a public reason. Ballots stay sealed."""
    with deed(actor, Verb.VOTE_CANCEL, vote) as facts:
        _check_reason(reason)
        LIFE.move(vote, Verb.VOTE_CANCEL)
        vote.cancel_reason = facts["reason"] = reason
        _notify(vote, "투표를 취소했습니다", f"까닭: {reason}")


def finish(actor: Any, vote: Vote) -> None:
    """The result stands once nobody may object any more and every objection is answered."""
    with deed(actor, Verb.VOTE_FINISH, vote) as facts:
        if vote.objections_until is None or clock.now() < vote.objections_until:
            raise Refused(Refusal.OBJECTION_PERIOD)
        if vote.open_objections:
            raise Refused(Refusal.OBJECTIONS_OPEN)
        LIFE.move(vote, Verb.VOTE_FINISH)
        facts["digest"] = vote.digest


@retried
def cast(actor: Any, vote: Vote, choices: Mapping[int, Any], channel: Channel = Channel.ONLINE, place: str = "") -> str:
    """Strikes the roll and drops a sealed ballot, both or neither; returns the receipt code.

    `choices`: contest number -> option numbers (or [option, answer] pairs), or BLANK. What can be read and sealed is done
    before the short write; leave is asked again inside it. Raises Refused (BAD_BALLOT, ALREADY_VOTED, VOTED_ELSEWHERE ...)."""
    permit(actor, Verb.BALLOT_CAST, vote)
    refuse_second_ballot(actor.person_key, vote)
    sealed = _sealed(vote, choices)
    try:
        with deed(actor, Verb.BALLOT_CAST, vote, lock="share"):
            LIFE.move(vote, Verb.BALLOT_CAST)
            mark = _mark(actor, vote, channel, place)
            db.session.add_all([mark, Ballot(vote_id=vote.id, key=box.new_key(), sealed=sealed)])
    except Refused as no:
        if no.refusal is Refusal.OVERTAKEN:  # a unique constraint of the roll spoke
            refuse_second_ballot(actor.person_key, vote)
        raise
    return receipt_code(leaf_hash(sealed))


def _sealed(vote: Vote, choices: Mapping[int, Any]) -> bytes:
    """Padded and sealed to the frozen key, when the frozen rules allow it."""
    sheet = rule_sheets.rules_of(vote)
    contents = [{"contest": no, **_said(chosen)} for no, chosen in choices.items()]
    try:
        return seal_ballot(sheet["contests"], contents, bytes.fromhex(sheet["public_key"]), vote.digest or "")
    except BadBallot as bad:
        raise Refused(Refusal.BAD_BALLOT, bad.sentence) from bad


def _said(chosen: Any) -> dict[str, Any]:
    return {"blank": True} if chosen == BLANK else {"choices": chosen}


def _mark(actor: Any, vote: Vote, channel: Channel, place: str) -> RollMark:
    return RollMark(
        vote_id=vote.id,
        person_key=actor.person_key,
        round_key=vote.round_key,
        channel=channel,
        place=place,
        day=clock.today(),
        level=int(actor.level),
        basis=str(actor.basis),
    )


def _check_words(contests: Sequence[ContestPlan], opens: datetime, closes: datetime) -> None:
    check_plans(contests)
    if opens >= closes:
        raise Refused(Refusal.DATES_OUT_OF_ORDER)


def _born(contests: Sequence[ContestPlan]) -> list[Contest]:
    """The rows of the plans, each with the seed of its lots."""
    return [plan.born(no, secrets.token_hex(SEED_BYTES)) for no, plan in enumerate(contests, start=1)]


def _check_reason(reason: str) -> None:
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(Refusal.REASON_TOO_SHORT)


def _notify(vote: Vote, title: str, text: str) -> None:
    db.session.add(VoteNotice(vote_id=vote.id, at=clock.now(), title=title, text=text))
