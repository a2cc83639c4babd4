"""Sharing out: a page that says what will happen, then the act."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, freshly, officials
from .. import actions, queries

room = Blueprint("office_allocations", __name__, url_prefix="/office/budgets/<int:envelope_id>/allocation")


@room.get("")
@officials
def new(envelope_id: int) -> ResponseReturnValue:
    envelope = found(queries.envelope_of_id(envelope_id))
    count = found(queries.count_for(envelope))
    verdicts = queries.verdicts_of(count)
    spent = queries.spent_by(verdicts)
    return render_template(
        "budgets/office_allocation_new.html", envelope=envelope, count=count, verdicts=verdicts, spent=spent
    )


@room.post("")
@officials
@freshly
def create(envelope_id: int) -> ResponseReturnValue:
    envelope = found(queries.envelope_of_id(envelope_id))
    actions.allocate(actor(), envelope, found(queries.count_for(envelope)))
    flash("예산을 나누었습니다. 제안한 분들의 화면에 결과와 까닭이 남았습니다.", "success")
    return redirect(url_for("office_budgets.index"), 303)
