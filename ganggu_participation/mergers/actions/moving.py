"""Moving a proposal to the dong or track where it belongs: with a reason, in its story, and told to whoever it concerns."""

from typing import Any

from sqlalchemy import update

from ...cycles.models import Track
from ...database import db
from ...deeds import deed
from ...dongs.models import Dong
from ...korean import with_particle
from ...notices.bulletins import tell
from ...permissions import Role
from ...proposals.models import Proposal
from ...proposals.queries.desk import person_of
from ...proposals.states import LIFE
from ...proposals.story import needed, step
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...voices.models import Comment
from .merging import OFFICE

REVIEWERS = (Role.DEPARTMENT_OFFICER, Role.PB_OFFICER)


def move(actor: Any, proposal: Proposal, dong: Dong, track: Track, reason: str) -> None:
    """Receipt number, text and support stay. Whoever had it on her desk keeps it only where she still may.

    Raises Refused: SAME_PLACE, REASON_MISSING, OTHER_YEAR (a track of another cycle)."""
    with deed(actor, Verb.PROPOSAL_MOVE, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_MOVE)
        needed(reason, Refusal.REASON_MISSING)
        if track.cycle_id != proposal.cycle_id:
            raise Refused(Refusal.OTHER_YEAR)
        if (dong.id, track.id) == (proposal.dong_id, proposal.track_id):
            raise Refused(Refusal.SAME_PLACE)
        before = proposal.dong.name, proposal.track.label
        facts.update(dong=[proposal.dong_id, dong.id], track=[proposal.track_id, track.id], reason=reason.strip())
        _leave_the_map(proposal, dong)
        proposal.dong, proposal.track, proposal.dong_id, proposal.track_id = dong, track, dong.id, track.id
        db.session.execute(update(Comment).where(Comment.proposal_id == proposal.id).values(dong_id=dong.id))
        _free_the_desk(proposal)
        step(proposal, OFFICE, f"{_way(before, (dong.name, track.label))} 옮겼습니다. 접수번호와 공감은 그대로입니다. 까닭: {reason.strip()}")


def _leave_the_map(proposal: Proposal, dong: Dong) -> None:
    """A point lies in the dong of its proposal: in another it says nothing any more. Its versions keep it."""
    if dong.id != proposal.dong_id:
        proposal.lat = proposal.lon = None


def _free_the_desk(proposal: Proposal) -> None:
    person = person_of(proposal.assigned_to) if proposal.assigned_to is not None else None
    if person is not None and not any(person.holds(role, proposal.dong_id) for role in REVIEWERS):
        proposal.assigned_to = None
        tell(person.id, "맡았던 제안이 다른 동으로 옮겨 갔습니다", proposal.title, f"/office/proposals/{proposal.id}")


def _way(before: tuple[str, str], after: tuple[str, str]) -> str:
    changed = [f"{old}에서 {with_particle(new, '으로/로')}" for old, new in zip(before, after, strict=True) if old != new]
    return ", ".join(changed)
