"""The verbs of people: each one deed."""

import secrets
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select, update

from ... import clock
from ...database import db
from ...deeds import deed
from ...dongs.models import Dong
from ...dongs.states import DongState
from ...permissions import CLASHING_ROLES, INSTALLER, Role
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..binding import bind, keep_consents
from ..consents import AT_SIGN_UP
from ..identity import Identity, plain_name
from ..models import Account, RoleGrant, SignIn, years_between
from ..passwords import kept, why_not_password
from ..queries import account_of_contact, hash_of, plain_address, plain_phone
from ..states import GRANT_LIFE, LIFE, Basis, GrantState, Level, level_with

YOUNGEST = 14
OLD_SIGN_INS = timedelta(days=30)


def sign_up(
    actor: Any,
    *,
    email: str | None = None,
    phone: str | None = None,
    password: str,
    name: str,
    display_name: str,
    birth_date: date,
    consents: dict[str, str],
) -> Account:
    """A new account, reached by e-mail or telephone; whoever calls has seen that the contact is hers.

    `consents` are kind and version; only the installer's own accounts need none. Raises Refused: TOO_YOUNG_FOR_AN_ACCOUNT (under 14), CONSENT_MISSING, ADDRESS_TAKEN, PASSWORD_TOO_SHORT,
    PASSWORD_TOO_COMMON."""
    _check_newcomer(birth_date, password, consents if actor is not INSTALLER else None)
    account = Account(
        email=plain_address(email) if email else None,
        phone=plain_phone(phone) if phone else None,
        password_hash=kept(password),
        name=name,
        display_name=display_name,
        birth_date=birth_date,
        level=int(Level.NONE),
        created_at=clock.now(),
    )
    with deed(actor, Verb.ACCOUNT_SIGN_UP, account) as facts:
        if any(contact and account_of_contact(contact) is not None for contact in (email, phone)):
            raise Refused(Refusal.ADDRESS_TAKEN)
        LIFE.move(account, Verb.ACCOUNT_SIGN_UP)
        db.session.add(account)
        db.session.flush()
        keep_consents(account.id, consents)
        facts["consents"] = consents
    return account


def _check_newcomer(birth_date: date, password: str, consents: dict[str, str] | None) -> None:
    if years_between(birth_date, clock.today()) < YOUNGEST:
        raise Refused(Refusal.TOO_YOUNG_FOR_AN_ACCOUNT)
    if refusal := why_not_password(password):
        raise Refused(refusal)
    required = {terms.kind for terms in AT_SIGN_UP if terms.required}
    if consents is not None and required - consents.keys():
        raise Refused(Refusal.CONSENT_MISSING)


def sign_in(actor: Any, account: Account, hours: int, device: str = "", second_factor: bool = False) -> str:
    """The token of a new sign-in that lasts `hours`; whoever calls has checked who she is.

    `second_factor`: she was in already with her second factor, and this sign-in only renews that one."""
    token = secrets.token_urlsafe(32)
    with deed(actor, Verb.ACCOUNT_SIGN_IN, account):
        LIFE.move(account, Verb.ACCOUNT_SIGN_IN)
        _sweep(account)
        account.last_sign_in_at, account.warned_at = clock.now(), None
        row = _sign_in_row(account, token, hours, device)
        row.second_factor_at = row.created_at if second_factor else None
        db.session.add(row)
    return token


def _sign_in_row(account: Account, token: str, hours: int, device: str) -> SignIn:
    now = clock.now()
    ends = now + timedelta(hours=hours)
    return SignIn(
        token_hash=hash_of(token),
        account_id=account.id,
        created_at=now,
        seen_at=now,
        confirmed_at=now,
        device=device,
        expires_at=ends,
    )


def _sweep(account: Account) -> None:
    """Sign-ins that are over are kept for a month only."""
    past = clock.now() - OLD_SIGN_INS
    over = or_(SignIn.ended_at < past, SignIn.expires_at < past)
    db.session.execute(delete(SignIn).where(SignIn.account_id == account.id, over))


def sign_out(actor: Any, account: Account, token: str) -> None:
    """Ends this sign-in on the server: a copy of the cookie is worth nothing afterwards."""
    with deed(actor, Verb.ACCOUNT_SIGN_OUT, account):
        LIFE.move(account, Verb.ACCOUNT_SIGN_OUT)
        db.session.execute(
            update(SignIn)
            .where(SignIn.token_hash == hash_of(token), SignIn.account_id == account.id)
            .values(ended_at=clock.now())
        )


def declare_basis(actor: Any, account: Account, dong: Dong, basis: Basis) -> None:
    """Her dong and how she belongs to it; may be changed later. A closed dong: Refused(NO_DONG_YET)."""
    with deed(actor, Verb.ACCOUNT_DECLARE_BASIS, account) as facts:
        if dong.state is not DongState.ACTIVE:
            raise Refused(Refusal.NO_DONG_YET)
        LIFE.move(account, Verb.ACCOUNT_DECLARE_BASIS)
        if (account.dong_id, account.basis) != (dong.id, basis):
            account.level = level_with(min(Level(account.level), Level.REAL_PERSON), basis)
        account.dong_id, account.basis = dong.id, basis
        facts.update(dong=dong.id, basis=basis, level=account.level)


def verify(actor: Any, account: Account, identity: Identity, consents: dict[str, str] | None = None) -> None:
    """Binds the account to the one person that the check found, or makes us surer of her; no other account to her.

    A person who is only known by her telephone makes room for the same person, checked more surely, elsewhere.
    Raises Refused: ALREADY_VERIFIED, IDENTITY_UNCONFIRMED, PERSON_KNOWN."""
    with deed(actor, Verb.ACCOUNT_VERIFY, account) as facts:
        if refusal := _why_not_this_person(account, identity):
            raise Refused(refusal)
        LIFE.move(account, Verb.ACCOUNT_VERIFY)
        facts.update(bind(account, identity), consents=consents or {})
        keep_consents(account.id, consents or {})


def _why_not_this_person(account: Account, identity: Identity) -> Refusal | None:
    if (plain_name(identity.name), identity.birth_date) != (plain_name(account.name), account.birth_date):
        return Refusal.IDENTITY_UNCONFIRMED
    if account.person_key is None:
        return None
    surer = identity.level_in(account.dong_id, account.basis) > account.level
    same = identity.person_key == account.person_key
    return None if surer and same else Refusal.ALREADY_VERIFIED


def grant(
    actor: Any,
    account: Account,
    role: Role,
    dong: Dong | None = None,
    to_at: datetime | None = None,
    from_at: datetime | None = None,
) -> RoleGrant:
    """A role for one dong or, without a dong, the whole district; from `from_at` or now, until `to_at` or for good.

    Raises Refused: DATES_OUT_OF_ORDER, ALREADY_GRANTED, ROLES_CLASH."""
    starts = max(from_at or clock.now(), clock.now())
    if to_at is not None and to_at <= starts:
        raise Refused(Refusal.DATES_OUT_OF_ORDER)
    dong_id = dong.id if dong else None
    dates = {"from_at": starts, "to_at": to_at}
    given = RoleGrant(account_id=account.id, role=role, dong_id=dong_id, granted_by=getattr(actor, "id", None), **dates)
    with deed(actor, Verb.ROLE_GRANT, given) as facts:
        db.session.refresh(account, with_for_update={"of": type(account)})
        if refusal := _why_not_together(account, given):
            raise Refused(refusal)
        GRANT_LIFE.move(given, Verb.ROLE_GRANT)
        facts.update(account=account.id, role=role, dong=dong_id, **{"from": starts, "to": to_at})
    return given


def _why_not_together(account: Account, given: RoleGrant) -> Refusal | None:
    """What she holds, or will hold, at some moment of the new grant."""
    held = [grant for grant in account.grants if grant.meets(given)]
    if any(grant.role is given.role and grant.dong_id in (None, given.dong_id) for grant in held):
        return Refusal.ALREADY_GRANTED
    clash = any(frozenset({grant.role, given.role}) in CLASHING_ROLES for grant in held)
    return Refusal.ROLES_CLASH if clash else None


def revoke(actor: Any, grant: RoleGrant) -> None:
    """Ends a role now; the row stays. Raises Refused(LAST_ADMINISTRATOR): somebody must be left to grant."""
    with deed(actor, Verb.ROLE_REVOKE, grant) as facts:
        if grant.role is Role.SYSTEM_ADMIN:
            _leave_somebody(grant)
        GRANT_LIFE.move(grant, Verb.ROLE_REVOKE)
        grant.to_at, grant.revoked_by = clock.now(), actor.id
        facts.update(account=grant.account_id, role=grant.role, dong=grant.dong_id)


def _leave_somebody(grant: RoleGrant) -> None:
    """Locks the grants of all administrators: two who revoke one another at once must not both succeed."""
    admins = select(RoleGrant).where(RoleGrant.role == Role.SYSTEM_ADMIN, RoleGrant.state == GrantState.ACTIVE)
    locked = db.session.scalars(
        admins.order_by(RoleGrant.id).with_for_update().execution_options(populate_existing=True)
    )
    if not any(each.holds_now and each.dong_id is None and each.id != grant.id for each in locked):
        raise Refused(Refusal.LAST_ADMINISTRATOR)
