"""The steps of a ceremony: each verb is a POST of its own."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from ... import jobs
from ...permissions import permit
from ...verbs import Verb
from ...web.doors import actor, found, officials
from .. import actions, queries

PREFIX = "/office/count-keys/<int:key_id>"
DAY = 24 * 3600
seats = Blueprint("count_key_seats", __name__, url_prefix=PREFIX)
makings = Blueprint("count_key_makings", __name__, url_prefix=PREFIX)
tables = Blueprint("count_key_tables", __name__, url_prefix=PREFIX)
drops = Blueprint("count_key_drops", __name__, url_prefix=PREFIX)
ROOMS = (seats, makings, tables, drops)


def seat_cookie(no: int) -> str:
    """A cookie of its own: it outlives signing out, so that officers may come to one computer after another."""
    return f"count-key-seat-{no}"


def _to_key(key_id: int) -> ResponseReturnValue:
    return redirect(url_for("count_keys.show", key_id=key_id), 303)


@seats.post("/seat", endpoint="create")
@officials
def attend(key_id: int) -> ResponseReturnValue:
    """The secret of her seat goes into this browser and nowhere else."""
    key = found(queries.key_kept_by(actor(), key_id))
    secret = actions.attend(actor(), key)
    mine = found(key.holder_of(actor().id))
    flash("자리를 확인했습니다. 모두 오면 개표 열쇠를 만듭니다. 카드는 이 기기의 이 브라우저에서 받습니다.", "success")
    answer = redirect(url_for("count_keys.show", key_id=key_id), 303)
    where = url_for("count_keys.show", key_id=key_id)
    answer.set_cookie(
        seat_cookie(mine.no), secret.hex(), max_age=DAY, path=where, httponly=True, samesite="Strict",
        secure=request.is_secure,
    )  # fmt: skip
    return answer


@makings.post("/making", endpoint="create")
@officials
def make(key_id: int) -> ResponseReturnValue:
    actions.make(actor(), found(queries.key_kept_by(actor(), key_id)))
    flash("개표 열쇠를 만들어 조각으로 나누었습니다. 이제 각자 자기 카드를 받아 주세요.", "success")
    return _to_key(key_id)


@tables.post("/table", endpoint="create")
@officials
def call(key_id: int) -> ResponseReturnValue:
    """The worker lays the table: shares are joined in its memory."""
    key = found(queries.key_kept_by(actor(), key_id))
    permit(actor(), Verb.COUNTKEY_CALL, key)
    back, who = url_for("count_keys.show", key_id=key_id), actor().id
    job = jobs.enqueue("call_shares", "열쇠 조각 모을 준비", who, back, key_id=key_id, account_id=who)
    return redirect(job.next_url or url_for("progress.show", job_id=job.id), 303)


@drops.post("/drop", endpoint="create")
@officials
def drop(key_id: int) -> ResponseReturnValue:
    actions.drop(actor(), found(queries.key_kept_by(actor(), key_id)))
    flash("이 열쇠를 버렸습니다. 나누어 준 카드는 찢어 주세요. 처음부터 다시 만들 수 있습니다.", "success")
    return _to_key(key_id)
