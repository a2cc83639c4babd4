"""A result as everybody reads it, and what can be taken away of it."""

import csv
import hashlib
import io
import json
from dataclasses import replace

import openpyxl
import pytest

from ganggu_participation.counts import studies
from ganggu_participation.counts.rounds import weight_sentence
from ganggu_participation.database import db
from ganggu_participation.records.stories import stories_of
from ganggu_participation.records.workbooks import result_workbook
from ganggu_participation.tally.pabulib import read as read_pb

from ..counts.builders import a_count, a_declared_vote
from ..proposals.builders import a_listed_proposal
from ..votes.builders import a_contest

BALLOTS = [{1: [1, 2]}, {1: [2, 3]}, {1: [2]}, {1: [4]}]
SHARES = {"counting": "equal_shares", "ceiling": 30_000_000}
COMMITTEE = {
    "channels": [["주민 투표", "50"], ["위원 심사", "50"]],
    "committee": {"channel": "위원 심사", "sheets": [[[n, 50 + n * m] for n in range(1, 6)] for m in (1, 2)]},
}
FILES = (".csv", ".xlsx", ".json", "/data.json", "/contest-1.pb")


def page_of(as_, done):
    answer = as_(None).get(f"/results/{done.vote_id}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_a_result_tells_places_reasons_voters_served_and_check_lines(town, as_):
    page = page_of(as_, a_declared_vote(town, ballots=BALLOTS))
    assert "1위 골목길 안전 조명" in page and "3표 (75.0%) 선정" in page
    assert "고른 것이 하나라도 선정된 사람" in page and "확인 줄 5개가 모두 맞습니다" in page


def test_the_same_ballots_under_other_rules_stand_beside_it(town, as_):
    done = a_declared_vote(town, ballots=BALLOTS)
    studies.keep(done)
    page = page_of(as_, done)
    assert "같은 표를 다른 규칙으로 세면" in page and "균등한 몫" in page and "예산이 달라지면" in page


def test_equal_shares_are_followed_round_by_round(town, as_):
    page = page_of(as_, a_declared_vote(town, ballots=BALLOTS, contests=[a_contest(**SHARES)]))
    assert "한 차례씩 따라가 보기" in page and "4명의 몫으로 똑같이 나누면 한 사람의 몫이 7,500,000원입니다." in page


@pytest.mark.parametrize(
    "words",
    [
        {"counting": "greedy", "overflow": "stop"},
        {"counting": "greedy"},
        SHARES,
        {"counting": "phragmen"},
        {"counting": "knapsack_optimum"},
        {"counting": "choose", "seats": 2},
    ],
    ids=lambda words: "-".join(str(word) for word in words.values()),
)
def test_every_rule_is_drawn_in_two_to_four_steps(town, as_, words):
    page = page_of(as_, a_declared_vote(town, ballots=BALLOTS, contests=[a_contest(**words)]))
    assert 2 <= page.count('class="pic"') <= 4


def test_a_committee_weighs_as_published_and_the_page_says_how_much(town, as_):
    contest = a_contest(limits=COMMITTEE)
    done = a_declared_vote(town, ballots=BALLOTS, contests=[contest])
    page = page_of(as_, done)
    assert "위원 1명의 점수는 주민 약 2표와 같은 비중입니다." in page
    assert "경로마다 받은 표와 점수" in page and "주민 4명" in page and "위원 2명" in page


@pytest.mark.parametrize(
    ("members", "people", "sentence"),
    [(40, 1200, "주민 약 30표"), (1, 3, "주민 약 3표"), (10, 5, "주민 약 0.5표"), (2, 5, "주민 약 3표")],
)
def test_a_member_against_a_resident(members, people, sentence):
    """40 members against 1,200 residents, half and half: one member is thirty (KOREA PB-33)."""
    scored = {"counted_pct": "50", "empty": False, "score_sheets": [[[1, 1]]] * members}
    assert sentence in weight_sentence({"channels": {"lines": [{"counted_pct": "50", "empty": False, "ballots": people}, scored]}})


@pytest.mark.parametrize("limits", [
    {**COMMITTEE, "channels": [["주민 투표", "60"], ["위원 심사", "50"]]},
    {**COMMITTEE, "committee": {"channel": "위원 심사", "sheets": [[[1, 5]]]}},
    {"channels": COMMITTEE["channels"]},
])  # fmt: skip
def test_weights_that_could_not_be_counted_are_never_published(town, limits):
    from ganggu_participation.refusals import Refusal, Refused

    with pytest.raises(Refused) as no:
        a_count(town, ballots=BALLOTS, contests=[a_contest(limits=limits)])
    assert no.value.refusal is Refusal.BAD_PLAN


@pytest.mark.parametrize("ending", FILES)
def test_every_file_carries_the_digest_of_the_count(town, as_, ending):
    done = a_declared_vote(town, ballots=BALLOTS)
    answer = as_(None).get(f"/results/{done.vote_id}{ending}")
    assert answer.status_code == 200 and "attachment" in answer.headers["Content-Disposition"]
    body = answer.get_data()
    if ending == ".json":
        assert hashlib.sha256(body).hexdigest() == done.digest
    elif ending == ".xlsx":
        rows = openpyxl.load_workbook(io.BytesIO(body))["확인값"].values
        assert ("개표 결과", done.digest) in list(rows)
    else:
        assert done.digest in body.decode("utf-8-sig")


@pytest.mark.parametrize("ending", FILES)
def test_nothing_is_given_away_before_the_declaration(town, as_, ending):
    done = a_count(town, ballots=BALLOTS)
    assert as_(None).get(f"/results/{done.vote_id}{ending}").status_code == 404


def test_a_workbook_holds_numbers_and_no_formula(town):
    contest = a_contest()
    done = a_declared_vote(town, ballots=BALLOTS, contests=[contest])
    contests = [story.contest for story in stories_of(done)]
    contests[0]["rows"][0]["title"] = "=1+1"
    book = openpyxl.load_workbook(io.BytesIO(result_workbook(done.vote, done, contests)))
    rows = list(book["결과"].values)
    at = rows[0].index
    assert rows[1][at("이름")] == "'=1+1" and rows[1][at("득표수")] == 3 and len(rows) == 6
    assert all(cell.data_type != "f" for row in book["결과"] for cell in row)


def test_the_three_tables_say_the_same(town, as_):
    done = a_declared_vote(town, ballots=BALLOTS)
    table = list(csv.DictReader(io.StringIO(as_(None).get(f"/results/{done.vote_id}.csv").get_data().decode("utf-8-sig"))))
    told = json.loads(as_(None).get(f"/results/{done.vote_id}/data.json").get_data())["결과"]
    book = openpyxl.load_workbook(io.BytesIO(as_(None).get(f"/results/{done.vote_id}.xlsx").get_data()))
    cells = [[str(cell) for cell in row] for row in list(book["결과"].values)[1:]]
    assert [[str(cell) for cell in row.values()] for row in told] == cells == [list(row.values()) for row in table]


def test_a_pabulib_file_is_read_back_as_it_was_cast(town, as_):
    done = a_declared_vote(town, ballots=BALLOTS)
    body = as_(None).get(f"/results/{done.vote_id}/contest-1.pb").get_data()
    vote = read_pb(body)
    assert len(vote.projects) == 5 and sum(vote.ballots.values()) == 4


def test_questions_for_and_against_have_no_pabulib_file(town, as_):
    done = a_declared_vote(town, ballots=[{1: [[1, "for"]]}], contests=[a_contest("approve_reject", None)])
    assert as_(None).get(f"/results/{done.vote_id}/contest-1.pb").status_code == 404
    assert as_(None).get(f"/results/{done.vote_id}/contest-9.pb").status_code == 404
    assert ".pb" not in page_of(as_, done)


ORDERS = [{1: [1, 2]}, {1: [1, 3]}, {1: [2, 1]}, {1: [2]}, {1: [3, 2]}]


@pytest.mark.parametrize(
    ("counting", "told", "cells"),
    [
        # First choices 2, 2, 1: no half of 5, so 3 falls out; its paper goes on to 2, which has 3 of 5.
        ("irv", "차례마다 받은 표", ["1표 빠짐", "3표 선정"]),
        # 1 before 2 on two papers and 2 before 1 on three; 1 before 3 on three papers, 3 before 1 on one.
        ("schulze", "둘씩 견준 표", ["3표 이김"]),
        # Five places, the last is worth 1: 2 is named first twice and second twice, 2 x 5 + 2 x 4 = 18 points.
        ("borda", "자리마다 받은 표와 점수", ["18점"]),
    ],
)
def test_an_order_of_preferences_is_followed_to_its_end(town, as_, counting, told, cells):
    contest = a_contest("ranked", k=None, counting=counting, seats=1)
    page = page_of(as_, a_declared_vote(town, ballots=ORDERS, contests=[contest]))
    assert "한 차례씩 따라가 보기" in page and told in page
    assert all(f'<td class="num">{cell}</td>' in page for cell in cells)


def test_a_rule_of_votes_has_no_rounds_to_follow(town, as_):
    assert "한 차례씩 따라가 보기" not in page_of(as_, a_declared_vote(town, ballots=BALLOTS))


def test_the_result_is_told_in_english_as_well(town, as_):
    done = a_declared_vote(town, ballots=BALLOTS)
    studies.keep(done)
    page = page_of(as_, done)
    assert 'lang="en"><summary>This result in English' in page and "Selected. It came 1st of 5 with 3 votes." in page
    assert "voters see one of their choices selected." in page and "the outcome is the same." in page
    assert "marks on the roll and 4 ballots agree." in page and "None" not in page.split("This result in English")[1]


def test_the_sheet_is_offered_once(town, as_):
    done = a_declared_vote(town, ballots=BALLOTS)
    assert page_of(as_, done).count(f'href="/results/{done.vote_id}.json"') == 1


def test_no_point_is_given_away_before_the_declaration(town, as_):
    done = a_count(town, ballots=BALLOTS)
    assert as_(None).get(f"/results/{done.vote_id}.geojson").status_code == 404


def test_options_that_came_from_no_proposal_have_no_point(town, as_):
    done = a_declared_vote(town, ballots=BALLOTS)
    answer = as_(None).get(f"/results/{done.vote_id}.geojson")
    assert answer.mimetype == "application/geo+json" and answer.get_json()["features"] == []
    assert f"/results/{done.vote_id}.geojson" not in page_of(as_, done)


PLACE = {"location": "풍암호수 남쪽 산책로", "lat": 35.12, "lon": 126.82}
OUTLINE = [[[126.80, 35.10], [126.85, 35.10], [126.85, 35.15], [126.80, 35.15], [126.80, 35.10]]]


@pytest.fixture
def outlined(town):
    pungam = town.pungam
    pungam.outline, pungam.label_lat, pungam.label_lon = {"type": "Polygon", "coordinates": OUTLINE}, 35.12, 126.82
    db.session.commit()
    return town


def test_what_was_funded_stands_on_a_map_and_as_words(outlined, town, as_):
    placed = a_listed_proposal(town.kim, town.jung, title="산책로 조명", **PLACE)
    spoken = a_listed_proposal(town.kim, town.jung, title="경로당 난간", location="풍암경로당 앞", lat=None, lon=None)
    contest = a_contest()
    sources = {contest.options[0].title: placed, contest.options[1].title: spoken}
    options = [replace(o, source=f"proposals/{sources[o.title].id}") if o.title in sources else o for o in contest.options]
    done = a_declared_vote(town, ballots=[{1: [1, 2]}], contests=[replace(contest, options=tuple(options))])
    page, points = page_of(as_, done), as_(None).get(f"/results/{done.vote_id}.geojson").get_json()
    assert "풍암호수 남쪽 산책로" in page and "풍암경로당 앞" in page
    assert [point["geometry"]["coordinates"] for point in points["features"]] == [[126.82, 35.12]]


def test_what_was_not_funded_is_on_no_map(outlined, town, as_):
    placed = a_listed_proposal(town.kim, town.jung, title="산책로 조명", **PLACE)
    contest = a_contest()
    options = (replace(contest.options[0], source=f"proposals/{placed.id}"), *contest.options[1:])
    done = a_declared_vote(town, ballots=[{1: [2]}], contests=[replace(contest, options=options)])
    assert as_(None).get(f"/results/{done.vote_id}.geojson").get_json()["features"] == []
    assert "풍암호수 남쪽 산책로" not in page_of(as_, done)


def test_a_channel_without_a_ballot_is_told():
    lines = [{"name": "현장", "empty": True}, {"name": "온라인", "empty": False, "ballots": 4, "counted_pct": "100"}]
    said = weight_sentence({"channels": {"lines": lines}})
    assert said == "‘현장’에는 표가 없어 정한 비율을 다른 경로에 나누어 반영했습니다."
