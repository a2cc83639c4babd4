"""The ends of a vote: its result stands, its box is emptied."""

from typing import Any

from ... import clock
from ...countkeys import actions as countkeys
from ...deeds import deed
from ...refusals import Refusal, Refused
from ...verbs import Verb
from .. import box
from ..models import Vote
from ..states import LIFE


def finish(actor: Any, vote: Vote) -> None:
    """The result stands once nobody may object any more and every objection is answered."""
    with deed(actor, Verb.VOTE_FINISH, vote) as facts:
        if vote.objections_until is None or clock.now() < vote.objections_until:
            raise Refused(Refusal.OBJECTION_PERIOD)
        if vote.open_objections:
            raise Refused(Refusal.OBJECTIONS_OPEN)
        LIFE.move(vote, Verb.VOTE_FINISH)
        facts["digest"] = vote.digest


def empty_box(actor: Any, vote: Vote) -> None:
    """Nobody may object any more: the sealed ballots and what is left of their key go, the log and the papers stay.

    Raises Refused(BOX_KEPT) before that, or when it is empty already."""
    with deed(actor, Verb.VOTE_EMPTY_BOX, vote) as facts:
        if vote.box_emptied_at is not None or clock.now() < vote.box_kept_until:
            raise Refused(Refusal.BOX_KEPT)
        LIFE.move(vote, Verb.VOTE_EMPTY_BOX)
        facts.update(ballots=box.empty(vote.id), level=vote.level)
        vote.locked_count_key, vote.box_emptied_at = None, clock.now()
        if vote.count_key is not None and vote.digest is not None:
            countkeys.destroy(actor, vote.count_key)
