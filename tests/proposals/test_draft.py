"""proposal.draft: a first version that only its author sees, for a year that has been announced."""


import pytest

from ganggu_participation.cycles.states import CycleState
from ganggu_participation.database import db
from ganggu_participation.money import Won
from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.proposals.queries import eligible_in, proposal_seen_by
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from .. import world
from ..persons import hears_no, last_act, refusal_of, refused, told
from . import builders
from .builders import WORDS, an_announced_cycle


def drafted(who, town, **words):
    cycle = an_announced_cycle()
    return actions.draft(who, cycle=cycle, track=cycle.tracks[0], dong=town.pungam, **{**WORDS, **words})


def test_whoever_has_signed_in_writes_her_own(town):
    an_announced_cycle()
    refused(Refusal.NOT_SIGNED_IN, drafted, None, town)
    refused(Refusal.NOT_YOURS, drafted, CLOCK, town)
    assert db.session.query(Proposal).count() == 0
    for name in world.CAST:
        draft = drafted(getattr(town, name), town)
        assert draft.author_id == getattr(town, name).id and last_act()[:2] == ("proposal.draft", f"accounts/{draft.author_id}")


def test_nobody_else_reads_it_and_nothing_is_due(town):
    draft = drafted(town.kim, town, title="둘레길 의자", necessity="짧게")
    assert (draft.title, draft.state, draft.review_due, draft.receipt_no) == ("둘레길 의자", ProposalState.DRAFT, None, None)
    assert proposal_seen_by(town.kim, draft.id) is draft
    assert [proposal_seen_by(who, draft.id) for who in (town.lee, town.jung, town.park, None)] == [None] * 4
    assert eligible_in(town.pungam.id, draft.cycle_id) == [] and told(town.kim) == []


def test_a_word_that_is_none_is_refused_whole(town):
    with pytest.raises(TypeError, match="receipt_no"):
        drafted(town.kim, town, receipt_no="2027-풍암-0001")
    db.session.rollback()
    assert db.session.query(Proposal).count() == 0


def test_a_point_elsewhere_leaves_no_draft_behind(town):
    hears_no("우리 구 밖입니다", drafted, town.kim, town, lat=37.5, lon=127.0)
    assert db.session.query(Proposal).count() == 0


def test_a_resident_writes_a_draft(town):
    draft = builders.a_draft(town.kim, cost=Won(3_000_000))
    assert (draft.state, draft.receipt_no, draft.author_name) == (ProposalState.DRAFT, None, "김풍암")
    assert draft.versions == [] and draft.steps == []


def test_nobody_writes_before_the_year_is_announced(town):
    cycle = builders.an_announced_cycle()
    cycle.state = CycleState.PLANNED
    db.session.commit()
    assert refusal_of(builders.a_draft, town.kim, cycle=cycle) is Refusal.NO_CYCLE
