"""Reading the hall: places and desks for whom they are, codes by what was typed, papers for the count."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, or_, select, union_all
from sqlalchemy.orm import joinedload, selectinload

from ..accounts.models import Account, RoleGrant
from ..accounts.states import GrantState
from ..database import db
from ..permissions import Role
from ..refusals import Refusal, Refused
from ..votes.models import RollMark, Vote
from ..votes.queries import OFFICIAL_ROLES, refuse_second_ballot
from ..votes.rule_sheets import contests_of
from ..votes.states import Channel
from .balance import Balance, Figures
from .models import Bundle, ClassCode, Kiosk, KioskCode, PaperEnvelope, PollingPlace, Shift
from .people import hash_of, hash_of_token, holder_of
from .states import BundleState, ClassCodeState, EnvelopeState, KioskState, PlaceState

Groups = Counter[tuple[int, str]]
BY_PAPER = (Channel.PAPER, Channel.PROVISIONAL)
STAFF = (Role.DONG_OFFICER, Role.PB_OFFICER, Role.POLL_STAFF)


def places_of(vote_id: int) -> list[PollingPlace]:
    """In the order of their opening."""
    found = select(PollingPlace).where(PollingPlace.vote_id == vote_id).options(joinedload(PollingPlace.vote))
    return list(db.session.scalars(found.order_by(PollingPlace.opens, PollingPlace.id)))


def watches(actor: Any, vote: Vote) -> bool:
    """An observer or an official of its dong, or of the district."""
    return any(actor.holds(role, vote.dong_id) for role in (Role.OBSERVER, *OFFICIAL_ROLES))


def place_kept_by(actor: Any, place_id: int) -> PollingPlace | None:
    """A place on the desk of an official of its dong, or of the district."""
    shifts = selectinload(PollingPlace.shifts).joinedload(Shift.account)
    place = db.session.get(PollingPlace, place_id, options=[joinedload(PollingPlace.vote), shifts])
    held = place is not None and actor is not None and any(actor.holds(role, place.dong_id) for role in OFFICIAL_ROLES)
    return place if held else None


def kiosk_of_token(token: str) -> Kiosk | None:
    """The open device that holds this token."""
    found = select(Kiosk).where(Kiosk.token_hash == hash_of_token(token), Kiosk.state == KioskState.OPEN)
    place = joinedload(Kiosk.place).joinedload(PollingPlace.vote)
    return db.session.scalars(found.options(place)).one_or_none() if token else None


def kiosks_at(place_id: int) -> list[Kiosk]:
    found = select(Kiosk).where(Kiosk.place_id == place_id, Kiosk.state == KioskState.OPEN)
    return list(db.session.scalars(found.order_by(Kiosk.id)))


def code_held(vote_id: int, person_key: str) -> KioskCode | None:
    """The code that she holds, over or not."""
    found = select(KioskCode).where(KioskCode.vote_id == vote_id, KioskCode.person_key == person_key)
    return db.session.scalars(found.options(joinedload(KioskCode.place))).one_or_none()


def code_typed(typed: str, vote_id: int) -> KioskCode | None:
    """A code of this vote that may still be spent."""
    found = select(KioskCode).where(KioskCode.code_hash == hash_of(typed), KioskCode.vote_id == vote_id)
    place = joinedload(KioskCode.place).joinedload(PollingPlace.vote)
    code = db.session.scalars(found.options(place)).one_or_none()
    return code if code is not None and not code.is_over else None


def card_typed(typed: str) -> ClassCode | None:
    """A class card that was not used yet."""
    unused = (ClassCode.code_hash == hash_of(typed), ClassCode.state == ClassCodeState.PRINTED)
    return db.session.scalars(select(ClassCode).where(*unused).options(joinedload(ClassCode.vote))).one_or_none()


def cards_of(vote_id: int) -> list[tuple[str, int, int]]:
    """(class, cards, used) of a vote."""
    spent = func.count().filter(ClassCode.state == ClassCodeState.SPENT)
    found = select(ClassCode.label, func.count(), spent).where(ClassCode.vote_id == vote_id)
    return [(label, cards, used) for label, cards, used in db.session.execute(found.group_by(ClassCode.label))]


def why_no_paper(vote: Vote, person_key: str) -> Refused | None:
    """That she took part already, with channel, place and day; or that she holds a code."""
    try:
        refuse_second_ballot(person_key, vote)
    except Refused as no:
        return no
    return None


def bundles_at(place_id: int) -> list[Bundle]:
    found = select(Bundle).where(Bundle.place_id == place_id).order_by(Bundle.contest_no, Bundle.no)
    return list(db.session.scalars(found))


def bundle_kept_by(actor: Any, bundle_id: int) -> Bundle | None:
    bundle = db.session.get(Bundle, bundle_id)
    return bundle if bundle is not None and place_kept_by(actor, bundle.place_id) is not None else None


def envelopes_at(place_id: int) -> list[PaperEnvelope]:
    return list(db.session.scalars(select(PaperEnvelope).where(PaperEnvelope.place_id == place_id).order_by(PaperEnvelope.no)))


def envelope_kept_by(actor: Any, envelope_id: int) -> PaperEnvelope | None:
    envelope = db.session.get(PaperEnvelope, envelope_id)
    return envelope if envelope is not None and place_kept_by(actor, envelope.place_id) is not None else None


def why_not_admitted(envelope: PaperEnvelope) -> Refused | None:
    """What the roll says against it, with channel, place and day of a vote she gave elsewhere."""
    vote = envelope.place.vote
    if no := why_no_paper(vote, envelope.person_key):
        return no
    refusal = vote.why_no_ballot_for(holder_of(envelope))
    return Refused(refusal) if refusal else None


def contest_of(vote: Vote, no: int) -> Mapping[str, Any]:
    """A contest of the frozen sheet. Raises Refused(BAD_BALLOT) for a number that is not on it."""
    found = next((contest for contest in contests_of(vote) if contest["no"] == no), None)
    if found is None:
        raise Refused(Refusal.BAD_BALLOT)
    return found


def papers_issued(vote_id: int) -> dict[str, int]:
    """Place name -> people whose entry was struck for a paper: as the roll says, or as it said before it was destroyed."""
    by_paper = (RollMark.vote_id == vote_id, RollMark.channel.in_(BY_PAPER))
    found = select(RollMark.place, func.count()).where(*by_paper).group_by(RollMark.place)
    written = select(PollingPlace.name, PollingPlace.issued).where(
        PollingPlace.vote_id == vote_id, PollingPlace.issued.is_not(None)
    )
    rows: list[Any] = list(db.session.execute(union_all(written, found)))
    return {row[0]: row[1] for row in rows}


def balance_of(place: PollingPlace, read: list[Bundle] | None = None) -> Balance:
    """The staff's numbers beside the roll and the bundles; `read`: its bundles, where the page has them already."""
    bundles = bundles_at(place.id) if read is None else read
    return _balance(place, bundles, papers_issued(place.vote_id).get(place.name, 0))


def balances_of(vote_id: int) -> list[tuple[PollingPlace, Balance]]:
    """Of every place of a vote, in three statements."""
    places, issued = places_of(vote_id), papers_issued(vote_id)
    every = list(db.session.scalars(select(Bundle).where(Bundle.place_id.in_([place.id for place in places]))))
    here = {place.id: [bundle for bundle in every if bundle.place_id == place.id] for place in places}
    return [(place, _balance(place, here[place.id], issued.get(place.name, 0))) for place in places]


def _balance(place: PollingPlace, bundles: list[Bundle], issued: int) -> Balance:
    figures = (place.received, place.spoiled, place.unused, place.in_box, place.not_returned)
    entered = {contest["no"]: 0 for contest in contests_of(place.vote)} if place.vote.digest else {}
    for bundle in bundles:
        if bundle.state is BundleState.SETTLED:
            entered[bundle.contest_no] += len(bundle.first)
    counted = None if None in figures else Figures(*(number or 0 for number in figures))
    unsettled = sum(bundle.state is not BundleState.SETTLED for bundle in bundles)
    return Balance(counted, issued, entered, unsettled)


def papers_entered(vote: Vote) -> Groups:
    """The papers of all places as the count takes them: what two officials entered alike.

    Raises Refused: ENVELOPES_WAIT, BALANCE_OPEN naming the places that are not settled."""
    places = places_of(vote.id)
    waiting = select(func.count()).select_from(PaperEnvelope).where(PaperEnvelope.state == EnvelopeState.SEALED)
    if db.session.scalar(waiting.where(PaperEnvelope.place_id.in_([place.id for place in places]))):
        raise Refused(Refusal.ENVELOPES_WAIT)
    issued = papers_issued(vote.id)
    open_ones = [p.name for p in places if p.state is not PlaceState.SETTLED and (p.received or issued.get(p.name))]
    if open_ones:
        raise Refused(Refusal.BALANCE_OPEN, f"{', '.join(open_ones)}.")
    groups: Groups = Counter()
    here = Bundle.place_id.in_([place.id for place in places])
    for no, lines in db.session.execute(select(Bundle.contest_no, Bundle.first).where(here, Bundle.state == BundleState.SETTLED)):
        groups.update((no, line) for line in lines)
    return groups


def papers_told(vote_id: int) -> tuple[int, int]:
    """As the settled balances say: sets of papers that were entered, which never lay in the sealed box, and sets that
    people took and that are in no box."""
    issued = papers_issued(vote_id)
    settled = [place for place in places_of(vote_id) if place.state is PlaceState.SETTLED]
    in_boxes = sum(place.in_box or 0 for place in settled)
    return in_boxes, sum(issued.get(place.name, 0) for place in settled) - in_boxes


def people_of_the_desk(dong_id: int | None) -> list[Account]:
    """Who may work at a place of this dong, by name."""
    held = select(RoleGrant.account_id).where(
        RoleGrant.role.in_(STAFF), RoleGrant.state == GrantState.ACTIVE, or_(RoleGrant.dong_id == dong_id, RoleGrant.dong_id.is_(None))
    )
    return list(db.session.scalars(select(Account).where(Account.id.in_(held)).order_by(Account.name)))
