"""Won keeps every won, reads what people type and says sums as the screens do."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ganggu_participation.money import MAN, Won

AMOUNTS = st.integers(0, 10**18) | st.integers(0, 10**10).map(lambda man: man * MAN)


@pytest.mark.parametrize(
    ("amount", "short"),
    [
        (0, "0원"),
        (1, "1원"),
        (9_999, "9,999원"),
        (10_000, "1만 원"),
        (30_000_000, "3,000만 원"),
        (600_000_000, "6억 원"),
        (123_450_000, "1억 2,345만 원"),
        (33_333_333, "33,333,333원"),
        (100_000_001, "100,000,001원"),
        (1_200_000_000_000, "1조 2,000억 원"),
    ],
)
def test_the_short_form(amount: int, short: str) -> None:
    assert str(Won(amount)) == short


def test_the_exact_form() -> None:
    assert Won(30_000_000).exact == "30,000,000원"


@given(AMOUNTS)
def test_what_is_said_can_be_read_again(amount: int) -> None:
    for said in (str(Won(amount)), Won(amount).exact, str(amount)):
        assert Won.parse(said) == Won(amount)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3,000만 원", 30_000_000),
        ("30000000", 30_000_000),
        ("30,000,000원", 30_000_000),
        ("3000만", 30_000_000),
        ("3천만원", 30_000_000),
        ("1억 2천만", 120_000_000),
        ("1억2천5백만 원", 125_000_000),
        ("2천5백", 2_500),
        ("백만 원", 1_000_000),
        ("1.5억", 150_000_000),
        ("1만 5,000원", 15_000),
        (" 6억 ", 600_000_000),
        ("3천만", 30_000_000),
        ("0", 0),
    ],
)
def test_what_people_type(text: str, amount: int) -> None:
    assert Won.parse(text) == Won(amount)


@pytest.mark.parametrize(
    "text",
    ["", " ", "원", "만", "억 원", "-1", "삼천만", "3,00만", "3,000,0", "1.5", "1만억", "1만 2만", "3천2천"]
    + ["1e5", "10달러", "1.00005만", "9" * 61, "1백천", "二", "½"],
)
def test_what_is_no_amount_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"주세요\.$"):
        Won.parse(text)


@given(st.text(max_size=70) | st.text("0123456789,.조억만천백십원 ", max_size=20))
def test_reading_any_text_gives_an_amount_or_a_sentence(text: str) -> None:
    try:
        assert Won.parse(text) >= Won(0)
    except ValueError as refusal:
        assert str(refusal).endswith("주세요.")


@given(AMOUNTS, AMOUNTS, st.integers(0, 1000))
def test_sums_are_exact(one: int, other: int, times: int) -> None:
    more, less = Won(max(one, other)), Won(min(one, other))
    assert more + less == Won(one + other)
    assert (more - less) + less == more
    assert more * times == times * more == Won(more.amount * times)
    assert sum([more, less], Won(0)) == more + less
    assert (more > less) == (more.amount > less.amount)
    assert int(more) == more.amount
    assert bool(more) == bool(more.amount)


def test_less_than_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="0원보다 작을 수 없습니다"):
        Won(1) - Won(2)
    with pytest.raises(ValueError, match="0원보다 작을 수 없습니다"):
        Won(1) * -1


@pytest.mark.parametrize("amount", [True, 1.0, "1", None])
def test_only_whole_numbers(amount: Any) -> None:
    with pytest.raises(TypeError):
        Won(amount)


@pytest.mark.parametrize("other", [1, 1.0, None])
def test_money_is_added_to_money_only(other: Any) -> None:
    with pytest.raises(TypeError):
        Won(1) + other
    with pytest.raises(TypeError):
        Won(1) - other
