"""A point on the map lies in the district and in the dong that was chosen; without one the words suffice."""

import pytest

from ganggu_participation.database import db
from ganggu_participation.dongs.outlines import holds, metres_from
from ganggu_participation.proposals import actions
from ganggu_participation.refusals import Refusal, Refused

from . import builders
from .test_pages import read, the_only_proposal, typed

WEST = {
    "type": "Polygon",
    "coordinates": [[[126.80, 35.10], [126.85, 35.10], [126.85, 35.15], [126.80, 35.15], [126.80, 35.10]]],
}
EAST = {
    "type": "Polygon",
    "coordinates": [[[126.85, 35.10], [126.90, 35.10], [126.90, 35.15], [126.85, 35.15], [126.85, 35.10]]],
}
IN_WEST, IN_EAST, AWAY = (35.12, 126.82), (35.12, 126.88), (37.5, 127.0)
JUST_EAST = (35.12, 126.851)  # some 90 m behind the edge


@pytest.fixture
def outlined(town):
    for dong, outline in ((town.pungam, WEST), (town.chipyeong, EAST)):
        dong.outline, dong.label_lat, dong.label_lon = outline, 35.12, outline["coordinates"][0][0][0] + 0.02
    db.session.commit()
    return town


def at(point):
    return {"lat": point[0], "lon": point[1]}


@pytest.mark.parametrize("point", [IN_WEST, JUST_EAST])
def test_a_point_in_the_dong_or_at_its_edge_is_kept(outlined, point):
    assert (lambda p: (p.lat, p.lon))(builders.a_draft(outlined.kim, **at(point))) == point


@pytest.mark.parametrize(("point", "refusal"), [(IN_EAST, Refusal.POINT_IN_OTHER_DONG), (AWAY, Refusal.POINT_OUTSIDE)])
def test_a_point_elsewhere_is_refused_and_named(outlined, point, refusal):
    with pytest.raises(Refused) as no:
        builders.a_draft(outlined.kim, **at(point))
    assert no.value.refusal is refusal
    assert refusal is Refusal.POINT_OUTSIDE or "치평동" in no.value.message


def test_while_the_page_keeps_by_itself_a_point_elsewhere_is_left_out(outlined):
    draft = builders.a_draft(outlined.kim, **at(IN_WEST))
    actions.keep(outlined.kim, draft, revision=draft.revision, **at(AWAY))
    assert draft.lat is None and draft.lon is None


def test_half_a_point_or_none_is_no_point(outlined):
    assert builders.a_draft(outlined.kim, lat=35.12).lat is None
    assert builders.a_draft(outlined.kim).lat is None


def test_the_form_tells_where_the_point_lies(outlined, as_):
    builders.an_announced_cycle()
    kim = as_(outlined.kim)
    wrong = kim.post("/proposals", data=typed(outlined, **at(IN_EAST)))
    assert wrong.status_code == 422 and "표시한 곳은 치평동입니다" in read(wrong)
    assert kim.post("/proposals", data=typed(outlined, lat="x", lon="999")).status_code == 303
    assert the_only_proposal().lat is None


def test_inside_and_distance(outlined):
    assert holds(WEST, 126.82, 35.12) and not holds(WEST, 126.88, 35.12)
    assert metres_from(WEST, 126.82, 35.12) == 0
    assert 85 < metres_from(WEST, 126.851, 35.12) < 97
