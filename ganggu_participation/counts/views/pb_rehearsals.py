"""A file of another city's vote, counted by our rules for practice."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import officials
from ..forms import PbForm
from ..pb_rehearsal import tried

room = Blueprint("pb_rehearsals", __name__, url_prefix="/office/pb-rehearsals")
PAGE = "counts/pb_rehearsals_new.html"


@room.get("/new")
@officials
def new() -> ResponseReturnValue:
    return render_template(PAGE, form=PbForm(), done=None)


@room.post("")
@officials
def create() -> ResponseReturnValue:
    """Shown and forgotten: a rehearsal leaves nothing behind."""
    form = PbForm()
    if not form.validate_on_submit():
        return render_template(PAGE, form=form, done=None), 422
    try:
        done = tried(form.vote, form.way.data)
    except ValueError as fault:
        form.refuse("way", str(fault))
        return render_template(PAGE, form=form, done=None), 422
    return render_template(PAGE, form=form, done=done)
