"""Proposals that people speak about."""

from ganggu_participation.voices import actions
from ganggu_participation.voices.models import Comment

from ..proposals.builders import a_submitted_proposal

WORDS = "저도 저녁마다 걷는데 쉴 곳이 있으면 좋겠습니다."


def a_comment(town, text=WORDS, **more) -> Comment:
    """By lee of 치평동, on a proposal by kim of 풍암동."""
    return actions.write(town.lee, a_submitted_proposal(town.kim), text, **more)
