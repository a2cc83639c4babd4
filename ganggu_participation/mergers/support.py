"""What becomes of those who supported a proposal that is merged or split: nobody is lost, nobody counts twice, all are told."""

from sqlalchemy import func, select

from .. import clock
from ..database import db
from ..notices.bulletins import tell
from ..proposals.models import Proposal
from ..verbs import Verb
from ..voices.models import Support
from ..voices.states import SUPPORT_LIFE, SupportState


def supporters_of(proposal_id: int) -> list[int]:
    """The accounts that support it now."""
    given = select(Support.author_id).where(Support.proposal_id == proposal_id, Support.state == SupportState.GIVEN)
    return list(db.session.scalars(given.order_by(Support.author_id)))


def carry_over(source: Proposal, target: Proposal, title: str, text: str) -> None:
    """Whoever supports the source supports the target too, once; she is told and may take it back there."""
    there = {
        support.author_id: support for support in db.session.scalars(select(Support).where(Support.proposal_id == target.id))
    }
    for person in supporters_of(source.id):
        support = there.get(person) or Support(proposal_id=target.id, author_id=person, at=clock.now())
        if support.state is not SupportState.GIVEN:
            SUPPORT_LIFE.move(support, Verb.SUPPORT_GIVE)
            db.session.add(support)
        tell(person, title, text, f"/proposals/{target.id}/comments")
    db.session.flush()
    given = (Support.proposal_id == target.id, Support.state == SupportState.GIVEN)
    target.supports = db.session.scalar(select(func.count()).select_from(Support).where(*given)) or 0
