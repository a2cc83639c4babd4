"""vote.prepare: an official of the dong puts together what will be asked."""

from dataclasses import replace

import pytest

from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.tally import Rule
from ganggu_participation.votes.models import Vote
from ganggu_participation.votes.plan_checks import COUNTED_BY
from ganggu_participation.votes.rule_sheets import contests_of
from ganggu_participation.votes.states import VoteState

from .builders import a_contest, a_draft_vote, roll_rule


@pytest.mark.parametrize("official", ["park", "han"])
def test_an_official_of_the_dong_prepares_a_draft(town, official):
    vote = a_draft_vote(town, actor=getattr(town, official))
    assert vote.state is VoteState.DRAFT
    assert [option.no for option in vote.contests[0].options] == [1, 2, 3, 4, 5]
    assert db.session.query(AuditEntry).one().verb == "vote.prepare"


@pytest.mark.parametrize("other", ["choi", "kim", "baek", "oh", "ahn"])
def test_nobody_else_does(town, other):
    with pytest.raises(Refused) as no:
        a_draft_vote(town, actor=getattr(town, other))
    assert no.value.refusal is Refusal.ROLE_MISSING
    assert db.session.query(Vote).count() == 0


@pytest.mark.parametrize(
    "contest",
    [
        a_contest("lottery"),
        a_contest("ranked", counting="greedy"),
        a_contest("ranked", limits={"max_length": 6}),
        a_contest("ranked", seats=6),
        a_contest("ranked", ties=("all",)),
        a_contest("rating", counting="borda"),
        a_contest("points", limits={}),
        a_contest("points", limits={"points": 0}),
        a_contest("points", limits={"points": True}),
        a_contest("points", limits={"points": 5, "max_per_option": 6}),
        a_contest("points", counting="choose", seats=1),
        a_contest("knapsack", counting="equal_shares", ceiling=0, min_share_pct="100.5"),
        a_contest(min_share_pct="많이"),
        a_contest(min_share_pct="-1"),
        a_contest(limits={"order": "alphabet"}),
        a_contest(ties=("lot", "lower_cost", "lot")),
        a_contest(ties=("most", "lot")),
        a_contest("k_per_category", limits={"exact": True}),
        replace(a_contest("k_per_category"), options=a_contest().options),
        replace(a_contest(), options=(replace(a_contest().options[0], title="  "),), k=1),
        a_contest("up_to_k", k=None),
        a_contest("up_to_k", k=6),
        a_contest("exactly_k", k=0),
        a_contest("approve_reject", counting="greedy"),
        a_contest("single", counting="approve_reject"),
        a_contest("up_to_k", counting="choose"),
        a_contest(counting="most"),
        a_contest(ties=("lower_cost",)),
        replace(a_contest("knapsack"), ceiling=None),
        replace(a_contest(), options=(replace(a_contest().options[0], cost=None),), k=1),
    ],
)
def test_what_could_not_be_cast_or_counted_is_refused(town, contest):
    with pytest.raises(Refused) as no:
        a_draft_vote(town, contests=[contest])
    assert no.value.refusal is Refusal.BAD_PLAN


@pytest.mark.parametrize(
    "contests", [[replace(a_contest(), options=())], [a_contest(), replace(a_contest(), options=())]]
)
def test_an_empty_contest_is_refused(town, contests):
    with pytest.raises(Refused) as no:
        a_draft_vote(town, contests=contests)
    assert no.value.refusal is Refusal.NO_ITEMS


def test_it_closes_after_it_opens(town):
    first = a_draft_vote(town)
    with pytest.raises(Refused) as no:
        a_draft_vote(town, opens=first.closes, closes=first.opens)
    assert no.value.refusal is Refusal.DATES_OUT_OF_ORDER


def test_a_basis_that_does_not_exist_is_no_rule(town):
    rule = roll_rule(town.pungam, a_draft_vote(town).opens.date(), bases=["friend"])
    with pytest.raises(KeyError):
        a_draft_vote(town, rule=rule)


@pytest.mark.parametrize(("kind", "counting"), [(kind, how) for kind, ways in COUNTED_BY.items() for how in ways])
def test_whatever_may_be_prepared_can_be_counted(town, kind, counting):
    contest = contests_of(a_draft_vote(town, contests=[a_contest(kind, counting=counting, seats=2)]))[0]
    assert Rule.read(contest).kind == kind
