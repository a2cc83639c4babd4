"""What a cast leaves behind: a sealed ballot without a person, and a mark on the roll without a choice."""

from collections.abc import Mapping
from typing import Any

from .. import clock
from ..ballotbox import BadBallot, seal_ballot
from ..refusals import Refusal, Refused
from . import rule_sheets
from .models import RollMark, Vote
from .plans import BLANK
from .roll import band_of
from .states import Channel


def sealed(vote: Vote, choices: Mapping[int, Any]) -> bytes:
    """Padded and sealed to the frozen key, when the frozen rules allow it."""
    sheet = rule_sheets.rules_of(vote)
    contents = [{"contest": no, **_said(chosen)} for no, chosen in choices.items()]
    try:
        return seal_ballot(sheet["contests"], contents, bytes.fromhex(sheet["public_key"]), vote.digest or "")
    except BadBallot as bad:
        raise Refused(Refusal.BAD_BALLOT, bad.sentence) from bad


def _said(chosen: Any) -> dict[str, Any]:
    return {"blank": True} if chosen == BLANK else {"choices": chosen}


def mark(actor: Any, vote: Vote, channel: Channel, place: str) -> RollMark:
    return RollMark(
        vote_id=vote.id,
        person_key=actor.person_key,
        round_key=vote.round_key,
        channel=channel,
        place=place,
        day=clock.today(),
        level=int(actor.level),
        basis=str(actor.basis),
        dong_id=actor.dong_id or None,
        band=band_of(actor, clock.today()),
    )
