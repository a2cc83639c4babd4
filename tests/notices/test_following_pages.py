"""Who follows a thing, its dong or a word hears of it once; and stops when she says so."""

import xml.etree.ElementTree as ET

import pytest
from sqlalchemy import func, select

from ganggu_participation.database import db
from ganggu_participation.notices import actions
from ganggu_participation.notices.delivery import deliver
from ganggu_participation.notices.models import Notice
from ganggu_participation.notices.queries import follows_of, mail_of, notices_of, stop_token, unread_of
from ganggu_participation.notices.states import Mail

from ..proposals.builders import a_draft, a_proposal_under_review, a_submitted_proposal

ATOM = "{http://www.w3.org/2005/Atom}"


def titles(who):
    return [notice.title for notice in notices_of(who)]


def test_the_proposer_hears_of_every_step_without_asking(town):
    a_submitted_proposal(town.kim)
    assert deliver() == 1
    assert titles(town.kim) == ["풍암호수 둘레길 의자 놓기: 접수"]


def test_nothing_is_delivered_twice(town):
    a_submitted_proposal(town.kim)
    assert (deliver(), deliver()) == (1, 0)
    assert db.session.scalar(select(func.count()).select_from(Notice)) == 1


@pytest.mark.parametrize("how", ["thing", "dong", "word", "all"])
def test_she_hears_once_however_she_follows(town, how):
    proposal = a_submitted_proposal(town.kim)
    subjects = {"thing": f"proposals/{proposal.id}", "dong": f"dongs/{town.pungam.id}", "word": "topics/둘레길"}
    for subject in subjects.values() if how == "all" else [subjects[how]]:
        actions.begin(town.lee, subject, "이름")
    deliver()
    assert titles(town.lee) == ["풍암호수 둘레길 의자 놓기: 접수"]


def test_another_dong_and_another_word_are_not_hers(town):
    actions.begin(town.lee, f"dongs/{town.chipyeong.id}", "치평동")
    actions.begin(town.lee, "topics/가로등", "가로등")
    a_submitted_proposal(town.kim)
    deliver()
    assert titles(town.lee) == []


def test_the_page_shows_marks_and_leads_on(as_, town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    deliver()
    browser = as_(town.kim)
    page = browser.get("/me/notices").text
    assert page.count("새 알림</span>") == 2
    first = unread_of(town.kim)[0]
    answer = browser.post(f"/me/notices/{first.id}/reading")
    assert (answer.status_code, answer.location) == (303, f"/proposals/{proposal.id}")
    assert as_(town.lee).post(f"/me/notices/{first.id}/reading").status_code == 404
    browser.post("/me/notices/readings")
    assert unread_of(town.kim) == []


def test_following_from_pages(as_, town):
    browser = as_(town.lee)
    browser.post("/follows", data={"subject": f"dongs/{town.pungam.id}", "label": "풍암동", "next": "/dongs"})
    assert browser.post("/follows/topics", data={"word": "공"}).status_code == 422
    browser.post("/follows/topics", data={"word": "공원"})
    browser.post("/follows", data={"subject": "accounts/1", "label": "남", "next": "https://evil.example/"})
    assert [follow.subject for follow in follows_of(town.lee)] == ["topics/공원", f"dongs/{town.pungam.id}"]


def test_the_link_of_a_mail_stops_the_mails_and_nothing_else(as_, town):
    actions.choose(town.lee, Mail.ONCE)
    actions.begin(town.lee, "topics/공원", "공원")
    token, stranger = stop_token(town.lee.id), as_(None)
    assert "바로 그만 보냅니다" in stranger.get(f"/stop/{token}").text
    assert mail_of(town.lee.id) is Mail.ONCE
    stranger.post(f"/stop/{token}")
    assert mail_of(town.lee.id) is Mail.NONE
    assert len(follows_of(town.lee)) == 1


def test_a_mail_programme_stops_them_with_one_press_and_nothing_else_without_a_form(as_, town):
    actions.choose(town.lee, Mail.DAILY)
    pressed = {"List-Unsubscribe": "One-Click"}
    assert as_(None).post(f"/stop/{stop_token(town.lee.id)}", data=pressed, csrf=False).status_code == 200
    assert mail_of(town.lee.id) is Mail.NONE
    assert as_(town.lee).post("/follows/topics", data={"word": "공원"}, csrf=False).status_code == 400


@pytest.mark.parametrize("made_up", ["1-0000", "x", "999999999999-00", "-", "1-"])
def test_a_made_up_link_stops_nothing(as_, town, made_up):
    actions.choose(town.lee, Mail.DAILY)
    as_(None).post(f"/stop/{made_up}")
    as_(None).post(f"/stop/{town.lee.id}-{'0' * 32}")
    assert mail_of(town.lee.id) is Mail.DAILY


def test_everybody_reads_the_news_of_a_dong_as_a_feed(as_, town):
    a_submitted_proposal(town.kim, title="의자 & <화분>")
    here, there = (as_(None).get(f"/feeds/dongs/{dong.id}.atom") for dong in (town.pungam, town.chipyeong))
    assert here.mimetype == "application/atom+xml"
    assert entries(here) == ["의자 & <화분>: 접수"]
    assert entries(there) == []
    assert ET.fromstring(as_(None).get("/feeds/news.atom").text).findtext(f"{ATOM}updated")


def entries(feed):
    return [entry.findtext(f"{ATOM}title") for entry in ET.fromstring(feed.text).iter(f"{ATOM}entry")]


def test_one_proposal_and_one_word_are_feeds_too(as_, town):
    chair, lamp = (a_submitted_proposal(town.kim, title=title) for title in ("의자: 호수", "골목 조명 100%"))
    reader = as_(None)
    feed = reader.get(f"/feeds/proposals/{chair.id}.atom")
    assert entries(feed) == ["의자: 호수: 접수"] and "소식: 의자: 호수" in ET.fromstring(feed.text).findtext(f"{ATOM}title")
    assert entries(reader.get("/feeds/topics.atom?word=조명")) == ["골목 조명 100%: 접수"]
    assert entries(reader.get("/feeds/topics.atom?word=0%25")) == ["골목 조명 100%: 접수"]
    assert entries(reader.get("/feeds/topics.atom?word=__")) == []
    assert len(entries(reader.get("/feeds/topics.atom"))) == 2
    for nothing in ("proposals/999.atom", "topics.atom?word=a", "topics.atom?word=" + 21 * "a"):
        assert reader.get(f"/feeds/{nothing}").status_code == 404
    assert reader.get(f"/feeds/proposals/{a_draft(town.kim).id}.atom").status_code == 404


def test_a_dong_a_word_that_was_looked_for_and_a_proposal_offer_their_news(as_, town):
    proposal = a_submitted_proposal(town.kim)
    browser = as_(town.lee)
    offers = {
        f"/dongs/{town.pungam.id}": (f'value="dongs/{town.pungam.id}"', f"/feeds/dongs/{town.pungam.id}.atom"),
        f"/proposals/{proposal.id}": (f'value="proposals/{proposal.id}"', f"/feeds/proposals/{proposal.id}.atom"),
        "/proposals?words=둘레길": ('name="word" value="둘레길"', "/feeds/topics.atom?word="),
    }
    for path, (button, feed) in offers.items():
        page = browser.get(path).text
        assert button in page and feed in page, path
    assert 'name="word"' not in browser.get("/proposals?words=길").text
