"""What is kept about me, to take along for a spreadsheet: CSV."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from ...web.doors import actor, residents
from ...web.sheets import sheet
from ..kept import kept_about

room = Blueprint("kept_table", __name__, url_prefix="/me/kept.csv")


@room.get("")
@residents
def index() -> ResponseReturnValue:
    rows = ((part.title, label, value, part.until) for part in kept_about(actor()) for label, value in part.items)
    return sheet("my-data", ("갈래", "항목", "내용", "언제까지"), rows)
