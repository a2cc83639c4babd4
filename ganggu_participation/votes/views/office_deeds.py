"""What an official does with a vote: each verb is a POST of its own; cancelling has a page of its own."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ... import jobs
from ...countkeys.queries import keys_ready_for
from ...refusals import Refused
from ...web.doors import actor, found, freshly, officials
from .. import actions, queries
from ..forms import CancellationForm, CountKeyForm, ExtensionForm
from ..models import Vote
from .office import desk_page

PREFIX = "/office/votes/<int:vote_id>"
keys = Blueprint("vote_keys", __name__, url_prefix=PREFIX)
publications = Blueprint("vote_publications", __name__, url_prefix=PREFIX)
openings = Blueprint("vote_openings", __name__, url_prefix=PREFIX)
closures = Blueprint("vote_closures", __name__, url_prefix=PREFIX)
extensions = Blueprint("vote_extensions", __name__, url_prefix=PREFIX)
cancellations = Blueprint("vote_cancellations", __name__, url_prefix=PREFIX)
ROOMS = (keys, publications, openings, closures, extensions, cancellations)


def _kept(vote_id: int) -> Vote:
    return found(queries.vote_kept_by(actor(), vote_id))


def _done(vote_id: int, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for("office_votes.show", vote_id=vote_id), 303)


def _do(vote_id: int, verb: Callable[[Any, Vote], None], sentence: str) -> ResponseReturnValue:
    verb(actor(), _kept(vote_id))
    return _done(vote_id, sentence)


@keys.post("/count-key", endpoint="create")
@officials
def take_key(vote_id: int) -> ResponseReturnValue:
    vote = _kept(vote_id)
    ready = keys_ready_for(vote.dong_id)
    form = CountKeyForm().offer(ready)
    if not form.validate_on_submit():
        return desk_page(vote, ExtensionForm(formdata=None), 422)
    actions.take_key(actor(), vote, next((key for key in ready if key.id == form.key.data), None))
    return _done(vote_id, "개표 열쇠를 정했습니다.")


@publications.post("/publication", endpoint="create")
@officials
def publish(vote_id: int) -> ResponseReturnValue:
    return _do(vote_id, actions.publish, "투표를 공고했습니다. 이제 규칙은 바뀌지 않습니다.")


@openings.post("/opening", endpoint="create")
@officials
def open_polls(vote_id: int) -> ResponseReturnValue:
    return _do(vote_id, actions.open, "투표를 열었습니다.")


@closures.post("/closure", endpoint="create")
@officials
def close_polls(vote_id: int) -> ResponseReturnValue:
    """The worker sweeps the files of the box afterwards."""
    answer = _do(vote_id, actions.close, "투표를 마감했습니다. 이제 개표할 수 있습니다.")
    jobs.enqueue("sweep_boxes", "투표함 자취 지우기", actor().id, url_for("office_votes.show", vote_id=vote_id))
    return answer


@extensions.post("/extension", endpoint="create")
@officials
def extend(vote_id: int) -> ResponseReturnValue:
    vote, form = _kept(vote_id), ExtensionForm()
    if not form.validate_on_submit():
        return desk_page(vote, form, 422)
    try:
        actions.extend(actor(), vote, form.closes.data, form.reason.data)
    except Refused as no:
        form.refuse("closes", no.message)
        return desk_page(_kept(vote_id), form, no.status)
    return _done(vote_id, "투표 기간을 늘리고 알림을 올렸습니다.")


@cancellations.get("/cancellation")
@officials
def new(vote_id: int) -> ResponseReturnValue:
    return render_template("votes/office_cancel.html", vote=_kept(vote_id), form=CancellationForm())


@cancellations.post("/cancellation")
@officials
@freshly
def create(vote_id: int) -> ResponseReturnValue:
    vote, form = _kept(vote_id), CancellationForm()
    if not form.validate_on_submit():
        return render_template("votes/office_cancel.html", vote=vote, form=form), 422
    actions.cancel(actor(), vote, form.reason.data)
    return _done(vote_id, "투표를 취소하고 까닭을 알렸습니다.")
