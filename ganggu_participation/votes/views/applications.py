"""One's own application, with an account or checked without any: to apply, to see one's number, to step back."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...identities.queries import faces_offered
from ...refusals import Refused
from ...web.doors import actor, anyone, elector, electors, found
from .. import actions
from .. import recruitment_queries as queries
from ..forms.recruiting import application_form
from ..recruitment_models import Recruitment
from ..recruitment_words import group_label
from ..roll import who_may_vote
from .votes import place_of

room = Blueprint("applications", __name__, url_prefix="/votes/<int:vote_id>/application")
withdrawals = Blueprint("application_withdrawals", __name__, url_prefix="/votes/<int:vote_id>/application/withdrawal")
ROOMS = (room, withdrawals)


@room.get("", endpoint="show")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    recruitment = found(queries.recruitment_of(vote_id))
    if elector() is None:
        return render_template("votes/application_entrance.html", faces=faces_offered(), **_words(recruitment))
    return _page(recruitment)


@room.post("", endpoint="create")
@electors
def apply(vote_id: int) -> ResponseReturnValue:
    recruitment = found(queries.recruitment_of(vote_id))
    form = application_form(recruitment.asks, actor())
    if not form.validate_on_submit():
        return _page(recruitment, form, 422)
    try:
        applicant = actions.apply(elector(), recruitment, **form.said)
    except Refused as no:
        flash(no.message, "warning")
        return _page(found(queries.recruitment_of(vote_id)), form, no.status)
    flash(f"신청했습니다. 신청번호는 {applicant.number}번입니다.", "success")
    return redirect(url_for("applications.show", vote_id=vote_id), 303)


@withdrawals.post("", endpoint="create")
@electors
def withdraw(vote_id: int) -> ResponseReturnValue:
    actions.withdraw_application(elector(), found(queries.recruitment_of(vote_id)))
    flash("신청을 거두었습니다. 적어 둔 것은 지웠습니다.", "success")
    return redirect(url_for("applications.show", vote_id=vote_id), 303)


def _page(recruitment: Recruitment, form: Any = None, status: int = 200) -> ResponseReturnValue:
    own = queries.applicant_of(recruitment.vote_id, elector().person_key)
    words = {
        "number": own.number if own else None,
        "group": group_label(recruitment, own.group) if own and recruitment.quotas else "",
        "no": queries.why_no_application(elector(), recruitment),
        "form": form or application_form(recruitment.asks, actor(), fresh=True),
        "has_account": actor() is not None,
    }
    return render_template("votes/application.html", **_words(recruitment), **words), status


def _words(recruitment: Recruitment) -> dict[str, Any]:
    rule, place = {**recruitment.vote.roll_rule, "listed": False}, place_of(recruitment.vote)
    return {
        "recruitment": recruitment,
        "vote": recruitment.vote,
        "who": who_may_vote(rule, place).replace("투표할 수 있습니다", "신청할 수 있습니다"),
        "needed": rule["level"],
    }
