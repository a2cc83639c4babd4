"""From an address to the dongs that it may lie in: offered, never guessed."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from ganggu_participation.identities.addresses import answers_of, place_of, places

LEGAL = {
    "풍암동": ["풍암동"],
    "화정1동": ["화정동", "내방동"],
    "화정2동": ["화정동"],
    "양동": ["양동"],
    "양3동": ["양동"],
    "유덕동": ["유촌동", "덕흥동"],
}
JUSO = {"roadAddr": "서구 풍암로 1", "sggNm": "서구", "emdNm": "화정동", "hemdNm": "광주 서구 화정제2동"}
SAMPLES = Path(__file__).parents[3] / "shared/data/juso_api_format_and_samples.json"


def test_a_legal_dong_of_one_dong_names_it(app):
    (place,) = places("서구 유촌동 12-3", LEGAL, "서구")
    assert place.dongs == ("유덕동",) and place.is_certain


@pytest.mark.parametrize(("words", "dongs"), [("화정동 산 5", ("화정1동", "화정2동")), ("양동 1", ("양동", "양3동"))])
def test_a_legal_dong_of_several_offers_them_all(app, words, dongs):
    (place,) = places(words, LEGAL, "서구")
    assert place.dongs == dongs and not place.is_certain


def test_what_is_no_dong_here_finds_nothing(app):
    assert places("강남구 역삼동 1", LEGAL, "서구") == places("", LEGAL, "서구") == []


def test_the_address_service_gives_a_hint_and_no_decision():
    place = place_of(JUSO, LEGAL, "서구")
    assert place.dongs == ("화정1동", "화정2동") and place.hint == "화정2동"


@pytest.mark.parametrize("changed", [{"sggNm": "남구"}, {"emdNm": "봉선동"}, {"emdNm": None}])
def test_an_address_elsewhere_is_none(changed):
    assert place_of(JUSO | changed, LEGAL, "서구") is None


def test_a_hint_that_does_not_fit_is_dropped():
    assert place_of(JUSO | {"hemdNm": "광주 서구 풍암동"}, LEGAL, "서구").hint == ""
    assert place_of({**JUSO, "hemdNm": None}, LEGAL, "서구").hint == ""


@pytest.mark.parametrize("told", [{}, {"results": None}, {"results": {"common": {"errorCode": "E0006"}, "juso": None}}])
def test_an_error_of_the_service_is_an_empty_answer(told):
    assert answers_of(told) == []


@pytest.mark.skipif(not SAMPLES.exists(), reason="the recorded answers of the address service are not here")
def test_recorded_answers_are_read():
    told = json.loads(SAMPLES.read_text())
    recorded = told["recorded_quoted_in_public_code"] + told["recorded_2026_08_trimmed_fields"]
    envelope = {"results": {"common": {"errorCode": "0"}, "juso": recorded}}
    assert len(answers_of(envelope)) == len(recorded)
    (place,) = [
        found
        for juso in recorded
        if (found := place_of(juso, {"원효로2동": ["원효로2가"], "원효로1동": ["원효로2가"]}, "용산구"))
    ]
    assert place.hint == "원효로1동" and len(place.dongs) == 2


class Juso(BaseHTTPRequestHandler):
    """The address service: says what a test tells it to say, and keeps what it was asked."""

    server: "AddressService"

    def do_GET(self):
        self.server.asked.append(dict(parse_qsl(urlsplit(self.path).query)))
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(self.server.said)

    def log_message(self, *words):
        """Nothing to the terminal."""


class AddressService(ThreadingHTTPServer):
    status, said = 200, b"{}"

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Juso)
        self.asked = []

    def tell(self, *juso):
        self.said = json.dumps({"results": {"common": {"errorCode": "0"}, "juso": juso}}).encode()


@pytest.fixture
def service(app):
    with AddressService() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        app.config.update(JUSO_KEY="key of a test", JUSO_URL=f"http://127.0.0.1:{running.server_port}/juso")
        yield running
        running.shutdown()


@pytest.mark.skipif(not SAMPLES.exists(), reason="the recorded answers of the address service are not here")
def test_the_service_is_asked_over_http_and_its_recorded_answer_read(app, service):
    recorded = json.loads(SAMPLES.read_text())["synthetic_seogu"]["juso"]
    service.tell(*recorded)
    legal = {juso["hemdNm"].split(" ")[-1]: [juso["emdNm"]] for juso in recorded}
    found = places("천변좌로", legal, "서구")
    assert len(found) == len(recorded) and all(place.address for place in found)
    asked = service.asked[0]
    assert (asked["keyword"], asked["confmKey"], asked["resultType"]) == ("천변좌로", "key of a test", "json")


def test_over_http_a_dong_of_several_is_still_offered_and_not_guessed(app, service):
    service.tell(JUSO)
    (place,) = places("풍암로 1", LEGAL, "서구")
    assert place.dongs == ("화정1동", "화정2동") and place.hint == "화정2동" and not place.is_certain


@pytest.mark.parametrize(
    ("status", "said"),
    [(503, b""), (200, b"<html>"), (200, b'{"results": {"common": {"errorCode": "E0001"}}}'), (302, b"")],
)
def test_a_service_that_is_down_leaves_the_table(app, service, status, said):
    service.status, service.said = status, said
    (place,) = places("화정동 산 5", LEGAL, "서구")
    assert place.dongs == ("화정1동", "화정2동") and len(service.asked) == 1


def test_without_a_key_nobody_is_asked(app, service):
    app.config["JUSO_KEY"] = ""
    assert places("화정동 산 5", LEGAL, "서구") and service.asked == []


def test_the_page_offers_each_and_leads_back(app):
    page = app.test_client().get("/addresses?words=풍암동&back=/me/basis").text
    assert "/me/basis?dong=" in page or "찾지 못했습니다" in page
    assert (
        'href="https://elsewhere'
        not in app.test_client().get("/addresses?words=풍암동&back=https://elsewhere.example/").text
    )
