"""A member's own score sheet, filled in as often as she likes until she hands it in."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...permissions import permit
from ...verbs import Verb
from ...web.doors import actor, found, residents
from .. import actions
from ..forms import RecusalForm, as_filled, sheet_form
from ..models import ScoreSheet, Screening
from ..queries import own_among, proposals_of, screening_seen_by, sheet_of

room = Blueprint("score_sheets", __name__, url_prefix="/screenings/<int:screening_id>/sheet")


@room.get("")
@residents
def edit(screening_id: int) -> ResponseReturnValue:
    screening = found(screening_seen_by(actor(), screening_id))
    sheet = sheet_of(screening_id, actor().id)
    permit(actor(), Verb.SCORESHEET_FILL, sheet or ScoreSheet(screening=screening, author_id=actor().id))
    return sheet_page(screening)


@room.post("")
@residents
def update(screening_id: int) -> ResponseReturnValue:
    screening = found(screening_seen_by(actor(), screening_id))
    proposals, form = _form(screening)
    if not form.validate():
        return sheet_page(screening, form), 422
    sheet = actions.fill(actor(), screening, form.given(proposals, screening.criteria))
    left = len(sheet.missing)
    flash(f"점수를 저장했습니다. 아직 {left}건이 남았습니다." if left else "점수를 저장했습니다. 살펴본 뒤 심사표를 내 주세요.", "success")
    return redirect(url_for("score_sheets.edit", screening_id=screening_id), 303)


def sheet_page(screening: Screening, form: Any = None, recusal: RecusalForm | None = None) -> str:
    """The sheet, with the form that was filled in, where one was."""
    proposals = proposals_of(screening)
    sheet = sheet_of(screening.id, actor().id)
    own = own_among(actor(), proposals)
    recused = {**own, **(sheet.recused if sheet else {})}
    if form is None:
        form = sheet_form(screening, [p for p in proposals if str(p.id) not in own], sheet)(formdata=None, data=as_filled(sheet))
    recusal = (recusal or RecusalForm(formdata=None)).offer(p for p in proposals if str(p.id) not in recused)
    page = {"proposals": proposals, "sheet": sheet, "recused": recused, "form": form, "recusal": recusal}
    return render_template("screenings/sheets_edit.html", screening=screening, **page)


def _form(screening: Screening) -> tuple[list[Any], Any]:
    proposals = proposals_of(screening)
    own = own_among(actor(), proposals)
    hers = [proposal for proposal in proposals if str(proposal.id) not in own]
    return hers, sheet_form(screening, hers, sheet_of(screening.id, actor().id))()
