from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.money import Won
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.proposals.states import ProposalState

from . import builders


def read(answer) -> str:
    return answer.get_data(as_text=True)


def the_only_proposal() -> Proposal:
    db.session.expire_all()
    return db.session.query(Proposal).one()


def typed(town, **more):
    return {**builders.WORDS, "dong": town.pungam.id, **more}


# Reading


def test_an_empty_list_invites_the_first_proposal(town, as_):
    assert "아직 제안이 없습니다. 첫 제안을 남겨 주세요." in read(as_(None).get("/proposals"))


def test_the_list_shows_what_was_received_and_never_a_draft(town, as_):
    builders.a_submitted_proposal(town.kim, title="가로등 밝히기", cost=Won(3_000_000))
    builders.a_draft(town.kim, title="아직 쓰는 글")
    page = read(as_(town.kim).get("/proposals"))
    assert "가로등 밝히기" in page and "300만 원" in page and "풍암동" in page and "접수" in page
    assert "아직 쓰는 글" not in page


def test_the_list_is_narrowed_by_dong_state_and_words(town, as_):
    builders.a_submitted_proposal(town.kim, title="가로등 밝히기")
    builders.a_submitted_proposal(town.lee, title="의자 놓기", necessity="100% 필요합니다.")
    client = as_(None)
    assert "의자 놓기" not in read(client.get(f"/proposals?dong={town.pungam.id}"))
    assert "가로등 밝히기" not in read(client.get("/proposals?state=eligible"))
    assert "가로등 밝히기" in read(client.get("/proposals?words=밝히기 가로등"))
    assert "가로등 밝히기" not in read(client.get("/proposals?words=100%25"))
    assert "&#34;놀이터&#34;에 맞는 제안이 없습니다." in read(client.get("/proposals?words=놀이터"))


@pytest.mark.parametrize(
    "query", ["dong=x&state=y", "page=0", "page=99999999999999999999", "dong=9999999999999999999999"]
)
def test_nonsense_in_the_address_is_no_fault(town, as_, query):
    builders.a_submitted_proposal(town.kim)
    assert as_(None).get(f"/proposals?{query}").status_code == 200


@pytest.mark.parametrize("number", ["0", "999", "2147483648", "99999999999999999999", "-1", "x"])
def test_a_number_that_nothing_has_is_not_found(town, as_, number):
    assert as_(None).get(f"/proposals/{number}").status_code == 404


def test_twenty_stand_on_a_page(town, as_):
    for number in range(21):
        builders.a_submitted_proposal(town.kim, title=f"제안 {number:02}")
    first, second = (read(as_(None).get(f"/proposals?page={n}")) for n in (1, 2))
    assert "제안 20" in first and "제안 00" not in first and "제안 00" in second


def test_markup_in_a_proposal_is_only_text(town, as_):
    proposal = builders.a_submitted_proposal(
        town.kim, title="<b>굵게</b>", necessity="<script>alert(1)</script>\n둘째 줄", location="<img src=x>"
    )
    for path in ("/proposals", f"/proposals/{proposal.id}", f"/proposals/{proposal.id}/versions"):
        page = read(as_(None).get(path))
        assert "<b>굵게" not in page and "<script>alert" not in page and "<img src=x>" not in page


def test_a_page_tells_the_story_the_reasons_and_both_costs(town, as_):
    proposal = builders.a_listed_proposal(town.kim, town.jung, cost=Won(5_000_000))
    page = read(as_(None).get(f"/proposals/{proposal.id}"))
    for words in (
        "2027-풍암-0001",
        "500만 원",
        "1,000만 원",
        "공원녹지과 주무관",
        "투표 대상",
        "다음: 주민이 투표로 정합니다",
    ):
        assert words in page
    assert "정부서" not in page


def test_a_no_names_its_reasons_and_its_department(town, as_):
    page = read(as_(None).get(f"/proposals/{builders.a_refused_proposal(town.kim, town.jung).id}"))
    assert "사유지 등 권리 문제로 추진이 어려움" in page and builders.TOO_HARD in page and "공원녹지과 주무관" in page


def test_a_plain_complaint_is_led_to_its_window_and_not_refused(town, as_):
    text = "가로등 고장은 예산 없이 바로 고칠 수 있는 일입니다. 민원 창구에 알려 주시면 이틀 안에 고칩니다."
    proposal = builders.a_refused_proposal(town.kim, town.jung, ["simple_complaint"], text)
    page = read(as_(None).get(f"/proposals/{proposal.id}"))
    assert "국민신문고" in page and "민원 창구로 안내" in page and "풍암동 행정복지센터" in page
    assert "이번에는 어려움" not in page and "어려운 까닭" not in page and "추진하기 어렵" not in page


def test_the_page_says_until_when_an_answer_is_due(town, as_):
    proposal = builders.a_submitted_proposal(town.kim)
    assert "14일 남았습니다" in read(as_(None).get(f"/proposals/{proposal.id}")) or "13일" in read(
        as_(None).get(f"/proposals/{proposal.id}")
    )
    with clock.at(clock.now() + timedelta(days=16)):
        assert "지났습니다" in read(as_(None).get(f"/proposals/{proposal.id}"))


def test_every_version_stays_readable(town, as_):
    proposal = builders.a_submitted_proposal(town.kim, location="호수 근처")
    actions.request_info(town.jung, proposal, "위치를 조금 더 자세히 적어 주세요.")
    actions.revise(town.kim, proposal, location="정문에서 북쪽으로 200m")
    actions.submit(town.kim, proposal)
    page = read(as_(None).get(f"/proposals/{proposal.id}/versions"))
    assert "호수 근처" in page and "정문에서 북쪽으로 200m" in page and "위치를 조금 더 자세히" in page


# Reach


def test_a_draft_is_there_for_its_author_only(town, as_):
    draft = builders.a_draft(town.kim)
    for reader in (None, town.lee, town.jung, town.ahn):
        for path in ("", "/versions"):
            assert as_(reader).get(f"/proposals/{draft.id}{path}").status_code == 404
    assert as_(town.jung).get(f"/office/proposals/{draft.id}").status_code == 404
    assert as_(town.kim).get(f"/proposals/{draft.id}").status_code == 200


def test_a_draft_that_was_withdrawn_stays_unseen(town, as_):
    draft = builders.a_draft(town.kim)
    actions.withdraw(town.kim, draft)
    assert as_(None).get(f"/proposals/{draft.id}").status_code == 404
    assert builders.WORDS["title"] not in read(as_(None).get("/proposals?state=withdrawn"))


def test_what_is_mine_lists_drafts_and_nothing_of_others(town, as_):
    builders.a_draft(town.kim, title="내 초안")
    builders.a_submitted_proposal(town.lee, title="남의 제안")
    page = read(as_(town.kim).get("/me/proposals"))
    assert "내 초안" in page and "남의 제안" not in page


# Writing


def test_three_answers_make_a_draft_and_a_preview(town, as_):
    builders.an_announced_cycle()
    client = as_(town.kim)
    form = read(client.get("/proposals/new"))
    assert f'<option value="{town.pungam.id}" selected>풍암동</option>' in form
    answer = client.post("/proposals", data=typed(town))
    assert answer.status_code == 303
    page = read(client.get(answer.location))
    assert "저장했습니다" in page and "제안서 내기" in page and "작성 중" in page
    assert the_only_proposal().state is ProposalState.DRAFT


def test_nothing_typed_is_lost_when_the_name_is_missing(town, as_):
    builders.an_announced_cycle()
    answer = as_(town.kim).post("/proposals", data=typed(town, title="", content="벤치 <세 개>", cost="삼백"))
    assert answer.status_code == 422
    page = read(answer)
    assert "제안 이름을 적어 주세요." in page and "벤치 &lt;세 개&gt;" in page and 'value="삼백"' in page
    assert db.session.query(Proposal).count() == 0


def test_a_resident_number_is_refused(town, as_):
    builders.an_announced_cycle()
    answer = as_(town.kim).post("/proposals", data=typed(town, necessity="제 번호는 600301-2345678 입니다."))
    assert answer.status_code == 422 and "주민등록번호는 받지 않습니다" in read(answer)


def test_without_an_announced_year_the_page_says_so(town, as_):
    answer = as_(town.kim).get("/proposals/new")
    assert answer.status_code == 409 and "운영계획이 공고되지 않았습니다" in read(answer)


def test_handing_in_gives_a_number(town, as_):
    draft = builders.a_draft(town.kim)
    client = as_(town.kim)
    answer = client.post(f"/proposals/{draft.id}/submission")
    assert answer.status_code == 303
    assert "접수번호는 2027-풍암-0001입니다." in read(client.get(answer.location))


def test_an_incomplete_draft_offers_no_handing_in_and_cannot_be_forced(town, as_):
    draft = builders.a_draft(town.kim, location="")
    client = as_(town.kim)
    page = read(client.get(f"/proposals/{draft.id}"))
    assert "아직 적지 않은 것이 있습니다" in page and "제안서 내기</button>" not in page
    answer = client.post(f"/proposals/{draft.id}/submission")
    assert answer.status_code == 422 and "어디인가요" in read(answer)


def test_a_draft_is_changed_and_after_the_receipt_its_place_stays(town, as_):
    draft = builders.a_draft(town.kim)
    client = as_(town.kim)
    assert client.post(f"/proposals/{draft.id}", data=typed(town, title="새 이름")).status_code == 303
    assert the_only_proposal().title == "새 이름"
    actions.submit(town.kim, the_only_proposal())
    assert client.get(f"/proposals/{draft.id}/edit").status_code == 409
    actions.request_info(town.jung, the_only_proposal(), "비용을 알려 주세요.")
    page = read(client.get(f"/proposals/{draft.id}/edit"))
    assert "비용을 알려 주세요." in page and 'name="dong"' not in page
    client.post(f"/proposals/{draft.id}", data=typed(town, dong=town.chipyeong.id, cost="300만 원"))
    assert the_only_proposal().dong_id == town.pungam.id
    assert the_only_proposal().cost == Won(3_000_000)


def test_who_is_not_verified_is_told_why_and_led_there(town, as_):
    draft = builders.a_draft(town.na)
    page = read(as_(town.na).get(f"/proposals/{draft.id}"))
    assert "먼저 본인 확인을 해 주세요." in page and "본인 확인하기</a>" in page
    assert as_(town.na).post(f"/proposals/{draft.id}/submission").status_code == 403


def test_who_was_asked_for_more_writes_first_and_then_hands_in(town, as_):
    proposal = builders.a_submitted_proposal(town.kim)
    actions.request_info(town.jung, proposal, "몇 개가 필요한가요?")
    client = as_(town.kim)
    page = read(client.get(f"/proposals/{proposal.id}"))
    assert "몇 개가 필요한가요?" in page and "내용 보태기" in page and "그대로 다시 내기" in page
    client.post(f"/proposals/{proposal.id}", data=typed(town, content="의자 네 개"))
    assert "보탠 내용 내기" in read(client.get(f"/proposals/{proposal.id}"))
    assert "내용 보태기" not in read(as_(town.lee).get(f"/proposals/{proposal.id}"))


def test_a_stranger_may_begin_and_keeps_what_she_typed(town, as_):
    builders.an_announced_cycle()
    assert "로그인하고 쓰기" in read(as_(None).get("/proposals/new"))
    answer = as_(None).post("/proposals", data=typed(town))
    assert answer.status_code == 401 and builders.WORDS["title"] in read(answer)
    assert db.session.query(Proposal).count() == 0


def test_withdrawing_has_a_page_that_says_what_happens(town, as_):
    proposal = builders.a_submitted_proposal(town.kim)
    client = as_(town.kim)
    assert "되돌릴 수 없습니다" in read(client.get(f"/proposals/{proposal.id}/withdrawal"))
    assert client.post(f"/proposals/{proposal.id}/withdrawal", data={"reason": "이미 고쳤습니다."}).status_code == 303
    assert "이미 고쳤습니다." in read(as_(None).get(f"/proposals/{proposal.id}"))


# Noes

WRITES = ["", "/submission", "/withdrawal"]


@pytest.mark.parametrize("path", WRITES)
def test_nobody_else_writes_for_her(town, as_, path):
    proposal = builders.a_submitted_proposal(town.kim)
    address = f"/proposals/{proposal.id}{path}"
    assert as_(None).post(address, data=typed(town)).status_code == 401
    assert as_(town.lee).post(address, data=typed(town)).status_code == 403
    assert as_(town.kim).post(address, data=typed(town), csrf=False).status_code == 400


@pytest.mark.parametrize("path", ["edit", "withdrawal"])
def test_nobody_else_opens_her_forms(town, as_, path):
    proposal = builders.a_submitted_proposal(town.kim)
    assert as_(town.lee).get(f"/proposals/{proposal.id}/{path}").status_code == 403


def test_a_stranger_writes_nothing(town, as_):
    builders.an_announced_cycle()
    assert as_(None).post("/proposals", data=typed(town)).status_code == 401
    assert as_(town.kim).post("/proposals", data=typed(town), csrf=False).status_code == 400
    assert db.session.query(Proposal).count() == 0
