"""A month of the access log as a file: it asks why, and stands in the log itself."""

from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from ... import access_log
from ...access_log import Access
from ...web.doors import actor, officials
from ...web.filters import kst
from ...web.sheets import sheet
from ..forms import ReasonForm, ReviewForm
from ..queries import all_accesses_in
from .access_log import log_page, month_asked

room = Blueprint("access_files", __name__, url_prefix="/office/access-log/files")
HEAD = ("번호", "때", "계정", "권한", "접속 주소", "한 일", "누구의", "사람 수", "무엇을", "까닭", "확인값")


@room.post("")
@officials
def create() -> ResponseReturnValue:
    month, form = month_asked(), ReasonForm()
    if not form.validate_on_submit():
        return log_page(month, ReviewForm(month=month.key), form), 422
    entries = all_accesses_in(month.key)
    people = [int(number) for entry in entries for number in entry.whose.split()]
    access_log.note(actor(), Access.DOWNLOAD, people, f"접속기록 {month.key}", form.reason.data)
    return sheet(f"접속기록-{month.key}", HEAD, [_row(entry) for entry in entries])


def _row(e: Any) -> tuple[object, ...]:
    where = (e.address, e.act.label, e.whose.strip(), e.people)
    return (e.id, f"{kst(e.at)}:{e.at:%S}", e.actor, e.roles, *where, e.items, e.reason, e.digest)
