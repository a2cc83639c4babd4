"""A count: what will happen, the work itself, its sheet in words."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ... import jobs
from ...approvals.queries import standing_of
from ...permissions import Act, why_not
from ...refusals import Refused
from ...verbs import Verb
from ...votes.queries import turnout_of, vote_seen_by
from ...web.doors import actor, found, freshly, observers, officials
from .. import queries

room = Blueprint("counts", __name__, url_prefix="/office")


@room.get("/votes/<int:vote_id>/count")
@officials
def new(vote_id: int) -> ResponseReturnValue:
    vote = found(vote_seen_by(actor(), vote_id))
    return render_template(
        "counts/new.html",
        vote=vote,
        turnout=turnout_of(vote),
        counts=queries.counts_of(vote_id),
        objections=queries.objections_of(vote_id),
        standing=standing_of(actor(), Act.OPEN_COUNT, vote),
    )


@room.post("/votes/<int:vote_id>/count")
@officials
@freshly
def create(vote_id: int) -> ResponseReturnValue:
    """The worker counts; the page of the job shows how far it is."""
    vote = found(vote_seen_by(actor(), vote_id))
    if refusal := why_not(actor(), Verb.COUNT_COUNT, vote):
        raise Refused(refusal)
    back, who = url_for("counts.new", vote_id=vote_id), actor().id
    job = jobs.enqueue("count", f"{vote.title} 개표", who, back, vote_id=vote_id, account_id=who)
    return redirect(job.next_url or url_for("progress.show", job_id=job.id), 303)


@room.get("/counts/<int:count_id>")
@observers
def show(count_id: int) -> ResponseReturnValue:
    count = found(queries.count_seen_by(actor(), count_id))
    sheet = queries.sheet_of(count)
    contests = queries.explained(sheet)
    standing = standing_of(actor(), Act.CERTIFY, count)
    return render_template(
        "counts/show.html", count=count, vote=count.vote, sheet=sheet, contests=contests, standing=standing
    )
