"""The officials' list as a table to take along, as it is filtered. It names no person."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from ... import clock
from ...web.doors import found, officials
from ...web.filters import day, kst
from ...web.sheets import records, sheet, workbook
from ..models import Proposal
from ..queries import all_proposals_for_office
from .filters import office_filter

room = Blueprint("office_proposal_exports", __name__, url_prefix="/office/proposals.<kind>")
KINDS = {"csv": sheet, "xlsx": workbook, "json": records}
HEAD = (
    "접수번호",
    "동",
    "유형",
    "제안 이름",
    "단계",
    "접수일",
    "답할 날",
    "기다린 날(일)",
    "예상 비용(원)",
    "검토한 사업비(원)",
    "담당 부서",
    "위치",
    "왜 필요한가요",
)


@room.get("")
@officials
def index(kind: str) -> ResponseReturnValue:
    written = found(KINDS.get(kind))
    _, queue = office_filter()
    rows = (_row(proposal) for proposal in all_proposals_for_office(queue))
    return written(f"제안목록-{clock.today():%Y%m%d}", HEAD, rows)


def _row(proposal: Proposal) -> list[object]:
    due, begun = proposal.review_due, proposal.submitted_at
    costs = [None if cost is None else int(cost) for cost in (proposal.cost, proposal.reviewed_cost)]
    return [
        proposal.receipt_no,
        proposal.dong.name,
        proposal.track.label,
        proposal.title,
        proposal.standing.label,
        begun and day(begun),
        due and kst(due),
        proposal.days_waiting if proposal.is_waiting else None,
        *costs,
        proposal.department,
        proposal.location,
        proposal.necessity,
    ]
