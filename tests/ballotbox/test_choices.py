"""Every kind of ballot: what it accepts, what it refuses, and in which words."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ganggu_participation.ballotbox import BadBallot, read_ballot, read_content
from tests.ballotbox.contests import KINDS, blank, contents, contest, says

ACCEPTED: list[tuple[str, list[Any], list[Any]]] = [
    ("approve_reject", [[2, "for"], [1, "abstain"]], [[1, "abstain"], [2, "for"]]),
    ("approve_reject", [[120, "against"]], [[120, "against"]]),
    ("single", [10], [10]),
    ("up_to_k", [11, 2], [2, 11]),
    ("up_to_k", [120, 1, 2], [1, 2, 120]),
    ("exactly_k", [11, 2, 1], [1, 2, 11]),
    ("k_per_category", [2, 1], [1, 2]),
    ("k_per_category", [11], [11]),
    ("knapsack", [2, 10, 11], [2, 10, 11]),
    ("knapsack", [120], [120]),
    ("ranked", [11, 1, 2], [11, 1, 2]),
    ("ranked", [120], [120]),
    ("points", [[2, 6], [1, 4]], [[1, 4], [2, 6]]),
    ("points", [[2, 1], [1, 0]], [[2, 1]]),
    ("rating", [[2, 5], [1, 1]], [[1, 1], [2, 5]]),
]
REFUSED: list[tuple[str, Any, str]] = [
    ("approve_reject", [[1, "yes"]], "unknown_answer"),
    ("approve_reject", [[1, True]], "unknown_answer"),
    ("approve_reject", [[1, ["for"]]], "unknown_answer"),
    ("approve_reject", [[1, "for"], [1, "against"]], "repeated_option"),
    ("approve_reject", [1], "form"),
    ("approve_reject", [[1, "for", "against"]], "form"),
    ("single", [1, 2], "too_many"),
    ("single", [3], "unknown_option"),
    ("single", 1, "form"),
    ("up_to_k", [1, 2, 10, 11], "too_many"),
    ("up_to_k", [1, 1], "repeated_option"),
    ("up_to_k", [1, 3], "unknown_option"),
    ("up_to_k", [True], "form"),
    ("up_to_k", ["1"], "form"),
    ("up_to_k", [1.0], "form"),
    ("up_to_k", {"1": True}, "form"),
    ("exactly_k", [1, 2], "too_few"),
    ("exactly_k", [1, 2, 10, 11], "too_many"),
    ("exactly_k", [1, 2, 2], "repeated_option"),
    ("k_per_category", [1, 10], "too_many_in_category"),
    ("k_per_category", [1, 2, 11], "too_many_in_category"),
    ("k_per_category", [5], "unknown_option"),
    ("knapsack", [120, 1], "over_the_ceiling"),
    ("knapsack", [1, 2, 10], "over_the_ceiling"),
    ("knapsack", [[120, 1]], "form"),
    ("knapsack", [11, 11], "repeated_option"),
    ("ranked", [1, 2, 10, 11], "too_many"),
    ("ranked", [1, 2, 1], "repeated_option"),
    ("ranked", [99], "unknown_option"),
    ("points", [[1, 7]], "too_many_points_on_one"),
    ("points", [[1, 6], [2, 5]], "too_many_points"),
    ("points", [[1, -1]], "bad_points"),
    ("points", [[1, True]], "bad_points"),
    ("points", [[1, 0]], "empty"),
    ("points", [[1, 10**5000]], "too_many_points_on_one"),
    ("rating", [[1, 0]], "bad_rating"),
    ("rating", [[1, 6]], "bad_rating"),
    ("rating", [[1, True]], "bad_rating"),
    ("rating", [[1, 3.0]], "bad_rating"),
    ("rating", [[1, 3], [1, 3]], "repeated_option"),
]


def refusal(kind: str, raw: object, **changes: Any) -> BadBallot:
    with pytest.raises(BadBallot) as caught:
        read_content(contest(kind, **changes), raw)
    return caught.value


@pytest.mark.parametrize(("kind", "choices", "canonical"), ACCEPTED)
def test_accepted(kind: str, choices: list[Any], canonical: list[Any]) -> None:
    assert read_content(contest(kind), says(choices)) == says(canonical)


@pytest.mark.parametrize(("kind", "choices", "code"), REFUSED)
def test_refused(kind: str, choices: Any, code: str) -> None:
    assert refusal(kind, says(choices)).code == code


def test_for_every_yes_there_are_two_noes() -> None:
    for kind in KINDS:
        yes = sum(of == kind for of, _, _ in ACCEPTED)
        assert yes >= 1
        assert sum(of == kind for of, _, _ in REFUSED) >= 2 * yes - 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_ballot_is_a_choice_and_nothing_chosen_is_none(kind: str) -> None:
    assert read_content(contest(kind), blank()) == blank()
    assert refusal(kind, says([])).code == "empty"
    for raw in (
        {"contest": 1},
        {**blank(), "choices": [1]},
        {"contest": 1, "blank": False},
        {**blank(), "x": 1},
    ):
        assert refusal(kind, raw).code == "form"
    assert refusal(kind, {"contest": 1, "blank": 1}).code == "form"


@pytest.mark.parametrize("kind", KINDS)
def test_a_foreign_contest_is_refused(kind: str) -> None:
    assert refusal(kind, blank(2)).code == "foreign_contest"
    for number in (True, "1", None, 1.0):
        assert refusal(kind, {"contest": number, "blank": True}).code == "form"


def test_a_cost_from_outside_is_refused() -> None:
    assert refusal("knapsack", {**says([120]), "costs": {"120": 1}}).code == "form"


def test_exactly_k_of_every_category() -> None:
    exact = {"exact": True}
    assert read_content(contest("k_per_category", **exact), says([11, 10])) == says([10, 11])
    missing = refusal("k_per_category", says([10]), **exact)
    assert missing.code == "too_few_in_category"
    assert missing.sentence == "안전 분야에서 1개를 골라 주세요. 지금은 0개를 골랐습니다."
    assert refusal("k_per_category", says([1, 10]), **exact).code == "too_many_in_category"


def test_limits_that_are_not_set_leave_all_options() -> None:
    assert len(read_content(contest("ranked", max_length=None), says([1, 2, 10, 11, 120]))["choices"]) == 5
    assert read_content(contest("points", max_per_option=None), says([[1, 10]])) == says([[1, 10]])
    assert refusal("points", says([[1, 11]]), max_per_option=None).code == "too_many_points_on_one"


@pytest.mark.parametrize(
    ("kind", "choices", "sentence"),
    [
        ("up_to_k", [1, 2, 10, 11], "3개까지 고를 수 있습니다. 다른 것을 먼저 빼 주세요."),
        ("exactly_k", [1, 2], "3개를 모두 골라 주세요. 지금은 2개를 골랐습니다."),
        (
            "knapsack",
            [120, 1],
            "고른 사업비가 쓸 수 있는 예산보다 30,000,000원 많습니다. 다른 것을 먼저 빼 주세요.",
        ),
        ("points", [[1, 6], [2, 5]], "모두 10점까지 줄 수 있습니다. 지금은 11점입니다. 점수를 줄여 주세요."),
    ],
)
def test_the_sentence_says_what_to_do(kind: str, choices: Any, sentence: str) -> None:
    assert refusal(kind, says(choices)).sentence == sentence


TWO = [contest("up_to_k", 1), contest("approve_reject", 2)]


def test_a_ballot_answers_every_contest_in_the_order_of_the_sheet() -> None:
    raw = [says([[1, "for"]], 2), says([2, 1], 1)]
    assert read_ballot(TWO, raw) == [says([1, 2], 1), says([[1, "for"]], 2)]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ([blank(1)], "missing_contest"),
        ([], "missing_contest"),
        ([blank(1), blank(3)], "foreign_contest"),
        ([blank(1), blank(1)], "foreign_contest"),
        ([blank(1), blank(2), blank(2)], "foreign_contest"),
        ({"1": blank(1)}, "form"),
        ([blank(1), None], "form"),
        ([blank(1), {**blank(2), "contest": [2]}], "form"),
        (None, "form"),
    ],
)
def test_a_ballot_that_leaves_out_or_adds_a_contest_is_refused(raw: Any, code: str) -> None:
    with pytest.raises(BadBallot) as caught:
        read_ballot(TWO, raw)
    assert caught.value.code == code


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)
ODD: st.SearchStrategy[object] = st.sampled_from(
    [1, 2, 10, 11, 120, 3, True, 1.0, "1", "for", None, [1], {}, -1, 10**5000]
)
NEAR = st.lists(ODD | st.lists(ODD, max_size=3), max_size=5) | JSON


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(KINDS), JSON | NEAR.map(says) | st.builds(dict, contest=ODD, blank=ODD))
def test_anything_is_a_ballot_or_a_refusal_with_a_sentence(kind: str, raw: object) -> None:
    try:
        first = read_content(contest(kind), raw)
    except BadBallot as refused:
        assert "주세요." in refused.sentence
        assert "{" not in refused.sentence
    else:
        assert read_content(contest(kind), first) == first


@settings(max_examples=300, deadline=None)
@given(JSON | st.lists(JSON | NEAR.map(says), max_size=3))
def test_any_whole_ballot_is_read_or_refused(raw: object) -> None:
    try:
        assert len(read_ballot(TWO, raw)) == 2
    except BadBallot as refused:
        assert refused.code


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_what_fits_is_accepted(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    read_content(contest(kind), data.draw(contents(kind)))
