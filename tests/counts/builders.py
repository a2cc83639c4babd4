"""Counts of small votes whose ballots are known."""

from typing import Any

from ganggu_participation.counts import actions
from ganggu_participation.counts.models import Count

from ..votes.builders import a_closed_vote


def a_count(town: Any, **words: Any) -> Count:
    """Counted by 백개표, not yet certified."""
    return actions.count(town.baek, a_closed_vote(town, **words))


def a_declared_vote(town: Any, **words: Any) -> Count:
    """Counted by 백개표, certified by 서개표."""
    done = a_count(town, **words)
    actions.certify(town.seo, done)
    return done
