"""Electors by lot, for everybody: who may apply until when, the list of numbers, and the draw that anybody can repeat."""

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, anyone, found, residents
from .. import actions
from .. import recruitment_queries as queries
from ..lottery import seed_of
from ..roll import who_may_vote
from .votes import place_of

room = Blueprint("recruitments", __name__, url_prefix="/recruitments")
files = Blueprint("recruitment_files", __name__, url_prefix="/recruitments/<int:recruitment_id>/list.txt")
applications = Blueprint("applications", __name__, url_prefix="/recruitments/<int:recruitment_id>/application")
withdrawals = Blueprint("application_withdrawals", __name__, url_prefix="/recruitments/<int:recruitment_id>/withdrawal")
ROOMS = (room, files, applications, withdrawals)


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    return render_template("votes/recruitments.html", recruitments=queries.recruitments())


@room.get("/<int:recruitment_id>")
@anyone
def show(recruitment_id: int) -> ResponseReturnValue:
    recruitment = found(queries.recruitment_by_id(recruitment_id))
    vote = recruitment.vote
    own = queries.applicant_of(vote.id, getattr(actor(), "person_key", None))
    return render_template(
        "votes/recruitment.html",
        recruitment=recruitment,
        who=who_may_vote({**vote.roll_rule, "listed": False}, place_of(vote)),
        applied=queries.how_many_applied(vote.id),
        number=own.number if own is not None else None,
        seed=seed_of(recruitment.digest, recruitment.public),
    )


@files.get("", endpoint="show")
@anyone
def show_list(recruitment_id: int) -> ResponseReturnValue:
    """The exact bytes whose SHA-256 is the digest of the list."""
    recruitment = found(queries.recruitment_by_id(recruitment_id))
    return Response(found(recruitment.listed or None).encode(), mimetype="text/plain")


@applications.post("", endpoint="create")
@residents
def apply(recruitment_id: int) -> ResponseReturnValue:
    applicant = actions.apply(actor(), found(queries.recruitment_by_id(recruitment_id)))
    flash(f"신청했습니다. 신청번호는 {applicant.number}번입니다.", "success")
    return redirect(url_for("recruitments.show", recruitment_id=recruitment_id), 303)


@withdrawals.post("", endpoint="create")
@residents
def withdraw(recruitment_id: int) -> ResponseReturnValue:
    actions.withdraw_application(actor(), found(queries.recruitment_by_id(recruitment_id)))
    flash("신청을 거두었습니다. 적어 둔 것은 지웠습니다.", "success")
    return redirect(url_for("recruitments.show", recruitment_id=recruitment_id), 303)
