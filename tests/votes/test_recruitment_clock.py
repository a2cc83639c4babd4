"""A recruitment ends by its date: never early, by whoever; late, too, and told; and what waits for whom."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ganggu_participation import clock, timekeeping
from ganggu_participation.accounts.actions import grant
from ganggu_participation.approvals import actions as approvals
from ganggu_participation.approvals.queries import open_approval
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK, Act, Role
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions, roll_files
from ganggu_participation.votes.recruitment_models import GAP
from ganggu_participation.votes.roll_models import people_on
from ganggu_participation.votes.states import ChangeKind, RecruitmentState, Selection

from .builders import RUNNING, a_draft_vote, roll_rule
from .test_recruitment import PUBLIC, SOURCE, people, refusal_of

SECOND = timedelta(seconds=1)
S = RecruitmentState


@pytest.fixture
def vote(town):
    return a_draft_vote(town, rule=roll_rule(town.pungam, clock.today(), listed=True))


@pytest.fixture
def second(town):
    grant(town.ahn, town.na, Role.ROLL_KEEPER)
    return town.na


def recruit(town, vote, number=3, **words):
    plan = {"places": 2, "source": SOURCE, "closes": clock.now() + RUNNING, **words}
    recruitment = actions.open_recruitment(town.roh, vote, **plan)
    for person in people(number, town.pungam):
        actions.apply(person, recruitment)
    return recruitment


def test_the_clock_closes_it_at_its_second_and_not_before(town, vote):
    recruitment = recruit(town, vote)
    with clock.at(recruitment.closes - SECOND):
        assert timekeeping.keep() == [] and recruitment.state is S.OPEN
        assert refusal_of(actions.close_recruitment, CLOCK, recruitment) is Refusal.RECRUITMENT_RUNS
        assert refusal_of(actions.close_recruitment, town.roh, recruitment) is Refusal.RECRUITMENT_RUNS
    with clock.at(recruitment.closes):
        assert timekeeping.keep() == [f"recruitments/{recruitment.id}: 선거인 신청 명단을 닫았습니다."]
        assert timekeeping.keep() == []
    assert recruitment.state is S.CLOSED and recruitment.digest and not recruitment.closed_late
    entry = db.session.query(AuditEntry).filter_by(verb="recruitment.close").one()
    assert entry.actor == CLOCK.audit_name


def test_a_clock_that_comes_late_closes_all_the_same_and_the_page_says_so(town, as_, vote):
    recruitment = recruit(town, vote)
    with clock.at(recruitment.closes + GAP - SECOND):
        assert "뒤에 닫았습니다" not in as_(None).get(f"/recruitments/{recruitment.id}").text
    with clock.at(recruitment.closes + GAP):
        timekeeping.keep()
    assert recruitment.closed_late
    assert "명단을 공개 숫자가 정해진 뒤에 닫았습니다" in as_(None).get(f"/recruitments/{recruitment.id}").text


def test_nobody_comes_and_a_file_may_be_the_list_after_all(town, as_, vote):
    recruitment = recruit(town, vote, number=0)
    line = [roll_files.Line(2, "이몽룡", date(1961, 2, 3))]
    assert refusal_of(actions.lapse_recruitment, CLOCK, recruitment) is Refusal.RECRUITMENT_RUNS
    assert refusal_of(actions.list_roll, town.roh, vote, line) is Refusal.RECRUITING_ALREADY
    with clock.at(recruitment.closes):
        assert len(timekeeping.keep()) == 1 and timekeeping.keep() == []
    assert recruitment.state is S.LAPSED
    assert "신청한 사람이 없어" in as_(None).get(f"/recruitments/{recruitment.id}").text
    assert "파일로 명부 넣기" in as_(town.roh).get(f"/office/votes/{vote.id}/roll").text
    actions.list_roll(town.roh, vote, line)
    assert people_on(vote.id) == 1


def test_where_all_are_taken_the_clock_makes_them_the_list(town, as_, vote):
    recruitment = recruit(town, vote, number=4, selection=Selection.ALL_APPLICANTS)
    assert (recruitment.places, recruitment.source, recruitment.known_from) == (0, "", None)
    assert "추첨하지 않습니다" in as_(None).get(f"/recruitments/{recruitment.id}").text
    with clock.at(recruitment.closes):
        assert len(timekeeping.keep()) == 2
    assert recruitment.state is S.ADMITTED and people_on(vote.id) == 4 and recruitment.drawn == [1, 2, 3, 4]
    assert "신청한 4명이 모두" in as_(None).get(f"/recruitments/{recruitment.id}").text


def test_where_all_are_taken_nobody_draws_and_a_lot_admits_nobody(town, vote, second):
    everybody = recruit(town, vote, selection=Selection.ALL_APPLICANTS)
    lot = recruit(town, a_draft_vote(town, rule=vote.roll_rule))
    for recruitment in (everybody, lot):
        with clock.at(recruitment.closes):
            actions.close_recruitment(town.roh, recruitment)
    assert refusal_of(actions.type_seed, town.roh, everybody, PUBLIC) is Refusal.NOT_IN_THIS_STATE
    assert refusal_of(actions.admit_applicants, CLOCK, lot) is Refusal.NOT_IN_THIS_STATE
    assert refusal_of(actions.admit_applicants, town.roh, everybody) is Refusal.ONLY_THE_CLOCK
    assert people_on(vote.id) == people_on(lot.vote_id) == 0


def test_the_clock_leaves_a_cancelled_vote_alone(town, vote):
    recruitment = recruit(town, vote, selection=Selection.ALL_APPLICANTS)
    actions.cancel(town.han, vote, "예산이 바뀌어 이 투표를 하지 않습니다. 다음 해에 다시 정합니다.")
    with clock.at(recruitment.closes):
        timekeeping.keep()
        assert timekeeping.keep() == []
    assert people_on(vote.id) == 0


# ---- every step in every order ---------------------------------------------------------------------------------------

STEPS = ("come", "close by hand", "keep time", "type", "draw", "draw alone", "wait")
MOMENTS = (-SECOND, timedelta(0), GAP - SECOND, GAP, GAP + RUNNING)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from(MOMENTS)), max_size=12))
def test_whatever_is_tried_when_it_goes_as_the_model_says(town, second, steps):
    """The model knows the dates and three facts; time never runs back."""
    vote = a_draft_vote(town, rule=roll_rule(town.pungam, clock.today(), listed=True))
    recruitment = recruit(town, vote, number=1)
    state, applied, now = S.OPEN, 1, timedelta(0) - 2 * SECOND
    for step, moment in steps:
        now = max(now, moment)
        over, known = now >= timedelta(0), now >= GAP
        with clock.at(recruitment.closes + now):
            done = tried(town, second, recruitment, step, applied)
        expected = {
            "come": state is S.OPEN and not over,
            "close by hand": state is S.OPEN and over,
            "keep time": True,
            "type": state in (S.CLOSED, S.SEEDED) and known,
            "draw": state is S.SEEDED,
            "draw alone": False,
            "wait": True,
        }[step]
        assert done is expected, (step, now, state)
        applied += step == "come" and done
        if step in ("close by hand", "keep time") and state is S.OPEN and over:
            state = S.CLOSED
        state = {"type": S.SEEDED, "draw": S.DRAWN}.get(step, state) if done else state
        db.session.expire_all()
        assert recruitment.state is state
        assert people_on(vote.id) == (min(applied, 2) if state is S.DRAWN else 0)


def tried(town, second, recruitment, step, applied):
    acts = {
        "come": lambda: actions.apply(people(1, town.pungam, start=applied)[0], recruitment),
        "close by hand": lambda: actions.close_recruitment(town.roh, recruitment),
        "keep time": timekeeping.keep,
        "type": lambda: actions.type_seed(town.roh, recruitment, PUBLIC),
        "draw": lambda: actions.draw(second, recruitment, PUBLIC),
        "draw alone": lambda: actions.draw(town.roh, recruitment, PUBLIC),
        "wait": lambda: None,
    }
    try:
        acts[step]()
    except Refused:
        return False
    return True


# ---- what waits for whom ---------------------------------------------------------------------------------------------


def desk(as_, who):
    return as_(who).get("/office").text


def test_the_desk_names_a_draw_for_the_keeper_whose_turn_it_is(town, as_, vote, second):
    recruitment = recruit(town, vote)
    assert "추첨할 선거인 모집" not in desk(as_, town.roh)
    with clock.at(recruitment.closes):
        timekeeping.keep()
        assert "에 숫자가 정해집니다" in desk(as_, town.roh)
    with clock.at(recruitment.known_from):
        assert "공개 숫자를 적어 주세요" in desk(as_, town.roh) and "추첨할" not in desk(as_, town.park)
        actions.type_seed(town.roh, recruitment, PUBLIC)
        assert "추첨할 선거인 모집" not in desk(as_, town.roh)
        assert "다른 담당자가 적은 숫자를 확인해 주세요" in desk(as_, second)
        actions.draw(second, recruitment, PUBLIC)
        assert "추첨할 선거인 모집" not in desk(as_, second) + desk(as_, town.roh)


def test_the_desk_names_a_change_of_a_list_until_it_is_done(town, as_, second):
    vote = a_draft_vote(town, rule=roll_rule(town.pungam, clock.today(), listed=True))
    actions.list_roll(town.roh, vote, [roll_files.Line(2, "이몽룡", date(1961, 2, 3))])
    actions.publish(town.han, vote)
    words = {"name": "성춘향", "birth_date": date(1960, 1, 1), "reason": "이사를 와서 빠져 있었습니다."}
    change = actions.ask_change(town.roh, vote, ChangeKind.ADD, **words)
    assert "다른 담당자의 승인을 기다립니다" in desk(as_, town.roh)
    other = desk(as_, second)
    assert "승인을 기다리는 일" in other and "고칠 투표 명부" not in other and change.title in other
    approvals.approve(second, open_approval(Act.CHANGE_ROLL, change.id))
    for who in (town.roh, second):
        assert "이제 고칠 수 있습니다" in desk(as_, who) and "성춘향" not in desk(as_, who)
    actions.carry_out(town.roh, change)
    assert "고칠 투표 명부" not in desk(as_, town.roh) + desk(as_, second)


def test_the_pages_of_recruitments_belong_to_votes_in_the_navigation(town, as_, vote):
    recruitment = recruit(town, vote)
    marked = '<a href="/votes" aria-current="true">투표</a>'
    for path in ("/recruitments", f"/recruitments/{recruitment.id}", f"/votes/{vote.id}/application"):
        assert marked in as_(None).get(path).text
    assert marked not in as_(None).get("/results").text
    office = '<a href="/office/votes" aria-current="true">투표·개표</a>'
    assert office in as_(town.roh).get(f"/office/recruitments/{recruitment.id}").text
    assert office not in as_(town.roh).get("/office").text
    assert 'aria-current="page">투표' in as_(None).get("/votes").text
