"""Electors by lot: once a person, a list nobody can trim, a seed nobody can choose, and a draw anybody can repeat."""

import hashlib
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from ganggu_participation import clock
from ganggu_participation.accounts.actions import grant
from ganggu_participation.accounts.states import Basis, Level
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db, transaction
from ganggu_participation.notices.models import Notice
from ganggu_participation.outbox import OutboxLetter
from ganggu_participation.permissions import CLOCK, Role
from ganggu_participation.privacy.actions import destroy
from ganggu_participation.privacy.kept import kept_about
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.tally import lot as lot_of_a_tie
from ganggu_participation.votes import actions, roll_files
from ganggu_participation.votes.lottery import in_order, lot
from ganggu_participation.votes.recruitment_models import Applicant
from ganggu_participation.votes.roll import Elector
from ganggu_participation.votes.roll_models import is_listed, people_on
from ganggu_participation.votes.states import RecruitmentState

from ..journeys.visitor import Visitor
from .builders import RUNNING, a_draft_vote, an_open_vote, roll_rule

SOURCE = "마감한 다음 토요일에 추첨하는 로또 당첨번호 6개"
PUBLIC = "3 11 19 27 38 45"


class Someone(Elector):
    """Somebody with an account, without the cost of one."""

    name, phone = "홍길동", "01012345678"


def people(number, dong, born=date(1970, 1, 1), start=0):
    return [
        Someone(f"{n:064x}", dong.id, Basis.RESIDENCE, int(Level.DECLARED_BASIS), born)
        for n in range(start, start + number)
    ]


def refusal_of(act, *given, **words):
    with pytest.raises(Refused) as no:
        act(*given, **words)
    return no.value.refusal


def typed(moment):
    """As a browser sends it."""
    return moment.astimezone(clock.KST).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def vote(town):
    return a_draft_vote(town, rule=roll_rule(town.pungam, clock.today(), listed=True))


@pytest.fixture
def running(town, vote):
    return actions.open_recruitment(
        town.roh, vote, places=3, source=SOURCE, closes=clock.now() + RUNNING
    )


@pytest.fixture
def second(town):
    grant(town.ahn, town.na, Role.ROLL_KEEPER)
    return town.na


def a_closed_list(town, running, number=8):
    for person in people(number, town.pungam):
        actions.apply(person, running)
    with clock.at(running.closes):
        actions.close_recruitment(town.roh, running)
    return running


def drawn(town, running, second, number=8, public=PUBLIC):
    a_closed_list(town, running, number)
    with clock.at(running.known_from):
        actions.type_seed(town.roh, running, public)
        actions.draw(second, running, f" {public}  ")
    return running


# ---- applying --------------------------------------------------------------------------------------------------------


def test_a_person_applies_once_and_gets_a_number(town, running):
    one, two = people(2, town.pungam)
    assert (actions.apply(one, running).number, actions.apply(two, running).number) == (1, 2)
    assert refusal_of(actions.apply, one, running) is Refusal.APPLIED_ALREADY
    assert db.session.query(Applicant).count() == 2


def test_only_whom_the_rule_of_the_vote_admits_may_apply(town, running):
    (child,) = people(1, town.pungam, born=date(2015, 1, 1))
    (other,) = people(1, town.chipyeong)
    for nobody in (child, other):
        assert refusal_of(actions.apply, nobody, running) is Refusal.NOT_ON_THE_ROLL
    assert refusal_of(actions.apply, town.na, running) is Refusal.NOT_VERIFIED
    assert db.session.query(Applicant).count() == 0


def test_nobody_applies_or_steps_back_after_the_deadline(town, running):
    one, two = people(2, town.pungam)
    actions.apply(one, running)
    with clock.at(running.closes):
        assert refusal_of(actions.apply, two, running) is Refusal.RECRUITMENT_OVER
        assert refusal_of(actions.withdraw_application, one, running) is Refusal.RECRUITMENT_OVER


def test_who_steps_back_leaves_nothing_and_may_come_again(town, running):
    one, two = people(2, town.pungam)
    actions.apply(one, running)
    actions.withdraw_application(one, running)
    assert db.session.query(Applicant).count() == 0
    assert refusal_of(actions.withdraw_application, two, running) is Refusal.NOT_APPLIED
    assert actions.apply(one, running).number == 1


def test_nothing_readable_of_an_applicant_is_stored_and_no_record_names_her(town, running):
    actions.apply(people(1, town.pungam)[0], running)
    stored = repr(db.session.execute(db.text("SELECT * FROM recruitment_applicants")).all())
    assert "홍길동" not in stored and "1970" not in stored and "01012345678" not in stored
    verbs = {entry.verb for entry in db.session.scalars(select(AuditEntry))}
    assert "recruitment.open" in verbs and "recruitment.apply" not in verbs


# ---- beginning and closing -------------------------------------------------------------------------------------------


def test_recruiting_is_for_a_draft_with_a_list_and_once(town, vote, running):
    words = {"places": 3, "source": SOURCE, "closes": clock.now() + RUNNING}
    assert refusal_of(actions.open_recruitment, town.roh, vote, **words) is Refusal.RECRUITING_ALREADY
    assert refusal_of(actions.open_recruitment, town.roh, a_draft_vote(town), **words) is Refusal.NOT_IN_THIS_STATE
    assert refusal_of(actions.open_recruitment, town.roh, an_open_vote(town), **words) is Refusal.NOT_IN_THIS_STATE
    assert refusal_of(actions.open_recruitment, town.park, vote, **words) is Refusal.ROLE_MISSING


def test_people_apply_before_the_vote_begins(town, vote):
    words = {"places": 3, "source": SOURCE}
    for closes in (clock.now(), vote.opens):
        assert refusal_of(actions.open_recruitment, town.roh, vote, closes=closes, **words) is Refusal.DATES_OUT_OF_ORDER


def test_no_file_replaces_what_the_lot_decides(town, vote, running, second):
    line = [roll_files.Line(2, "이몽룡", date(1961, 2, 3))]
    assert refusal_of(actions.list_roll, town.roh, vote, line) is Refusal.RECRUITING_ALREADY
    drawn(town, running, second)
    assert refusal_of(actions.list_roll, town.roh, vote, line) is Refusal.RECRUITING_ALREADY
    assert people_on(vote.id) == 3


def test_the_list_is_closed_after_the_deadline_only_and_its_digest_is_that_of_the_file(town, as_, running):
    assert refusal_of(actions.close_recruitment, town.roh, running) is Refusal.RECRUITMENT_RUNS
    with clock.at(running.closes):
        assert refusal_of(actions.close_recruitment, town.roh, running) is Refusal.LIST_EMPTY
    assert as_(None).get(f"/recruitments/{running.id}/list.txt").status_code == 404
    a_closed_list(town, running)
    listed = as_(None).get(f"/recruitments/{running.id}/list.txt").data
    assert hashlib.sha256(listed).hexdigest() == running.digest
    assert [int(line.split()[0]) for line in listed.decode().splitlines()] == list(range(1, 9))


# ---- drawing ---------------------------------------------------------------------------------------------------------


def test_two_keepers_type_the_same_number_and_the_drawn_become_the_list(town, vote, running, second):
    drawn(town, running, second)
    assert running.state is RecruitmentState.DRAWN and sorted(running.order) == list(range(1, 9))
    keys = {who.number: who.person_key for who in db.session.scalars(select(Applicant))}
    for number, key in keys.items():
        assert is_listed(vote.id, key) is (number in running.order[:3])


def test_one_keeper_alone_draws_nothing_and_neither_do_two_numbers(town, running, second):
    a_closed_list(town, running)
    assert refusal_of(actions.draw, second, running, PUBLIC) is Refusal.NOT_IN_THIS_STATE
    with clock.at(running.known_from):
        actions.type_seed(town.roh, running, PUBLIC)
    assert refusal_of(actions.draw, town.roh, running, PUBLIC) is Refusal.SAME_TYPIST
    assert refusal_of(actions.draw, second, running, "3 11 19 27 38 44") is Refusal.SEEDS_DIFFER
    assert people_on(running.vote_id) == 0 and running.order == []
    assert refusal_of(actions.draw, town.park, running, PUBLIC) is Refusal.ROLE_MISSING


@pytest.mark.parametrize("tampering", ["drop", "add", "swap"])
def test_a_list_that_was_changed_after_it_was_published_is_not_drawn(town, running, second, tampering):
    a_closed_list(town, running)
    with clock.at(running.known_from):
        actions.type_seed(town.roh, running, PUBLIC)
    with transaction():
        victim = db.session.scalars(select(Applicant).where(Applicant.number == 4)).one()
        if tampering == "add":
            new = {"person_key": "f" * 64, "sealed": victim.sealed, "number": 9}
            db.session.add(Applicant(vote_id=victim.vote_id, **new))
        elif tampering == "drop":
            db.session.delete(victim)
        else:
            victim.person_key = "e" * 64
    assert refusal_of(actions.draw, second, running, PUBLIC) is Refusal.LIST_DAMAGED
    assert people_on(running.vote_id) == 0


def test_anybody_draws_again_from_what_the_page_says(town, as_, running, second):
    drawn(town, running, second, number=20)
    page, listed = as_(None).get(f"/recruitments/{running.id}").text, as_(None).get(f"/recruitments/{running.id}/list.txt")
    seed = re.search(r"씨앗값 <code class=\"digest\">([^<]+)</code>", page)[1]
    assert seed == f"{hashlib.sha256(listed.data).hexdigest()}:{PUBLIC}:"
    numbers = [line.split()[0] for line in listed.text.splitlines()]
    again = sorted(numbers, key=lambda number: hashlib.sha256((seed + number).encode()).hexdigest())
    assert f"<p>{', '.join(again[:3])}</p>" in page and f"<p>{', '.join(again[3:])}</p>" in page
    assert SOURCE in page and PUBLIC in page and "홍길동" not in page


@given(st.sets(st.integers(1, 500), min_size=1, max_size=40), st.text("0123456789abcdef :", min_size=1))
def test_the_order_hangs_on_numbers_and_seed_alone(numbers, seed):
    order = in_order(numbers, seed)
    assert sorted(order) == sorted(numbers)
    assert order == in_order(sorted(numbers, reverse=True), seed)
    assert all(lot(seed, number) == lot_of_a_tie(seed, number) for number in numbers), "one lot in the whole house"
    some = sorted(numbers)[::2]
    assert [number for number in order if number in some] == in_order(some, seed), "whoever stays keeps the order"


def test_every_place_is_as_likely_for_everybody():
    """2,000 seeds, 10 people, 3 places: each is drawn about 600 times; 5 standard deviations are 103."""
    times = dict.fromkeys(range(1, 11), 0)
    for seed in range(2000):
        for number in in_order(times, f"{seed}:")[:3]:
            times[number] += 1
    assert all(abs(n - 600) < 103 for n in times.values()), times


def test_fewer_applicants_than_places_are_all_drawn(town, running, second):
    drawn(town, running, second, number=2)
    assert people_on(running.vote_id) == 2 and running.reserve == []


# ---- screens, and the end --------------------------------------------------------------------------------------------


def test_from_the_desk_to_the_ballot_on_the_screens(town, as_, vote, second):
    roh, kim, closes = as_(town.roh), as_(town.kim), clock.now() + RUNNING
    assert "선거인 모집하기" in roh.get(f"/office/votes/{vote.id}/roll").text
    known = closes + timedelta(hours=2)
    words = {"selection": "lottery", "places": "1", "source": SOURCE, "closes": typed(closes), "known_from": typed(known)}
    bad = roh.post(f"/office/votes/{vote.id}/recruitment", data=words | {"places": "0"})
    assert bad.status_code == 422 and SOURCE in bad.text
    made = roh.post(f"/office/votes/{vote.id}/recruitment", data=words)
    assert made.status_code == 303
    public = made.location.removeprefix("/office")
    assert SOURCE in as_(None).get(public).text and vote.title in as_(None).get("/recruitments").text
    mine = f"/votes/{vote.id}/application"
    assert as_(None).post(mine).status_code == 401
    assert kim.post(mine).status_code == 303
    assert "내 신청번호는 <strong>1번" in kim.get(public).text
    assert kim.post(mine).status_code == 409
    assert as_(town.lee).post(mine).status_code == 403
    with clock.at(closes):
        assert roh.post(f"{made.location}/closure").status_code == 303
        early = roh.post(f"{made.location}/seed", data={"public": PUBLIC})
        assert early.status_code == 409 and "정해지는 때가 아직" in early.text
    with clock.at(known):
        assert roh.post(f"{made.location}/seed", data={"public": PUBLIC}).status_code == 303
        assert roh.post(f"{made.location}/draw", data={"public": PUBLIC}).status_code == 403
        na = as_(second)
        wrong = na.post(f"{made.location}/draw", data={"public": "1 2 3"})
        assert wrong.status_code == 409 and "두 사람이 적은 숫자가 다릅니다" in wrong.text
        assert PUBLIC not in na.get(made.location).text, "she reads the number elsewhere"
        assert na.post(f"{made.location}/draw", data={"public": PUBLIC}).status_code == 303
    assert "뽑혔습니다" in kim.get(public).text
    notice = db.session.scalars(select(Notice).where(Notice.account_id == town.kim.id)).one()
    assert "1번이 뽑혔습니다" in notice.text and notice.path == public
    actions.publish(town.han, vote)
    with clock.at(vote.opens):
        actions.open(CLOCK, vote)
        assert actions.cast(town.kim, vote, {1: [1]})
    for other in (town.park, town.han):
        assert as_(other).get(made.location).status_code == 404


def test_applicants_go_with_the_roll(town, vote, running, second):
    drawn(town, running, second)
    actions.publish(town.han, vote)
    with clock.at(vote.closes + timedelta(days=366)):
        destroy(CLOCK, "roll")
    assert db.session.query(Applicant).count() == 0 and people_on(vote.id) == 0
    assert len(running.order) == 8, "the numbers of the draw stay"


# ---- without an account ----------------------------------------------------------------------------------------------


def checked(app, vote, name="오말순", birth="19470508"):
    """Through the pages of a recruitment to the form, with nothing but a check of who she is."""
    her = Visitor(app.test_client()).open(f"/votes/{vote.id}/application").follow("시연용 본인 확인")
    number = her.text.split("확인 숫자 ")[1][:4]
    agree = "본인 확인에 필요한 개인정보 수집·이용에 동의합니다"
    her.press("본인 확인하기", {"이름": name, "생년월일": birth, agree: True, "확인 숫자": number})
    return her.press("계속하기", {"우리 동(행정동)": "풍암동", "우리 동에 삽니다": True})


def test_somebody_without_an_account_applies_sees_her_number_again_and_is_told(app, town, vote, running, second):
    her = checked(app, vote)
    assert her.address == f"/votes/{vote.id}/application"
    her.press("신청하기", {"휴대전화 번호": "12"}, status=422).sees("010-1234-5678처럼")
    her.press("신청하기", {"휴대전화 번호": "010-2345-6789"}).sees("신청번호는 1번입니다", "거둘 수 있습니다")
    her.open(f"/recruitments/{running.id}").follow("내 신청 보기" if "내 신청 보기" in her.text else "선거인으로 신청하기")
    her.sees("내 신청번호는 1번입니다")
    stored = repr(db.session.execute(db.text("SELECT * FROM recruitment_applicants")).all())
    assert "1947" not in stored and "23456789" not in stored
    kept = db.session.query(Applicant).one()
    assert kept.words == {"name": "", "birth_date": "1947-05-08", "phone": "01023456789"}
    drawn(town, running, second)
    letters = db.session.query(OutboxLetter).filter_by(channel="sms").all()
    assert len(letters) == 1 + 8, "everybody else left a number too"
    again = checked(app, vote, "오 말순")
    again.sees("내 신청번호는 1번입니다", "뽑혔습니다" if 1 in running.drawn else "예비")
    assert "거둘 수 있습니다" not in again.text
    actions.publish(town.han, vote)
    with clock.at(vote.opens):
        actions.open(CLOCK, vote)
        who = Elector(kept.person_key, town.pungam.id, Basis.RESIDENCE, int(Level.DECLARED_BASIS), date(1947, 5, 8))
        assert (vote.why_no_ballot_for(who) is None) is (1 in running.drawn)


def test_one_person_applies_once_whichever_way_she_comes_and_may_step_back(app, town, vote, running):
    checked(app, vote).press("신청하기")
    again = checked(app, vote, "오 말순")
    again.sees("내 신청번호는 1번입니다")
    again.press("신청 거두기").sees("신청을 거두었습니다", "선거인으로 신청하기")
    assert db.session.query(Applicant).count() == 0


def test_a_pass_for_one_recruitment_opens_no_other_page(app, town, vote, running):
    other = a_draft_vote(town, rule=vote.roll_rule)
    actions.open_recruitment(town.roh, other, places=3, source=SOURCE, closes=clock.now() + RUNNING)
    her = checked(app, vote)
    assert "본인 확인이 필요합니다" in her.open(f"/votes/{other.id}/application").heading
    assert her.client.post(f"/votes/{other.id}/application").status_code == 401
    assert her.client.get("/me").status_code == 303
    away = Visitor(app.test_client()).open(f"/identity-checks/new?provider=demo&vote={vote.id}&next=/votes/{other.id}/application")
    number = away.text.split("확인 숫자 ")[1][:4]
    agree = "본인 확인에 필요한 개인정보 수집·이용에 동의합니다"
    away.press("본인 확인하기", {"이름": "오말순", "생년월일": "19470508", agree: True, "확인 숫자": number})
    assert away.address.endswith(f"/votes/{vote.id}/pass/basis")


def test_who_may_not_apply_reads_why_and_what_to_do(app, town, as_, vote, running):
    page = as_(town.na).get(f"/votes/{vote.id}/application").text
    assert "본인 확인하기" in page and f"next=/votes/{vote.id}/application" in page
    assert "우리 동과 자격 다시 보기" in as_(town.lee).get(f"/votes/{vote.id}/application").text
    assert as_(None).get("/votes/999/application").status_code == 404
    assert as_(None).get(f"/votes/{an_open_vote(town).id}/application").status_code == 404
    with clock.at(running.closes):
        late = as_(town.kim).get(f"/votes/{vote.id}/application").text
        assert "신청 기간이 끝났습니다" in late and "<form method=\"post\" action=\"/votes/" not in late


def test_her_application_is_among_what_is_kept_about_her(town, as_, vote, running):
    def told(who):
        return [items for each in kept_about(who) if each.title == "선거인 신청" for items in each.items]

    assert told(town.kim) == []
    actions.apply(town.kim, running)
    assert told(town.kim) == [(vote.title, "신청번호 1번")] and told(town.lee) == told(town.na) == []
