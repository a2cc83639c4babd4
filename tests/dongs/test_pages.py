"""What a person reads about the dongs."""

import json
from datetime import date

import pytest

from ganggu_participation.database import db
from ganggu_participation.dongs import actions, queries
from ganggu_participation.dongs.models import School
from ganggu_participation.permissions import INSTALLER

from ..statements import MOST, counted
from .builders import SQUARE, a_new_dong, as_typed


def read(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def a_school(number, dong):
    return School(
        id=f"B{number}", dong_id=dong.id, name=f"풍암{number}초등학교", level="초등학교", address="서구 풍암로 1", lat=35.1,
        lon=126.8, as_of=date(2026, 3, 20),
    )  # fmt: skip


def test_the_district_page_tells_the_same_on_the_map_and_in_words(town, as_):
    page = read(as_(None), "/dongs")
    assert 'data-map="/dongs.geojson"' in page
    for words in ("2개 동", "풍암동", "32,000명", "20.0%", "63,000명", "기준일", "2025. 5. 31.(토)", "확인 중"):
        assert words in page
    assert page.count("<h1") == 1


def test_the_district_page_names_its_sources(town, as_):
    actions.add(
        INSTALLER,
        a_new_dong(active_from=date(2026, 1, 1), sources={"outline": "boundaries", "population": "구청 통계"}),
    )
    page = read(as_(None), "/dongs")
    assert "vuski/admdongkor(CC BY 4.0)" in page
    assert "구청 통계" in page


def test_a_district_without_dongs_says_so(town, as_):
    for dong in (town.pungam, town.chipyeong):
        actions.close(INSTALLER, dong, date(2026, 1, 1))
    assert "아직 올린 동이 없습니다." in read(as_(None), "/dongs")


def test_the_page_of_a_dong(town, as_):
    db.session.add(a_school(1, town.pungam))
    town.pungam.ages = {"0-9": 1_000, "10-19": 3_000, "100+": 2}
    town.pungam.office_phone = "062-350-4532"
    db.session.commit()
    page = read(as_(None), f"/dongs/{town.pungam.id}")
    for words in (
        "<h1>풍암동</h1>",
        "0~9세",
        "100세 이상",
        "3,000명 · 9.4%",
        "tel:062-350-4532",
        "풍암1초등학교",
        "2026. 3. 20.(금)",
    ):
        assert words in page


def test_a_closed_dong_keeps_its_page_and_leaves_the_lists(town, as_):
    actions.close(INSTALLER, town.pungam, date(2026, 2, 1))
    client = as_(None)
    assert "2026. 2. 1.(일)</time>부터 쓰지 않는 동입니다" in read(client, f"/dongs/{town.pungam.id}")
    assert "풍암동" not in read(client, "/dongs")


def test_a_dong_that_never_was_is_not_found(town, as_):
    read(as_(None), "/dongs/4711", 404)


def test_the_map_carries_outline_name_and_address(town, as_):
    actions.add(
        INSTALLER, a_new_dong(active_from=date(2026, 1, 1), outline=SQUARE, label_lat=35.115, label_lon=126.855)
    )
    answer = as_(None).get("/dongs.geojson")
    assert answer.mimetype == "application/geo+json"
    (feature,) = json.loads(answer.data)["features"]
    assert feature["geometry"] == SQUARE
    dong_id = queries.dong_by_name("풍암2동").id
    assert feature["properties"] == {
        "name": "풍암2동",
        "url": f"/dongs/{dong_id}",
        "label_lat": 35.115,
        "label_lon": 126.855,
    }


def test_the_map_is_sent_again_only_when_it_changed(town, as_):
    client = as_(None)
    first = client.get("/dongs.geojson")
    assert "public" in first.headers["Cache-Control"] and first.headers["Last-Modified"]
    again = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/dongs.geojson", headers=again).status_code == 304
    actions.add(INSTALLER, a_new_dong(active_from=date(2026, 1, 1), outline=SQUARE, label_lat=35.1, label_lon=126.8))
    assert client.get("/dongs.geojson", headers=again).status_code == 200


@pytest.mark.parametrize("path", ["/dongs", "/dongs/1", "/dongs.geojson"])
def test_a_page_costs_the_same_with_many_rows(town, as_, path):
    client = as_(town.kim)
    with counted() as few:
        read(client, path)
    for number in range(20):
        db.session.add(a_school(number, town.pungam))
        facts = {"code": f"12240900{number:02}", "name": f"새{number}동", "active_from": date(2026, 1, 1)}
        actions.add(
            INSTALLER, a_new_dong(neighbours=[town.pungam], outline=SQUARE, label_lat=35.1, label_lon=126.8, **facts)
        )
    db.session.commit()
    with counted() as many:
        read(client, path)
    assert len(many) == len(few) <= MOST


def test_an_administrator_adds_a_dong(town, as_):
    client = as_(town.ahn)
    assert "동 더하기" in read(client, "/admin/dongs/new")
    words = as_typed(neighbours=[str(town.pungam.id)], outline=json.dumps(SQUARE))
    answer = client.post("/admin/dongs", data=words)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/admin/dongs")
    assert "풍암2동을 더했습니다." in read(client, "/admin/dongs")
    dong = queries.dong_and_surroundings(queries.dong_by_name("풍암2동").id)
    assert (dong.legal_dongs, dong.label_lat) == (["풍암동", "화정동"], pytest.approx(35.115))
    assert [other.name for other in dong.neighbours] == ["풍암동"]
    assert dong.sources["population"].startswith("행정안전부")


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("code", "12", "숫자 10자리로"),
        ("name", "풍암", "까지 적어 주세요"),
        ("name", "", "동 이름을 적어 주세요."),
        ("population", "0", "1명 이상으로"),
        ("population_18_plus", "99999", "0명부터"),
        ("population_65_plus", "-1", "0명부터"),
        ("area_km2", "넓음", "숫자로 적어 주세요"),
        ("area_km2", "NaN", "숫자로 적어 주세요"),
        ("outline", "여기", "동 경계를 읽지 못했습니다"),
        ("office_phone", "119", "전화번호는"),
        ("code", "1224000017", "이미 있는 동입니다"),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_nothing_is_lost(town, as_, field, typed, sentence):
    answer = as_(town.ahn).post("/admin/dongs", data=as_typed(source="구청 통계팀", **{field: typed}))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in page and "다시 확인해 주세요" in page and "구청 통계팀" in page
    assert queries.dong_by_name("풍암2동") is None


def test_an_administrator_closes_a_dong_on_a_page_that_says_what_will_happen(town, as_):
    client, address = as_(town.ahn), f"/admin/dongs/{town.pungam.id}/closure"
    assert "닫은 동은 다시 열 수 없습니다." in read(client, address)
    assert client.post(address, data={"on": "2027-01-01"}).status_code == 303
    assert "2027. 1. 1.(금)" in read(client, "/admin/dongs")
    assert "지금 단계에서는 할 수 없습니다." in read(client, address)


@pytest.mark.parametrize(("on", "sentence"), [("", "닫는 날을 적어 주세요."), ("1995-01-01", "앞서야 합니다")])
def test_a_closing_day_must_make_sense(town, as_, on, sentence):
    answer = as_(town.ahn).post(f"/admin/dongs/{town.pungam.id}/closure", data={"on": on})
    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)


@pytest.mark.parametrize("who", ["kim", "park", "han", "oh"])
def test_others_do_not_reach_the_administration(town, as_, who):
    client = as_(getattr(town, who))
    for path in ("/admin/dongs", "/admin/dongs/new", "/admin/dongs/1/closure"):
        read(client, path, 403)
    assert client.post("/admin/dongs", data=as_typed()).status_code == 403
    assert client.post("/admin/dongs/1/closure", data={"on": "2027-01-01"}).status_code == 403


def test_a_form_from_elsewhere_is_refused(town, as_):
    client = as_(town.ahn)
    assert client.post("/admin/dongs", data=as_typed(), csrf=False).status_code == 400
    assert client.post("/admin/dongs/1/closure", data={"on": "2027-01-01"}, csrf=False).status_code == 400
    assert queries.dong_by_name("풍암2동") is None
