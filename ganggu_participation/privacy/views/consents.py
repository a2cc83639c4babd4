"""What I agreed to: seen and given."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..queries import consents_shown_to, term

room = Blueprint("consents", __name__, url_prefix="/me/consents")


@room.get("")
@residents
def index() -> ResponseReturnValue:
    return render_template("privacy/consents_index.html", shown=consents_shown_to(actor()))


@room.post("/<kind>")
@residents
def create(kind: str) -> ResponseReturnValue:
    """Optional ones only: the others are agreed to where they are needed."""
    terms = found(term(kind))
    if terms.required:
        abort(404)
    actions.give(actor(), actor(), {terms.kind: terms.version})
    flash("동의했습니다. 언제든지 거둘 수 있습니다.", "success")
    return redirect(url_for("consents.index"), 303)
