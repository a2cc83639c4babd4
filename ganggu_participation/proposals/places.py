"""Where a proposal is about: a point on the map must lie in the district, and in the dong that was chosen.

The outlines are drawn coarsely, so a point close outside the edge of its dong still counts as in it."""

from ..dongs.outlines import holds, metres_from
from ..dongs.queries import dongs_with_outlines
from ..refusals import Refusal

EDGE_METRES = 150


def why_not_there(dong_id: int, lat: float, lon: float) -> tuple[Refusal, str] | None:
    """Why the point cannot stand for a place in this dong, with the dong that it lies in; or nothing."""
    dongs = dongs_with_outlines()
    chosen = next((dong for dong in dongs if dong.id == dong_id), None)
    if chosen and chosen.outline and metres_from(chosen.outline, lon, lat) <= EDGE_METRES:
        return None
    there = next((dong for dong in dongs if dong.outline and holds(dong.outline, lon, lat)), None)
    if there is None:
        return Refusal.POINT_OUTSIDE, ""
    return Refusal.POINT_IN_OTHER_DONG, f"표시한 곳은 {there.name}입니다."
