"""Cards for a class, on A4 sheets: shown once, to be printed at once."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from ...votes.queries import vote_kept_by
from ...web.doors import actor, found, officials
from ...web.qr import drawn
from .. import actions
from ..forms import ClassForm

room = Blueprint("class_codes", __name__, url_prefix="/office/votes/<int:vote_id>/class-codes")
ROOMS = (room,)


@room.get("")
@officials
def new(vote_id: int) -> ResponseReturnValue:
    return render_template("polling/class_new.html", vote=found(vote_kept_by(actor(), vote_id)), form=ClassForm())


@room.post("")
@officials
def create(vote_id: int) -> ResponseReturnValue:
    vote, form = found(vote_kept_by(actor(), vote_id)), ClassForm()
    if not form.validate_on_submit():
        return render_template("polling/class_new.html", vote=vote, form=form), 422
    codes = actions.print_class_codes(actor(), vote, form.label.data, form.number.data)
    address = url_for("booths.new", _external=True)
    return render_template("polling/cards.html", vote=vote, label=form.label.data, codes=codes, address=address, qr=drawn(address))
