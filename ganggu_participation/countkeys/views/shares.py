"""A share from its card, entered by its own officer: in the trial and in the count alike."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ... import jobs
from ...refusals import Refusal, Refused
from ...web.doors import actor, found, officials
from .. import actions, queries
from ..forms import ShareForm
from ..models import SharedKey
from ..states import KeyState

room = Blueprint("count_key_shares", __name__, url_prefix="/office/count-keys/<int:key_id>/shares")
BESIDE = (Refusal.BAD_SHARE, Refusal.OTHER_CARD)


@room.get("")
@officials
def new(key_id: int) -> ResponseReturnValue:
    return _page(found(queries.key_kept_by(actor(), key_id)), ShareForm())


@room.post("")
@officials
def create(key_id: int) -> ResponseReturnValue:
    key, form = found(queries.key_kept_by(actor(), key_id)), ShareForm()
    if not form.validate_on_submit():
        return _page(key, form), 422
    try:
        actions.enter(actor(), key, form.share.data)
    except Refused as no:
        if no.refusal not in BESIDE:
            raise
        form.refuse("share", no.message)
        return _page(found(queries.key_kept_by(actor(), key_id)), form), no.status
    return _next(key)


def _next(key: SharedKey) -> ResponseReturnValue:
    """The last share of a trial starts it; shares for a count wait for the one who counts."""
    if key.state is KeyState.MADE and key.is_gathered:
        back, who = url_for("count_keys.show", key_id=key.id), actor().id
        job = jobs.enqueue("try_count_key", f"{key.title} 시험", who, back, key_id=key.id, account_id=who)
        return redirect(job.next_url or url_for("progress.show", job_id=job.id), 303)
    flash("내 열쇠 조각을 넣었습니다.", "success")
    return redirect(url_for("count_keys.show", key_id=key.id), 303)


def _page(key: SharedKey, form: ShareForm) -> str:
    return render_template("countkeys/shares.html", key=key, mine=key.holder_of(actor().id), form=form)
