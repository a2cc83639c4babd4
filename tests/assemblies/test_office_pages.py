from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.assemblies import actions
from ganggu_participation.assemblies.models import Assembly
from ganggu_participation.assemblies.states import AssemblyState
from ganggu_participation.database import db

from ..proposals.builders import a_listed_proposal, an_announced_cycle
from .builders import (
    NOTICE,
    SEVEN_BALLOTS,
    a_closed_assembly,
    a_counted_assembly,
    a_declared_assembly,
    a_noticed_assembly,
    an_assembly_in_preparation,
    an_open_assembly,
)


def read(answer, status=200) -> str:
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def afresh(assembly) -> Assembly:
    db.session.expire_all()
    return db.session.get_one(Assembly, assembly.id)


def typed(town, **more):
    track = next(track for track in an_announced_cycle().tracks if track.dong_ceiling)
    return {
        "dong": town.pungam.id,
        "track": track.id,
        "name": "2026년 풍암동 주민총회",
        "place": "풍암동 행정복지센터",
        "opens": "2027-08-14T09:00",
        "closes": "2027-08-21T15:00",
        "meets_at": "2027-08-21T14:00",
        "choices_max": "3",
        "min_age": "18",
        "quorum_pct": "0.5",
        **more,
    }


# Who comes in


@pytest.mark.parametrize("path", ["", "/new", "/1", "/1/notice", "/1/declaration", "/1/no-quorum", "/1/resolution"])
def test_the_desk_is_for_officials(town, as_, path):
    assert as_(town.kim).get(f"/office/assemblies{path}").status_code == 403
    assert as_(town.oh).get(f"/office/assemblies{path}").status_code == 403
    assert as_(None).get(f"/office/assemblies{path}").status_code == 303


@pytest.mark.parametrize(
    "path", ["/items", "/opening", "/closure", "/notice", "/declaration", "/no-quorum", "/resolution"]
)
def test_nothing_is_done_without_a_token_or_for_another_dong(town, as_, path):
    assembly = an_assembly_in_preparation(town)
    address = f"/office/assemblies/{assembly.id}{path}"
    assert as_(town.park).post(address, csrf=False).status_code == 400
    proposal = a_listed_proposal(town.kim, town.jung, title="새 제안")
    sent = {"notice": NOTICE, "proposal": proposal.id, "route": "long_term"}
    assert as_(town.choi).post(address, data=sent).status_code == 403
    assert afresh(assembly).state is AssemblyState.PREPARING and len(assembly.items) == 4


# Preparing


def test_the_form_begins_with_sensible_words(town, as_):
    an_announced_cycle()
    page = read(as_(town.park).get("/office/assemblies/new"))
    assert "2026년 풍암동 주민총회" in page and "풍암동 행정복지센터" in page and "T09:00" in page
    assert "치평동" not in page and "구정참여형" not in page


def test_without_a_year_or_a_dong_there_is_no_form(town, as_):
    assert "운영계획을 먼저 공고해 주세요" in read(as_(town.park).get("/office/assemblies/new"))
    an_announced_cycle()
    assert "동 담당자만 주민총회를 준비할 수 있습니다" in read(as_(town.han).get("/office/assemblies/new"))
    assert as_(town.han).post("/office/assemblies", data=typed(town)).status_code == 422


def test_an_assembly_is_prepared_from_the_form(town, as_):
    answer = as_(town.park).post("/office/assemblies", data=typed(town))
    assembly = db.session.query(Assembly).one()
    assert answer.status_code == 303 and answer.location == f"/office/assemblies/{assembly.id}"
    assert assembly.opens.astimezone(clock.KST).hour == 9 and assembly.required == 160


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "총회 이름을 적어 주세요"),
        ("opens", "2027-09-14T09:00", "시작하는 때가 끝나는 때보다 앞서야 합니다"),
        ("quorum_pct", "0.505", "소수 둘째 자리까지"),
        ("quorum_pct", "NaN", "소수 둘째 자리까지"),
        ("quorum_pct", "0", "소수 둘째 자리까지"),
        ("track", "99", "유형: "),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(town, as_, field, value, sentence):
    page = read(as_(town.park).post("/office/assemblies", data=typed(town, **{field: value})), 422)
    assert "다시 확인해 주세요" in page and sentence in page and "2027-08-21T15:00" in page
    assert db.session.query(Assembly).count() == 0


def test_the_same_name_is_refused_beside_its_field(town, as_):
    an_assembly_in_preparation(town, agenda=())
    page = read(as_(town.park).post("/office/assemblies", data=typed(town)), 422)
    assert "같은 이름의 주민총회가 이미 있습니다" in page


# Agenda


def test_eligible_proposals_are_offered_and_tabled(town, as_):
    assembly = an_assembly_in_preparation(town, agenda=())
    proposal = a_listed_proposal(town.kim, town.jung, title="버스 정류장 의자")
    a_listed_proposal(town.lee, town.jung, title="치평동 제안")
    page = read(as_(town.park).get(f"/office/assemblies/{assembly.id}"))
    assert "버스 정류장 의자" in page and "치평동 제안" not in page and "공고문 쓰기" not in page
    sent = {"proposal": proposal.id, "route": "department_link"}
    assert as_(town.park).post(f"/office/assemblies/{assembly.id}/items", data=sent).status_code == 303
    page = read(as_(town.park).get(f"/office/assemblies/{assembly.id}"))
    assert "구청 부서가 합니다" in page and "공고문 쓰기" in page and "더 올릴 수 있는 제안이 없습니다" in page


def test_an_item_without_a_choice_is_asked_for(town, as_):
    assembly = an_assembly_in_preparation(town, agenda=())
    a_listed_proposal(town.kim, town.jung)
    page = read(as_(town.park).post(f"/office/assemblies/{assembly.id}/items", data={"route": "long_term"}), 422)
    assert "제안을 골라 주세요" in page


def test_an_item_is_dropped(town, as_):
    assembly = an_assembly_in_preparation(town)
    address = f"/office/assemblies/{assembly.id}/items"
    assert as_(town.park).post(f"{address}/{assembly.items[0].id}/removal").status_code == 303
    assert [item.no for item in afresh(assembly).items] == [1, 2, 3]
    assert as_(town.park).post(f"{address}/9999/removal").status_code == 404


def test_officials_of_other_dongs_read_but_find_no_buttons(town, as_):
    assembly = an_assembly_in_preparation(town)
    page = read(as_(town.choi).get(f"/office/assemblies/{assembly.id}"))
    assert "/removal" not in page and "이 동에서 이 일을 맡은 담당자만" in page


# Notice, opening, closure


def test_the_notice_page_says_what_will_be_frozen(town, as_):
    assembly = an_assembly_in_preparation(town)
    page = read(as_(town.park).get(f"/office/assemblies/{assembly.id}/notice"))
    assert "공고하면 아래 내용을 바꿀 수 없습니다" in page and "안건 4개" in page and "7명 이상 참여하면" in page
    assert "short_notice_reason" not in page


def test_a_notice_is_given(town, as_):
    assembly = an_assembly_in_preparation(town)
    answer = as_(town.park).post(f"/office/assemblies/{assembly.id}/notice", data={"notice": NOTICE})
    assert answer.status_code == 303 and afresh(assembly).state is AssemblyState.NOTICED
    assert assembly.notice == NOTICE


def test_a_late_notice_asks_for_its_reason(town, as_):
    assembly = an_assembly_in_preparation(town, opens=clock.now() + timedelta(days=3))
    address = f"/office/assemblies/{assembly.id}/notice"
    assert "short_notice_reason" in read(as_(town.park).get(address))
    page = read(as_(town.park).post(address, data={"notice": NOTICE}), 422)
    assert "늦어진 까닭을 적어 주세요" in page and NOTICE in page
    reason = {"short_notice_reason": "태풍으로 회의장을 다시 잡았습니다."}
    assert as_(town.park).post(address, data={"notice": NOTICE, **reason}).status_code == 303


def test_it_is_opened_and_closed_by_hand_when_its_hour_has_come(town, as_):
    assembly = a_noticed_assembly(town)
    address = f"/office/assemblies/{assembly.id}"
    assert as_(town.park).post(f"{address}/opening").status_code == 409
    with clock.at(assembly.opens):
        assert as_(town.park).post(f"{address}/opening").status_code == 303
        assert as_(town.park).post(f"{address}/closure").status_code == 409
    with clock.at(assembly.closes):
        assert as_(town.park).post(f"{address}/closure").status_code == 303
    assert afresh(assembly).state is AssemblyState.COUNTING


# After the close


def test_the_desk_leads_to_the_count_then_to_the_declaration(town, as_):
    assembly = a_closed_assembly(town)
    page = read(as_(town.park).get(f"/office/assemblies/{assembly.id}"))
    assert f"/office/votes/{assembly.vote_id}/count" in page and "/no-quorum" not in page
    assert as_(town.park).get(f"/office/assemblies/{assembly.id}/declaration").status_code == 404


def test_the_declaration_page_shows_what_will_be_announced(town, as_):
    assembly = a_counted_assembly(town)
    page = read(as_(town.park).get(f"/office/assemblies/{assembly.id}/declaration"))
    assert "둘레길 의자 놓기" in page and "남은 예산 500만 원보다 커서" in page
    assert as_(town.park).post(f"/office/assemblies/{assembly.id}/declaration").status_code == 303
    assert afresh(assembly).state is AssemblyState.DECLARED


def test_too_few_are_told_on_a_page_of_their_own(town, as_):
    assembly = a_closed_assembly(town, ballots=SEVEN_BALLOTS[:2])
    assert "/no-quorum" in read(as_(town.park).get(f"/office/assemblies/{assembly.id}"))
    page = read(as_(town.park).get(f"/office/assemblies/{assembly.id}/no-quorum"))
    assert "7명 이상 참여해야 하는데 2명이 참여했습니다" in page
    assert as_(town.park).post(f"/office/assemblies/{assembly.id}/no-quorum").status_code == 303
    assert afresh(assembly).state is AssemblyState.NO_QUORUM
    assert "새 총회를 준비할 수 있습니다" in read(as_(town.park).get(f"/office/assemblies/{assembly.id}"))


def test_the_resolution_is_read_before_it_is_signed(town, as_):
    assembly = a_declared_assembly(town)
    assert "1. 성립 여부" in read(as_(town.park).get(f"/office/assemblies/{assembly.id}/resolution"))
    answer = as_(town.park).post(f"/office/assemblies/{assembly.id}/resolution")
    assert answer.status_code == 303 and answer.location == f"/assemblies/{assembly.id}/resolution"
    assert "풍암-2026-1" in read(as_(town.park).get(f"/office/assemblies/{assembly.id}"))
    assert as_(town.park).post(f"/office/assemblies/{assembly.id}/resolution").status_code == 409


def test_every_state_has_its_desk(town, as_):
    for number, make in enumerate((an_open_assembly, a_closed_assembly, a_counted_assembly, a_declared_assembly)):
        assembly = make(town, name=f"총회 {number}", ballots=() if number == 0 else SEVEN_BALLOTS)
        if number:
            db.session.execute(db.text("DELETE FROM roll_marks"))
            db.session.commit()
        assert assembly.name in read(as_(town.park).get(f"/office/assemblies/{assembly.id}"))
    actions.resolve(town.park, assembly)
