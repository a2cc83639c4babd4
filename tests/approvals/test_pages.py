"""Two people at their pages: asking, agreeing, sending back; who may see what."""

import pytest

from ganggu_participation.approvals.models import Approval
from ganggu_participation.approvals.states import ApprovalState
from ganggu_participation.counts.models import Count
from ganggu_participation.database import db

from ..votes.builders import a_closed_vote
from .builders import WHY, a_request, two_agree

ASK = {"act": "count.open", "reason": WHY}


def test_asking_at_the_page_of_the_count_and_agreeing_at_the_desk(as_, town):
    vote = a_closed_vote(town, ballots=[{1: [1]}])
    baek, seo = as_(town.baek), as_(town.seo)
    page = baek.get(f"/office/votes/{vote.id}/count").text
    assert "승인 요청하기" in page and "먼저 승인을 요청하고" in page
    answer = baek.post("/office/approvals", data={**ASK, "subject_id": vote.id})
    assert answer.status_code == 303
    assert "승인을 요청한 사람은 승인할 수 없습니다" in baek.get(answer.location).text
    assert vote.title in seo.get("/office").text
    assert seo.post(f"{answer.location}/approval").status_code == 303
    assert baek.post(f"/office/votes/{vote.id}/count").status_code == 303
    assert db.session.query(Count).count() == 1


def test_nobody_opens_a_box_over_http_alone(as_, town):
    vote = a_closed_vote(town, ballots=[{1: [1]}])
    baek = as_(town.baek)
    assert baek.post(f"/office/votes/{vote.id}/count").status_code == 409
    location = baek.post("/office/approvals", data={**ASK, "subject_id": vote.id}).location
    assert baek.post(f"{location}/approval").status_code == 403
    assert baek.post(f"/office/votes/{vote.id}/count").status_code == 409
    assert db.session.query(Count).count() == 0


def test_what_was_typed_is_kept_when_something_is_missing(as_, town):
    vote = a_closed_vote(town)
    answer = as_(town.baek).post("/office/approvals", data={"act": "count.open", "reason": "짧", "subject_id": vote.id})
    assert (
        answer.status_code == 422 and "까닭을 5자 이상 적어 주세요." in answer.text and "\n짧</textarea>" in answer.text.replace("\r", "")
    )
    assert db.session.query(Approval).count() == 0


@pytest.mark.parametrize(
    ("wrong", "status"),
    [({"act": "count.everything"}, 404), ({"subject_id": "999"}, 404), ({"subject_id": "x"}, 404), ({"act": ""}, 404)],
)
def test_what_does_not_exist_is_not_asked_for(as_, town, wrong, status):
    vote = a_closed_vote(town)
    answer = as_(town.baek).post("/office/approvals", data={**ASK, "subject_id": vote.id, **wrong})
    assert answer.status_code == status and db.session.query(Approval).count() == 0


def test_sending_back_needs_a_reason(as_, town):
    asked = a_request(town, a_closed_vote(town))
    address, seo = f"/office/approvals/{asked.id}/rejection", as_(town.seo)
    assert seo.post(address, data={"answer": ""}).status_code == 422
    assert asked.state is ApprovalState.PROPOSED
    assert seo.post(address, data={"answer": "참관인이 오면 하겠습니다."}).status_code == 303
    assert asked.state is ApprovalState.REJECTED
    assert "참관인이 오면 하겠습니다." in as_(town.baek).get(f"/office/approvals/{asked.id}").text


def test_taking_back(as_, town):
    asked = two_agree(town, a_closed_vote(town))
    assert as_(town.seo).post(f"/office/approvals/{asked.id}/withdrawal").status_code == 403
    assert as_(town.baek).post(f"/office/approvals/{asked.id}/withdrawal").status_code == 303
    assert asked.state is ApprovalState.WITHDRAWN


@pytest.mark.parametrize("name", ["park", "choi", "roh", "ahn"])
def test_officials_of_other_work_do_not_see_it(as_, town, name):
    asked = a_request(town, a_closed_vote(town))
    browser = as_(getattr(town, name))
    assert browser.get(f"/office/approvals/{asked.id}").status_code == 404
    assert asked.title not in browser.get("/office/approvals").text
    for deed in ("approval", "rejection", "withdrawal"):
        assert browser.post(f"/office/approvals/{asked.id}/{deed}").status_code == 404


def test_an_observer_watches_and_decides_nothing(as_, town):
    asked = a_request(town, a_closed_vote(town))
    browser = as_(town.oh)
    page = browser.get(f"/office/approvals/{asked.id}").text
    assert asked.reason in page and "백*표" in page and "백개표" not in page
    assert asked.title in browser.get("/office/approvals").text
    assert browser.post(f"/office/approvals/{asked.id}/approval").status_code == 403


@pytest.mark.parametrize("name", ["kim", None])
def test_residents_and_strangers_see_nothing(as_, town, name):
    asked = a_request(town, a_closed_vote(town))
    browser = as_(getattr(town, name) if name else None)
    for address in ("/office/approvals", f"/office/approvals/{asked.id}"):
        assert browser.get(address).status_code in (303, 403)


def test_a_forged_form_decides_nothing(as_, town):
    asked = a_request(town, a_closed_vote(town))
    assert as_(town.seo).post(f"/office/approvals/{asked.id}/approval", csrf=False).status_code == 400
    assert asked.state is ApprovalState.PROPOSED
