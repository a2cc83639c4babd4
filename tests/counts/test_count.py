import json

import pytest

from ganggu_participation.audit import AuditEntry
from ganggu_participation.counts import actions
from ganggu_participation.counts.models import Count, Paper
from ganggu_participation.counts.queries import explained, sheet_of
from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes.actions import BLANK
from ganggu_participation.votes.models import Ballot
from ganggu_participation.votes.states import VoteState

from ..votes.builders import an_open_vote
from .builders import a_closed_vote_to_open

# Costs in 만 원: 1: 1,200  2: 3,000  3: 2,500  4: 800  5: 1,500; ceiling 6,000.
BALLOTS = [{1: [1, 2]}, {1: [2, 3]}, {1: [2]}, {1: [3, 1]}, {1: [4]}, {1: BLANK}]
# Votes: 2 has 3; 1 and 3 have 2 each; 4 has 1; 5 none. 2 (3,000), then 1 (cheaper of the tie; 4,200),
# then 3 does not fit (2,500 > 1,800 left), then 4 (5,000): left 1,000.


def test_a_count_funds_by_votes_until_the_money_ends(town):
    done = actions.count(town.baek, a_closed_vote_to_open(town, ballots=BALLOTS))
    contest = explained(sheet_of(done))[0]
    assert [row["number"] for row in contest["selected"]] == [2, 1, 4]
    assert contest["leftover"] == 10_000_000
    assert contest["totals"]["ballots"] == 6 and contest["totals"]["blank"] == 1
    assert all(line["ok"] for line in contest["checks"])
    assert "남은 예산 1,800만 원보다 커서" in next(r["sentence"] for r in contest["rows"] if r["number"] == 3)


def test_a_count_moves_the_vote_and_is_written_down(town):
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    done = actions.count(town.baek, vote)
    assert vote.state is VoteState.COUNTING
    entry = db.session.query(AuditEntry).order_by(AuditEntry.id.desc()).first()
    assert entry.verb == "count.count" and json.loads(entry.facts) == {"no": 1, "digest": done.digest, "ballots": 6}


def test_a_recount_is_a_new_row_with_the_same_digest(town):
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    first, second = actions.count(town.baek, vote), actions.count(town.seo, vote)
    assert (first.no, second.no) == (1, 2) and first.digest == second.digest


def test_papers_are_kept_grouped_and_without_their_sealed_form(town):
    actions.count(town.baek, a_closed_vote_to_open(town, ballots=[{1: [2, 1]}, {1: [1, 2]}, {1: [3]}]))
    papers = {paper.content: paper.copies for paper in db.session.query(Paper)}
    assert papers == {'{"choices":[1,2],"contest":1}': 2, '{"choices":[3],"contest":1}': 1}


def test_an_empty_box_is_counted_too(town):
    contest = explained(sheet_of(actions.count(town.baek, a_closed_vote_to_open(town))))[0]
    assert contest["selected"] == [] and contest["leftover"] == 60_000_000


def test_progress_is_told(town):
    told = []
    actions.count(town.baek, a_closed_vote_to_open(town, ballots=BALLOTS), lambda *step: told.append(step))
    assert told[-1][:2] == (6, 6)


def test_an_open_vote_is_not_counted(town):
    with pytest.raises(Refused) as no:
        actions.count(town.baek, an_open_vote(town))
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE


@pytest.mark.parametrize("name", ["park", "han", "kim", "roh", "oh", "ahn"])
def test_only_count_officers_count(town, name):
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    with pytest.raises(Refused) as no:
        actions.count(getattr(town, name), vote)
    assert no.value.refusal is Refusal.ROLE_MISSING and db.session.query(Count).count() == 0


def test_a_damaged_ballot_stops_the_count_and_is_counted(town):
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    ballot = db.session.query(Ballot).first()
    damaged = ballot.sealed[:-1] + bytes([ballot.sealed[-1] ^ 1])
    db.session.execute(db.update(Ballot).where(Ballot.key == ballot.key).values(sealed=damaged))
    db.session.commit()
    with pytest.raises(Refused) as no:
        actions.count(town.baek, vote)
    assert no.value.refusal is Refusal.BOX_DAMAGED and "1장" in no.value.message
    assert db.session.query(Count).count() == 0 and db.session.query(Paper).count() == 0
