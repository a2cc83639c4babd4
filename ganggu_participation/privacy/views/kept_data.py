"""What is kept about me, to take along for machines: JSON."""

from flask import Blueprint, Response, json
from flask.typing import ResponseReturnValue

from ... import clock
from ...web.doors import actor, residents
from ..kept import kept_about

room = Blueprint("kept_data", __name__, url_prefix="/me/kept.json")


@room.get("")
@residents
def show() -> ResponseReturnValue:
    """Of the ballots it says that there is nothing to give, so that nobody looks for them."""
    parts = [
        {"title": part.title, "why": part.why, "until": part.until, "items": [list(item) for item in part.items]}
        for part in kept_about(actor())
    ]
    told = {
        "made_at": clock.now().isoformat(),
        "ballots": "고른 내용은 이름과 함께 남기지 않아 찾을 수 없습니다.",
        "kept": parts,
    }
    answer = Response(json.dumps(told, ensure_ascii=False, indent=1), mimetype="application/json")
    answer.headers["Content-Disposition"] = "attachment; filename=my-data.json"
    return answer
