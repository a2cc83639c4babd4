"""How many took part: a page, the figure that pages ask for every few seconds, and the same as a file. Never a result.

The figure is the same for everybody: nobody's session is asked, and a browser that has it already gets no body."""

from flask import Blueprint, Response, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from ...web.doors import anyone, found
from ..roll import OLDEST_BAND
from ..states import Channel
from ..turnouts import BANDS, Live, Tables, live_turnout, turnout_tables

room = Blueprint("turnouts", __name__, url_prefix="/votes/<int:vote_id>/turnout")
figures = Blueprint("turnout_figures", __name__, url_prefix="/votes/<int:vote_id>/turnout/figure")
files = Blueprint("turnout_files", __name__, url_prefix="/votes/<int:vote_id>/turnout.json")
ROOMS = (room, figures, files)
SHORTLY = "private, max-age=2"


@room.get("")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    turnout = found(live_turnout(vote_id))
    return render_template("votes/turnout.html", turnout=turnout, **_told(_tables(turnout)))


@figures.get("", endpoint="show")
@anyone
def show_figure(vote_id: int) -> ResponseReturnValue:
    turnout = found(live_turnout(vote_id))
    part = current_app.jinja_env.get_template("votes/_turnout.html")  # without the frame, which asks who is here
    return _for_a_moment(Response(part.render(turnout=turnout)))


@files.get("", endpoint="show")
@anyone
def show_file(vote_id: int) -> ResponseReturnValue:
    turnout = found(live_turnout(vote_id))
    told = {"people": turnout.total, "is_open": turnout.is_open_now, "until_yesterday": not turnout.is_whole}
    return _for_a_moment(jsonify(told | _tables(turnout).as_dict()))


def _tables(turnout: Live) -> Tables:
    return turnout_tables(turnout) if turnout.has_begun else Tables(None, None, None)


def _for_a_moment(answer: Response) -> Response:
    answer.headers["Cache-Control"] = SHORTLY
    answer.add_etag()
    answer.make_conditional(request)
    return answer


def _told(tables: Tables) -> dict[str, object]:
    """Rows in the order of their kind, in words."""
    channels, bands = tables.channels or {}, tables.bands or {}
    return {
        "channels": [(channel.label, channels[channel.value]) for channel in Channel if channel.value in channels],
        "dongs": list((tables.dongs or {}).items()),
        "bands": [(_years(band), bands[band]) for band in BANDS if band in bands],
    }


def _years(band: str) -> str:
    """`20세 미만`, `20대` ... `70세 이상`."""
    if band == BANDS[0]:
        return f"{BANDS[1]}세 미만"
    return f"{band}세 이상" if band == str(OLDEST_BAND) else f"{band}대"
