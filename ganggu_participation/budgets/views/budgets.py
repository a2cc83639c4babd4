"""The money of every dong, and of one."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...cycles.queries import current_cycle
from ...dongs.queries import dong_by_id
from ...money import Won
from ...web.doors import anyone, found
from .. import queries

room = Blueprint("budgets", __name__, url_prefix="/budgets")


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    cycle = current_cycle()
    money = queries.money_by_dong(cycle)
    ceiling, spent = sum((m.ceiling for m in money), Won(0)), sum((m.spent for m in money), Won(0))
    return render_template("budgets/index.html", cycle=cycle, money=money, ceiling=ceiling, spent=spent)


@room.get("/<int:dong_id>")
@anyone
def show(dong_id: int) -> ResponseReturnValue:
    dong, cycle = found(dong_by_id(dong_id)), current_cycle()
    envelopes = queries.envelopes_of(cycle, dong.id)
    return render_template("budgets/show.html", dong=dong, cycle=cycle, envelopes=envelopes)
