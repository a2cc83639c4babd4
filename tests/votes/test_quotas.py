"""Quotas of a lot: what a notice says, who counts where, that small groups hide, and a draw that anybody repeats."""

import hashlib
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ganggu_participation import clock, timekeeping
from ganggu_participation.accounts.states import Basis, Level
from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal
from ganggu_participation.votes import actions
from ganggu_participation.votes.lottery import digest_of, fill, in_order, list_text, lot, read_list
from ganggu_participation.votes.quotas import REST, BadQuota, Quota, Stratum, as_told, group_of, out_of, read, strata
from ganggu_participation.votes.recruitment_models import Applicant
from ganggu_participation.votes.roll_models import RollEntry, people_on
from ganggu_participation.votes.states import RecruitmentState

from .builders import RUNNING
from .test_recruitment import PUBLIC, SOURCE, Someone, refusal_of, typed
from .test_recruitment_clock import second, vote

__all__ = ["second", "vote"]

NOTICE = "여성 18~39세 2명\n남성 18~39세 2명\n여성 40세 이상 2명\n남성 40세 이상 2명"


# ---- what a notice says ----------------------------------------------------------------------------------------------


def test_a_notice_is_read_line_by_line():
    assert read("여성 18~39세 8명\n\n남자: 40세 이상, 7명") == [Quota(8, "f", (18, 39)), Quota(7, "m", (40, 150))]
    assert read("1~5통 3명\n6통 2명") == [Quota(3, tong=(1, 5)), Quota(2, tong=(6, 6))]
    assert [each.label for each in read("여성 18~39세 1통 8명\n여성 40세 이상 2-3통 1명")] == ["여성 18~39세 1통", "여성 40세 이상 2~3통"]
    assert read("") == [] and out_of(as_told(read(NOTICE))) == read(NOTICE)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("여성 8명\n서른 살 3명", "2번째 줄을 읽지 못했습니다"),
        ("8명", "1번째 줄을 읽지 못했습니다"),
        ("여성", "1번째 줄을 읽지 못했습니다"),
        ("여성 남성 3명", "1번째 줄에 같은 것이 두 번"),
        ("여성 39~18세 3명", "1번째 줄의 숫자를"),
        ("여성 0명", "1번째 줄의 숫자를"),
        ("18~39세 3명\n39~50세 3명", "1번째 줄과 2번째 줄에 같은 사람이"),
        ("여성 3명\n1통 3명", "나누는 기준이 다릅니다"),
        ("\n".join(f"{n}통 1명" for n in range(1, 62)), "60개까지"),
    ],
)
def test_a_line_that_is_no_quota_is_named(line, word):
    with pytest.raises(BadQuota, match=word):
        read(line)


def test_everybody_belongs_to_one_group_or_to_the_rest():
    quotas = read(NOTICE)
    assert [group_of(quotas, *who) for who in (("f", 18, None), ("m", 39, 3), ("f", 40, 1), ("m", 99, 2))] == [1, 2, 3, 4]
    assert group_of(quotas, "f", 17, None) == REST == group_of(read("1통 2명"), "m", 50, 2)


# ---- groups that would point to somebody -----------------------------------------------------------------------------


def test_groups_of_one_to_four_are_drawn_together():
    quotas = read("1통 3명\n2통 2명\n3통 1명\n4통 2명")
    assert strata(quotas, {1: 9, 2: 4, 3: 1}) == [Stratum((1,), 3, 9), Stratum((2, 3), 3, 5), Stratum((4,), 2, 0)]


def test_one_small_group_takes_the_next_smallest_along():
    quotas = read("1통 3명\n2통 2명\n3통 1명")
    assert strata(quotas, {1: 9, 2: 3, 3: 6}) == [Stratum((1,), 3, 9), Stratum((2, 3), 3, 9)]
    assert strata(quotas, {1: 9, 2: 5, 3: 6, REST: 2})[1] == Stratum((2, REST), 2, 7)
    assert strata(quotas, {1: 1, 2: 1}) == [Stratum((1, 2), 5, 2), Stratum((3,), 1, 0)], "nobody else is there"


@given(st.lists(st.integers(0, 12), min_size=1, max_size=8), st.integers(0, 6))
def test_no_stratum_points_to_fewer_than_five_while_there_are_five(sizes, rest):
    quotas = [Quota(2, tong=(n, n)) for n in range(1, len(sizes) + 1)]
    people = dict(enumerate(sizes, 1)) | {REST: rest}
    found = strata(quotas, people)
    groups = [group for each in found for group in each.groups]
    assert len(groups) == len(set(groups)) and set(groups) == set(range(1, len(sizes) + 1)) | ({REST} if rest else set())
    assert sum(each.people for each in found) == sum(people.values())
    assert sum(each.places for each in found) == 2 * len(sizes)
    small = [each.people for each in found if 0 < each.people < 5]
    assert not small or (len(small) == 1 and small[0] == sum(people.values()))


# ---- the draw --------------------------------------------------------------------------------------------------------


def test_a_small_draw_counted_by_hand():
    """Lots 5 2 9 1 7 3 8; strata: 1 of 5, 1, 8; 2 of 2, 9; 3 of 7, 3. One place each for 1 and 3, three for 2, of six.

    Stratum 1 takes 5; 2 has 2 and 9 and is one short; 3 takes 7. Of six places two are left: the one that 2 could not
    fill and one for everybody. The first who are not through are 1 and 3. 8 waits in stratum 1."""
    drawn = fill([5, 2, 9, 1, 7, 3, 8], {5: 1, 1: 1, 8: 1, 2: 2, 9: 2, 7: 3, 3: 3}, {1: 1, 2: 3, 3: 1}, 6)
    assert drawn.through == {1: [5], 2: [2, 9], 3: [7]}
    assert drawn.others == [1, 3]
    assert drawn.waiting == {1: [8], 2: [], 3: []}


def naive(people, places, total, seed):
    """One place after the other, looking through everybody for the lowest lot each time."""
    through, left = {stratum: [] for stratum in places}, dict(people)

    def take(candidates):
        best = min(candidates, key=lambda n: hashlib.sha256(f"{seed}{n}".encode()).hexdigest())
        del left[best]
        return best

    for stratum, number in places.items():
        for _ in range(number):
            if here := [n for n, s in left.items() if s == stratum]:
                through[stratum].append(take(here))
    others = [take(list(left)) for _ in range(total - len(people) + len(left)) if left]
    return through, others


@given(st.dictionaries(st.integers(1, 300), st.integers(1, 4), max_size=40), st.lists(st.integers(0, 9), min_size=4, max_size=4),
       st.integers(0, 20), st.text("0123456789ab:", min_size=1))  # fmt: skip
def test_the_draw_is_that_of_the_naive_one(people, quotas, more, seed):
    places = dict(enumerate(quotas, 1))
    total = sum(quotas) + more
    drawn = fill(in_order(people, seed), people, places, total)
    assert (drawn.through, drawn.others) == naive(people, places, total, seed)
    assert len(drawn.numbers) == min(total, len(people))
    waiting = [number for queue in drawn.waiting.values() for number in queue]
    assert drawn.numbers.isdisjoint(waiting) and drawn.numbers | set(waiting) == set(people)
    assert all(queue == sorted(queue, key=lambda n: lot(seed, n)) for queue in drawn.waiting.values())


@given(st.sets(st.integers(1, 200), max_size=30), st.integers(0, 40))
def test_without_quotas_the_first_of_the_order_are_drawn(numbers, places):
    order = in_order(numbers, "seed:")
    drawn = fill(order, dict.fromkeys(order, 0), {}, places)
    assert drawn.others == order[:places] and drawn.waiting.get(0, []) == order[places:]


# ---- a whole recruitment ---------------------------------------------------------------------------------------------


def recruit(town, vote, quotas=NOTICE, places=10, **words):
    plan = {"places": places, "source": SOURCE, "closes": clock.now() + RUNNING, "quotas": read(quotas)}
    return actions.open_recruitment(town.roh, vote, **plan | words)


def crowd(town, recruitment, sizes):
    """`sizes`: (sex, birth year, 통, how many)."""
    start = 0
    for sex, year, tong, number in sizes:
        for n in range(start, start + number):
            who = Someone(f"{n:064x}", town.pungam.id, Basis.RESIDENCE, int(Level.DECLARED_BASIS), date(year, 1, 1))
            actions.apply(who, recruitment, sex=sex, tong=tong)
        start += number


def draw(town, recruitment, other):
    with clock.at(recruitment.closes):
        timekeeping.keep()
    with clock.at(recruitment.known_from):
        actions.type_seed(town.roh, recruitment, PUBLIC)
        actions.draw(other, recruitment, PUBLIC)
    return recruitment


CROWD = [("f", 2000, None, 7), ("m", 1999, None, 1), ("f", 1960, None, 6), ("m", 1950, None, 8)]


def test_every_group_comes_through_and_the_drawn_are_the_list(town, vote, second):
    recruitment = recruit(town, vote)
    crowd(town, recruitment, CROWD)
    draw(town, recruitment, second)
    told = [(each["groups"], each["places"], each["people"]) for each in recruitment.strata]
    assert told == [([1], 2, 7), ([2, 3], 4, 7), ([4], 2, 8)], "one young man would stand out"
    result = recruitment.result
    assert [len(each) for each in result.through.values()] == [2, 4, 2] and len(result.others) == 2
    assert people_on(vote.id) == 10 == len(recruitment.drawn)
    keys = {who.number: who.person_key for who in db.session.query(Applicant)}
    assert {row.person_key for row in db.session.query(RollEntry)} == {keys[n] for n in recruitment.drawn}


def test_anybody_repeats_it_from_the_file_and_nobody_is_in_it(town, as_, vote, second):
    recruitment = recruit(town, vote)
    crowd(town, recruitment, CROWD)
    assert as_(None).get(f"/recruitments/{recruitment.id}/draw.json").status_code == 404
    draw(town, recruitment, second)
    told = as_(None).get(f"/recruitments/{recruitment.id}/draw.json").json
    assert hashlib.sha256(told["list"].encode()).hexdigest() == told["digest"]
    assert told["seed"] == f"{told['digest']}:{PUBLIC}:"
    people = {int(line.split()[0]): int(line.split()[2]) for line in told["list"].splitlines()}
    places = {each["no"]: each["places"] for each in told["strata"]}
    through, others = naive(people, places, told["places"], told["seed"])
    assert {int(no): each for no, each in told["through"].items()} == through and told["others"] == others
    assert min(Counter(people.values()).values()) >= 5
    page = as_(None).get(f"/recruitments/{recruitment.id}").text
    for each in through.values():
        assert f"뽑힌 번호: {', '.join(map(str, each))}<" in page
    assert "홍길동" not in page + str(told) and "남성 18~39세 + 여성 40세 이상" in page
    assert "다른 묶음과 합쳐서 뽑습니다" in page and "신청자가 5명보다 적은 묶음이 있어" in page


def test_places_that_nobody_fills_go_on_to_the_others_and_it_is_said(town, as_, vote, second):
    recruitment = recruit(town, vote, "1통 7명\n2통 2명\n3통 1명")
    crowd(town, recruitment, [("", 1970, 1, 5), ("", 1970, 2, 9)])
    draw(town, recruitment, second)
    result = recruitment.result
    assert [len(result.through[no]) for no in (1, 2, 3)] == [5, 2, 0] and len(result.others) == 3
    page = as_(None).get(f"/recruitments/{recruitment.id}").text
    assert "신청자가 2명 모자랍니다. 모두 뽑고 남은 자리는 나머지 신청자 가운데 추첨으로 채웁니다." in page
    assert "3통: 신청한 사람이 없어 1자리를" in page


def test_of_sex_and_tong_only_the_group_is_kept_and_on_the_list_of_the_vote_not_even_that(town, vote, second):
    recruitment = recruit(town, vote, "여성 1통 2명\n남성 1통 2명")
    crowd(town, recruitment, [("f", 1970, 1, 6), ("m", 1970, 2, 5)])
    kept = [who.words for who in db.session.query(Applicant).order_by(Applicant.number)]
    assert [each["group"] for each in kept] == [1] * 6 + [0] * 5
    assert {name for each in kept for name in each} == {"name", "birth_date", "phone", "group"}
    draw(town, recruitment, second)
    assert {name for row in db.session.query(RollEntry) for name in row.words} == {"name", "birth_date", "phone"}


def test_what_the_quotas_need_has_to_be_said_and_nothing_else_is_asked(town, as_, vote):
    recruitment = recruit(town, vote, "여성 1~3통 2명\n남성 1~3통 2명", places=4)
    who = Someone("a" * 64, town.pungam.id, Basis.RESIDENCE, int(Level.DECLARED_BASIS), date(1970, 1, 1))
    assert refusal_of(actions.apply, who, recruitment, sex="f") is Refusal.GROUP_UNKNOWN
    assert refusal_of(actions.apply, who, recruitment, sex="x", tong=1) is Refusal.GROUP_UNKNOWN
    kim, mine = as_(town.kim), f"/votes/{vote.id}/application"
    page = kim.get(mine).text
    assert "성별" in page and "사는 곳의 통" in page and "휴대전화 번호" not in page, "her account has one"
    bad = kim.post(mine, data={"sex": "f", "tong": "999"})
    assert bad.status_code == 422 and "1부터 200까지" in bad.text and 'value="999"' in bad.text
    assert kim.post(mine, data={"sex": "f", "tong": "2"}).status_code == 303
    assert db.session.query(Applicant).one().group == 1


def test_a_notice_that_does_not_add_up_is_refused(town, as_, vote):
    assert refusal_of(recruit, town, vote, places=7) is Refusal.QUOTAS_TOO_MANY
    soon = {"closes": clock.now() + RUNNING, "known_from": clock.now() + RUNNING + timedelta(minutes=59)}
    assert refusal_of(recruit, town, vote, **soon) is Refusal.SEED_TOO_EARLY
    assert refusal_of(recruit, town, vote, known_from=vote.opens) is Refusal.SEED_TOO_EARLY
    closes = clock.now() + RUNNING
    words = {"selection": "lottery", "places": "7", "source": SOURCE, "closes": typed(closes), "quotas": NOTICE}
    words |= {"known_from": typed(closes + timedelta(hours=3))}
    roh, path = as_(town.roh), f"/office/votes/{vote.id}/recruitment"
    assert "뽑는 수보다 많습니다" in roh.post(path, data=words).text
    assert "1번째 줄을 읽지 못했습니다" in roh.post(path, data=words | {"quotas": "많이"}).text
    missing = roh.post(path, data={"selection": "lottery", "closes": typed(closes)})
    assert missing.status_code == 422 and missing.text.count("추첨하려면 적어 주세요.") >= 3
    assert roh.post(path, data=words | {"places": "8"}).status_code == 303


@pytest.mark.parametrize("tampering", ["stratum", "list"])
def test_who_changes_a_group_after_the_close_draws_nothing(town, vote, second, tampering):
    recruitment = recruit(town, vote)
    crowd(town, recruitment, CROWD)
    with clock.at(recruitment.closes):
        timekeeping.keep()
    if tampering == "stratum":
        recruitment.strata = [each | {"groups": each["groups"][::-1]} for each in recruitment.strata[::-1]]
    else:
        recruitment.listed, recruitment.digest = "1 mark 1", digest_of("1 mark 1")
    db.session.commit()
    with clock.at(recruitment.known_from):
        actions.type_seed(town.roh, recruitment, PUBLIC)
        assert refusal_of(actions.draw, second, recruitment, PUBLIC) is Refusal.LIST_DAMAGED
    assert recruitment.state is RecruitmentState.SEEDED and people_on(vote.id) == 0


def test_the_list_is_read_as_it_was_written():
    rows = [(10, "b", 2), (2, "a", 1)]
    assert list_text(rows) == "2 a 1\n10 b 2" and read_list(list_text(rows)) == {2: 1, 10: 2}
    assert read_list("1 a\n2 b") == {1: 0, 2: 0}
