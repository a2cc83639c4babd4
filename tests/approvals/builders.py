"""What two people agreed to, or one of them asked for."""

from typing import Any

from ganggu_participation.approvals import actions
from ganggu_participation.approvals.models import Approval
from ganggu_participation.permissions import Act

WHY = "투표를 마감했습니다. 투표함을 열겠습니다."


def a_request(town: Any, vote: Any, who: Any = None) -> Approval:
    """백개표 asks for the box of a closed vote to be opened."""
    return actions.propose(who or town.baek, Act.OPEN_COUNT, vote, WHY)


def two_agree(town: Any, vote: Any) -> Approval:
    """백개표 asked and 서개표 agreed."""
    asked = a_request(town, vote)
    actions.approve(town.seo, asked)
    return asked
