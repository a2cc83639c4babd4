"""What every page asks of the database: few statements, whoever reads, and no more when the rows double."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import count, product

import pytest
from sqlalchemy import select
from werkzeug.routing import Rule

from ganggu_participation import clock, jobs
from ganggu_participation.accounts.models import Account
from ganggu_participation.approvals.models import Approval
from ganggu_participation.assemblies.models import Assembly
from ganggu_participation.budgets.models import Envelope
from ganggu_participation.countkeys.models import SharedKey
from ganggu_participation.counts.models import Count, Objection
from ganggu_participation.cycles.models import Cycle, Track
from ganggu_participation.database import db
from ganggu_participation.dongs.models import Dong
from ganggu_participation.identities.models import DeskVisit, ResidentList
from ganggu_participation.jobs import Job
from ganggu_participation.mergers.models import Merger, Split
from ganggu_participation.polling.models import Bundle, PaperEnvelope, PollingPlace
from ganggu_participation.privacy.notices import NOTICES
from ganggu_participation.proposals.models import Proposal, UnitPrice
from ganggu_participation.proposals.models.desk import Appeal
from ganggu_participation.screenings.models import Screening
from ganggu_participation.voices.models import Comment
from ganggu_participation.votes.models import Vote
from ganggu_participation.votes.recruitment_models import Recruitment
from ganggu_participation.votes.roll_models import RollChange

from ..demo_house import Demo
from ..statements import MOST, counted
from .readers import STRANGER, reader

pytestmark = pytest.mark.long

EVERY_PAGE = (STRANGER, "resident", "author", "voter", "dong", "admin")
"""Whoever sees the most of what is public, her own, on the desk of a dong, or to be administered: every state of it."""
DESKS = ("review", "budget", "count")
"""These look at every state of what lies on the officials' desks."""
ONE_OF_EACH = ("newcomer", "certify", "roll", "observer", "privacy")
FILES, BY_SECRET = {"attachments.show", "thumbnails.show"}, {"invitations.show"}
NOT_PAGES = {"watch.metrics", "box_log_proofs.show", *FILES, *BY_SECRET}
LEADS_ON = {
    *("ballot_reviews.new", "booth_receipts.show", "practice_reviews.new", "recovery_codes.show", "second_factors.new"),
    *("accounts.new", "contact_confirmations.new", "identity_answers.new", "identity_returns.show", "pass_bases.edit"),
}
"""Steps of something begun, that nobody opens by their address: counted wherever a test reads them (conftest.Browserless)."""
TICK = timedelta(seconds=2)  # past what a process remembers for a second


def first_of_each(model: type, *states: str) -> list[int]:
    """The first row, or the first of each state."""
    by_state: dict[tuple[object, ...], int] = {}
    for row in db.session.scalars(select(model).order_by(model.__table__.c.id)):
        by_state.setdefault(tuple(getattr(row, name) for name in states), row.id)
    return list(by_state.values())


def with_a_list() -> list[int]:
    """The vote that only listed people decide: its pages are there for no other."""
    return [vote.id for vote in db.session.scalars(select(Vote)) if vote.roll_rule.get("listed")]


ARGUMENTS: dict[str, Callable[[], Sequence[int | str]]] = {
    "comment_id": lambda: first_of_each(Comment, "state"),
    "parent_id": lambda: first_of_each(Comment, "proposal_id"),
    "token": lambda: ["made-up"],
    "account_id": lambda: first_of_each(Account),
    "approval_id": lambda: first_of_each(Approval, "state"),
    "appeal_id": lambda: first_of_each(Appeal),
    "assembly_id": lambda: first_of_each(Assembly, "state"),
    "bundle_id": lambda: first_of_each(Bundle, "state"),
    "place_id": lambda: first_of_each(PollingPlace, "state"),
    "kind": lambda: ["csv", "xlsx", "json"],
    "screening_id": lambda: first_of_each(Screening, "state"),
    "merger_id": lambda: first_of_each(Merger, "state"),
    "split_id": lambda: first_of_each(Split, "state"),
    "recruitment_id": lambda: first_of_each(Recruitment, "state"),
    "paper_id": lambda: first_of_each(PaperEnvelope, "state"),
    "contest_no": lambda: [1],
    "count_id": lambda: first_of_each(Count),
    "change_id": lambda: first_of_each(RollChange, "state"),
    "cycle_id": lambda: first_of_each(Cycle, "state"),
    "dong_id": lambda: first_of_each(Dong),
    "envelope_id": lambda: first_of_each(Envelope, "state"),
    "key_id": lambda: first_of_each(SharedKey, "state"),
    "job_id": lambda: first_of_each(Job),
    "price_id": lambda: first_of_each(UnitPrice, "state"),
    "list_id": lambda: first_of_each(ResidentList, "state"),
    "objection_id": lambda: first_of_each(Objection, "state"),
    "proposal_id": lambda: first_of_each(Proposal, "state"),
    "track_id": lambda: first_of_each(Track, "scope"),
    "version": lambda: [notice.version for notice in NOTICES],
    "visit_id": lambda: first_of_each(DeskVisit, "state"),
    "vote_id": lambda: [*with_a_list(), *first_of_each(Vote, "state")],
}


def addresses(demo: Demo) -> dict[str, list[str]]:
    """Endpoint -> where it can be read, once for each state of its subject. A new kind of argument is a KeyError."""
    found: dict[str, list[str]] = {}
    with demo.app.test_request_context():
        for rule in demo.app.url_map.iter_rules():
            if "GET" in (rule.methods or ()) and rule.endpoint not in NOT_PAGES:
                found[rule.endpoint] = list(filled(rule))
    return found


def filled(rule: Rule) -> Iterator[str]:
    names = sorted(rule.arguments)
    for values in product(*(ARGUMENTS[name]() for name in names)):
        built = rule.build(dict(zip(names, values, strict=True)))
        assert built is not None
        yield built[1]


@pytest.fixture(scope="module")
def pages(demo: Demo) -> list[tuple[str, str]]:
    """(who, address) of everything that is looked at."""
    with demo.app.app_context():
        jobs.enqueue("sweep_boxes", "투표함 정리", demo.people["dong"], "/office")
    every = addresses(demo)
    looked_at = [(who, path) for who in EVERY_PAGE for paths in every.values() for path in paths]
    desks = [path for paths in every.values() for path in paths if path.startswith("/office")]
    looked_at += [(who, path) for who in DESKS for path in desks]
    looked_at += [("member", path) for path in every["score_sheets.edit"]]
    looked_at += [(who, paths[0]) for who in ONE_OF_EACH for paths in every.values() if paths]
    return sorted(looked_at, key=lambda page: page[1] not in every["desk_visits.show"])  # a visit lasts an hour


@dataclass(frozen=True)
class Read:
    """One page as one reader got it."""

    status: int
    statements: int


def read(demo: Demo, pages: list[tuple[str, str]]) -> dict[tuple[str, str], Read]:
    """Every page once, for each of its readers."""
    clients = {who: reader(demo, who) for who, _ in pages}
    start, ticks, taken = clock.now(), count(1), {}
    for who, path in pages:
        with demo.app.app_context(), counted() as sent, clock.at(start + next(ticks) * TICK):
            answer = clients[who].get(path)
        assert answer.status_code < 500, f"{who} {path}: {answer.status}"
        taken[who, path] = Read(answer.status_code, len(sent))
    return taken


def test_no_page_asks_often_and_none_asks_more_when_the_rows_double(demo: Demo, pages: list[tuple[str, str]]) -> None:
    before = read(demo, pages)
    assert not unread(demo, before), "nobody could read these pages"
    dear = {page: got.statements for page, got in before.items() if got.statements > MOST}
    assert not dear, "\n".join(f"{n} statements: {page}" for page, n in dear.items())
    demo.double()
    after = read(demo, pages)
    grown = {page: got for page, got in after.items() if got.statements > before[page].statements}
    assert not grown, "\n".join(f"{before[page]} -> {got}: {page}" for page, got in grown.items())


def unread(demo: Demo, answers: dict[tuple[str, str], Read]) -> set[str]:
    """Endpoints that showed their page to nobody: a budget kept by refusals would be none."""
    shown = {path for (_, path), got in answers.items() if got.status == 200}
    return {endpoint for endpoint, paths in addresses(demo).items() if not shown & set(paths)} - LEADS_ON
