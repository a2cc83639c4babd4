"""What people and administrators read."""

import pytest

from ganggu_participation.accounts.actions import grant
from ganggu_participation.accounts.models import Account, RoleGrant
from ganggu_participation.accounts.rights import NOUNS, WORDS, rights_by_noun
from ganggu_participation.database import db
from ganggu_participation.permissions import PERMISSIONS, Role
from ganggu_participation.verbs import Verb
from tests.statements import MOST, counted

from .builders import FORM, sign_up_someone

CHECK = {"provider": "demo", "name": "나주민", "birth_date": "19600301", "agree_identity": "y"}


def number_for(browser):
    return browser.get("/identity-checks/new?provider=demo").text.split("확인 숫자</span> <b>")[1][:4]


# me and my dong


def test_me_shows_what_is_kept(as_, town):
    page = as_(town.kim).get("/me").text
    for words in ("김풍암", "kim@example.kr", "1960. 3. 1.", "풍암동", "우리 동에 삽니다", "본인 확인과 자격 신고"):
        assert words in page


def test_me_says_what_comes_next(as_, town):
    assert "아직 우리 동을 정하지 않았습니다" in as_(town.park).get("/me").text
    assert "투표하려면 본인 확인이 필요합니다" in as_(town.na).get("/me").text
    assert "준비를 마쳤습니다" in as_(town.kim).get("/me").text


def test_me_names_roles(as_, town):
    assert "동 담당자 · 풍암동" in as_(town.park).get("/me").text
    assert "예산 담당 · 서구 전체" in as_(town.han).get("/me").text


def test_strangers_are_asked_to_sign_in_first(as_):
    for path in ("/me", "/me/basis", "/identity-checks/new"):
        answer = as_(None).get(path)
        assert (answer.status_code, answer.location) == (303, f"/sign-in?next={path}")
    assert as_(None).post("/me/basis").status_code == 401
    assert as_(None).post("/identity-checks").status_code == 409


def test_the_form_knows_my_dong(as_, town):
    page = as_(town.kim).get("/me/basis").text
    assert f'value="{town.pungam.id}" selected>풍암동' in page
    assert 'checked id="basis-0"' in page


def test_changing_the_dong_is_said(as_, town):
    browser = as_(town.kim)
    answer = browser.post("/me/basis", data={"dong": town.chipyeong.id, "basis": "workplace"})
    assert (answer.status_code, answer.location) == (303, "/me")
    page = browser.get("/me").text
    assert "우리 동을 치평동으로 정했습니다." in page and "우리 동에서 일합니다" in page


@pytest.mark.parametrize("data", [{}, {"dong": "999", "basis": "residence"}, {"dong": "1", "basis": "friend"}])
def test_a_dong_or_basis_that_is_not_offered_is_refused(as_, town, data):
    assert as_(town.kim).post("/me/basis", data=data).status_code == 422
    assert (town.kim.dong.name, town.kim.basis) == ("풍암동", "residence")


# identity checks


def test_the_demo_check_says_that_it_is_one(as_, town):
    page = as_(town.na).get("/identity-checks/new").text
    assert "실제 확인 기관을 거치지 않습니다" in page and "한 사람이 한 번만 투표할 수 있도록" in page


@pytest.mark.parametrize(
    ("changes", "status", "sentence"),
    [
        ({"name": "나주만"}, 422, "본인 확인이 되지 않았습니다."),
        ({"birth_date": "19600302"}, 422, "본인 확인이 되지 않았습니다."),
        ({"number": "0000"}, 422, "화면에 나온 숫자 네 자리"),
        ({"agree_identity": None}, 422, "동의해야 본인 확인을 할 수 있습니다."),
        ({"name": "600301-1234567"}, 422, "주민등록번호는 받지 않습니다."),
        ({"provider": "pass"}, 404, "찾는 화면이 없습니다"),
    ],
)
def test_what_does_not_fit_confirms_nobody(as_, town, changes, status, sentence):
    browser = as_(town.na)
    data = CHECK | {"number": number_for(browser)} | changes
    answer = browser.post("/identity-checks", data={k: v for k, v in data.items() if v is not None})
    assert answer.status_code == status
    assert sentence in answer.text
    assert town.na.person_key is None


def test_the_same_person_has_no_second_account(as_, town):
    browser = as_(town.na)
    browser.post("/identity-checks", data=CHECK | {"number": number_for(browser)})
    sign_up_someone(name="나주민", birth_date=town.na.birth_date)
    second = as_(db.session.query(Account).filter_by(email="someone@example.kr").one())
    answer = second.post("/identity-checks", data=CHECK | {"number": number_for(second)})
    assert answer.status_code == 409
    assert "다른 계정으로 이미 본인 확인을 했습니다." in answer.text


def test_who_is_confirmed_is_led_on(as_, town):
    assert as_(town.kim).get("/identity-checks/new").location == "/me"
    answer = as_(town.kim).post("/identity-checks", data=CHECK | {"name": "김풍암", "number": "0000"})
    assert answer.status_code == 422


def test_outside_a_demo_the_demo_check_does_not_exist(as_, app, town):
    app.config["DEMO"] = False
    assert "시연용 본인 확인" not in as_(town.na).get("/identity-checks/new").text
    app.config["IDENTITY_PROVIDERS"] = ("demo",)
    assert "지금은 온라인으로 본인을 확인할 수 없습니다" in as_(town.na).get("/identity-checks/new").text
    assert as_(town.na).get("/identity-checks/new?provider=demo").status_code == 404
    assert as_(town.na).post("/identity-checks", data=CHECK).status_code == 404


# administrators


@pytest.mark.parametrize("who", [None, "kim", "park", "han", "oh"])
def test_only_administrators_see_people(as_, town, who):
    browser = as_(getattr(town, who) if who else None)
    for path in ("/admin/accounts", f"/admin/accounts/{town.kim.id}"):
        assert browser.get(path).status_code == (303 if who is None else 403)
    for path in (f"/admin/accounts/{town.kim.id}/roles", f"/admin/roles/{town.park.grants[0].id}/revocation"):
        assert browser.post(path, data={"role": "observer"}).status_code == (401 if who is None else 403)
    assert not town.kim.grants and town.park.is_official


def test_names_are_masked(as_, town):
    page = as_(town.ahn).get("/admin/accounts").text
    assert "김*암" in page and "김풍암" not in page
    page = as_(town.ahn).get(f"/admin/accounts/{town.kim.id}").text
    assert "김*암" in page and "김풍암" not in page


def test_people_are_found_by_name_and_address(as_, town):
    browser = as_(town.ahn)
    for words in ("김풍암", "KIM@example.kr"):
        page = browser.get("/admin/accounts", query_string={"words": words}).text
        assert "김*암" in page and "k***@example.kr" in page and "l***@example.kr" not in page
    assert "맞는 사람이 없습니다" in browser.get("/admin/accounts?words=%25").text


def test_people_come_twenty_at_a_time(as_, town):
    for number in range(15):
        db.session.add(copy_of(town.kim, f"more{number}@example.kr"))
    db.session.commit()
    first, second = (as_(town.ahn).get(f"/admin/accounts?page={page}").text for page in (1, 2))
    assert (first.count("@example.kr"), second.count("@example.kr")) == (20, 8)
    assert "박*담" in first  # who holds a role comes first


def copy_of(account, email):
    kept = ("state", "password_hash", "name", "display_name", "birth_date", "created_at")
    return Account(email=email, **{name: getattr(account, name) for name in kept})


def test_a_role_is_given_and_taken_back(as_, town):
    browser, path = as_(town.ahn), f"/admin/accounts/{town.kim.id}"
    data = {"role": "dong_officer", "dong": town.pungam.id, "until": "2030-12-31"}
    assert browser.post(f"{path}/roles", data=data).location == path
    page = browser.get(path).text
    assert "동 담당자 권한을 주었습니다." in page and "2031. 1. 1.(수) 00:00" in page
    grant_id = town.kim.grants[0].id
    assert browser.post(f"/admin/roles/{grant_id}/revocation").location == path
    page = browser.get(path).text
    assert "지난 권한" in page and "맡은 권한이 없습니다." in page
    assert browser.post(f"/admin/roles/{grant_id}/revocation").status_code == 409


@pytest.mark.parametrize(
    ("who", "data", "status", "sentence"),
    [
        ("kim", {"role": ""}, 422, "권한을 골라 주세요."),
        ("kim", {"role": "king"}, 422, "다시 확인해 주세요"),
        ("kim", {"role": "observer", "dong": "999"}, 422, "다시 확인해 주세요"),
        ("kim", {"role": "observer", "until": "2020-01-01"}, 422, "시작하는 때가 끝나는 때보다"),
        ("roh", {"role": "count_officer"}, 409, "한 사람이 함께 맡을 수 없는 권한입니다."),
        ("baek", {"role": "count_officer"}, 409, "이미 맡고 있는 권한입니다."),
    ],
)
def test_a_role_that_cannot_be_is_said_beside_the_field(as_, town, who, data, status, sentence):
    account = getattr(town, who)
    before = db.session.query(RoleGrant).count()
    answer = as_(town.ahn).post(f"/admin/accounts/{account.id}/roles", data=data)
    assert answer.status_code == status and sentence in answer.text
    assert db.session.query(RoleGrant).count() == before


def test_nobody_there_is_not_found(as_, town):
    assert as_(town.ahn).get("/admin/accounts/999").status_code == 404
    assert as_(town.ahn).post("/admin/accounts/999/roles", data={"role": "observer"}).status_code == 404
    assert as_(town.ahn).post("/admin/roles/999/revocation").status_code == 404


@pytest.mark.parametrize(
    "path", ["/me/basis", "/identity-checks", "/admin/accounts/1/roles", "/admin/roles/1/revocation"]
)
def test_every_act_needs_the_token_of_its_form(as_, town, path):
    assert as_(town.ahn).post(path, data=FORM, csrf=False).status_code == 400


# rights and privacy


def test_whoever_gets_a_text_message_is_told_what_it_is_worth_and_what_is_better(as_, town):
    assert "인증 앱이나 패스키를 함께 쓰면 더 안전합니다" in as_(None).get("/password-resets/new").text
    assert "문자는 남이 볼 수도 있고" in as_(town.na).get("/identity-checks/new?provider=code").text
    assert as_(town.kim).get("/me/authenticator/new").status_code == 200  # a resident too


def test_the_rights_are_those_that_the_house_asks(as_):
    page = as_(None).get("/rights").text
    for verb in Verb:
        assert verb.label in page
    assert "동 담당자 또는 정해진 시각" in page


def test_every_rule_and_noun_has_korean_words():
    rules = {rule for rules in PERMISSIONS.values() for rule in rules}
    assert all(rule.__name__ in WORDS or rule.__name__ == "rule" for rule in rules)
    assert list(rights_by_noun()) == list(NOUNS.values())


def test_the_privacy_page_tells_everything_with_its_version(as_):
    page = as_(None).get("/privacy").text
    for words in ("2026-11-01 판", "보관 기간", "개인정보 보호책임자", "062-000-0000", "14일", "8시간", "주민등록번호"):
        assert words in page


# cost


PAGES = [
    (None, "/sign-in"), (None, "/contacts/new"), (None, "/rights"), (None, "/privacy"), ("park", "/me"),
    ("na", "/me/basis"), ("na", "/identity-checks/new"), ("ahn", "/admin/accounts"), ("ahn", "/admin/accounts/1"),
]  # fmt: skip


@pytest.mark.parametrize(("who", "path"), PAGES)
def test_pages_ask_the_database_little(as_, town, who, path):
    browser = as_(getattr(town, who) if who else None)
    db.session.remove()
    with counted() as sent:
        assert browser.get(path).status_code == 200
    assert len(sent) <= MOST, sent


def test_the_list_costs_the_same_with_more_roles(as_, town):
    def cost():
        db.session.remove()
        with counted() as sent:
            browser.get("/admin/accounts")
        return len(sent)

    browser = as_(town.ahn)
    before = cost()
    for role in (Role.OBSERVER, Role.DEPARTMENT_OFFICER):
        for person in (town.kim, town.lee, town.na):
            grant(town.ahn, person, role, town.chipyeong)
    assert cost() == before
