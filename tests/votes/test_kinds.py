"""A whole vote over HTTP for every kind of ballot: prepared, published, cast by several, counted, certified, read."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from lxml import html

from ganggu_participation import clock, keys
from ganggu_participation.accounts.models import Account
from ganggu_participation.accounts.states import AccountState, Basis, Level
from ganggu_participation.counts.models import Count
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.votes import actions
from ganggu_participation.votes.models import Ballot, RollMark, Vote

from ..approvals.builders import two_agree
from .drafts import a_contest, a_draft

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
BLANK = {"c1-blank": "yes"}


@dataclass(frozen=True)
class Case:
    """Ballots as a page sends them, and by hand: who wins, in which order, with what words."""

    contest: dict[str, Any]
    ballots: list[dict[str, Any]]
    won: list[str]
    told: tuple[str, ...]


# Costs in 만 원: 쉼터 3,000, 조명 2,000, 텃밭 1,500; 5,000 may be spent. Categories: 복지, 안전, 복지.
CASES = {
    # 쉼터: 3 for of 6 who took part (no majority); 조명: 4 for of 6.
    "approve_reject": Case(
        a_contest("approve_reject", "approve_reject"),
        [
            {"c1-1": "for", "c1-2": "for"},
            {"c1-1": "for", "c1-2": "for", "c1-3": "abstain"},
            {"c1-1": "for", "c1-2": "for"},
            {"c1-1": "against", "c1-2": "for"},
            {"c1-2": "against"},
            BLANK,
        ],
        ["조명"],
        ("찬성 4표, 반대 1표, 기권 0표", "찬성 3표, 반대 1표, 기권 0표"),
    ),
    "single": Case(
        a_contest("single", "choose", ceiling=""),
        [{"c1": "1"}, {"c1": "2"}, {"c1": "2"}, {"c1": "3"}, BLANK],
        ["조명"],
        ("2표 (40.0%)", "기권 1장"),
    ),
    # 쉼터 3, 조명 2, 텃밭 3: the tie falls to the cheaper; 1,500 + 3,000 leave 500, too little for 2,000.
    "up_to_k": Case(
        a_contest("up_to_k"),
        [{"c1": ["1", "2"]}, {"c1": ["1"]}, {"c1": ["1", "3"]}, {"c1": ["2", "3"]}, {"c1": ["3"]}],
        ["텃밭", "쉼터"],
        ("5,000,000원이 남았습니다", "사업비가 적은 순서로 정했습니다"),
    ),
    "exactly_k": Case(
        a_contest("exactly_k", "choose", seats="2", ceiling=""),
        [{"c1": ["1", "2"]}, {"c1": ["1", "2"]}, {"c1": ["2", "3"]}],
        ["조명", "쉼터"],
        ("고른 것이 모두 6개로, 표 3장에 2개씩인 6개와 같습니다",),
    ),
    "k_per_category": Case(
        a_contest("k_per_category", "choose", k="1", seats="2", ceiling=""),
        [{"c1": ["1", "2"]}, {"c1": ["3", "2"]}, {"c1": ["3"]}, {"c1": ["2"]}],
        ["조명", "텃밭"],
        ("복지 분야에서 고른 것이 모두 3개", "안전 분야에서 고른 것이 모두 3개"),
    ),
    # 조명 4, 쉼터 3, 텃밭 1: 2,000 + 3,000 is all the money.
    "knapsack": Case(
        a_contest("knapsack"),
        [{"c1": ["1", "2"]}, {"c1": ["1", "2"]}, {"c1": ["2", "3"]}, {"c1": ["1"]}, {"c1": ["2"]}],
        ["조명", "쉼터"],
        ("앞 순위까지 예산을 모두 썼습니다", "한도를 어긴 표가 없습니다"),
    ),
    # First choices 2, 1, 2; 조명 falls out and its paper goes to 텃밭: 3 of 5.
    "ranked": Case(
        a_contest("ranked", "irv"),
        [{"c1": ["1", "2", "3"]}, {"c1": ["1"]}, {"c1": ["2", "3"]}, {"c1": ["3", "2"]}, {"c1": ["3", "2", "1"]}],
        ["텃밭"],
        ("5표 가운데 3표를 얻었습니다", "1번째 차례에 1표로 가장 적어 빠졌습니다"),
    ),
    # 쉼터 15, 조명 16, 텃밭 15: 조명 (2,000), then the cheaper of the tie (1,500); 1,500 left are too little for 3,000.
    "points": Case(
        a_contest("points"),
        [
            {"c1-1": "6", "c1-2": "4"},
            {"c1-1": "5", "c1-3": "5", "c1-2": "0"},
            {"c1-2": "6", "c1-3": "4"},
            {"c1-3": "6", "c1-1": ""},
            {"c1-1": "4", "c1-2": "6"},
        ],
        ["조명", "텃밭"],
        ("16점", "15,000,000원이 남았습니다", "나누어 준 점수가 모두 46점"),
    ),
    # 쉼터 (5 + 4 + 3) / 3 = 4; 조명 (5 + 4) / 2 = 4.5; 텃밭 1.
    "rating": Case(
        a_contest("rating", "rating"),
        [{"c1-1": "5", "c1-2": "5"}, {"c1-1": "4", "c1-2": "4", "c1-3": ""}, {"c1-1": "3", "c1-3": "1"}, BLANK],
        ["조명"],
        ("평균 4.50점(2명 평가)", "평균 4.00점(3명 평가)", "평균 1.00점"),
    ),
}


def residents(town, number):
    """Verified people of 풍암동."""
    made = [
        Account(
            state=AccountState.ACTIVE,
            email=f"voter{n}@example.kr",
            password_hash="!",
            name=f"주민{n}",
            display_name=f"주민{n}",
            birth_date=date(1980, 1, 1),
            dong_id=town.pungam.id,
            basis=Basis.RESIDENCE,
            created_at=clock.now(),
            level=int(Level.DECLARED_BASIS),
            person_key=keys.person_key(f"voter {n}"),
        )
        for n in range(number)
    ]
    db.session.add_all(made)
    db.session.commit()
    return made


def words(answer):
    return " ".join(html.fromstring(answer.get_data(as_text=True)).text_content().split())


def ok(answer, *statuses):
    assert answer.status_code in (statuses or (200,)), words(answer)
    return answer


def opened(town, as_, *contests):
    """A vote of 풍암동 that an official prepared and published over HTTP, open now."""
    now = clock.now()
    with clock.at(now - 2 * DAY):
        desk = as_(town.park)
        vote_at = ok(desk.post("/office/votes", data=a_draft(town.pungam.id, *contests)), 303).location
        ok(desk.post(f"{vote_at}/publication"), 303)
    vote = db.session.query(Vote).one()
    with clock.at(vote.opens):
        actions.open(CLOCK, vote)
    return vote


def cast(client, vote_id, ballot):
    """All three steps, as a page sends them."""
    ok(client.get(f"/votes/{vote_id}/ballot"))
    review = ok(client.post(f"/votes/{vote_id}/ballot/review", data=ballot))
    page = html.fromstring(review.get_data(as_text=True))
    (form,) = page.xpath(f"//form[@action='/votes/{vote_id}/ballots']")
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    sent.pop("csrf_token")
    ok(client.get(ok(client.post(f"/votes/{vote_id}/ballots", data=sent), 303).location))


def declared(town, as_, vote):
    """Closed, counted and certified over HTTP."""
    with clock.at(vote.closes + HOUR):
        actions.close(CLOCK, vote)
        two_agree(town, vote)
        ok(as_(town.baek).post(f"/office/votes/{vote.id}/count"), 303)
        count = db.session.query(Count).one()
        ok(as_(town.baek).get(f"/office/counts/{count.id}"))
        ok(as_(town.seo).post(f"/office/counts/{count.id}/certification"), 303)
        return ok(as_(None).get(f"/results/{vote.id}"))


def won_in(result, section=""):
    """The titles of the selected options, in their order."""
    page = html.fromstring(result.get_data(as_text=True))
    rows = page.xpath(f"//section{section}//li[contains(@class, 'is-won')]//strong[contains(@class, 'result-title')]")
    return [row.text_content().split(". ")[1] for row in rows]


@pytest.mark.parametrize("kind", CASES)
def test_a_whole_vote(town, as_, kind):
    case = CASES[kind]
    vote = opened(town, as_, case.contest)
    ok(as_(None).get(f"/votes/{vote.id}"))
    ok(as_(None).get(f"/votes/{vote.id}/rule-sheet"))
    for person, ballot in zip(residents(town, len(case.ballots)), case.ballots, strict=True):
        cast(as_(person), vote.id, ballot)
    assert db.session.query(Ballot).count() == db.session.query(RollMark).count() == len(case.ballots)
    result = declared(town, as_, vote)
    won = won_in(result)
    assert won == case.won
    for sentence in case.told:
        assert sentence in words(result)
    assert "맞지 않음" not in words(result)
    assert vote.digest in words(result)


def test_a_whole_vote_with_three_contests(town, as_):
    """The dong's budget, the district's budget and an agenda on one ballot; each is counted by its own rule."""
    names = ("up_to_k", "knapsack", "approve_reject")
    contests = [CASES[name].contest | {"title": f"용지 {name}"} for name in names]
    vote = opened(town, as_, *contests)
    ballots = [
        {"c2": ["1"], "c1": ["1", "2"], "c3-1": "for"},
        {"c2": ["2", "3"], "c1-blank": "yes", "c3-1": "for", "c3-2": "against"},
        {"c2-blank": "yes", "c1": ["1"], "c3-blank": "yes"},
    ]
    for person, ballot in zip(residents(town, 3), ballots, strict=True):
        cast(as_(person), vote.id, ballot)
    result = declared(town, as_, vote)
    won = [won_in(result, f"[@aria-labelledby='contest-{no}']") for no in (1, 2, 3)]
    assert won == [["쉼터", "조명"], ["텃밭", "조명"], ["쉼터"]]

