from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.assemblies import actions
from ganggu_participation.counts import actions as counts
from ganggu_participation.permissions import CLOCK
from ganggu_participation.votes import actions as votes

from ..votes.builders import electors
from .builders import (
    AGENDA,
    SEVEN_BALLOTS,
    a_declared_assembly,
    a_failed_assembly,
    a_noticed_assembly,
    an_assembly_in_preparation,
    an_open_assembly,
)
from .costs import MOST_STATEMENTS, cost_of


def read(answer) -> str:
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


# The list


def test_an_empty_list_shows_a_way_on(town, as_):
    assert "아직 공고한 주민총회가 없습니다." in read(as_(None).get("/assemblies"))


def test_an_assembly_is_public_from_its_notice_on(town, as_):
    assembly = an_assembly_in_preparation(town)
    for person in (None, town.kim, town.oh):
        assert assembly.name not in read(as_(person).get("/assemblies"))
        for page in ("", "/hall", "/resolution"):
            assert as_(person).get(f"/assemblies/{assembly.id}{page}").status_code == 404
    assert assembly.name in read(as_(town.park).get(f"/assemblies/{assembly.id}"))


def test_the_list_is_sorted_into_now_coming_and_past(town, as_):
    a_declared_assembly(town, name="끝난 총회")
    an_open_assembly(town, name="하는 총회", agenda=AGENDA[:1])
    a_noticed_assembly(town, name="올 총회", agenda=AGENDA[:1])
    page = read(as_(None).get("/assemblies"))
    places = [page.index(word) for word in ("하는 총회", "올 총회", "끝난 총회")]
    assert places == sorted(places)
    assert "지금 하는 총회" in page and "곧 열리는 총회" in page and "지난 총회" in page


def test_the_list_is_narrowed_by_dong_and_time(town, as_):
    a_noticed_assembly(town)
    client = as_(None)
    assert "풍암동 주민총회" in read(client.get(f"/assemblies?dong={town.pungam.id}&when=coming"))
    assert "풍암동 주민총회" not in read(client.get(f"/assemblies?dong={town.chipyeong.id}"))
    assert "풍암동 주민총회" not in read(client.get("/assemblies?when=past"))


@pytest.mark.parametrize("query", ["dong=x&when=y", "page=0", "page=9999999999999999999", "dong=99999999999999999999"])
def test_nonsense_in_the_address_is_no_fault(town, as_, query):
    assert as_(None).get(f"/assemblies?{query}").status_code == 200


# One assembly


def test_a_noticed_assembly_says_when_where_and_who(town, as_):
    assembly = a_noticed_assembly(town)
    page = read(as_(None).get(f"/assemblies/{assembly.id}"))
    assert "에 시작합니다" in page and "풍암동 행정복지센터" in page and "18세 이상(" in page
    assert "골목길 안전 조명" in page and "2,000만 원" in page and "주민참여예산으로 합니다" in page
    assert "투표하기" not in page and "참여했습니다" not in page


def test_while_open_it_shows_the_ballot_and_the_quorum_in_words(town, as_):
    assembly = an_open_assembly(town, ballots=SEVEN_BALLOTS[:5])
    page = read(as_(None).get(f"/assemblies/{assembly.id}"))
    assert f'href="/votes/{assembly.vote_id}/ballot"' in page
    assert "7명 이상 참여하면 총회가 성립합니다. 지금까지 5명이 참여했습니다." in page


def test_after_the_hour_the_ballot_is_gone(town, as_):
    assembly = an_open_assembly(town)
    with clock.at(assembly.closes):
        page = read(as_(None).get(f"/assemblies/{assembly.id}"))
    assert "/ballot" not in page and "투표가 끝났습니다" in page


def test_before_the_declaration_no_result_is_shown(town, as_):
    assembly = an_open_assembly(town, ballots=SEVEN_BALLOTS)
    assert "위 " not in read(as_(None).get(f"/assemblies/{assembly.id}"))


def test_a_declared_assembly_says_for_each_item_why(town, as_):
    assembly = a_declared_assembly(town)
    page = read(as_(None).get(f"/assemblies/{assembly.id}"))
    assert "총회가 성립했습니다. 안건 4개 가운데 3개를 선정했습니다." in page
    assert "남은 예산 500만 원보다 커서" in page and f'href="/results/{assembly.vote_id}"' in page
    assert page.index("둘레길 의자 놓기") < page.index("골목길 안전 조명") < page.index("마을 텃밭 만들기")


def test_a_failed_assembly_says_so(town, as_):
    page = read(as_(None).get(f"/assemblies/{a_failed_assembly(town).id}"))
    assert "참여 인원이 모자라 결정하지 못했습니다." in page and "투표하기" not in page


def test_a_late_notice_shows_its_reason(town, as_):
    assembly = an_assembly_in_preparation(town, opens=clock.now() + timedelta(days=3))
    actions.give_notice(town.park, assembly, "풍암동 주민총회를 엽니다.", "태풍으로 회의장을 다시 잡았습니다.")
    assert "태풍으로 회의장을 다시 잡았습니다." in read(as_(None).get(f"/assemblies/{assembly.id}"))


# Hall and resolution


def test_the_hall_shows_the_way_to_the_ballot(town, as_):
    assembly = an_open_assembly(town, ballots=SEVEN_BALLOTS[:2])
    page = read(as_(None).get(f"/assemblies/{assembly.id}/hall"))
    assert f"localhost/votes/{assembly.vote_id}/ballot" in page and "<svg" in page and "style=" not in page
    assert "지금까지 2명이 참여했습니다." in page and 'hx-trigger="every 5s"' in page


def test_the_hall_asks_for_its_part_only(town, as_):
    assembly = an_open_assembly(town)
    part = read(as_(None).get(f"/assemblies/{assembly.id}/hall", headers={"HX-Request": "true"}))
    assert part.lstrip().startswith("<div") and "<html" not in part


def test_a_declared_result_is_told_in_the_hall_place_by_place(town, as_):
    assembly = a_declared_assembly(town)
    page = read(as_(None).get(f"/assemblies/{assembly.id}/hall"))
    assert "잠시 뒤 발표합니다" in page and "둘레길 의자 놓기" not in page and "/ballot" not in page
    counts.reveal(town.park, assembly.vote, 99)
    page = read(as_(None).get(f"/assemblies/{assembly.id}/hall"))
    assert "hx-trigger" not in page and "1위" in page and "둘레길 의자 놓기" in page


def test_the_resolution_is_a_page_with_places_to_sign(town, as_):
    assembly = a_declared_assembly(town)
    assert as_(None).get(f"/assemblies/{assembly.id}/resolution").status_code == 404
    actions.resolve(town.park, assembly)
    page = read(as_(None).get(f"/assemblies/{assembly.id}/resolution"))
    assert "풍암-2026-1" in page and "총회 의장" in page and "의안 1. 둘레길 의자 놓기" in page


# What a page costs


def test_the_list_costs_the_same_for_many(town, as_):
    for n in range(2):
        an_assembly_in_preparation(town, name=f"총회 {n}", agenda=())
    few = cost_of(as_(town.park), "/assemblies"), cost_of(as_(town.park), "/office/assemblies")
    for n in range(2, 9):
        an_assembly_in_preparation(town, name=f"총회 {n}", agenda=())
    assert (cost_of(as_(town.park), "/assemblies"), cost_of(as_(town.park), "/office/assemblies")) == few
    assert max(few) <= MOST_STATEMENTS


@pytest.mark.parametrize("page", ["/assemblies/{}", "/assemblies/{}/hall", "/office/assemblies/{}"])
def test_a_page_costs_the_same_for_a_long_agenda_and_many_voters(town, as_, page):
    with clock.at(clock.now() - timedelta(seconds=1)):
        short = an_open_assembly(town, name="짧은", agenda=AGENDA[:1], ballots=({1: [1]},))
    long = an_open_assembly(town, name="긴", agenda=[(f"{title} {n}", cost) for n in range(3) for title, cost in AGENDA])
    for person in electors(20, town.pungam, start=100):
        votes.cast(person, long.vote, {1: [1]})
    costs = {cost_of(as_(town.park), page.format(one.id)) for one in (short, long)}
    assert len(costs) == 1 and max(costs) <= MOST_STATEMENTS


def test_the_hall_costs_little_however_often_it_asks(town, as_):
    assembly = an_open_assembly(town, ballots=SEVEN_BALLOTS)
    asked = [cost_of(as_(None), f"/assemblies/{assembly.id}/hall", headers={"HX-Request": "true"}) for _ in range(3)]
    assert max(asked) <= 4


def test_the_whole_way_is_told_on_one_address(town, as_):
    assembly = a_noticed_assembly(town)
    told = [read(as_(None).get(f"/assemblies/{assembly.id}"))]
    with clock.at(assembly.opens):
        actions.open(CLOCK, assembly)
        told.append(read(as_(None).get(f"/assemblies/{assembly.id}")))
    with clock.at(assembly.closes):
        actions.close(CLOCK, assembly)
        told.append(read(as_(None).get(f"/assemblies/{assembly.id}")))
    assert ["시작합니다" in told[0], "투표하기" in told[1], "투표가 끝났습니다" in told[2]] == [True] * 3
