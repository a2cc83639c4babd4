"""At the desk: an official of a dong helps somebody without e-mail or telephone. Every act names its visit and its
reason; none of them knows a ballot."""

from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import delete

from ... import clock, keys
from ...accounts.binding import bind, keep_consents
from ...accounts.identity import Identity
from ...accounts.models import Account, years_between
from ...accounts.states import AccountState, Basis, Level
from ...database import db
from ...deeds import Facts, deed
from ...dongs.models import Dong
from ...refusals import Refusal, Refused
from ...verbs import Verb
from .. import namesakes
from ..letters import Printed, written
from ..listed import namesakes_of
from ..models import DeskVisit, SignInLetter
from ..seen import identity_at, mark_of
from ..states import VISIT_LIFE, LetterState

LASTS: Final = timedelta(minutes=60)
SHORTEST_REASON: Final = 5
YOUNGEST: Final = 14
NO_PASSWORD: Final = "!"


def receive(
    actor: Any, *, dong: Dong, name: str, birth_date: date, reason: str, account: Account | None = None
) -> DeskVisit:
    """Somebody came: who, why, and the account that was found, if any. Raises Refused(REASON_MISSING)."""
    said = {"name": name, "birth_date": birth_date.isoformat()}
    visit = DeskVisit(
        dong_id=dong.id,
        officer_id=actor.id,
        reason=reason.strip(),
        account_id=account.id if account else None,
        sealed=keys.wrapped("desk visit", said),
        opened_at=clock.now(),
        expires_at=clock.now() + LASTS,
    )
    with deed(actor, Verb.DESK_RECEIVE, visit) as facts:
        if len(visit.reason) < SHORTEST_REASON:
            raise Refused(Refusal.REASON_MISSING)
        VISIT_LIFE.move(visit, Verb.DESK_RECEIVE)
        facts.update(reason=visit.reason, account=visit.account_id)
    return visit


def register(actor: Any, visit: DeskVisit, *, basis: Basis, consents: dict[str, str]) -> Account:
    """An account without e-mail, telephone and password. Raises Refused(ALREADY_REGISTERED, TOO_YOUNG_FOR_AN_ACCOUNT)."""
    with deed(actor, Verb.DESK_REGISTER, visit) as facts:
        _begin(visit, Verb.DESK_REGISTER, facts)
        if visit.account_id is not None:
            raise Refused(Refusal.ALREADY_REGISTERED)
        account = _newcomer(visit, basis)
        db.session.add(account)
        db.session.flush()
        keep_consents(account.id, consents)
        visit.account_id = account.id
        facts.update(account=account.id, dong=visit.dong_id, basis=basis, consents=consents)
    return account


def _newcomer(visit: DeskVisit, basis: Basis) -> Account:
    who = identity_at(visit, basis)
    if years_between(who.birth_date, clock.today()) < YOUNGEST:
        raise Refused(Refusal.TOO_YOUNG_FOR_AN_ACCOUNT)
    return Account(
        state=AccountState.ACTIVE,
        password_hash=NO_PASSWORD,
        name=who.name,
        display_name=f"{who.name[:1]}*{who.name[-1:]}",
        birth_date=who.birth_date,
        dong_id=visit.dong_id,
        basis=basis,
        level=int(Level.NONE),
        created_at=clock.now(),
    )


def see(actor: Any, visit: DeskVisit, basis: Basis) -> None:
    """The official has seen who she is and how she belongs to the dong. Raises Refused(PERSON_KNOWN, NAMESAKES)."""
    with deed(actor, Verb.DESK_VERIFY, visit) as facts:
        _begin(visit, Verb.DESK_VERIFY, facts)
        account, who = _account(visit), identity_at(visit, basis)
        if account.person_key is None and namesakes_of(who.person_key):
            raise Refused(Refusal.NAMESAKES)
        facts.update(_seen(account, who.marked(mark_of(account, who)), basis))


def tell_apart(actor: Any, visit: DeskVisit, basis: Basis, label: str = "") -> None:
    """The official has seen that this is another human than the one of the same name and birth date: from now on only
    a desk decides who of them it is. `label`: what a list of people says of her (an address, a 통), if one does.

    Somebody who has a name in rolls already keeps it and gets the label, so that a list can name the others.
    Raises Refused(ALREADY_VERIFIED) for her without one, NAMESAKES_UNTOLD for a label that means somebody else."""
    with deed(actor, Verb.DESK_TELL_APART, visit) as facts:
        _begin(visit, Verb.DESK_TELL_APART, facts)
        account, who = _account(visit), identity_at(visit, basis)
        words = namesakes.plain(label)
        if account.person_key is not None:
            if not words:
                raise Refused(Refusal.ALREADY_VERIFIED)
            namesakes.put_label(who, mark_of(account, who), words)
            facts["account"] = account.id
            return
        marks = namesakes.known(who.person_key).marks
        mark = marks[words] if words in marks else namesakes.another(who, words)
        facts.update(_seen(account, who.marked(mark), basis))


def _seen(account: Account, who: Identity, basis: Basis) -> dict[str, Any]:
    account.dong_id, account.basis = who.dong_id, basis
    return bind(account, who) | {"account": account.id, "dong": who.dong_id, "basis": basis}


def print_letter(actor: Any, visit: DeskVisit) -> Printed:
    """A letter with which she signs in once and can be identified; her unused ones before are worth nothing any more."""
    with deed(actor, Verb.DESK_PRINT_LETTER, visit) as facts:
        _begin(visit, Verb.DESK_PRINT_LETTER, facts)
        account = _account(visit)
        if account.person_key is None or account.basis is None:
            raise Refused(Refusal.NOT_VERIFIED)
        who = identity_at(visit, account.basis)
        letter, paper = written(who.marked(mark_of(account, who)), actor.id, account_id=account.id)
        letter.level = account.level
        unused = (SignInLetter.account_id == account.id, SignInLetter.state == LetterState.PRINTED)
        db.session.execute(delete(SignInLetter).where(*unused))
        db.session.add(letter)
        facts["account"] = account.id
    return paper


def end(actor: Any, visit: DeskVisit) -> None:
    """Nothing can be done for her any more until she comes again; her name goes from the visit."""
    with deed(actor, Verb.DESK_END, visit) as facts:
        VISIT_LIFE.move(visit, Verb.DESK_END)
        visit.sealed = None
        facts["account"] = visit.account_id


def _begin(visit: DeskVisit, verb: Verb, facts: Facts) -> None:
    if visit.expires_at <= clock.now():
        raise Refused(Refusal.VISIT_OVER)
    VISIT_LIFE.move(visit, verb)
    facts["reason"] = visit.reason


def _account(visit: DeskVisit) -> Account:
    """Hers, under lock."""
    account = db.session.get(Account, visit.account_id, with_for_update={"of": Account}) if visit.account_id else None
    if account is None:
        raise Refused(Refusal.NOBODY_FOUND_YET)
    return account
