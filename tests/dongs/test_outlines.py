"""Pasted outlines are read whole or refused in words."""

import json

import pytest

from ganggu_participation.dongs.outlines import middle, read_outline

from .builders import SQUARE


def test_a_geometry_and_a_feature_read_the_same():
    feature = {"type": "Feature", "properties": {"x": 1}, "geometry": SQUARE}
    assert read_outline(json.dumps(feature)) == read_outline(json.dumps(SQUARE)) == SQUARE


def test_several_polygons_are_one_outline():
    several = {"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"]]}
    assert read_outline(json.dumps(several)) == several


def test_the_name_stands_in_the_middle():
    assert middle(SQUARE) == pytest.approx((126.855, 35.115))


@pytest.mark.parametrize(
    "pasted",
    [
        "지도", "[]", "{}", "null", "1", '{"type": "Point", "coordinates": [1, 2]}', '{"type": "Polygon", "coordinates": []}',
        '{"type": "Polygon", "coordinates": [[]]}', '{"type": "Polygon", "coordinates": 7}',
        '{"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [1, 2]]]}', '{"type": "Polygon", "coordinates": [[["a", 2]]]}',
        '{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}', '{"type": "Polygon"}',
        '{"type": "Polygon", "coordinates": [[[0, NaN], [1, 0], [1, 1], [0, NaN]]]}',
    ],
)  # fmt: skip
def test_anything_else_is_refused_in_words(pasted):
    with pytest.raises(ValueError, match="읽지 못했습니다|벗어났습니다"):
        read_outline(pasted)


def test_latitude_before_longitude_is_noticed():
    turned = {"type": "Polygon", "coordinates": [[[lat, lon] for lon, lat in SQUARE["coordinates"][0]]]}
    with pytest.raises(ValueError, match="경도, 위도"):
        read_outline(json.dumps(turned))
