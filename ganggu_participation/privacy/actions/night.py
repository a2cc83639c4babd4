"""What the night does: destroys what a rule of retention says is over, and writes it in the ledger."""

from typing import Any

from ... import clock
from ...deeds import deed
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..destroying import DESTROYS
from ..models import Destruction
from ..retention import BY_KEY
from ..states import DESTRUCTION_LIFE


def destroy(actor: Any, rule: str) -> Destruction:
    """Carries out one rule now. Raises Refused(NOTHING_DUE): a ledger of nothing is none."""
    now = clock.now()
    done = Destruction(at=now, rule=rule, what=BY_KEY[rule].what, number=0)
    with deed(actor, Verb.RETENTION_DESTROY, done) as facts:
        DESTRUCTION_LIFE.move(done, Verb.RETENTION_DESTROY)
        done.number = DESTROYS[rule](now)
        if not done.number:
            raise Refused(Refusal.NOTHING_DUE)
        facts.update(rule=rule, number=done.number)
    return done
