"""The catalogue of unit prices, as officials keep it."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web.doors import actor, found, officials
from .. import actions
from ..forms import PriceForm
from ..models import UnitPrice
from ..queries import price_by_id, prices_in_use

room = Blueprint("office_prices", __name__, url_prefix="/office/prices")
BESIDE = {Refusal.PRICE_KNOWN: "name", Refusal.PRICE_UPSIDE_DOWN: "high"}


@room.get("")
@officials
def index() -> ResponseReturnValue:
    return render_template("proposals/office_prices_index.html", prices=prices_in_use())


@room.get("/new")
@officials
def new() -> ResponseReturnValue:
    return _page(PriceForm())


@room.post("")
@officials
def create() -> ResponseReturnValue:
    return _kept(PriceForm(), None)


@room.get("/<int:price_id>/edit")
@officials
def edit(price_id: int) -> ResponseReturnValue:
    price = found(price_by_id(price_id))
    return _page(PriceForm(obj=price), price)


@room.post("/<int:price_id>")
@officials
def update(price_id: int) -> ResponseReturnValue:
    return _kept(PriceForm(), found(price_by_id(price_id)))


def _kept(form: PriceForm, price: UnitPrice | None) -> ResponseReturnValue:
    if not form.validate():
        return _page(form, price), 422
    try:
        if price is None:
            actions.add_price(actor(), **form.words())
        else:
            actions.change_price(actor(), price, **form.words())
    except Refused as no:
        if no.refusal not in BESIDE:
            raise
        form.refuse(BESIDE[no.refusal], no.message)
        return _page(form, price), no.status
    flash("단가를 적었습니다. 주민이 비용을 어림할 때 바로 씁니다.", "success")
    return redirect(url_for("office_prices.index"), 303)


def _page(form: PriceForm, price: UnitPrice | None = None) -> str:
    return render_template("proposals/office_prices_edit.html", form=form, price=price)
