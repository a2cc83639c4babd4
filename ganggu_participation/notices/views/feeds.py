"""Public news as Atom (RFC 4287), for readers and for other sites."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from ... import clock
from ...dongs.queries import dong_by_id
from ...web.doors import anyone, found
from ..queries import bulletins_in

room = Blueprint("feeds", __name__, url_prefix="/feeds")


@room.get("/news.atom")
@anyone
def index() -> ResponseReturnValue:
    return _atom("", None)


@room.get("/dongs/<int:dong_id>.atom")
@anyone
def show(dong_id: int) -> ResponseReturnValue:
    return _atom(found(dong_by_id(dong_id)).name, dong_id)


def _atom(name: str, dong_id: int | None) -> Response:
    news = bulletins_in(dong_id)
    updated = news[0].at if news else clock.now()
    text = render_template("notices/feed.xml", news=news, name=name, updated=updated, root=request.url_root.rstrip("/"))
    return Response(text, mimetype="application/atom+xml")
