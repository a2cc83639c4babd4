"""vote.extend: later, with a reason and a notice, at most seven days after the first close."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions
from ganggu_participation.votes.rule_sheets import digest_of

from .builders import REASON, a_published_vote, an_open_vote

DAY = timedelta(days=1)


def test_it_is_told_and_the_rules_stay(town):
    vote = an_open_vote(town)
    digest, first = vote.digest, vote.closes
    actions.extend(town.park, vote, first + 7 * DAY, REASON)
    assert (vote.closes, vote.first_closes) == (first + 7 * DAY, first)
    assert vote.digest == digest == digest_of(vote.rule_sheet)
    (notice,) = vote.notices
    assert REASON in notice.text
    with clock.at(first + DAY):
        actions.cast(town.kim, vote, {1: [1]})


@pytest.mark.parametrize(
    ("days", "refusal"),
    [(7.001, Refusal.EXTENSION_TOO_LONG), (0, Refusal.EXTENSION_BACKWARDS), (-1, Refusal.EXTENSION_BACKWARDS)],
)
def test_not_too_long_and_never_back(town, days, refusal):
    vote = an_open_vote(town)
    with pytest.raises(Refused) as no:
        actions.extend(town.park, vote, vote.first_closes + days * DAY, REASON)
    assert no.value.refusal is refusal
    assert vote.notices == []


def test_seven_days_are_counted_from_the_first_close(town):
    vote = an_open_vote(town)
    actions.extend(town.park, vote, vote.closes + 4 * DAY, REASON)
    with pytest.raises(Refused) as no:
        actions.extend(town.park, vote, vote.closes + 4 * DAY, REASON)
    assert no.value.refusal is Refusal.EXTENSION_TOO_LONG


def test_it_needs_a_reason(town):
    vote = an_open_vote(town)
    with pytest.raises(Refused) as no:
        actions.extend(town.park, vote, vote.closes + DAY, " " * 40 + "짧은 까닭")
    assert no.value.refusal is Refusal.REASON_TOO_SHORT


def test_closed_polls_do_not_open_again(town):
    vote = an_open_vote(town)
    with clock.at(vote.closes), pytest.raises(Refused) as no:
        actions.extend(town.park, vote, vote.first_closes + DAY, REASON)
    assert no.value.refusal is Refusal.POLLS_CLOSED


@pytest.mark.parametrize(
    ("who", "refusal"), [("choi", Refusal.ROLE_MISSING), ("kim", Refusal.ROLE_MISSING), ("baek", Refusal.ROLE_MISSING)]
)
def test_only_officials_of_the_dong(town, who, refusal):
    vote = an_open_vote(town)
    with pytest.raises(Refused) as no:
        actions.extend(getattr(town, who), vote, vote.closes + DAY, REASON)
    assert no.value.refusal is refusal


def test_not_the_clock_and_not_before_it_is_open(town):
    vote = an_open_vote(town)
    with pytest.raises(Refused):
        actions.extend(CLOCK, vote, vote.closes + DAY, REASON)
    waiting = a_published_vote(town)
    with pytest.raises(Refused) as no:
        actions.extend(town.park, waiting, waiting.closes + DAY, REASON)
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE


def test_the_house_cannot_move_a_published_close_backwards(town):
    vote = an_open_vote(town)
    vote.closes -= DAY
    with pytest.raises(Refused) as no:
        db.session.flush()
    assert no.value.refusal is Refusal.RULES_FROZEN
    db.session.rollback()
