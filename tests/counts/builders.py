"""Counts of small votes whose ballots are known."""

from typing import Any

from ganggu_participation.counts import actions
from ganggu_participation.counts.models import Count
from ganggu_participation.votes.models import Vote

from ..approvals.builders import two_agree
from ..votes.builders import a_closed_vote


def a_count(town: Any, **words: Any) -> Count:
    """Counted by 백개표, not yet certified."""
    return actions.count(town.baek, a_closed_vote_to_open(town, **words))


def a_closed_vote_to_open(town: Any, **words: Any) -> Vote:
    """Closed, and two count officers agreed to open its box."""
    vote = a_closed_vote(town, **words)
    two_agree(town, vote)
    return vote


def a_declared_vote(town: Any, **words: Any) -> Count:
    """Counted by 백개표, certified by 서개표."""
    done = a_count(town, **words)
    actions.certify(town.seo, done)
    return done
