"""What came in on paper, typed in by staff for whoever wrote it."""

from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...cycles.queries import tracks_of
from ...dongs.queries import dongs_in_order
from ...refusals import Refusal, Refused
from ...web.doors import actor, officials
from .. import actions
from ..forms import PaperForm
from .writing import Offers, place_of, this_year, usual

room = Blueprint("office_papers", __name__, url_prefix="/office/paper-proposals")
BESIDE = {Refusal.ROLE_MISSING: "dong", Refusal.PROPOSAL_INCOMPLETE: "necessity"}


@room.get("/new")
@officials
def new() -> ResponseReturnValue:
    form, _, _ = _form()
    return render_template("proposals/office_papers_new.html", form=form)


@room.post("")
@officials
def create() -> ResponseReturnValue:
    form, cycle, offers = _form()
    if not form.validate():
        return render_template("proposals/office_papers_new.html", form=form), 422
    try:
        proposal = actions.take_in(
            actor(),
            cycle=cycle,
            **place_of(form, offers),
            **form.sheet(),
            **form.words(),
            review_days=current_app.config["REVIEW_DAYS"],
        )
    except Refused as no:
        if no.refusal not in BESIDE:
            raise
        form.refuse(BESIDE[no.refusal], no.message)
        return render_template("proposals/office_papers_new.html", form=form), no.status
    flash(f"종이 제안을 접수했습니다. 접수번호 {proposal.receipt_no}을 제안한 분에게 알려 주세요.", "success")
    return redirect(url_for("office_proposals.show", proposal_id=proposal.id), 303)


def _form() -> tuple[PaperForm, Any, Offers]:
    cycle = this_year()
    offers = dongs_in_order(), tracks_of(cycle)
    form = PaperForm(track=usual(offers[1]).id, proposer="person")
    form.offer(*offers)
    return form, cycle, offers
