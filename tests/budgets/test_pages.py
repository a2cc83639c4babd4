import csv
import io

import pytest

from ganggu_participation.budgets.models import Envelope
from ganggu_participation.budgets.states import EnvelopeState
from ganggu_participation.database import db
from ganggu_participation.money import Won

from ..assemblies.builders import AGENDA, a_counted_assembly, a_declared_assembly
from ..assemblies.costs import MOST_STATEMENTS, cost_of
from ..proposals.builders import an_announced_cycle
from ..world import make_dong
from .builders import an_allocated_envelope, an_envelope, the_dong_track


def read(answer, status=200) -> str:
    assert answer.status_code == status
    return answer.get_data(as_text=True)


# For everybody


def test_before_the_year_is_announced_the_page_says_so(town, as_):
    assert "아직 올해 운영계획이 공고되지 않았습니다" in read(as_(None).get("/budgets"))
    assert as_(None).get("/budgets/lines.csv").status_code == 200


def test_zero_is_shown_as_zero(town, as_):
    an_announced_cycle()
    page = read(as_(None).get("/budgets"))
    assert page.count('value="0"') >= 6 and "치평동" in page and "풍암동" in page


def test_every_dong_has_its_money(town, as_):
    an_allocated_envelope(town)
    page = read(as_(None).get("/budgets"))
    assert "3,300만 원" in page and "3개" in page and "2027년 예산" in page


def test_a_dong_shows_its_lines_and_never_says_settled(town, as_):
    envelope = an_allocated_envelope(town)
    page = read(as_(None).get(f"/budgets/{town.pungam.id}"))
    for word in ("둘레길 의자 놓기", "800만 원", "1위", "5표", "마을계획형"):
        assert word in page
    assert "선정되었습니다. 12월에 서구의회가 예산을 확정하면 시작합니다." in page
    assert page.count("확정") == 1
    assert envelope.left == Won(0) and "남은 예산" in page
    assert "지금은 0원입니다" in read(as_(None).get(f"/budgets/{town.chipyeong.id}"))
    assert as_(None).get("/budgets/99").status_code == 404


def test_an_open_envelope_says_that_nothing_is_selected_yet(town, as_):
    an_envelope(town)
    assert "아직 선정한 사업이 없습니다" in read(as_(None).get(f"/budgets/{town.pungam.id}"))


def test_the_lines_are_a_file_for_spreadsheets(town, as_):
    envelope = an_allocated_envelope(town)
    envelope.lines[0].title = "=HYPERLINK(1)"
    db.session.commit()
    answer = as_(None).get("/budgets/lines.csv")
    assert answer.data.startswith(b"\xef\xbb\xbf") and answer.mimetype == "text/csv"
    head, first, *rest = csv.reader(io.StringIO(answer.data.decode("utf-8-sig")))
    assert head == ["행정동코드", "행정동", "사업명", "금액(원)", "기준일"]
    assert first == [town.pungam.code, "풍암동", "'=HYPERLINK(1)", "8000000", envelope.allocated_on.isoformat()]
    assert len(rest) == 2


# For the desk


@pytest.mark.parametrize("path", ["/office/budgets", "/office/budgets/1/allocation", "/office/tracks/1/envelopes/new"])
def test_the_desk_is_for_officials(town, as_, path):
    assert as_(town.kim).get(path).status_code == 403
    assert as_(None).get(path).status_code == 303


def test_ceilings_are_opened_for_the_chosen_dongs(town, as_):
    track = the_dong_track()
    page = read(as_(town.han).get(f"/office/tracks/{track.id}/envelopes/new"))
    assert "33,000,000원" in page and "치평동" in page
    sent = {"ceiling": "3,000만 원", "dongs": [town.pungam.id, town.chipyeong.id]}
    assert as_(town.han).post(f"/office/tracks/{track.id}/envelopes", data=sent).status_code == 303
    assert {envelope.ceiling for envelope in db.session.query(Envelope)} == {Won(30_000_000)}
    assert "모든 동의 한도를 정했습니다" in read(as_(town.han).get(f"/office/tracks/{track.id}/envelopes/new"))


def test_too_high_a_ceiling_is_said_beside_its_field(town, as_):
    track = the_dong_track()
    sent = {"ceiling": "4천만", "dongs": [town.pungam.id]}
    page = read(as_(town.han).post(f"/office/tracks/{track.id}/envelopes", data=sent), 422)
    assert "쓸 수 있는 예산을 넘을 수 없습니다" in page and "4천만" in page
    assert "동을 골라 주세요" in read(
        as_(town.han).post(f"/office/tracks/{track.id}/envelopes", data={"ceiling": "1만"}), 422
    )
    assert db.session.query(Envelope).count() == 0


def test_others_than_the_budget_desk_find_no_form(town, as_):
    track = the_dong_track()
    assert '<button type="submit" class="krds-btn primary' not in read(
        as_(town.park).get(f"/office/tracks/{track.id}/envelopes/new")
    )
    sent = {"ceiling": "1만", "dongs": [town.pungam.id]}
    assert as_(town.park).post(f"/office/tracks/{track.id}/envelopes", data=sent).status_code == 403


def test_a_track_that_is_not_split_has_no_ceilings(town, as_):
    whole = next(track for track in an_announced_cycle().tracks if not track.dong_ceiling)
    assert as_(town.han).get(f"/office/tracks/{whole.id}/envelopes/new").status_code == 404


def test_a_declared_result_waits_until_it_is_allocated(town, as_):
    a_declared_assembly(town)
    assert "한도를 먼저 정해 주세요" in read(as_(town.han).get("/office/budgets"))
    envelope = an_envelope(town)
    address = f"/office/budgets/{envelope.id}/allocation"
    assert address in read(as_(town.han).get("/office/budgets"))
    page = read(as_(town.han).get(address))
    assert "사업 3개에 3,300만 원을 씁니다" in page and "나누면 되돌릴 수 없습니다" in page
    assert as_(town.han).post(address, csrf=False).status_code == 400
    assert as_(town.han).post(address).status_code == 303
    db.session.expire_all()
    assert db.session.get_one(Envelope, envelope.id).state is EnvelopeState.ALLOCATED
    assert address not in read(as_(town.han).get("/office/budgets"))
    assert as_(town.han).post(address).status_code == 409


def test_before_the_declaration_nothing_waits(town, as_):
    a_counted_assembly(town)
    envelope = an_envelope(town)
    assert "지금 나눌 결과가 없습니다" in read(as_(town.han).get("/office/budgets"))
    assert as_(town.han).get(f"/office/budgets/{envelope.id}/allocation").status_code == 404


def test_others_read_the_desk_but_may_not_allocate(town, as_):
    a_declared_assembly(town)
    address = f"/office/budgets/{an_envelope(town).id}/allocation"
    assert "이 동에서 이 일을 맡은 담당자만" in read(as_(town.park).get(address))
    assert as_(town.park).post(address).status_code == 403


# What a page costs


def test_pages_cost_the_same_for_many_dongs_and_lines(town, as_):
    envelope = an_allocated_envelope(town)
    pages = ["/budgets", f"/budgets/{town.pungam.id}", "/budgets/lines.csv", "/office/budgets"]
    few = [cost_of(as_(town.han), page) for page in pages]
    for n in range(16):
        db.session.add(dong := make_dong(f"새{n}동", 30 + n, 100))
        db.session.flush()
        db.session.add(
            Envelope(
                state=EnvelopeState.OPEN,
                cycle_id=envelope.cycle_id,
                track_id=envelope.track_id,
                dong_id=dong.id,
                ceiling=Won(1),
            )
        )
    db.session.commit()
    assert [cost_of(as_(town.han), page) for page in pages] == few and max(few) <= MOST_STATEMENTS


def test_the_allocation_page_costs_the_same_for_a_long_agenda(town, as_):
    costs = set()
    for name, agenda in (("짧은", AGENDA[:2]), ("긴", AGENDA)):
        db.session.execute(db.text("DELETE FROM roll_marks"))
        db.session.execute(db.text("DELETE FROM envelopes"))
        db.session.commit()
        a_declared_assembly(town, name=name, agenda=agenda, ballots=({1: [1]},) * 7)
        costs.add(cost_of(as_(town.han), f"/office/budgets/{an_envelope(town).id}/allocation"))
    assert len(costs) == 1 and max(costs) <= MOST_STATEMENTS
