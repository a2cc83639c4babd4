"""The list of a vote on the desk of the roll keeper: a file is looked at and taken in; later one person at a time, by two."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...approvals.queries import standing_of
from ...permissions import Act
from ...refusals import Refusal, Refused
from ...spreadsheets import UnreadableFile
from ...web.doors import actor, found, officials
from .. import actions, queries, roll_files, roll_queries
from ..forms.listing import RollChangeForm, RollFileForm
from ..models import Vote
from ..recruitment_queries import recruitment_of

room = Blueprint("rolls", __name__, url_prefix="/office/votes/<int:vote_id>/roll")
previews = Blueprint("roll_previews", __name__, url_prefix="/office/votes/<int:vote_id>/roll/preview")
requests = Blueprint("roll_requests", __name__, url_prefix="/office/votes/<int:vote_id>/roll/changes")
changes = Blueprint("roll_changes", __name__, url_prefix="/office/roll-changes")
completions = Blueprint("roll_completions", __name__, url_prefix="/office/roll-changes/<int:change_id>/completion")
ends = Blueprint("roll_change_ends", __name__, url_prefix="/office/roll-changes/<int:change_id>/end")
ROOMS = (room, previews, requests, changes, completions, ends)


def _vote(vote_id: int) -> Vote:
    """A vote with a list, for whoever keeps it."""
    vote = found(queries.vote_kept_by(actor(), vote_id))
    found(vote if vote.roll_rule.get("listed") and roll_queries.keeps_roll(actor(), vote) else None)
    return vote


def _page(vote: Vote, status: int = 200, **forms: object) -> ResponseReturnValue:
    words = {"file_form": RollFileForm(formdata=None), "form": RollChangeForm(formdata=None), **forms}
    told = {
        "people": roll_queries.people_on(vote.id),
        "changes": roll_queries.changes_of(vote),
        "recruitment": recruitment_of(vote.id),
    }
    return render_template("votes/roll.html", vote=vote, **told, **words), status


@room.get("")
@officials
def show(vote_id: int) -> ResponseReturnValue:
    return _page(_vote(vote_id))


@previews.post("", endpoint="create")
@officials
def preview(vote_id: int) -> ResponseReturnValue:
    """Nothing is on the list yet; what was read without a fault is kept sealed for half an hour."""
    vote, form = _vote(vote_id), RollFileForm()
    if not form.validate_on_submit():
        return _page(vote, 422, file_form=form)
    try:
        reading = roll_files.read(form.file.data.read(), roll_queries.known_beside(vote))
    except UnreadableFile as no:
        form.refuse("file", str(no))
        return _page(vote, 422, file_form=form)
    token = "" if reading.faults or not reading.people else roll_files.keep(vote.id, reading.people, actor().id)
    words = {"reading": reading, "token": token, "people": roll_queries.people_on(vote.id)}
    return render_template("votes/roll_preview.html", vote=vote, **words), 422 if reading.faults else 200


@room.post("")
@officials
def create(vote_id: int) -> ResponseReturnValue:
    vote = _vote(vote_id)
    people = roll_files.kept(request.form.get("token", ""), vote.id, actor().id)
    if people is None:
        raise Refused(Refusal.RUN_OVER)
    actions.list_roll(actor(), vote, people)
    flash(f"{len(people):,}명을 투표 명부에 넣었습니다. 앞의 명부는 지웠습니다.", "success")
    return redirect(url_for("rolls.show", vote_id=vote_id), 303)


@requests.post("", endpoint="create")
@officials
def ask(vote_id: int) -> ResponseReturnValue:
    vote, form = _vote(vote_id), RollChangeForm()
    if not form.validate_on_submit():
        return _page(vote, 422, form=form)
    words: dict[str, Any] = {name: form[name].data or "" for name in ("name", "birth_date", "phone", "apart", "reason")}
    try:
        change = actions.ask_change(actor(), vote, form.kind.data, **words)
    except Refused as no:
        form.refuse("name", no.message)
        return _page(_vote(vote_id), no.status, form=form)
    flash("승인을 요청했습니다. 다른 명부 담당자가 승인하면 고칠 수 있습니다.", "success")
    return redirect(url_for("roll_changes.show", change_id=change.id), 303)


@changes.get("/<int:change_id>", endpoint="show")
@officials
def show_change(change_id: int) -> ResponseReturnValue:
    change = found(roll_queries.change_kept_by(actor(), change_id))
    return render_template(
        "votes/roll_change.html", change=change, standing=standing_of(actor(), Act.CHANGE_ROLL, change)
    )


@completions.post("", endpoint="create")
@officials
def complete(change_id: int) -> ResponseReturnValue:
    change = found(roll_queries.change_kept_by(actor(), change_id))
    vote_id = change.vote_id
    actions.carry_out(actor(), change)
    flash("명부를 고치고 고친 사람 수를 알렸습니다.", "success")
    return redirect(url_for("rolls.show", vote_id=vote_id), 303)


@ends.post("", endpoint="create")
@officials
def drop(change_id: int) -> ResponseReturnValue:
    change = found(roll_queries.change_kept_by(actor(), change_id))
    vote_id = change.vote_id
    actions.drop_change(actor(), change)
    flash("명부를 고치지 않기로 했습니다.", "success")
    return redirect(url_for("rolls.show", vote_id=vote_id), 303)
