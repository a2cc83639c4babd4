"""The check-in desk: somebody is seen, and gets a code for a kiosk or a paper. Nobody here sees or enters a choice."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final

from sqlalchemy.exc import InvalidRequestError

from ... import clock
from ...database import db, retried
from ...deeds import deed
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...votes import actions as votes
from ...votes.models import Vote
from ...votes.queries import refuse_second_ballot
from ...votes.states import Channel
from ..marks import strike, tell_of_mark
from ..models import KioskCode, PollingPlace
from ..people import Seen, hash_of, holder_of, new_code
from ..queries import code_held
from ..states import CODE_LIFE, PLACE_LIFE

LASTS: Final = timedelta(minutes=15)


@retried
def hand_out_code(actor: Any, place: PollingPlace, seen: Seen) -> str:
    """A code for a kiosk, good once and for 15 minutes; one that she let lapse is replaced.

    Raises Refused: CODE_OUT while she holds one, ALREADY_VOTED with channel, place and day, NOT_ON_THE_ROLL ..."""
    code = new_code()
    handed = KioskCode(
        place=place,
        vote_id=place.vote_id,
        code_hash=hash_of(code),
        person_key=seen.person_key,
        birth_date=seen.birth_date,
        basis=seen.basis,
        person_dong_id=seen.dong_id,
        expires_at=clock.now() + LASTS,
    )
    with db.session.no_autoflush, deed(actor, Verb.CODE_HAND_OUT, handed):
        _may_vote_here(actor, place, seen)
        _replace(code_held(place.vote_id, seen.person_key))
        CODE_LIFE.move(handed, Verb.CODE_HAND_OUT)
    return code


def void_code(actor: Any, code: KioskCode) -> None:
    """She walked away without voting. Nothing was struck yet, so nothing has to be undone. Raises Refused(NO_CODE_OUT)
    when the ballot fell meanwhile."""
    with _still_there(Refusal.NO_CODE_OUT), deed(actor, Verb.CODE_VOID, code) as facts:
        CODE_LIFE.move(code, Verb.CODE_VOID)
        facts["place"] = code.place_id
        db.session.delete(code)


@retried
def spend_code(actor: Any, code: KioskCode, choices: Mapping[int, Any]) -> str:
    """The ballot, the mark and the end of the code in one transaction; returns the receipt. `actor` is who holds the code.

    Raises Refused: CODE_UNKNOWN when it is spent, void or over; what `votes.cast` refuses."""
    vote, person_key = code.place.vote, code.person_key
    with _first_named(vote, person_key), _still_there(Refusal.CODE_UNKNOWN), deed(actor, Verb.CODE_SPEND, code):
        if code.is_over or code.person_key != actor.person_key:
            raise Refused(Refusal.CODE_UNKNOWN)
        CODE_LIFE.move(code, Verb.CODE_SPEND)
        holder, place = holder_of(code), code.place
        db.session.delete(code)
        receipt = votes.cast(holder, vote, choices, Channel.KIOSK, place.name)
        tell_of_mark(vote, person_key)
    return receipt


@retried
def hand_out_paper(actor: Any, place: PollingPlace, seen: Seen) -> None:
    """Strikes the roll as she takes her papers; a spoiled paper is exchanged without another mark.

    Raises Refused: CODE_OUT while she holds a code, ALREADY_VOTED with channel, place and day, NOT_ON_THE_ROLL ..."""
    with _first_named(place.vote, seen.person_key), deed(actor, Verb.PAPER_HAND_OUT, place, lock="share"):
        vote = _may_vote_here(actor, place, seen)
        _replace(code_held(vote.id, seen.person_key))
        PLACE_LIFE.move(place, Verb.PAPER_HAND_OUT)
        strike(vote, place, seen.elector, Channel.PAPER)


def _may_vote_here(actor: Any, place: PollingPlace, seen: Seen) -> Vote:
    """The vote, locked against its close. Raises Refused for whatever stands between her and a ballot here and now."""
    if not place.is_worked_by(actor):
        raise Refused(Refusal.NOT_ON_SHIFT)
    if not place.is_open_now:
        raise Refused(Refusal.PLACE_SHUT)
    vote = db.session.get_one(Vote, place.vote_id, with_for_update={"read": True, "of": Vote}, populate_existing=True)
    refuse_second_ballot(seen.person_key, vote)
    if refusal := vote.why_polls_are_shut() or vote.why_no_ballot_for(seen.elector):
        raise Refused(refusal)
    return vote


def _replace(held: KioskCode | None) -> None:
    if held is None:
        return
    if not held.is_over:
        raise Refused(Refusal.CODE_OUT, f"{held.place.name}, {held.expires_at.astimezone(clock.KST):%H:%M}까지 쓸 수 있습니다.")
    db.session.delete(held)
    db.session.flush()


@contextmanager
def _first_named(vote: Vote, person_key: str) -> Iterator[None]:
    """When the constraint of the roll spoke, the sentence names the channel, place and day that were first."""
    try:
        yield
    except Refused as no:
        if no.refusal is Refusal.OVERTAKEN:
            refuse_second_ballot(person_key, vote)
        raise


@contextmanager
def _still_there(refusal: Refusal) -> Iterator[None]:
    """A row that somebody else deleted meanwhile cannot be locked any more."""
    try:
        yield
    except InvalidRequestError as gone:
        raise Refused(refusal) from gone
    except Refused as no:
        if no.refusal is not Refusal.NOT_IN_THIS_STATE:
            raise
        raise Refused(refusal) from no
