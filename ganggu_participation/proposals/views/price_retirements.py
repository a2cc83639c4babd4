"""A unit price that nobody shall reckon with any more."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions
from ..queries import price_by_id

room = Blueprint("office_price_retirements", __name__, url_prefix="/office/prices/<int:price_id>/retirement")


@room.post("")
@officials
def create(price_id: int) -> ResponseReturnValue:
    actions.retire_price(actor(), found(price_by_id(price_id)))
    flash("이 단가를 더 쓰지 않습니다. 이미 어림한 제안의 금액은 그대로입니다.", "success")
    return redirect(url_for("office_prices.index"), 303)
