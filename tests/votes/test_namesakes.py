"""Two people of one name and birth date on one list: each is one, nobody is taken for the other, and a way is always told."""

from datetime import date

import pytest

from ganggu_participation import clock
from ganggu_participation.accounts.identity import Identity
from ganggu_participation.accounts.states import Basis, Level
from ganggu_participation.approvals import actions as approvals
from ganggu_participation.approvals.queries import open_approval
from ganggu_participation.database import db
from ganggu_participation.identities import actions as desk
from ganggu_participation.identities.models import Namesake
from ganggu_participation.permissions import CLOCK, Act
from ganggu_participation.polling import actions as polling
from ganggu_participation.refusals import Refusal
from ganggu_participation.votes import actions, roll_files
from ganggu_participation.votes.models import RollMark
from ganggu_participation.votes.roll import Elector
from ganggu_participation.votes.roll_models import people_on
from ganggu_participation.votes.roll_queries import known_beside
from ganggu_participation.votes.states import ChangeKind
from tests.identities.builders import NAME, a_visit
from tests.polling.builders import a_place, seen

from ..journeys.visitor import Visitor
from .builders import RUNNING
from .test_listed import a_draft, other_keeper, refusal_of, token_on, upload

BORN = date(1947, 5, 8)
HEAD = "이름,생년월일,구분\n"
BOTH = HEAD + f"{NAME},19470508,풍암동 1통\n{NAME},19470508,풍암동 7통\n이몽룡,19610203,\n"
FIRST, SECOND = Identity(NAME, BORN), Identity(NAME, BORN, told_apart=1)


def reading_of(vote, text):
    return roll_files.read(text.encode(), known_beside(vote))


def an_open_list(town, text=BOTH):
    now = clock.now()
    with clock.at(now - RUNNING * 3):
        vote = a_draft(town, opens=now - RUNNING, closes=now + RUNNING * 3)
        actions.list_roll(town.roh, vote, reading_of(vote, text).people)
        actions.publish(town.han, vote)
    with clock.at(now - RUNNING):
        actions.open(CLOCK, vote)
    return vote


def elector(town, who):
    return Elector(who.person_key, town.pungam.id, Basis.RESIDENCE, int(Level.STAFF_SEEN), BORN)


# ---- the file --------------------------------------------------------------------------------------------------------


def test_two_lines_with_different_labels_are_two_people(town):
    vote = a_draft(town)
    reading = reading_of(vote, BOTH)
    assert reading.faults == [] and [line.apart for line in reading.people] == ["풍암동 1통", "풍암동 7통", ""]
    actions.list_roll(town.roh, vote, reading.people)
    assert people_on(vote.id) == 3
    row = db.session.get(Namesake, FIRST.person_key)
    assert (row.others, row.keys) == (1, [SECOND.person_key])
    assert row.labels == {"풍암동 1통": 0, "풍암동 7통": 1} and "통".encode() not in row.sealed


@pytest.mark.parametrize("labels", [("", ""), ("1통", ""), ("", "1통"), ("1통", " 1통 ")])
def test_without_two_labels_two_lines_are_refused_and_the_way_out_is_told(town, labels):
    text = HEAD + "".join(f"{NAME},19470508,{label}\n" for label in labels)
    reading = reading_of(a_draft(town), text)
    ((number, sentence),) = reading.faults
    assert number == 3 and "2번째 줄과 이름, 생년월일이 같습니다" in sentence and "‘구분’ 칸에" in sentence


def test_a_column_of_addresses_makes_nobody_a_namesake(town):
    vote = a_draft(town)
    reading = reading_of(vote, f"이름,생년월일,주소\n{NAME},19470508,풍암동 1통\n이몽룡,19610203,풍암동 2통\n")
    assert [line.apart for line in reading.people] == ["", ""]
    actions.list_roll(town.roh, vote, reading.people)
    assert db.session.query(Namesake).count() == 0


def test_the_same_labels_mean_the_same_people_in_the_next_list_and_one_line_needs_its_label(town):
    first, second = a_draft(town), a_draft(town)
    actions.list_roll(town.roh, first, reading_of(first, BOTH).people)
    only = reading_of(second, HEAD + f"{NAME},19470508,풍암동 7통\n")
    actions.list_roll(town.roh, second, only.people)
    assert second.why_no_ballot_for(elector(town, SECOND)) is None
    assert second.why_no_ballot_for(elector(town, FIRST)) is Refusal.NOT_ON_THE_LIST
    ((_, sentence),) = reading_of(second, HEAD + f"{NAME},19470508,\n").faults
    assert "‘구분’ 칸에 주소나 통을 적어 주세요" in sentence and "풍암동 1통, 풍암동 7통" in sentence


def test_a_third_of_the_name_gets_a_mark_of_her_own(town):
    vote = a_draft(town)
    actions.list_roll(town.roh, vote, reading_of(vote, BOTH).people)
    actions.list_roll(town.roh, vote, reading_of(vote, BOTH + f"{NAME},19470508,풍암동 9통\n").people)
    assert people_on(vote.id) == 4 and db.session.get(Namesake, FIRST.person_key).others == 2


def test_where_somebody_acts_under_the_name_already_a_file_guesses_nothing(town):
    her = registered(town)
    desk.see(town.park, her, Basis.RESIDENCE)
    vote = a_draft(town)
    faults = reading_of(vote, BOTH).faults
    assert [number for number, _ in faults] == [2, 3] and "창구에서 그 사람의 구분을 먼저" in faults[0][1]
    line = roll_files.Line(2, NAME, BORN, apart="풍암동 1통")
    assert refusal_of(actions.list_roll, town.roh, vote, [line]) is Refusal.NAMESAKES_UNTOLD
    assert people_on(vote.id) == 0 and db.session.query(Namesake).count() == 0, "nothing half written"
    desk.tell_apart(town.park, her, Basis.RESIDENCE, "풍암동 7통")
    reading = reading_of(vote, BOTH)
    assert reading.faults == []
    actions.list_roll(town.roh, vote, reading.people)
    assert db.session.get(Namesake, FIRST.person_key).labels == {"풍암동 7통": 0, "풍암동 1통": 1}


def test_another_list_that_stands_for_one_of_them_is_no_guess_either(town):
    first, second = a_draft(town), a_draft(town)
    actions.list_roll(town.roh, first, reading_of(first, HEAD + f"{NAME},19470508,\n").people)
    assert len(reading_of(second, BOTH).faults) == 2
    assert reading_of(first, BOTH).faults == [], "its own list is replaced"


# ---- the person ------------------------------------------------------------------------------------------------------


def registered(town):
    visit = a_visit(town.park, town.pungam)
    desk.register(town.park, visit, basis=Basis.RESIDENCE, consents={"account": "1", "identity": "1"})
    return visit


def test_online_she_reads_where_she_is_helped(app, town):
    vote = an_open_list(town)
    her = Visitor(app.test_client()).open(f"/votes/{vote.id}").follow("계정 없이 투표하기").follow("시연용 본인 확인")
    number = her.text.split("확인 숫자 ")[1][:4]
    agree = "본인 확인에 필요한 개인정보 수집·이용에 동의합니다"
    words = {"이름": NAME, "생년월일": "19470508", agree: True, "확인 숫자": number}
    her.press("본인 확인하기", words, status=409)
    her.sees("이름과 생년월일이 같은 분이 계셔서", "동 행정복지센터에서 확인해 드립니다")


def test_the_desk_says_by_the_label_which_of_them_she_is(town, as_):
    vote = an_open_list(town)
    one, other = registered(town), registered(town)
    assert refusal_of(desk.see, town.park, one, Basis.RESIDENCE) is Refusal.NAMESAKES
    page = as_(town.park).get(f"/office/desk/{one.id}").text
    assert "이분의 것을 똑같이 적어 주세요: 풍암동 1통, 풍암동 7통" in page
    desk.tell_apart(town.park, one, Basis.RESIDENCE, "풍암동  7통")
    assert account_of(one).person_key == SECOND.person_key
    assert refusal_of(desk.tell_apart, town.park, other, Basis.RESIDENCE, "풍암동 7통") is Refusal.PERSON_KNOWN
    desk.tell_apart(town.park, other, Basis.RESIDENCE, "풍암동 1통")
    for visit in (one, other):
        assert actions.cast(account_of(visit), vote, {1: [1]})
    assert {mark.person_key for mark in db.session.query(RollMark)} == {FIRST.person_key, SECOND.person_key}


def account_of(visit):
    from ganggu_participation.accounts.models import Account

    db.session.expire_all()
    return db.session.get(Account, visit.account_id)


def test_a_label_of_somebody_else_is_not_given_twice(town, as_):
    one = registered(town)
    desk.see(town.park, one, Basis.RESIDENCE)
    other = registered(town)
    desk.tell_apart(town.park, other, Basis.RESIDENCE, "풍암동 7통")
    bad = as_(town.park).post(f"/office/desk/{one.id}/label", data={"label": "풍암동 7통"})
    assert bad.status_code == 409 and "풍암동 7통" in bad.text and "구분을 먼저" in bad.text
    assert as_(town.park).post(f"/office/desk/{one.id}/label", data={"label": ""}).status_code == 422
    assert as_(town.park).post(f"/office/desk/{one.id}/label", data={"label": "풍암동 1통"}).status_code == 303
    assert as_(town.choi).post(f"/office/desk/{one.id}/label", data={"label": "몰래"}).status_code == 404
    assert db.session.get(Namesake, FIRST.person_key).labels == {"풍암동 1통": 0, "풍암동 7통": 1}


def test_the_check_in_desk_asks_which_of_them_stands_there(town, as_):
    vote = an_open_list(town)
    place, park = a_place(town, vote), as_(town.park)
    words = {"name": NAME, "birth_date": "1947-05-08", "basis": "residence"}
    asked = park.post(f"/office/places/{place.id}/desk", data=words)
    assert asked.status_code == 422 and "이름과 생년월일이 같은 분이 여럿입니다" in asked.text
    assert "풍암동 1통" in asked.text and "풍암동 7통" in asked.text
    assert park.post(f"/office/places/{place.id}/desk", data=words | {"apart": "몰래"}).status_code == 422
    for label in ("풍암동 7통", "풍암동 1통"):
        found = park.post(f"/office/places/{place.id}/desk", data=words | {"apart": label})
        assert "아직 참여하지 않았습니다" in found.text and f'name="apart" value="{label}"' in found.text
        assert park.post(f"/office/places/{place.id}/desk/papers", data=words | {"apart": label}).status_code == 303
        again = park.post(f"/office/places/{place.id}/desk", data=words | {"apart": label})
        assert "이미 투표했습니다" in again.text
    assert db.session.query(RollMark).count() == 2


def test_whose_name_is_hers_alone_is_asked_nothing(town, as_):
    vote = an_open_list(town)
    place = a_place(town, vote)
    words = {"name": "이몽룡", "birth_date": "1961-02-03", "basis": "residence"}
    page = as_(town.park).post(f"/office/places/{place.id}/desk", data=words)
    assert page.status_code == 200 and "아직 참여하지 않았습니다" in page.text and "구분" not in page.text
    polling.hand_out_paper(town.park, place, seen(place, "이몽룡", born=date(1961, 2, 3)))


# ---- after the publishing --------------------------------------------------------------------------------------------


def test_two_keepers_take_the_one_off_whom_they_mean(town):
    vote = an_open_list(town)
    other_keeper(town)
    words = {"name": NAME, "birth_date": BORN, "reason": "다른 동으로 이사했습니다."}
    assert refusal_of(actions.ask_change, town.roh, vote, ChangeKind.REMOVE, **words) is Refusal.NAMESAKES_UNTOLD
    unknown = {**words, "apart": "없는 곳"}
    assert refusal_of(actions.ask_change, town.roh, vote, ChangeKind.REMOVE, **unknown) is Refusal.LIST_UNCHANGED
    change = actions.ask_change(town.roh, vote, ChangeKind.REMOVE, apart="풍암동 7통", **words)
    approvals.approve(town.na, open_approval(Act.CHANGE_ROLL, change.id))
    actions.carry_out(town.roh, change)
    assert vote.why_no_ballot_for(elector(town, FIRST)) is None
    assert vote.why_no_ballot_for(elector(town, SECOND)) is Refusal.NOT_ON_THE_LIST
    assert db.session.get(Namesake, FIRST.person_key).others == 1, "a wrong label made nobody up"


def test_a_keeper_looks_at_namesakes_and_takes_them_in_on_the_screen(town, as_):
    vote, roh = a_draft(town), as_(town.roh)
    page = upload(roh, vote, BOTH.encode())
    assert page.status_code == 200 and "풍암동 1통" in page.text
    assert roh.post(f"/office/votes/{vote.id}/roll", data={"token": token_on(page)}).status_code == 303
    assert people_on(vote.id) == 3
