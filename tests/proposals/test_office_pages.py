import csv
import io
from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.accounts.models import RoleGrant
from ganggu_participation.accounts.states import GrantState
from ganggu_participation.database import db
from ganggu_participation.money import Won
from ganggu_participation.permissions import Role
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.proposals.states import LIFE, ProposalState
from ganggu_participation.verbs import Verb

from . import builders
from .test_pages import read, the_only_proposal

YES = {"outcome": "eligible", "reviewed_cost": "900만 원", "text": "할 수 있습니다.", **builders.ANSWER}
NO = {"outcome": "ineligible", "reason_codes": ["land_or_rights"], "text": builders.TOO_HARD, **builders.ANSWER}


def make_department_officer_of(account, dong):
    """The same role, but for one dong only."""
    for grant in db.session.query(RoleGrant).filter_by(account_id=account.id):
        grant.state = GrantState.REVOKED
    db.session.add(
        RoleGrant(
            state=GrantState.ACTIVE,
            account_id=account.id,
            role=Role.DEPARTMENT_OFFICER,
            from_at=clock.now() - timedelta(days=1),
            dong_id=dong.id,
        )
    )
    db.session.commit()


def test_what_is_due_first_stands_first(town, as_):
    with clock.at(clock.now() - timedelta(days=20)):
        builders.an_announced_cycle()
        builders.a_submitted_proposal(town.kim, title="오래된 제안")
    builders.a_submitted_proposal(town.lee, title="새 제안")
    page = read(as_(town.jung).get("/office/proposals"))
    assert page.index("오래된 제안") < page.index("새 제안")
    assert "20일" in page and "지남" in page


def test_the_list_leaves_out_drafts_and_what_is_answered(town, as_):
    builders.a_draft(town.kim, title="초안")
    builders.a_listed_proposal(town.kim, town.jung, title="답한 제안")
    client = as_(town.jung)
    page = read(client.get("/office/proposals"))
    assert "초안" not in page and "답한 제안" not in page
    assert "답한 제안" in read(client.get("/office/proposals?state=all"))
    assert "답한 제안" not in read(client.get(f"/office/proposals?state=all&dong={town.chipyeong.id}"))


@pytest.mark.parametrize("path", ["", ".csv", "/1", "/1/review"])
def test_the_desk_is_for_officials(town, as_, path):
    builders.a_submitted_proposal(town.kim)
    assert as_(town.kim).get(f"/office/proposals{path}").status_code == 403
    assert as_(town.oh).get(f"/office/proposals{path}").status_code == 403


def test_the_table_to_take_along_runs_no_formula_and_names_nobody(town, as_):
    builders.a_submitted_proposal(town.kim, title='=HYPERLINK("x")', location="+82", necessity="-1\n둘", cost=Won(10))
    answer = as_(town.jung).get("/office/proposals.csv")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    row = dict(zip(rows[0], rows[1], strict=True))
    assert row["제안 이름"] == '\'=HYPERLINK("x")' and row["위치"] == "'+82" and row["왜 필요한가요"] == "'-1\n둘"
    assert row["접수번호"] == "2027-풍암-0001" and row["예상 비용(원)"] == "10"
    assert "김풍암" not in read(answer)


def test_a_review_goes_from_taking_up_to_a_public_answer(town, as_):
    proposal = builders.a_submitted_proposal(town.kim, cost=Won(8_000_000))
    client = as_(town.jung)
    assert client.post(f"/office/proposals/{proposal.id}/take-up", data={"department": "공원녹지과"}).status_code == 303
    form = read(client.get(f"/office/proposals/{proposal.id}/review"))
    assert 'value="8,000,000원"' in form and 'value="공원녹지과"' in form and "사유지 등" in form
    assert client.post(f"/office/proposals/{proposal.id}/review", data=YES).status_code == 303
    assert the_only_proposal().reviewed_cost == Won(9_000_000)
    assert "800만 원" in read(client.get(f"/office/proposals/{proposal.id}"))


def test_a_no_goes_out_with_its_reasons(town, as_):
    proposal = builders.a_proposal_under_review(town.kim, town.jung)
    assert as_(town.jung).post(f"/office/proposals/{proposal.id}/review", data=NO).status_code == 303
    assert the_only_proposal().state is ProposalState.INELIGIBLE


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"reason_codes": []}, "어려운 까닭을 하나 이상 골라 주세요."),
        ({"text": "어렵습니다."}, "까닭을 30자 이상"),
        ({"text": "가" * 29 + "   \n  "}, "까닭을 30자 이상"),
        ({"outcome": ""}, "검토 결과를 골라 주세요."),
        ({"outcome": "selected"}, "어려운 까닭"),
        ({"outcome": "eligible", "reviewed_cost": ""}, "검토한 사업비가 있어야"),
        ({"outcome": "eligible", "reviewed_cost": "4,000만 원"}, "한 사업에 3,300만 원까지"),
        ({"department": ""}, "담당 부서를 적어 주세요."),
        ({"post": " "}, "직위를 적어 주세요."),
    ],
)
def test_an_answer_that_lacks_something_is_shown_again(town, as_, change, sentence):
    proposal = builders.a_proposal_under_review(town.kim, town.jung)
    answer = as_(town.jung).post(f"/office/proposals/{proposal.id}/review", data={**NO, **change})
    assert answer.status_code == 422
    assert sentence in read(answer) and "error-summary" in read(answer)
    assert the_only_proposal().state is ProposalState.UNDER_REVIEW


def test_a_request_waits_for_the_author(town, as_):
    proposal = builders.a_submitted_proposal(town.kim)
    client = as_(town.jung)
    address = f"/office/proposals/{proposal.id}/info-request"
    assert client.post(address, data={"request": ""}).status_code == 422
    assert client.post(address, data={"request": "위치를 알려 주세요."}).status_code == 303
    assert "위치를 알려 주세요." in read(as_(town.kim).get(f"/proposals/{proposal.id}"))


def test_the_next_in_the_queue_is_one_press_away(town, as_):
    first, second = (builders.a_submitted_proposal(town.kim, title=title) for title in ("가", "나"))
    assert f'rel="next" href="/office/proposals/{second.id}"' in read(
        as_(town.jung).get(f"/office/proposals/{first.id}")
    )
    assert f'rel="prev" href="/office/proposals/{first.id}"' in read(
        as_(town.jung).get(f"/office/proposals/{second.id}")
    )


@pytest.mark.parametrize(
    ("path", "data"), [("take-up", builders.ANSWER), ("info-request", {"request": "더"}), ("review", NO)]
)
def test_only_those_who_review_here_act(town, as_, path, data):
    proposal = builders.a_proposal_under_review(town.kim, town.jung)
    make_department_officer_of(town.jung, town.chipyeong)
    address = f"/office/proposals/{proposal.id}/{path}"
    assert as_(None).post(address, data=data).status_code == 401
    for other in (town.kim, town.park, town.jung, town.ahn):
        assert as_(other).post(address, data=data).status_code == 403
    assert as_(town.han).post(address, data=data, csrf=False).status_code == 400
    assert the_only_proposal().state is ProposalState.UNDER_REVIEW


def test_an_officer_of_another_dong_reads_but_is_told_why_not(town, as_):
    proposal = builders.a_submitted_proposal(town.kim)
    make_department_officer_of(town.jung, town.chipyeong)
    client = as_(town.jung)
    page = read(client.get(f"/office/proposals/{proposal.id}"))
    assert "이 동에서 이 일을 맡은 담당자만" in page and "검토 시작하기</button>" not in page
    assert client.get(f"/office/proposals/{proposal.id}/review").status_code == 403


def test_an_answer_is_given_once(town, as_):
    proposal = builders.a_refused_proposal(town.kim, town.jung)
    assert as_(town.jung).post(f"/office/proposals/{proposal.id}/review", data=YES).status_code == 409
    assert LIFE.why_not(Verb.PROPOSAL_FIND_ELIGIBLE, ProposalState.INELIGIBLE)
    assert db.session.get(Proposal, proposal.id).reviewed_cost is None


def test_the_list_is_narrowed_by_whose_it_is_and_by_its_day_and_the_way_on_stays_among_them(town, as_):
    mine, free, his, last = (builders.a_submitted_proposal(town.kim, title=f"{n}번 제안") for n in range(1, 5))
    for proposal, person in ((mine, town.jung), (last, town.jung), (his, town.han)):
        actions.assign(town.han, proposal, "공원녹지과", person)
    client = as_(town.jung)
    assert [n for n in range(1, 5) if f"{n}번 제안" in read(client.get("/office/proposals?desk=mine"))] == [1, 4]
    assert [n for n in range(1, 5) if f"{n}번 제안" in read(client.get("/office/proposals?desk=nobody"))] == [2]
    assert "고른 조건에 맞는 제안이 없습니다" in read(client.get("/office/proposals?due=soon"))
    with clock.at(mine.review_due - timedelta(hours=2)):
        assert "1번 제안" in read(client.get("/office/proposals?due=today"))
        assert "고른 조건에 맞는 제안이 없습니다" in read(client.get("/office/proposals?due=late"))
    with clock.at(mine.review_due + timedelta(hours=2)):
        assert "1번 제안" in read(client.get("/office/proposals?due=late"))
    assert "1번 제안" in read(client.get("/office/proposals?due=nonsense&desk=nonsense"))
    page = read(client.get(f"/office/proposals/{mine.id}?desk=mine"))
    assert f'rel="next" href="/office/proposals/{last.id}?desk=mine"' in page
    assert f'rel="next" href="/office/proposals/{free.id}"' in read(client.get(f"/office/proposals/{mine.id}"))
    answer = client.post(f"/office/proposals/{mine.id}/take-up?desk=mine", data={"department": "공원녹지과"})
    assert answer.location.endswith(f"/office/proposals/{mine.id}?desk=mine")
    answer = client.post(f"/office/proposals/{mine.id}/review?desk=mine", data=YES)
    page = read(client.get(answer.location))
    assert f'rel="next" href="/office/proposals/{last.id}?desk=mine"' in page
    sheet = read(client.get("/office/proposals.csv?desk=mine"))
    assert "4번 제안" in sheet and "2번 제안" not in sheet


def test_the_list_is_narrowed_by_the_kind_of_budget_of_any_year(town, as_):
    cycle = builders.an_announced_cycle()
    district = next(track for track in cycle.tracks if track.key == "district")
    builders.a_submitted_proposal(town.kim, title="동네 의자")
    wide = builders.a_submitted_proposal(town.kim, title="구 전체 나무", track=district)
    later = builders.an_announced_cycle(2028)
    builders.a_submitted_proposal(town.kim, title="내년 나무", cycle=later, track=later.tracks[1])
    client = as_(town.jung)
    page = read(client.get("/office/proposals?track=district"))
    assert "구 전체 나무" in page and "내년 나무" in page and "동네 의자" not in page
    assert page.count(">구정참여형</option>") == 1 and f"/office/proposals/{wide.id}?track=district" in page
    page = read(client.get("/office/proposals?track=village"))
    assert "동네 의자" in page and "나무" not in page
    assert "동네 의자" in read(client.get("/office/proposals?track=nonsense"))
    sheet = read(client.get("/office/proposals.csv?track=village"))
    assert "동네 의자" in sheet and "나무" not in sheet


def test_many_are_taken_up_at_once_and_those_that_cannot_be_are_named(town, as_):
    numbers = [builders.a_submitted_proposal(town.kim, title=f"제안 {n}").id for n in range(3)]
    done = builders.a_proposal_under_review(town.kim, town.jung).id
    words = {"proposals": [*numbers, done, 9999], "department": "공원녹지과"}
    client = as_(town.jung)
    page = read(client.get(client.post("/office/proposals/take-ups", data=words).location))
    assert "3건의 검토를 시작했습니다." in page and "시작하지 못한 제안이 있습니다" in page
    assert db.session.query(Proposal).filter_by(state=ProposalState.UNDER_REVIEW).count() == 4
    assert client.post("/office/proposals/take-ups", data={"department": "과"}).status_code == 303
    assert as_(town.kim).post("/office/proposals/take-ups", data=words).status_code == 403


def test_a_row_of_the_list_says_what_each_figure_is_where_it_is_a_card(town, as_):
    builders.a_submitted_proposal(town.kim)
    page = read(as_(town.jung).get("/office/proposals"))
    for label in ("동", "단계", "답할 날", "기다린 날", "비용", "담당 부서"):
        assert f'role="cell" data-label="{label}"' in page
