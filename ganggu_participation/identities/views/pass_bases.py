"""Somebody without an account says where she belongs, for one vote."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...dongs.queries import dong_by_id, dong_names
from ...refusals import Refusal, Refused
from ...web import session
from ...web.doors import elector, electors, found
from ..actions import declare_basis
from ..forms import PassBasisForm
from ..queries import pass_of_token
from .entry import about, wanted

room = Blueprint("pass_bases", __name__, url_prefix="/votes/<int:vote_id>/pass/basis")


@room.get("")
@electors
def edit(vote_id: int) -> ResponseReturnValue:
    held = _held(vote_id)
    return _page(
        PassBasisForm(dong_names(), dong=request.args.get("dong", type=int) or held.dong_id, basis=held.basis), vote_id
    )


@room.post("")
@electors
def update(vote_id: int) -> ResponseReturnValue:
    form, held = PassBasisForm(dong_names()), _held(vote_id)
    if not form.validate_on_submit():
        return _page(form, vote_id), 422
    declare_basis(elector(), held, found(dong_by_id(form.dong.data)), form.basis.data)
    return redirect(about(vote_id, wanted()) or url_for("ballots.new", vote_id=vote_id), 303)


def _held(vote_id: int) -> Any:
    """Her pass. With an account one changes the basis of the account."""
    held = pass_of_token(session.passed(), vote_id)
    if held is None:
        raise Refused(Refusal.NOT_YOURS)
    return held


def _page(form: PassBasisForm, vote_id: int) -> str:
    return render_template("identities/pass_basis.html", form=form, vote_id=vote_id, wanted=about(vote_id, wanted()))
