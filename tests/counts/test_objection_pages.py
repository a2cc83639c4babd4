"""Objections as residents and officials read and write them."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.counts import actions
from ganggu_participation.counts.queries import objections_of
from ganggu_participation.counts.states import ObjectionState

from .builders import ANSWER, CLAIM, SIGNED, a_count, a_declared_vote, a_reopened_vote, an_objection

BALLOTS = [{1: [1, 2]}, {1: [2, 3]}, {1: [2]}]
ANSWERED = {"outcome": "dismissed", "answer": ANSWER, "answered_as": SIGNED}


def read(answer, status=200):
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def test_a_result_says_until_when_one_may_object(town, as_):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    page = read(as_(town.kim).get(f"/results/{vote.id}"))
    assert "결과를 다시 봐 달라고 요청할 수 있습니다." in page and f"/results/{vote.id}/objections/new" in page
    with clock.at(clock.now() + timedelta(days=8)):
        page = read(as_(town.kim).get(f"/results/{vote.id}"))
    assert "이의를 받는 기간이 끝났습니다." in page and "objections/new" not in page


def test_before_the_declaration_there_is_no_such_page(town, as_):
    vote = a_count(town, ballots=BALLOTS).vote
    for address in ("objections", "objections/new", "hall"):
        assert as_(town.kim).get(f"/results/{vote.id}/{address}").status_code == 404


def test_she_writes_and_everybody_reads_but_not_her_name(town, as_):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    answer = as_(town.kim).post(f"/results/{vote.id}/objections", data={"claim": CLAIM}, follow_redirects=True)
    assert "1번째 이의로 받았습니다." in read(answer)
    page = read(as_(None).get(f"/results/{vote.id}/objections"))
    assert CLAIM in page and "살펴보는 중" in page and "김풍암" not in page


@pytest.mark.parametrize("claim", ["이상합니다", "다시 세어 주세요. 제 번호는 900101-1234567입니다."])
def test_what_was_typed_is_kept_and_nothing_is_written(town, as_, claim):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    page = read(as_(town.kim).post(f"/results/{vote.id}/objections", data={"claim": claim}), 422)
    assert claim in page and "다시 확인해 주세요" in page and objections_of(vote.id) == []


def test_a_stranger_is_sent_to_sign_in_and_the_unverified_are_told_why(town, as_):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    assert as_(None).get(f"/results/{vote.id}/objections/new").status_code == 303
    assert "먼저 본인 확인을 해 주세요" in read(as_(town.na).get(f"/results/{vote.id}/objections/new"), 403)


def test_the_desk_shows_what_waits_and_the_answer_stands_in_public(town, as_):
    objection = an_objection(town, ballots=BALLOTS)
    park = as_(town.park)
    assert f"/office/objections/{objection.id}" in read(park.get("/office"))
    page = read(park.get(f"/office/objections/{objection.id}"))
    assert CLAIM in page and "받아들이면" in page
    park.post(f"/office/objections/{objection.id}", data=ANSWERED)
    page = read(as_(None).get(f"/results/{objection.vote_id}/objections"))
    assert ANSWER in page and SIGNED in page and "결과를 그대로 둠" in page and "박동담" not in page
    assert f"/office/objections/{objection.id}" not in read(park.get("/office"))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"answer": "문제없습니다."}, "까닭을 30자 이상"),
        ({"outcome": ""}, "판단을 골라 주세요"),
        ({"answered_as": " "}, "답하는 부서와 직위를 적어 주세요"),
    ],
)
def test_an_answer_that_lacks_something_comes_back_as_it_was(town, as_, changed, sentence):
    objection = an_objection(town, ballots=BALLOTS)
    page = read(as_(town.park).post(f"/office/objections/{objection.id}", data={**ANSWERED, **changed}), 422)
    assert sentence in page and objection.state is ObjectionState.OPEN


def test_who_counted_reads_why_she_may_not_answer(town, as_):
    objection = an_objection(town, ballots=BALLOTS)
    page = read(as_(town.baek).get(f"/office/objections/{objection.id}"))
    assert "개표한 사람은 이의에 답할 수 없습니다." in page and "답 공개하기" not in page
    assert as_(town.baek).post(f"/office/objections/{objection.id}", data=ANSWERED).status_code == 403


@pytest.mark.parametrize("name", ["choi", "kim", None])
def test_other_desks_do_not_see_it(town, as_, name):
    objection = an_objection(town, ballots=BALLOTS)
    who = getattr(town, name) if name else None
    assert as_(who).get(f"/office/objections/{objection.id}").status_code in (303, 403, 404)


def test_while_it_is_counted_again_the_old_result_says_so(town, as_):
    vote = a_reopened_vote(town, ballots=BALLOTS)
    page = read(as_(None).get(f"/results/{vote.id}"))
    assert "다시 세고 있습니다." in page and "골목길 안전 조명" in page
    page = read(as_(town.baek).get(f"/office/votes/{vote.id}/count"))
    assert "이의를 받아들였습니다." in page and "다시 세기" in page
    assert f"/office/votes/{vote.id}/count" in read(as_(town.baek).get("/office"))
    done = actions.count(town.baek, vote)
    assert f"/office/counts/{done.id}" in read(as_(town.seo).get("/office"))


def test_two_counts_are_compared_line_by_line(town, as_):
    done = a_count(town, ballots=BALLOTS)
    address = f"/office/votes/{done.vote_id}/count-comparison"
    assert "개표가 두 번 있어야" in read(as_(town.seo).get(address))
    actions.count(town.seo, done.vote)
    page = read(as_(town.seo).get(address))
    assert "두 개표가 같습니다." in page and "다름" not in page
    assert as_(town.seo).get(f"{address}?one=x&other=99").status_code == 200
    assert as_(None).get(address).status_code in (303, 404)
