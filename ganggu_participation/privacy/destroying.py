"""How each rule of retention is carried out: one function per rule, each inside a deed, each telling how many."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Table, and_, delete, func, or_, select, update

from .. import access_log, outbox, rates
from ..accounts.models import Account, RoleGrant, SignIn, SignInFailure
from ..accounts.states import AccountState, GrantState, Level
from ..database import changed_by, db
from ..jobs import Job
from ..permissions import CLOCK
from ..proposals.models import PaperEntry, Proposal, ProposalStep
from ..proposals.states import ProposalState
from ..sealed import Sealed
from ..votes.models import RollMark, RollSum, Vote
from ..votes.states import VoteState
from ..votes.turnouts import keep_tables
from . import checked, retention

NO_DAY: Any = None
NOTHING = retention.Held()
NO_PASSWORD = "!"
NO_ANSWER_YET = (ProposalState.SUBMITTED, ProposalState.UNDER_REVIEW)


def empty(account: Account, keep_credit: bool) -> int:
    """Takes everything personal from an account and what goes with it; returns how many proposals stay without her.

    The name of somebody who held a role stays as long as that record. Drafts go; what was received is public and
    stays, with its credit when she wants it."""
    for column in Account.__table__.columns:
        if isinstance(column.type, Sealed):
            setattr(account, column.name, None)
    account.password_hash, account.person_key, account.birth_date = NO_PASSWORD, None, NO_DAY
    account.dong_id = account.basis = account.verified_at = account.last_sign_in_at = account.warned_at = None
    account.level, account.display_name = int(Level.NONE), ""
    account.name = account.name if account.grants else ""
    db.session.flush()
    drafts = select(Proposal.id).where(Proposal.author_id == account.id, Proposal.submitted_at.is_(None))
    _delete_with_children(db.metadata.tables["proposals"], db.session.scalars(drafts).all())
    for table in reversed(db.metadata.sorted_tables):
        if whose := retention.TABLES.get(table.name, NOTHING).goes_with:
            db.session.execute(delete(table).where(table.c[whose] == account.id))
    db.session.expire_all()
    return sum(_let_go(table, account.id, keep_credit) for table in db.metadata.sorted_tables)


def _let_go(table: Table, account_id: int, keep_credit: bool) -> int:
    """What was made public stays without the way to her; with the name she chose to show, when she wants it."""
    whose = retention.TABLES.get(table.name, NOTHING).unlinked
    if not whose:
        return 0
    credit = {} if keep_credit or "author_name" not in table.c else {"author_name": ""}
    return changed_by(update(table).where(table.c[whose] == account_id).values({whose: None, **credit}))


def _delete_with_children(table: Table, ids: Sequence[int]) -> None:
    """Whatever hangs on the rows goes first, in whichever room its table stands."""
    for child in db.metadata.sorted_tables:
        for key in child.foreign_keys:
            if ids and key.column is table.c.id:
                grown = child.c.get("id")
                inner = [] if grown is None else db.session.scalars(select(grown).where(key.parent.in_(ids))).all()
                _delete_with_children(child, inner)
                db.session.execute(delete(child).where(key.parent.in_(ids)))
    if ids:
        db.session.execute(delete(table).where(table.c.id.in_(ids)))


def _accounts(now: datetime) -> int:
    """What is left of closed accounts: the name, once no record of a role asks for it."""
    kept = select(RoleGrant.account_id)
    named = or_(Account.name != "", Account.email.is_not(None), Account.birth_date.is_not(None))
    closed = select(Account).where(Account.state == AccountState.CLOSED, named, Account.id.not_in(kept))
    accounts = db.session.scalars(closed).all()
    for account in accounts:
        empty(account, keep_credit=True)
    return len(accounts)


def _roll(now: datetime) -> int:
    """Marks become numbers: results still add up, and nobody stands behind them."""
    over = or_(
        Vote.declared_at < now - retention.ROLL,
        and_(Vote.state == VoteState.CANCELLED, Vote.closes < now - retention.ROLL),
        and_(Vote.declared_at.is_(None), Vote.closes < now - retention.UNDECLARED),
    )
    due = RollMark.vote_id.in_(select(Vote.id).where(over))
    for vote_id in db.session.scalars(select(RollMark.vote_id).where(due).distinct()).all():
        checked.keep_papers_issued(vote_id)
        keep_tables(vote_id)
    envelopes = checked.envelopes(select(Vote.id).where(over)) + checked.listed_electors(select(Vote.id).where(over))
    sums = select(RollMark.vote_id, RollMark.channel, RollMark.level, func.count()).where(due)
    rows = db.session.execute(sums.group_by(RollMark.vote_id, RollMark.channel, RollMark.level)).all()
    for vote_id, channel, level, people in rows:
        kept = db.session.get(RollSum, (vote_id, channel, level))
        if kept is None:
            db.session.add(RollSum(vote_id=vote_id, channel=channel, level=level, people=people))
        else:
            kept.people += people
    return envelopes + (changed_by(delete(RollMark).where(due)) if rows else 0)


def _sign_ins(now: datetime) -> int:
    past = now - retention.SIGN_INS
    return changed_by(delete(SignIn).where(or_(SignIn.ended_at < past, SignIn.expires_at < past)))


def _tries(now: datetime) -> int:
    return changed_by(delete(SignInFailure).where(SignInFailure.last_at < now - retention.TRIES)) + rates.forget_old(
        now
    )


def _access(now: datetime) -> int:
    return access_log.destroy_old(CLOCK, now)


def _roles(now: datetime) -> int:
    """Records of roles that ended long ago, unless their holder still has one."""
    past = now - retention.ROLES
    lasting = select(RoleGrant.account_id).where(or_(RoleGrant.to_at.is_(None), RoleGrant.to_at >= past))
    return changed_by(delete(RoleGrant).where(RoleGrant.to_at < past, RoleGrant.account_id.not_in(lasting)))


def _papers(now: datetime) -> int:
    """Who handed in a sheet, once its proposal has not moved for a year and nobody owes it an answer."""
    lately = select(ProposalStep.proposal_id).where(ProposalStep.at >= now - retention.AFTER_PROJECT)
    waiting = select(Proposal.id).where(Proposal.state.in_(NO_ANSWER_YET))
    over = PaperEntry.proposal_id.not_in(lately), PaperEntry.proposal_id.not_in(waiting)
    return changed_by(delete(PaperEntry).where(*over))


def _jobs(now: datetime) -> int:
    return changed_by(delete(Job).where(Job.ended_at < now - retention.JOBS))


DESTROYS: dict[str, Callable[[datetime], int]] = {
    "roll": _roll,
    "sign_ins": _sign_ins,
    "tries": _tries,
    "access": _access,
    "roles": _roles,
    "paper": _papers,
    "jobs": _jobs,
    "checks": checked.checks,
    "letters": checked.letters,
    "lists": checked.lists,
    "visits": checked.visits,
    "outbox": outbox.forget_old,
    "account": _accounts,
    "namesakes": checked.namesakes,
}
"""Key of the rule -> what ends it. Roles end before the accounts whose names they keep."""


def unused(now: datetime) -> list[Account]:
    """Accounts to close: warned long enough ago, and still nobody signed in."""
    return list(db.session.scalars(_idle(now).where(Account.warned_at < now - retention.WARNING)))


def to_warn(now: datetime) -> list[Account]:
    return list(db.session.scalars(_idle(now).where(Account.warned_at.is_(None))))


def _idle(now: datetime) -> Select[Account]:
    """Nobody signed in for a year, no role held, no proposal that waits for its answer or moved within the year."""
    holds = select(RoleGrant.account_id).where(
        RoleGrant.state == GrantState.ACTIVE, or_(RoleGrant.to_at.is_(None), RoleGrant.to_at > now)
    )
    lately = select(Proposal.author_id).join(ProposalStep).where(ProposalStep.at >= now - retention.AFTER_PROJECT)
    unanswered = select(Proposal.author_id).where(Proposal.state.in_(NO_ANSWER_YET), Proposal.author_id.is_not(None))
    last = func.coalesce(Account.last_sign_in_at, Account.created_at)
    return select(Account).where(
        Account.state == AccountState.ACTIVE,
        last < now - retention.UNUSED,
        Account.id.not_in(holds),
        Account.id.not_in(unanswered),
        Account.id.not_in(lately.where(Proposal.author_id.is_not(None))),
    )
