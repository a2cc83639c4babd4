"""Every verb in every state of a vote, through the actions: it moves the vote as its life says, or changes nothing at all."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from ganggu_participation import clock
from ganggu_participation.audit import AuditEntry
from ganggu_participation.counts import actions as counts
from ganggu_participation.counts.queries import latest_count
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refused
from ganggu_participation.verbs import Verb
from ganggu_participation.votes import actions
from ganggu_participation.votes.models import Vote
from ganggu_participation.votes.states import LIFE, VoteState

from ..approvals.builders import two_agree
from ..counts.builders import a_reopened_vote
from .builders import REASON, a_closed_vote, a_contest, a_draft_vote, a_published_vote, an_open_vote, electors

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
S = VoteState


def counted(town):
    vote = a_closed_vote(town, ballots=[{1: [1]}])
    count(town, vote)
    return vote


def declared(town):
    vote = counted(town)
    counts.certify(town.seo, latest_count(vote.id))
    return vote


def final(town):
    vote = declared(town)
    with clock.at(vote.objections_until):
        actions.finish(CLOCK, vote)
    return vote


def cancelled(town):
    vote = an_open_vote(town)
    actions.cancel(town.han, vote, REASON)
    return vote


BUILT = {
    S.DRAFT: a_draft_vote,
    S.PUBLISHED: a_published_vote,
    S.OPEN: an_open_vote,
    S.CLOSED: lambda town: a_closed_vote(town, ballots=[{1: [1]}]),
    S.COUNTING: counted,
    S.RECOUNTING: lambda town: a_reopened_vote(town, ballots=[{1: [1]}]),
    S.DECLARED: declared,
    S.FINAL: final,
    S.CANCELLED: cancelled,
}


def revise(town, vote):
    words = {"summary": "", "opens": vote.opens, "closes": vote.closes, "round_key": None, "roll_rule": vote.roll_rule}
    actions.revise(town.han, vote, title="고친 이름", contests=[a_contest("single", k=None)], **words)


def count(town, vote):
    """Two officers agree before the box is opened for the first time."""
    if vote.state is S.CLOSED:
        two_agree(town, vote)
    counts.count(town.baek, vote)


def certify(town, vote):
    """What was declared once is counted anew before it is declared again."""
    if vote.state is S.RECOUNTING:
        count(town, vote)
    counts.certify(town.seo, latest_count(vote.id))


# verb: (the deed, the moment at which it would be due)
DEEDS = {
    Verb.VOTE_REVISE: (revise, lambda vote: vote.opens - DAY),
    Verb.VOTE_PUBLISH: (lambda town, vote: actions.publish(town.han, vote), lambda vote: vote.opens - DAY),
    Verb.VOTE_OPEN: (lambda town, vote: actions.open(CLOCK, vote), lambda vote: vote.opens),
    Verb.BALLOT_CAST: (
        lambda town, vote: actions.cast(electors(1, town.pungam, start=50)[0], vote, {1: [2]}),
        lambda vote: vote.opens + HOUR / 4,
    ),
    Verb.VOTE_EXTEND: (
        lambda town, vote: actions.extend(town.han, vote, vote.closes + DAY, REASON),
        lambda vote: vote.opens + HOUR / 4,
    ),
    Verb.VOTE_CLOSE: (lambda town, vote: actions.close(CLOCK, vote), lambda vote: vote.closes),
    Verb.COUNT_COUNT: (count, lambda vote: vote.closes + HOUR),
    Verb.COUNT_CERTIFY: (certify, lambda vote: vote.closes + HOUR),
    Verb.VOTE_FINISH: (lambda town, vote: actions.finish(CLOCK, vote), lambda vote: vote.closes + 30 * DAY),
    Verb.VOTE_CANCEL: (lambda town, vote: actions.cancel(town.han, vote, REASON), lambda vote: vote.opens),
}


def everything():
    """All that the database holds, table by table."""
    db.session.rollback()
    tables = [table for table in db.metadata.sorted_tables if table.name not in ("jobs",)]
    return {t.name: sorted(map(repr, db.session.execute(text(f"SELECT * FROM {t.name}")).all())) for t in tables}


@pytest.mark.parametrize("verb", DEEDS, ids=str)
@pytest.mark.parametrize("state", BUILT, ids=str)
def test_a_verb_moves_the_vote_as_its_life_says_or_changes_nothing(town, state, verb):
    vote = BUILT[state](town)
    assert vote.state is state
    deed, due = DEEDS[verb]
    before = everything()
    vote = db.session.get_one(Vote, vote.id)
    with clock.at(due(vote)):
        if LIFE.why_not(verb, state) is None:
            deed(town, vote)
            assert (state, vote.state) in moves_of(verb)
            return
        if verb is Verb.COUNT_CERTIFY and latest_count(vote.id) is None:
            return  # there is nothing that could be certified
        with pytest.raises(Refused):
            deed(town, vote)
    assert everything() == before


def moves_of(verb):
    """Written down a second time: from where to where a verb leads."""
    stays = {Verb.VOTE_REVISE: S.DRAFT, Verb.BALLOT_CAST: S.OPEN, Verb.VOTE_EXTEND: S.OPEN}
    if verb in stays:
        return {(stays[verb], stays[verb])}
    return {
        Verb.VOTE_PUBLISH: {(S.DRAFT, S.PUBLISHED)},
        Verb.VOTE_OPEN: {(S.PUBLISHED, S.OPEN)},
        Verb.VOTE_CLOSE: {(S.OPEN, S.CLOSED)},
        Verb.COUNT_COUNT: {(S.CLOSED, S.COUNTING), (S.COUNTING, S.COUNTING), (S.RECOUNTING, S.RECOUNTING)},
        Verb.COUNT_CERTIFY: {(S.COUNTING, S.DECLARED), (S.RECOUNTING, S.DECLARED)},
        Verb.VOTE_FINISH: {(S.DECLARED, S.FINAL)},
        Verb.VOTE_CANCEL: {(s, S.CANCELLED) for s in (S.DRAFT, S.PUBLISHED, S.OPEN, S.CLOSED, S.COUNTING)},
    }[verb]


def test_the_table_of_moves_is_the_whole_life():
    told = {(verb, before, after) for verb in DEEDS for before, after in moves_of(verb)}
    for state in S:
        for verb in DEEDS:
            assert (LIFE.why_not(verb, state) is None) == any(v is verb and b is state for v, b, _ in told), (verb, state)


def test_extension_and_cancellation_are_told_to_everybody(town, as_):
    vote = an_open_vote(town)
    actions.extend(town.han, vote, vote.closes + DAY, REASON)
    actions.cancel(town.han, vote, "선택지의 사업비를 잘못 적어 이 투표를 멈추고 바로잡아 다시 공고합니다.")
    for address in ("", "/rule-sheet"):
        page = as_(None).get(f"/votes/{vote.id}{address}").get_data(as_text=True)
        assert page.index("투표를 취소했습니다") < page.index("투표 기간을 늘렸습니다")
        assert REASON in page and "사업비를 잘못 적어" in page
    verbs = [entry.verb for entry in db.session.query(AuditEntry).order_by(AuditEntry.id)]
    assert verbs[-2:] == ["vote.extend", "vote.cancel"]
