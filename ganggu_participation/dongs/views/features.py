"""The outlines of the dongs for the map."""

from flask import Blueprint, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import anyone
from .. import queries
from ..models import Dong

dong_features = Blueprint("dong_features", __name__)
SECONDS = 300  # a map may be this much older than the list beside it


@dong_features.get("/dongs.geojson")
@anyone
def show() -> ResponseReturnValue:
    drawn = [_feature(dong) for dong in queries.dongs_with_outlines()]
    answer = jsonify(type="FeatureCollection", features=drawn)
    answer.mimetype = "application/geo+json"
    answer.cache_control.public = True
    answer.cache_control.max_age = SECONDS
    answer.last_modified = queries.dongs_changed_at()
    answer.add_etag()
    return answer.make_conditional(request)


def _feature(dong: Dong) -> dict[str, object]:
    words = {"name": dong.name, "url": url_for("dongs.show", dong_id=dong.id)}
    label = {"label_lat": dong.label_lat, "label_lon": dong.label_lon}
    return {"type": "Feature", "id": dong.id, "geometry": dong.outline, "properties": words | label}
