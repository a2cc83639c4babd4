"""Who chose mail gets it: each at once or all of a day together; who did not gets none; nobody gets one twice."""

from datetime import timedelta

import pytest

from ganggu_participation import clock, outbox
from ganggu_participation.accounts.binding import end_consent, keep_consents
from ganggu_participation.accounts.consents import NEWS
from ganggu_participation.accounts.queries import consents_in_force, consents_of
from ganggu_participation.database import db, transaction
from ganggu_participation.notices import actions
from ganggu_participation.notices.bulletins import tell
from ganggu_participation.notices.mails import post
from ganggu_participation.notices.models import Notice
from ganggu_participation.notices.queries import mail_of, stop_token
from ganggu_participation.notices.states import Mail
from ganggu_participation.outbox import OutboxLetter

NOON = clock.moment(clock.today(), 12)


@pytest.fixture(autouse=True)
def folder(app, tmp_path):
    """Where the letters of this test lie once they are carried."""
    app.instance_path = str(tmp_path)
    return tmp_path / "outbox"


@pytest.fixture
def titles(folder):
    return lambda: sorted(letter.splitlines()[1].removeprefix("제목: ") for letter in read(folder))


def read(folder):
    return [path.read_text() for path in sorted(folder.glob("*-mail.txt"))]


def told(who, *titles):
    with transaction():
        for title in titles:
            tell(who.id, title, "자세한 말", "/proposals/1")


def test_each_at_once_and_never_twice(town, folder, titles):
    with clock.at(NOON):
        actions.choose(town.lee, Mail.ONCE)
        told(town.lee, "하나", "둘")
        assert (post(), post()) == (2, 0)
    assert titles() == ["둘", "하나"]
    letter = read(folder)[0]
    assert "받는 곳: lee@example.kr" in letter and f"/stop/{stop_token(town.lee.id)}" in letter


def test_a_day_in_one_letter_at_eight_and_only_once_a_day(town, titles):
    with clock.at(clock.moment(clock.today(), 7)):
        actions.choose(town.lee, Mail.DAILY)
        told(town.lee, "하나", "둘")
        assert post() == 0
    with clock.at(NOON):
        assert post() == 1
        told(town.lee, "셋")
        assert post() == 0
    assert titles() == ["새 소식 2건"]
    with clock.at(NOON + timedelta(days=1)):
        assert post() == 1
    assert titles() == ["새 소식 1건", "새 소식 2건"]


def test_nobody_is_written_to_who_did_not_choose_it(town, titles):
    told(town.lee, "하나")
    assert post() == 0 and titles() == []


def test_what_was_told_before_she_chose_is_not_sent_after(town, titles):
    with clock.at(NOON):
        told(town.lee, "먼저")
    with clock.at(NOON + timedelta(minutes=1)):
        actions.choose(town.lee, Mail.ONCE)
        told(town.lee, "나중")
        post()
    assert titles() == ["나중"]


def test_who_stopped_gets_none(town):
    with clock.at(NOON):
        actions.choose(town.lee, Mail.ONCE)
        actions.choose(town.lee, Mail.NONE)
        told(town.lee, "하나")
        assert post() == 0


def without_an_address(account):
    account.email, account.phone = None, "01012345678"
    db.session.commit()


def test_who_has_a_telephone_only_gets_no_mail_and_holds_nobody_up(town, titles):
    kim = town.kim
    with clock.at(NOON):
        for person in (kim, town.lee):
            actions.choose(person, Mail.ONCE)
            told(person, f"{person.name}에게")
        without_an_address(kim)
        assert post() == 1
    assert titles() == ["이치평에게"]
    assert [notice.account_id for notice in unmailed()] == [kim.id]


def unmailed():
    return db.session.query(Notice).filter(Notice.mailed_at.is_(None)).all()


def test_a_letter_that_cannot_be_stored_leaves_its_notice_unmailed(town, monkeypatch, titles):
    """Both or neither: the next time it goes out, once."""
    sends = outbox.send
    with clock.at(NOON):
        actions.choose(town.lee, Mail.ONCE)
        told(town.lee, "하나", "둘")

        def breaks_at_the_second(channel, address, subject, text, **more):
            if subject == "둘":
                raise OSError("the disk is full")
            sends(channel, address, subject, text, **more)

        with monkeypatch.context() as broken:
            broken.setattr(outbox, "send", breaks_at_the_second)
            with pytest.raises(OSError, match="disk"):
                post()
        db.session.rollback()
        assert len(unmailed()) == 2 and db.session.query(OutboxLetter).count() == 0
        assert (post(), post()) == (2, 0)
    assert titles() == ["둘", "하나"]


def test_who_has_no_address_reads_why_no_mail_comes(town, as_):
    kim = town.kim
    assert "화면에서만 알립니다" not in as_(kim).get("/me/notices").text
    without_an_address(kim)
    page = as_(kim).get("/me/notices").text
    assert "적어 둔 전자우편 주소가 없어 화면에서만 알립니다" in page and 'href="/me/correction"' in page


def test_choosing_mail_is_the_consent_and_stopping_takes_it_back(town):
    actions.choose(town.lee, Mail.ONCE)
    actions.choose(town.lee, Mail.DAILY)
    (kept,) = [each for each in consents_of(town.lee.id) if each.kind == NEWS.kind]
    assert (kept.version, kept.withdrawn_at) == (NEWS.version, None)
    actions.choose(town.lee, Mail.NONE)
    assert NEWS.kind not in consents_in_force(town.lee.id)


def test_who_agreed_while_signing_up_is_written_to_once_a_day(town, titles):
    with clock.at(NOON):
        keep_consents(town.lee.id, {NEWS.kind: NEWS.version})
        db.session.commit()
        post()
        assert (mail_of(town.lee.id), mail_of(town.kim.id)) == (Mail.DAILY, Mail.NONE)
        told(town.lee, "하나", "둘")
        assert (post(), post()) == (1, 0)
    assert titles() == ["새 소식 2건"]


@pytest.mark.parametrize("undo", ["stopped", "withdrew", "telephone only"])
def test_nobody_is_written_to_who_stopped_or_has_no_address(town, undo):
    lee = town.lee
    keep_consents(lee.id, {NEWS.kind: NEWS.version})
    if undo == "stopped":
        actions.choose(lee, Mail.NONE)
    elif undo == "withdrew":
        end_consent(lee.id, NEWS.kind)
    else:
        lee.email, lee.phone = None, "01012345678"
    db.session.commit()
    with clock.at(NOON):
        post()
        told(lee, "하나")
        assert post() == 0 and mail_of(lee.id) is Mail.NONE
