"""Public news as Atom (RFC 4287), for readers and for other sites."""

from collections.abc import Sequence

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from ... import clock
from ...dongs.queries import dong_by_id
from ...web.doors import anyone, found
from ..models import Bulletin
from ..queries import bulletins_in

room = Blueprint("feeds", __name__, url_prefix="/feeds")


@room.get("/news.atom")
@anyone
def index() -> ResponseReturnValue:
    return atom("", bulletins_in())


@room.get("/dongs/<int:dong_id>.atom")
@anyone
def show(dong_id: int) -> ResponseReturnValue:
    return atom(found(dong_by_id(dong_id)).name, bulletins_in(dong_id))


def atom(name: str, news: Sequence[Bulletin]) -> Response:
    updated = news[0].at if news else clock.now()
    text = render_template("notices/feed.xml", news=news, name=name, updated=updated, root=request.url_root.rstrip("/"))
    return Response(text, mimetype="application/atom+xml")
