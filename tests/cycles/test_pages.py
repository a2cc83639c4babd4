"""What a person reads about a year, and how officials plan and announce it."""

from datetime import date

import pytest

from ganggu_participation import clock
from ganggu_participation.cycles import queries
from ganggu_participation.cycles.states import CycleState

from ..statements import MOST, counted
from .builders import LATE_WINTER, REASON, WINTER, a_planned_cycle, an_announced_cycle, as_typed

SPRING = clock.moment(date(2026, 4, 1), 12)


def read(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def test_the_plan_page_says_which_stage_it_is_and_what_can_be_done(town, as_):
    cycle = an_announced_cycle(town.han)
    with clock.at(SPRING):
        page = read(as_(None), f"/cycles/{cycle.id}")
    assert "지금은 ‘제안받는 기간’ 단계입니다." in page
    assert "2026. 6. 30.(화) 18시까지입니다. 90일 남았습니다." in page
    assert page.count('aria-current="step"') == 1
    assert 'href="/proposals/new"' in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (clock.moment(date(2026, 2, 1), 9), "다음은 ‘제안받는 기간’ 단계입니다."),
        (clock.moment(date(2026, 6, 30), 18), "다음은 ‘담당 부서 검토’ 단계입니다."),
        (clock.moment(date(2026, 8, 20), 9), "지금은 ‘투표’ 단계입니다."),
        (clock.moment(date(2028, 1, 1), 9), "모든 단계를 마쳤습니다."),
    ],
)
def test_before_between_and_after_the_stages(town, as_, moment, sentence):
    cycle = an_announced_cycle(town.han)
    with clock.at(moment):
        assert sentence in read(as_(None), f"/cycles/{cycle.id}")


def test_the_plan_page_tells_the_money_and_that_the_split_is_assumed(town, as_):
    page = read(as_(None), f"/cycles/{an_announced_cycle(town.han).id}")
    for words in (
        "20억 원",
        "3억 원",
        "9억 원",
        "6억 원",
        "2억 원",
        "5,000만 원",
        "33,333,333원",
        "똑같이 나눈다고 보고",
    ):
        assert words in page
    assert "2027년 예산" in page


def test_a_late_notice_tells_its_reason(town, as_):
    cycle = a_planned_cycle(town.han)
    with clock.at(LATE_WINTER):
        answer = as_(town.han).post(f"/office/cycles/{cycle.id}/announcement", data={"early_reason": REASON})
    assert answer.status_code == 303
    assert REASON in read(as_(None), f"/cycles/{cycle.id}")


def test_a_plan_that_waits_is_seen_by_officials_only(town, as_):
    cycle = a_planned_cycle(town.han)
    for stranger in (None, town.kim, town.oh):
        read(as_(stranger), f"/cycles/{cycle.id}", 404)
        assert "아직 공고한 운영계획이 없습니다." in read(as_(stranger), "/cycles")
    assert "아직 공고하지 않은 계획입니다." in read(as_(town.park), f"/cycles/{cycle.id}")
    assert "2026년 운영계획" in read(as_(town.park), "/cycles")


def test_a_year_that_never_was_is_not_found(town, as_):
    read(as_(None), "/cycles/4711", 404)


@pytest.mark.parametrize("path", ["/cycles", "/cycles/1", "/office/cycles"])
def test_a_page_costs_the_same_with_many_years(town, as_, path):
    an_announced_cycle(town.han)
    client = as_(town.han)
    with counted() as few:
        read(client, path)
    for year in range(2027, 2034):
        an_announced_cycle(town.han, year)
    with counted() as many:
        read(client, path)
    assert len(many) == len(few) <= MOST


def test_the_form_offers_the_next_year_filled_in(town, as_):
    an_announced_cycle(town.han)
    with clock.at(SPRING):
        page = read(as_(town.han), "/office/cycles/new")
    assert 'value="2027"' in page
    assert 'value="2027-03-02T09:00"' in page
    assert 'value="33,333,333원"' in page


def test_an_official_plans_a_year_as_it_is_offered(town, as_):
    client = as_(town.han)
    answer = client.post("/office/cycles", data=as_typed(village_dong_ceiling="3천만 원"))
    cycle = queries.cycle_of_year(2026)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/cycles/{cycle.id}")
    assert {track.key: int(track.dong_ceiling or 0) for track in cycle.tracks}["village"] == 30_000_000
    assert cycle.stage("vote").closes == clock.moment(date(2026, 8, 31), 18)
    assert "2026년 운영계획을 세웠습니다." in read(client, f"/cycles/{cycle.id}")


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("operating_year", "26", "연도를 네 자리로"),
        ("operating_year", "", "운영연도를 적어 주세요."),
        ("plan", "짧음", "30자 이상"),
        ("call_opens", "", "제안받는 기간 시작을 적어 주세요."),
        ("vote_closes", "2026-08-16T09:00", "시작하는 때가 끝나는 때보다 앞서야 합니다. ‘투표’의 날짜"),
        ("youth_ceiling", "많이", "금액을 읽지 못했습니다."),
        ("local_dong_ceiling", "5억 원", "2개 동만큼 더하면"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(town, as_, field, typed, sentence):
    answer = as_(town.han).post(
        "/office/cycles", data=as_typed(**{"district_summary": "여러 동을 잇는 일", field: typed})
    )
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in page and "다시 확인해 주세요" in page and "여러 동을 잇는 일" in page
    assert queries.cycle_of_year(2026) is None


def test_a_year_is_not_planned_over_by_the_form_of_a_new_one(town, as_):
    a_planned_cycle(town.han)
    answer = as_(town.han).post(
        "/office/cycles", data=as_typed(plan="다른 사람이 세운 계획을 모르고 새로 세우는 계획입니다.")
    )
    assert answer.status_code == 422
    assert "이미 계획을 세운 해입니다." in answer.get_data(as_text=True)
    assert "모르고" not in queries.cycle_of_year(2026).plan


def test_a_plan_that_waits_can_be_mended(town, as_):
    cycle, client = a_planned_cycle(town.han), as_(town.han)
    page = read(client, f"/office/cycles/{cycle.id}/edit")
    assert 'value="2026-03-02T09:00"' in page and "operating_year" not in page
    words = as_typed(call_opens="2026-03-09T09:00")
    assert client.post(f"/office/cycles/{cycle.id}", data=words).status_code == 303
    assert queries.cycle_of_year(2026).call_day == date(2026, 3, 9)


def test_an_announced_plan_cannot_be_mended(town, as_):
    cycle, client = an_announced_cycle(town.han), as_(town.han)
    read(client, f"/office/cycles/{cycle.id}/edit", 409)
    assert client.post(f"/office/cycles/{cycle.id}", data=as_typed()).status_code == 409


def test_announcing_has_a_page_that_says_what_will_happen(town, as_):
    cycle, client = a_planned_cycle(town.han), as_(town.han)
    with clock.at(WINTER):
        page = read(client, f"/office/cycles/{cycle.id}/announcement")
        assert "공고한 뒤에는 날짜와 예산을 바꿀 수 없습니다." in page
        assert "오늘부터 41일 뒤입니다." in page and "early_reason" not in page
        assert client.post(f"/office/cycles/{cycle.id}/announcement").status_code == 303
    assert queries.cycle_of_year(2026).state is CycleState.ANNOUNCED
    read(client, f"/office/cycles/{cycle.id}/announcement", 409)


@pytest.mark.parametrize(("reason", "sentence"), [("", "20일 전까지 공고해야 합니다."), ("급합니다", "30자 이상")])
def test_a_late_notice_asks_for_its_reason(town, as_, reason, sentence):
    cycle, client = a_planned_cycle(town.han), as_(town.han)
    with clock.at(LATE_WINTER):
        assert "늦게 공고하는 까닭" in read(client, f"/office/cycles/{cycle.id}/announcement")
        answer = client.post(f"/office/cycles/{cycle.id}/announcement", data={"early_reason": reason})
    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)
    assert queries.cycle_of_year(2026).state is CycleState.PLANNED


@pytest.mark.parametrize(("who", "status"), [("kim", 403), ("oh", 403), ("park", 403), ("jung", 403), ("ahn", 403)])
def test_others_neither_plan_nor_announce(town, as_, who, status):
    cycle, client = a_planned_cycle(town.han), as_(getattr(town, who))
    for path in ("/office/cycles/new", f"/office/cycles/{cycle.id}/edit", f"/office/cycles/{cycle.id}/announcement"):
        read(client, path, status)
    for path in ("/office/cycles", f"/office/cycles/{cycle.id}", f"/office/cycles/{cycle.id}/announcement"):
        with clock.at(WINTER):
            assert client.post(path, data=as_typed(operating_year="2027")).status_code == status
    assert queries.cycle_of_year(2027) is None
    assert queries.cycle_of_year(2026).state is CycleState.PLANNED


def test_an_official_without_the_role_reads_why_not(town, as_):
    a_planned_cycle(town.han)
    assert "이 일을 맡은 담당자만 할 수 있습니다." in read(as_(town.park), "/office/cycles")


def test_a_form_from_elsewhere_is_refused(town, as_):
    cycle, client = a_planned_cycle(town.han), as_(town.han)
    for path in ("/office/cycles", f"/office/cycles/{cycle.id}", f"/office/cycles/{cycle.id}/announcement"):
        assert client.post(path, data=as_typed(operating_year="2027"), csrf=False).status_code == 400
    assert queries.cycle_of_year(2027) is None
