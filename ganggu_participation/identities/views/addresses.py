"""주소로 우리 동 찾기: what an address may mean; nobody is put into a dong by it."""

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue

from ...dongs.queries import dongs_described
from ...web.display import local
from ...web.doors import anyone
from ..addresses import places

room = Blueprint("addresses", __name__, url_prefix="/addresses")


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    """`back`: the page that takes the dong, with `dong=` behind it."""
    words = request.args.get("words", "").strip()[:80]
    dongs = dongs_described()
    legal = {dong.name: dong.legal_dongs for dong in dongs}
    found = places(words, legal, current_app.config["DISTRICT_NAME"]) if words else []
    numbers = {dong.name: dong.id for dong in dongs}
    rows = [(name, ", ".join(names)) for name, names in legal.items()]
    back = local(request.args.get("back"))
    return render_template(
        "identities/addresses.html", words=words, places=found, numbers=numbers, rows=rows, back=back
    )
