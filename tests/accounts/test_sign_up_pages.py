"""What a newcomer reads and sends."""

import pytest

from ganggu_participation.accounts.models import Account, Consent
from ganggu_participation.database import db

from .builders import EMAIL, FORM, confirmed, sign_up_someone


def the_newcomer():
    return db.session.query(Account).filter_by(email=EMAIL).one_or_none()


def sent(as_, **changes):
    """The answer to the form with changes; None leaves a field out."""
    data = {name: value for name, value in (FORM | changes).items() if value is not None}
    return confirmed(as_(None)).post("/accounts", data=data)


def test_the_form_says_what_is_kept_and_ticks_nothing(as_):
    page = confirmed(as_(None)).get("/accounts/new").text
    for words in (
        "왜 받나요",
        "무엇을 받나요",
        "언제까지 보관하나요",
        "동의하지 않으면",
        "2026-12-01",
        "주민등록번호는 받지 않습니다",
    ):
        assert words in page
    assert " checked" not in page


def test_a_newcomer_is_signed_in_and_led_through_the_three_steps(as_):
    browser = confirmed(as_(None))
    answer = browser.post("/accounts", data=FORM | {"next": "/votes/7"})
    assert (answer.status_code, answer.location) == (303, "/me/basis?next=/votes/7")
    assert "2단계: 우리 동 정하기" in browser.get(answer.location).text
    dong = browser.get("/me/basis").text.split('value="1"')[0] and 1
    answer = browser.post("/me/basis", data={"dong": dong, "basis": "residence", "next": "/votes/7"})
    assert (answer.status_code, answer.location) == (303, "/identity-checks/new?next=/votes/7")
    assert "3단계: 본인 확인" in browser.get(answer.location).text
    page = browser.get(answer.location + "&provider=demo").text
    number = page.split("확인 숫자</span> <b>")[1][:4]
    data = {"provider": "demo", "name": "신가입", "birth_date": "19550302", "number": number, "agree_identity": "y"}
    answer = browser.post("/identity-checks", data=data | {"next": "/votes/7"})
    assert (answer.status_code, answer.location) == (303, "/votes/7")
    account = the_newcomer()
    assert (account.level, account.dong_id, bool(account.person_key)) == (3, 1, True)


def test_only_ticked_boxes_are_kept(as_):
    sent(as_)
    assert [consent.kind for consent in db.session.query(Consent)] == ["account"]
    assert the_newcomer().display_name == "풍암 새내기"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"password": "짧다", "password_again": "짧다"}, "비밀번호는 8자 이상으로 정해 주세요."),
        ({"password_again": "다른 비밀번호"}, "비밀번호 두 개가 서로 다릅니다."),
        ({"password": "dkssudgktpdy1", "password_again": "dkssudgktpdy1"}, "쉬운 비밀번호입니다."),
        ({"password": "풍암동풍암동2026", "password_again": "풍암동풍암동2026"}, "동네나 이 누리집의 이름으로만 된 비밀번호"),
        ({"password": "michelle1", "password_again": "michelle1"}, "새어 나간 적이 있는 비밀번호"),
        ({"birth_date": "1955년"}, "생년월일을 19600301처럼 숫자 여덟 자리로 적어 주세요."),
        ({"birth_date": "19550230"}, "생년월일을 19600301처럼 숫자 여덟 자리로 적어 주세요."),
        ({"birth_date": "20200101"}, "14세부터 가입할 수 있습니다. 14세 미만은 학교나 동 행정복지센터에서"),
        ({"agree_account": None}, "꼭 필요한 개인정보 수집·이용에 동의해야 가입할 수 있습니다."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(as_, changes, sentence):
    answer = sent(as_, **changes)
    assert answer.status_code == 422
    assert sentence in answer.text and "다시 확인해 주세요" in answer.text
    assert "풍암 새내기" in answer.text  # nothing typed is lost
    assert the_newcomer() is None


@pytest.mark.parametrize("field", ["password", "password_again", "name", "display_name", "birth_date"])
@pytest.mark.parametrize("number", ["550302-1234567", "5503021234567"])
def test_a_resident_number_is_refused_in_every_field(as_, field, number):
    answer = sent(as_, **{field: number})
    assert answer.status_code == 422
    assert "주민등록번호는 받지 않습니다. 적지 말아 주세요.</p></div>" in answer.text
    assert the_newcomer() is None


@pytest.mark.parametrize("written", ["19550302", "1955. 3. 2.", "1955-03-02", "1955년 3월 2일", "1955/3/2"])
def test_a_birth_date_is_read_as_people_write_it(as_, written):
    sent(as_, birth_date=written)
    assert f"{the_newcomer().birth_date}" == "1955-03-02"


def test_a_taken_address_is_said_beside_the_field(as_):
    sign_up_someone(EMAIL)
    answer = sent(as_)
    assert answer.status_code == 409
    assert "이미 가입한 연락처입니다." in answer.text


def test_a_form_without_its_token_is_refused(as_):
    assert confirmed(as_(None)).post("/accounts", data=FORM, csrf=False).status_code == 400
    assert the_newcomer() is None


def test_without_a_confirmed_contact_there_is_no_form(as_):
    for answer in (as_(None).get("/accounts/new"), as_(None).post("/accounts", data=FORM)):
        assert (answer.status_code, answer.location) == (303, "/contacts/new")
    assert the_newcomer() is None


def test_a_telephone_is_enough(as_):
    confirmed(browser := as_(None), phone="01012345678").post("/accounts", data=FORM)
    account = db.session.query(Account).filter_by(phone="01012345678").one()
    assert account.email is None and browser.get("/me").status_code == 200


def test_who_is_in_already_needs_no_form(as_, town):
    answer = as_(town.kim).get("/accounts/new")
    assert (answer.status_code, answer.location) == (303, "/me")


def test_news_by_mail_are_offered_to_whoever_gave_an_address_only(as_):
    assert "전자우편으로 소식을 받는 데 동의합니다" in confirmed(as_(None)).get("/accounts/new").text
    assert "전자우편으로 소식을" not in confirmed(as_(None), phone="01012345678").get("/accounts/new").text
