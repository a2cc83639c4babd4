"""What those who support a proposal are told when a merger ends: where the idea goes on, and what their support counts for."""

from collections.abc import Sequence

from ..notices.bulletins import tell
from .models import Proposal
from .states import ProposalState

APART = "공감한 제안을 다시 따로 검토합니다"
ENDED = "공감한 제안을 제안한 사람이 거두었습니다"


def tell_of_the_end(proposal: Proposal, parts: Sequence[Proposal]) -> None:
    """Who supports what was taken back hears where the idea goes on, if it does."""
    goes_on = {person for part in parts for person in part.backers}
    names = ", ".join(f"‘{part.title}’" for part in parts)
    said = f"‘{proposal.title}’ 제안은 더 검토하지 않습니다."
    where = f"/proposals/{proposal.id}"
    if parts:
        said = f"{said} 합쳤던 {names} 제안은 계속 검토하니, 함께하려면 그 제안에 공감해 주세요."
        where = f"/proposals/{parts[0].id}"
    for person in proposal.backers:
        if person not in goes_on:
            tell(person, ENDED, said, where)


def tell_that_it_left(proposal: Proposal, target: Proposal | None) -> None:
    """Out of `target`, where it was merged into one."""
    left = target is not None and target.state is not ProposalState.WITHDRAWN
    both = set(target.backers) if target is not None and left else set()
    for person in proposal.backers:
        said = f"‘{proposal.title}’ 제안은 합친 제안에서 나와 따로 검토합니다. 이 제안에 한 공감은 그대로입니다."
        if target is not None and person in both:
            said += f" ‘{target.title}’의 공감으로도 그대로 셉니다. 바라지 않으면 거둘 수 있습니다."
        tell(person, APART, said, f"/proposals/{proposal.id}/comments")
