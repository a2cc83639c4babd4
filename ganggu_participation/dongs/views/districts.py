"""The district page and the page of one dong."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ... import clock
from ...web.doors import anyone, found
from .. import queries
from ..figures import DistrictFigures, age_bands, schools_by_level
from ..sources import sources_named

dongs = Blueprint("dongs", __name__, url_prefix="/dongs")


@dongs.get("")
@anyone
def index() -> ResponseReturnValue:
    there = queries.dongs_described()
    sources = sources_named(name for dong in there for name in dong.sources.values())
    figures = DistrictFigures.of(there)
    return render_template("dongs/index.html", dongs=there, figures=figures, sources=sources)


@dongs.get("/<int:dong_id>")
@anyone
def show(dong_id: int) -> ResponseReturnValue:
    dong = found(queries.dong_and_surroundings(dong_id))
    today = clock.today()
    facts = {
        "today": today,
        "district": DistrictFigures.of(queries.dongs_in_order()),
        "ages": age_bands(dong),
        "schools": schools_by_level(dong.schools),
        "neighbours": [other for other in dong.neighbours if other.is_there_on(today)],
        "sources": sources_named([*dong.sources.values(), *(school.source for school in dong.schools)]),
    }
    return render_template("dongs/show.html", dong=dong, **facts)
