"""Class codes: cards without names for a school. A card gives one ballot; nobody knows to whom it went."""

from collections.abc import Mapping
from typing import Any

from ...database import db, retried
from ...deeds import deed
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...votes import actions as votes
from ...votes.models import Vote
from ...votes.states import Channel, VoteState
from ..models import ClassCode
from ..people import fresh_codes, pupil_of
from ..states import CLASS_CODE_LIFE

MOST_CARDS = 60


def print_class_codes(actor: Any, vote: Vote, label: str, number: int) -> list[str]:
    """Codes for one class, to be printed now: only their hashes are kept. Raises Refused(BAD_PLAN, POLLS_CLOSED)."""
    if not 1 <= number <= MOST_CARDS:
        raise Refused(Refusal.BAD_PLAN, f"한 학급에 {MOST_CARDS}장까지 만들 수 있습니다.")
    pairs = list(fresh_codes(number))
    cards = [ClassCode(vote=vote, label=label.strip(), code_hash=hashed) for _, hashed in pairs]
    with db.session.no_autoflush, deed(actor, Verb.CLASSCODE_PRINT, cards[0]) as facts:
        if vote.state not in (VoteState.PUBLISHED, VoteState.OPEN):
            raise Refused(Refusal.POLLS_CLOSED)
        for card in cards:
            CLASS_CODE_LIFE.move(card, Verb.CLASSCODE_PRINT)
        db.session.add_all(cards)
        facts.update(vote=vote.id, label=label, cards=number)
    return [code for code, _ in pairs]


@retried
def spend_class_code(actor: Any, card: ClassCode, choices: Mapping[int, Any]) -> str:
    """The ballot, the mark and the end of the card in one transaction; returns the receipt."""
    with deed(actor, Verb.CLASSCODE_SPEND, card):
        CLASS_CODE_LIFE.move(card, Verb.CLASSCODE_SPEND)
        return votes.cast(pupil_of(card), card.vote, choices, Channel.CODE, "")
