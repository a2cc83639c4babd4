"""Long work as a page: how far it is, what went wrong, and a way to try again."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from .. import jobs
from ..database import db
from ..refusals import Refusal, Refused
from .doors import actor, found, officials
from .htmx import page_or_part

room = Blueprint("progress", __name__, url_prefix="/jobs")


def _mine(job_id: int) -> jobs.Job:
    """Whose work it is sees it, and administrators."""
    job = found(db.session.get(jobs.Job, job_id))
    return found(job if job.asked_by == actor().id or actor().is_admin else None)


@room.get("/<int:job_id>")
@officials
def show(job_id: int) -> ResponseReturnValue:
    return page_or_part("web/progress.html", "web/_progress.html", job=_mine(job_id))


@room.post("/<int:job_id>/retry")
@officials
def create(job_id: int) -> ResponseReturnValue:
    job = _mine(job_id)
    if job.state is not jobs.JobState.FAILED:
        raise Refused(Refusal.NOT_IN_THIS_STATE)
    return redirect(url_for("progress.show", job_id=jobs.retry(job).id), 303)
