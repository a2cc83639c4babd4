"""What identity checks and polling places leave behind, and how each of it ends; called by `destroying`, inside a deed."""

from datetime import datetime

from sqlalchemy import Select, delete, select, update

from ..accounts.models import Account
from ..database import changed_by, db
from ..identities import codes
from ..identities.models import DeskVisit, ElectorPass, ListedPerson, Namesake, ResidentList, ShortNote, SignInLetter
from ..identities.states import RollState
from ..polling.models import KioskCode, PaperEnvelope, PollingPlace
from ..polling.queries import papers_issued
from ..votes.models import RollMark
from ..votes.recruitment_models import Applicant
from ..votes.roll_models import RollChange, RollEntry
from . import retention


def checks(now: datetime) -> int:
    """Codes, notes, passes, and the words of visits whose time is over."""
    over = sum(changed_by(delete(kind).where(kind.expires_at < now)) for kind in (ShortNote, ElectorPass, KioskCode))
    open_words = DeskVisit.expires_at < now, DeskVisit.sealed.is_not(None)
    return over + codes.forget_old(now) + changed_by(update(DeskVisit).where(*open_words).values(sealed=None))


def letters(now: datetime) -> int:
    return changed_by(delete(SignInLetter).where(SignInLetter.expires_at < now))


def lists(now: datetime) -> int:
    """Everybody on lists of a year ago, with their letters; that there was a list stays."""
    old = ResidentList.state == RollState.IN_USE, ResidentList.imported_at < now - retention.LISTS
    ids = db.session.scalars(select(ResidentList.id).where(*old)).all()
    if not ids:
        return 0
    db.session.execute(delete(SignInLetter).where(SignInLetter.list_id.in_(ids)))
    gone = changed_by(delete(ListedPerson).where(ListedPerson.list_id.in_(ids)))
    db.session.execute(update(ResidentList).where(ResidentList.id.in_(ids)).values(state=RollState.REMOVED))
    return gone


def visits(now: datetime) -> int:
    return changed_by(delete(DeskVisit).where(DeskVisit.expires_at < now - retention.VISITS))


def namesakes(now: datetime) -> int:
    """Who was told apart from whom matters as long as one key of the group is known anywhere; else two are one again."""
    rows = db.session.execute(select(Namesake.person_key, Namesake.others, Namesake.keys)).all()
    gone = [first for first, others, more in rows if len(more) == others and not _known([first, *more])]
    return changed_by(delete(Namesake).where(Namesake.person_key.in_(gone))) if gone else 0


def _known(keys: list[str]) -> bool:
    holders = (Account, ListedPerson, RollMark, RollEntry)
    found = (select(kind.person_key).where(kind.person_key.in_(keys)).limit(1) for kind in holders)
    return any(db.session.scalar(one) is not None for one in found)


def envelopes(votes_over: Select[int]) -> int:
    """Who gave a paper in an envelope, with the roll of its vote."""
    return changed_by(delete(PaperEnvelope).where(PaperEnvelope.place_id.in_(select(PollingPlace.id).where(PollingPlace.vote_id.in_(votes_over)))))


def listed_electors(votes_over: Select[int]) -> int:
    """Who applied for the lists of these votes, stood on them, and was added or taken off."""
    return sum(changed_by(delete(kind).where(kind.vote_id.in_(votes_over))) for kind in (RollEntry, RollChange, Applicant))


def keep_papers_issued(vote_id: int) -> None:
    """How many papers each place handed out is a figure of the count: written down before the marks go."""
    for name, number in papers_issued(vote_id).items():
        here = PollingPlace.vote_id == vote_id, PollingPlace.name == name
        db.session.execute(update(PollingPlace).where(*here).values(issued=number))
