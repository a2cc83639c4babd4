"""A consent whose text has changed is asked again, once she signs in; she may put it off."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...accounts.queries import terms_due
from ...web.display import local
from ...web.doors import actor, residents
from ..actions import give
from ..forms import RenewalForm
from ..notices import NOTICES

room = Blueprint("renewals", __name__, url_prefix="/me/renewal")


@room.get("")
@residents
def new() -> ResponseReturnValue:
    return _page(RenewalForm())


@room.post("")
@residents
def create() -> ResponseReturnValue:
    form = RenewalForm()
    if not form.validate_on_submit():
        return _page(form), 422
    give(actor(), actor(), {terms.kind: terms.version for terms in terms_due(actor().id)})
    flash("동의했습니다.", "success")
    return redirect(local(request.values.get("next")), 303)


def _page(form: RenewalForm) -> str:
    onward = local(request.values.get("next"))
    return render_template(
        "privacy/renewals_new.html", form=form, due=terms_due(actor().id), notice=NOTICES[-1], onward=onward
    )
