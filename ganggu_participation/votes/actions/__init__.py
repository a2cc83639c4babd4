"""The verbs of a vote: prepare, revise, take_key, publish, open, extend, sign_head, close, cancel, cast; its ends and its list."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from ... import clock
from ...ballotbox import leaf_hash, new_count_key, receipt_code
from ...countkeys import actions as countkeys
from ...countkeys.states import KeyState
from ...database import db, retried
from ...dates import until
from ...deeds import deed
from ...dongs.models import Dong
from ...identities.passes import end_pass
from ...identities.providers import enough_for_a_vote
from ...permissions import permit
from ...refusals import Refusal, Refused
from ...verbs import Verb
from .. import box, casting, count_key, log, rule_sheets
from ..models import Ballot, Vote, VoteNotice
from ..plans import BLANK as BLANK
from ..plans import EXTENSION_DAYS, SHORTEST_REASON, ContestPlan, born, check_plans, normal_roll_rule
from ..queries import refuse_second_ballot, sealed_ballots_of, turnout_of
from ..roll_models import keep_list_only_if, refuse_empty_list
from ..states import LIFE, MANAGED, SEALED, Channel
from .drawing import admit_applicants as admit_applicants
from .drawing import draw as draw
from .drawing import type_seed as type_seed
from .ends import empty_box as empty_box
from .ends import finish as finish
from .listing import ask_change as ask_change
from .listing import carry_out as carry_out
from .listing import drop_change as drop_change
from .listing import list_roll as list_roll
from .recruiting import apply as apply
from .recruiting import close_recruitment as close_recruitment
from .recruiting import lapse_recruitment as lapse_recruitment
from .recruiting import open_recruitment as open_recruitment
from .recruiting import withdraw_application as withdraw_application

if TYPE_CHECKING:
    from ...countkeys.models import SharedKey


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
    level: str = MANAGED,
    count_key: "SharedKey | None" = None,
) -> Vote:
    """A draft, with the seed of every lot. At level "sealed" it needs a count key of officers, now or before its
    publishing. Raises Refused (NO_ITEMS, BAD_PLAN, DATES_OUT_OF_ORDER), ValueError for a bad roll rule."""
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
        level=SEALED if count_key is not None else level,
        count_key=count_key,
        contests=born(contests),
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
        keep_list_only_if(vote, roll_rule)
        vote.title, vote.summary, vote.round_key = title, summary, round_key
        vote.opens, vote.closes, vote.first_closes = opens, closes, closes
        vote.roll_rule, vote.objection_days = normal_roll_rule(roll_rule), objection_days
        vote.contests.clear()
        db.session.flush()  # the old rows go before new ones take their numbers
        vote.contests = born(contests)
        facts["title"] = title


def take_key(actor: Any, vote: Vote, key: "SharedKey | None") -> None:
    """Which officers' key will open the box; nothing: the server keeps the key. Raises COUNT_KEY_MISSING for one not tried."""
    with deed(actor, Verb.VOTE_TAKE_KEY, vote) as facts:
        LIFE.move(vote, Verb.VOTE_TAKE_KEY)
        if key is not None and key.state is not KeyState.TRIED:
            raise Refused(Refusal.COUNT_KEY_MISSING)
        vote.count_key, vote.level = key, SEALED if key else MANAGED
        facts.update(level=vote.level, key=key.id if key else None)


def publish(actor: Any, vote: Vote) -> None:
    """Freezes the rule sheet; its digest names the vote from now on. A managed count key is stored locked only.

    Raises Refused(COUNT_KEY_MISSING) when officers were to hold the key and there is none that they tried."""
    with deed(actor, Verb.VOTE_PUBLISH, vote) as facts:
        if not enough_for_a_vote():
            raise Refused(Refusal.TOO_FEW_IDENTITY_CHECKS)
        if vote.opens <= clock.now():
            raise Refused(Refusal.PUBLISHED_TOO_LATE)
        refuse_empty_list(vote)
        LIFE.move(vote, Verb.VOTE_PUBLISH)
        managed = new_count_key() if vote.level == MANAGED else None
        vote.public_key = managed.public if managed else _bound(actor, vote)
        vote.rule_sheet = rule_sheets.text_of(rule_sheets.written(vote, vote.public_key))
        vote.digest = rule_sheets.digest_of(vote.rule_sheet)
        vote.locked_count_key = count_key.lock(managed, vote.digest) if managed else None
        vote.published_at = clock.now()
        facts.update(digest=vote.digest, key_fingerprint=rule_sheets.fingerprint(vote.public_key))


def _bound(actor: Any, vote: Vote) -> bytes:
    """The public half of the officers' key, which no other vote takes from now on."""
    key = vote.count_key
    if key is None or key.state is not KeyState.TRIED or key.public_key is None:
        raise Refused(Refusal.COUNT_KEY_MISSING)
    countkeys.bind(actor, key, f"votes/{vote.id}")
    return key.public_key


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


def sign_head(actor: Any, vote: Vote) -> None:
    """What was cast so far stands in the public log from now on. The box is read before the lock: casting goes on."""
    leaves = [leaf_hash(sealed) for sealed in sealed_ballots_of(vote)]
    with deed(actor, Verb.VOTE_SIGN_HEAD, vote, lock="share") as facts:
        LIFE.move(vote, Verb.VOTE_SIGN_HEAD)
        head = log.append(vote, leaves, closing=False)
        facts.update(no=head.no, size=head.size, root=head.root)


def close(actor: Any, vote: Vote) -> None:
    """Shuts the box after the published hour: rewritten, logged under its last head, told against the roll in the audit trail."""
    with deed(actor, Verb.VOTE_CLOSE, vote) as facts:
        if clock.now() < vote.closes:
            raise Refused(Refusal.TOO_EARLY_TO_CLOSE)
        LIFE.move(vote, Verb.VOTE_CLOSE)
        leaves = box.rewrite(vote.id)
        head = log.append(vote, leaves, closing=True)
        vote.closed_at, vote.box_root = clock.now(), head.root
        if vote.count_key is not None:
            countkeys.admit(actor, vote.count_key)
        marks = {channel.value: people for channel, people in turnout_of(vote).by_channel}
        facts.update(marks=marks, ballots=len(leaves), box_root=vote.box_root)


def cancel(actor: Any, vote: Vote, reason: str) -> None:
    """Ends a vote before its result, with a public reason. Ballots stay sealed."""
    with deed(actor, Verb.VOTE_CANCEL, vote) as facts:
        _check_reason(reason)
        LIFE.move(vote, Verb.VOTE_CANCEL)
        vote.cancel_reason = facts["reason"] = reason
        _notify(vote, "투표를 취소했습니다", f"까닭: {reason}")


@retried
def cast(actor: Any, vote: Vote, choices: Mapping[int, Any], channel: Channel = Channel.ONLINE, place: str = "") -> str:
    """Strikes the roll and drops a sealed ballot, both or neither; returns the receipt code.

    `choices`: contest number -> option numbers (or [option, answer] pairs), or BLANK. What can be read and sealed is done
    before the short write; leave is asked again inside it. Raises Refused (BAD_BALLOT, ALREADY_VOTED, VOTED_ELSEWHERE ...)."""
    permit(actor, Verb.BALLOT_CAST, vote)
    refuse_second_ballot(actor.person_key, vote)
    sealed = casting.sealed(vote, choices)
    try:
        with deed(actor, Verb.BALLOT_CAST, vote, lock="share"):
            LIFE.move(vote, Verb.BALLOT_CAST)
            mark = casting.mark(actor, vote, channel, place)
            db.session.add_all([mark, Ballot(vote_id=vote.id, key=box.new_key(), sealed=sealed)])
            end_pass(actor)
    except Refused as no:
        if no.refusal is Refusal.OVERTAKEN:  # a unique constraint of the roll spoke
            refuse_second_ballot(actor.person_key, vote)
        raise
    return receipt_code(leaf_hash(sealed))


def _check_words(contests: Sequence[ContestPlan], opens: datetime, closes: datetime) -> None:
    check_plans(contests)
    if opens >= closes:
        raise Refused(Refusal.DATES_OUT_OF_ORDER)


def _check_reason(reason: str) -> None:
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(Refusal.REASON_TOO_SHORT)


def _notify(vote: Vote, title: str, text: str) -> None:
    db.session.add(VoteNotice(vote_id=vote.id, at=clock.now(), title=title, text=text))
