"""Coming in and going out, as a browser sees it."""

from datetime import timedelta

import pytest

from ganggu_participation.accounts.models import SignIn
from ganggu_participation.database import db
from tests.world import PASSWORD

from .builders import sign_up_someone

EMAIL = "someone@example.kr"
RIGHT = {"email": EMAIL, "password": PASSWORD}
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "evil.example",
    "http:/evil.example",
    " //evil.example",
]


def kept(browser):
    with browser.session_transaction() as now:
        return dict(now)


def test_the_right_password_leads_to_where_she_wanted(as_, town):
    sign_up_someone(EMAIL)
    browser = as_(None)
    asked = browser.get("/me")
    assert (asked.status_code, asked.location) == (303, "/sign-in?next=/me")
    assert 'name="next" value="/me"' in browser.get(asked.location).text
    answer = browser.post("/sign-in", data=RIGHT | {"next": "/me"})
    assert (answer.status_code, answer.location) == (303, "/me")
    assert "someone@example.kr" in browser.get("/me").text


@pytest.mark.parametrize("path", ELSEWHERE)
def test_nobody_is_led_out_of_the_house(as_, path):
    sign_up_someone(EMAIL)
    page = as_(None).get("/sign-in", query_string={"next": path}).text
    assert '<input type="hidden" name="next" value="/sign-in?' in page  # the display switch comes back here
    assert page.count('name="next"') == 1  # and the form itself leads nowhere else
    answer = as_(None).post("/sign-in", data=RIGHT | {"next": path})
    assert (answer.status_code, answer.location) == (303, "/")


@pytest.mark.parametrize("path", ELSEWHERE)
def test_nor_by_the_later_steps(as_, town, path):
    answer = as_(town.kim).post("/me/basis", data={"dong": 1, "basis": "residence", "next": path})
    assert (answer.status_code, answer.location) == (303, "/me")
    answer = as_(town.na).post("/me/basis", data={"dong": 1, "basis": "residence", "next": path})
    assert answer.location == "/identity-checks/new"


def test_known_and_unknown_addresses_read_the_same_page(as_, town):
    sign_up_someone(EMAIL)
    known = as_(None).post("/sign-in", data={"email": EMAIL, "password": "틀린 비밀번호"})
    unknown = as_(None).post("/sign-in", data={"email": "nobodyy@example.kr", "password": "틀린 비밀번호"})
    assert known.status_code == unknown.status_code == 422

    def without(page, email):
        return [line for line in page.replace(email, "").splitlines() if "csrf_token" not in line]

    assert without(known.text, EMAIL) == without(unknown.text, "nobodyy@example.kr")


def test_too_many_tries_are_told_with_the_wait(as_):
    sign_up_someone(EMAIL)
    browser = as_(None)
    for _ in range(5):
        browser.post("/sign-in", data={"email": EMAIL, "password": "틀린 비밀번호"})
    answer = browser.post("/sign-in", data=RIGHT)
    assert answer.status_code == 429
    assert "비밀번호를 여러 번 잘못 적어 잠시 멈추었습니다. 1분 뒤에 다시 해 주세요." in answer.text
    assert browser.get("/me").status_code == 303


def test_an_empty_form_says_what_is_missing(as_):
    answer = as_(None).post("/sign-in", data={"email": "", "password": ""})
    assert answer.status_code == 422
    assert "전자우편 주소나 휴대전화 번호" in answer.text and "비밀번호를 적어 주세요." in answer.text


def test_a_planted_session_does_not_survive_the_sign_in(as_):
    sign_up_someone(EMAIL)
    browser = as_(None)
    with browser.session_transaction() as planted:
        planted.update(csrf_token="planted", _user_id="planted", anything="planted")
    browser.post("/sign-in", data=RIGHT)
    now = kept(browser)
    assert "planted" not in now.values() and "anything" not in now


def test_token_and_csrf_differ_after_every_sign_in(as_):
    sign_up_someone(EMAIL)
    browser, seen = as_(None), []
    for _ in range(2):
        browser.post("/sign-in", data=RIGHT)
        browser.get("/me")
        seen.append((kept(browser)["_user_id"], kept(browser)["csrf_token"]))
    (first_token, first_csrf), (second_token, second_csrf) = seen
    assert first_token != second_token and first_csrf != second_csrf
    ended = db.session.query(SignIn).filter(SignIn.ended_at.is_not(None)).count()
    assert ended == 1  # the first one is worth nothing any more


def test_the_session_is_renewed_by_the_identity_check(as_, town):
    browser = as_(town.na)
    before = kept(browser)["_user_id"]
    number = browser.get("/identity-checks/new?provider=demo").text.split("확인 숫자</span> <b>")[1][:4]
    data = {"provider": "demo", "name": "나주민", "birth_date": "19600301", "number": number, "agree_identity": "y"}
    assert browser.post("/identity-checks", data=data).location == "/me"
    assert kept(browser)["_user_id"] != before
    assert browser.get("/me").status_code == 200


def test_a_copied_cookie_is_worth_nothing_after_signing_out(as_, town):
    browser, thief = as_(town.kim), as_(None)
    stolen = kept(browser)
    with thief.session_transaction() as taken:
        taken.update(stolen)
    assert thief.get("/me").status_code == 200
    answer = browser.post("/sign-out")
    assert (answer.status_code, answer.location) == (303, "/")
    with thief.session_transaction() as taken:
        taken.update(stolen)
    assert thief.get("/me").status_code == 303
    assert browser.get("/me").status_code == 303


def test_a_sign_in_lasts_as_long_as_the_settings_say(as_, app, time_machine):
    time_machine.move_to("2026-11-24T09:00:00+09:00", tick=False)
    sign_up_someone(EMAIL)
    app.config["SIGN_IN_HOURS"] = 3
    browser = as_(None)
    browser.post("/sign-in", data=RIGHT)
    time_machine.shift(timedelta(hours=2, minutes=59))
    assert browser.get("/me").status_code == 200
    time_machine.shift(timedelta(minutes=1))
    assert browser.get("/me").location == "/sign-in?next=/me"


def test_signing_out_as_a_stranger_is_no_fault(as_):
    assert as_(None).post("/sign-out").status_code == 303


def test_signing_in_and_out_needs_the_token_of_the_form(as_, town):
    sign_up_someone(EMAIL)
    assert as_(None).post("/sign-in", data=RIGHT, csrf=False).status_code == 400
    browser = as_(town.kim)
    assert browser.post("/sign-out", csrf=False).status_code == 400
    assert browser.get("/me").status_code == 200
    assert browser.get("/sign-out").status_code == 405


def test_who_is_in_already_is_led_on(as_, town):
    answer = as_(town.kim).get("/sign-in?next=/me/basis")
    assert (answer.status_code, answer.location) == (303, "/me/basis")


def test_demo_people_are_listed_on_demo_installations_only(as_, app, tmp_path):
    line = "동 담당자\tpark@example.kr\t시연 비밀번호\t풍암동 행정복지센터"
    (tmp_path / "demo-accounts.txt").write_text(f"# 시연용\n{line}\n\nbroken line\n", "utf-8")
    app.instance_path = str(tmp_path)
    page = as_(None).get("/sign-in").text
    assert "시연용 계정" in page and "풍암동 행정복지센터" in page and page.count("시연 비밀번호") == 2
    app.config["DEMO"] = False
    page = as_(None).get("/sign-in").text
    assert "시연 비밀번호" not in page and "시연용" not in page


def test_without_the_file_nobody_is_listed(as_, app, tmp_path):
    app.instance_path = str(tmp_path)
    assert "시연용 계정" not in as_(None).get("/sign-in").text
