"""Proposals as points for the map: those that the same words would list."""

from typing import Any

from flask import Blueprint, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from ...dongs.queries import dong_names
from ...web.doors import anyone
from ..queries import points_found
from .search import read_wish

room = Blueprint("proposal_features", __name__, url_prefix="/proposals.geojson")


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    _, wish = read_wish(request.args, dong_names())
    answer = jsonify(type="FeatureCollection", features=[_feature(row) for row in points_found(wish)])
    answer.mimetype = "application/geo+json"
    return answer


def _feature(row: Any) -> dict[str, object]:
    number, title, lat, lon, dong = row
    words = {"name": title, "dong": dong, "url": url_for("proposals.show", proposal_id=number)}
    return {
        "type": "Feature",
        "id": number,
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": words,
    }
