"""Counts of small votes whose ballots are known."""

from typing import Any

from ganggu_participation.counts import actions
from ganggu_participation.counts.models import Count, Objection
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


CLAIM = "우리 동 표가 빠진 것 같습니다. 현장 기기 표까지 다시 세어 주세요."
ANSWER = "투표함을 다시 열어 모든 표를 세었고, 참여 표시와 표의 수가 같습니다. 빠진 표는 없습니다."
SIGNED = "풍암동 행정복지센터 담당 주무관"


def an_objection(town: Any, done: Count | None = None, **words: Any) -> Objection:
    """김풍암 objects to a result declared a moment ago."""
    done = done or a_declared_vote(town, **words)
    return actions.lodge(town.kim, done.vote, CLAIM)


def a_reopened_vote(town: Any, **words: Any) -> Vote:
    """박동담 upheld an objection; nobody has counted again yet."""
    objection = an_objection(town, **words)
    actions.uphold(town.park, objection, ANSWER, SIGNED)
    return objection.vote
