"""Polling places: where and when, who works there, which devices stand there, and whether its papers add up."""

import secrets
from datetime import datetime
from typing import Any

from ... import clock
from ...accounts.models import Account
from ...approvals import actions as approvals
from ...database import db
from ...deeds import deed
from ...permissions import Act
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...votes.models import Vote
from ...votes.states import VoteState
from ..balance import Figures
from ..models import Kiosk, PollingPlace, Shift
from ..people import hash_of_token
from ..queries import balance_of, places_of
from ..states import KIOSK_LIFE, PLACE_LIFE

PREPARED = (VoteState.DRAFT, VoteState.PUBLISHED, VoteState.OPEN)


def add_place(actor: Any, vote: Vote, *, name: str, address: str, opens: datetime, closes: datetime) -> PollingPlace:
    """A room where people vote within the hours of the vote. Raises Refused: PLACE_KNOWN, DATES_OUT_OF_ORDER."""
    place = PollingPlace(vote=vote, name=name.strip(), address=address.strip(), opens=opens, closes=closes)
    with db.session.no_autoflush, deed(actor, Verb.PLACE_ADD, place) as facts:
        if vote.state not in PREPARED:
            raise Refused(Refusal.POLLS_CLOSED)
        if opens >= closes:
            raise Refused(Refusal.DATES_OUT_OF_ORDER)
        if any(other.name == place.name for other in places_of(vote.id) if other is not place):
            raise Refused(Refusal.PLACE_KNOWN)
        PLACE_LIFE.move(place, Verb.PLACE_ADD)
        facts.update(vote=vote.id, name=place.name, opens=opens.isoformat(), closes=closes.isoformat())
    return place


def staff(actor: Any, place: PollingPlace, account: Account, from_at: datetime, to_at: datetime) -> Shift:
    """Somebody works here for some hours; once there are shifts, only who is on one hands out codes and papers."""
    shift = Shift(place_id=place.id, account_id=account.id, from_at=from_at, to_at=to_at)
    with deed(actor, Verb.PLACE_STAFF, place) as facts:
        if from_at >= to_at:
            raise Refused(Refusal.DATES_OUT_OF_ORDER)
        PLACE_LIFE.move(place, Verb.PLACE_STAFF)
        db.session.add(shift)
        facts.update(account=shift.account_id, from_at=from_at.isoformat(), to_at=to_at.isoformat())
    return shift


def open_kiosk(actor: Any, place: PollingPlace, label: str) -> str:
    """A device that people vote on from now on; returns the token that only the device keeps."""
    token = secrets.token_urlsafe(32)
    kiosk = Kiosk(place=place, label=label.strip(), token_hash=hash_of_token(token), opened_by=actor.id, opened_at=clock.now())
    with db.session.no_autoflush, deed(actor, Verb.KIOSK_OPEN, kiosk) as facts:
        KIOSK_LIFE.move(kiosk, Verb.KIOSK_OPEN)
        facts.update(place=place.id, label=kiosk.label)
    return token


def close_kiosk(actor: Any, kiosk: Kiosk) -> None:
    with deed(actor, Verb.KIOSK_CLOSE, kiosk) as facts:
        KIOSK_LIFE.move(kiosk, Verb.KIOSK_CLOSE)
        facts.update(place=kiosk.place_id, label=kiosk.label)


def report_papers(actor: Any, place: PollingPlace, figures: Figures) -> None:
    """The staff's own numbers of this place, after the close. Raises Refused(POLLS_STILL_OPEN)."""
    with deed(actor, Verb.PLACE_REPORT, place) as facts:
        if place.vote.state is not VoteState.CLOSED:
            raise Refused(Refusal.POLLS_STILL_OPEN)
        PLACE_LIFE.move(place, Verb.PLACE_REPORT)
        for name, number in figures.as_dict().items():
            setattr(place, name, number)
        facts.update(figures.as_dict())


def settle_balance(actor: Any, place: PollingPlace) -> None:
    """The papers add up. Raises Refused(BALANCE_OFF) naming every line that does not."""
    with deed(actor, Verb.PLACE_SETTLE, place) as facts:
        balance = balance_of(place)
        if off := [line.sentence for line in balance.lines if not line.ok]:
            raise Refused(Refusal.BALANCE_OFF, " ".join(off))
        PLACE_LIFE.move(place, Verb.PLACE_SETTLE)
        facts.update(balance.facts)


def accept_balance(actor: Any, place: PollingPlace) -> None:
    """Two officials signed why the papers do not add up: the difference stays in sight, and the count goes on.

    Raises Refused: NOT_APPROVED; BALANCE_OFF for bundles that are not settled yet, which no signature replaces."""
    with deed(actor, Verb.PLACE_ACCEPT, place) as facts:
        balance = balance_of(place)
        if balance.unsettled:
            raise Refused(Refusal.BALANCE_OFF, f"아직 맞추지 않은 묶음이 {balance.unsettled}개 있습니다.")
        reasons = [approval.reason for approval in place.approvals if approval.act is Act.ACCEPT_BALANCE and approval.stands]
        approvals.spend(actor, Act.ACCEPT_BALANCE, place)
        PLACE_LIFE.move(place, Verb.PLACE_ACCEPT)
        place.settled_reason = reasons[0]
        facts.update(balance.facts, reason=place.settled_reason)
