"""Provisional papers (잠정 투표): the desk was offline, the paper lies in a numbered envelope until the roll is reconciled."""

from typing import Any

from sqlalchemy import func, select

from ...database import db
from ...deeds import deed
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...votes.models import Vote
from ...votes.queries import refuse_second_ballot
from ...votes.states import Channel, VoteState
from ..marks import strike
from ..models import PaperEnvelope, PollingPlace
from ..people import Seen, holder_of
from ..states import ENVELOPE_LIFE

SHORTEST_ANSWER = 5


def take_envelope(actor: Any, place: PollingPlace, seen: Seen) -> PaperEnvelope:
    """Writes an envelope down with its number at this place; nothing is struck and nothing counts yet."""
    envelope = PaperEnvelope(
        place=place,
        person_key=seen.person_key,
        birth_date=seen.birth_date,
        basis=seen.basis,
        person_dong_id=seen.dong_id,
    )
    with db.session.no_autoflush, deed(actor, Verb.ENVELOPE_TAKE, envelope) as facts:
        if place.vote.state not in (VoteState.OPEN, VoteState.CLOSED):
            raise Refused(Refusal.POLLS_NOT_OPEN)
        last = db.session.scalar(select(func.max(PaperEnvelope.no)).where(PaperEnvelope.place_id == place.id)) or 0
        envelope.no = last + 1
        ENVELOPE_LIFE.move(envelope, Verb.ENVELOPE_TAKE)
        facts.update(place=place.id, no=envelope.no)
    return envelope


def admit_envelope(actor: Any, envelope: PaperEnvelope) -> None:
    """The roll is reconciled and she voted nowhere else: struck now, and the paper goes to the others, unread.

    Raises Refused: ALREADY_VOTED with channel, place and day, NOT_ON_THE_ROLL."""
    with deed(actor, Verb.ENVELOPE_ADMIT, envelope) as facts:
        vote = _closed(envelope)
        refuse_second_ballot(envelope.person_key, vote)
        if refusal := vote.why_no_ballot_for(holder_of(envelope)):
            raise Refused(refusal)
        ENVELOPE_LIFE.move(envelope, Verb.ENVELOPE_ADMIT)
        strike(vote, envelope.place, holder_of(envelope), Channel.PROVISIONAL)
        facts.update(place=envelope.place_id, no=envelope.no)


def refuse_envelope(actor: Any, envelope: PaperEnvelope, answer: str) -> None:
    """It stays shut and is not counted, and why. Raises Refused(REASON_MISSING)."""
    if len(answer.strip()) < SHORTEST_ANSWER:
        raise Refused(Refusal.REASON_MISSING)
    with deed(actor, Verb.ENVELOPE_REFUSE, envelope) as facts:
        _closed(envelope)
        ENVELOPE_LIFE.move(envelope, Verb.ENVELOPE_REFUSE)
        envelope.answer = answer.strip()
        facts.update(place=envelope.place_id, no=envelope.no, answer=envelope.answer)


def _closed(envelope: PaperEnvelope) -> Vote:
    vote = db.session.get_one(Vote, envelope.place.vote_id, with_for_update={"of": Vote}, populate_existing=True)
    if vote.state is not VoteState.CLOSED:
        raise Refused(Refusal.POLLS_STILL_OPEN)
    return vote
