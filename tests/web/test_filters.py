"""What lists draw again and again is drawn once, and never for the wrong thing."""

from datetime import UTC, datetime

from ganggu_participation.money import Won
from ganggu_participation.states import State
from ganggu_participation.web.filters import badge, day_mark, won_mark


class Door(State):
    OPEN = "open", "열림", "success"


class Poll(State):
    OPEN = "open", "투표 중", "odd"


def test_states_of_two_lives_with_one_value_keep_their_own_labels():
    assert "열림" in badge(Door.OPEN) and "bg-light-success" in badge(Door.OPEN)
    assert "투표 중" in badge(Poll.OPEN) and "bg-light-gray" in badge(Poll.OPEN)


def test_an_amount_carries_the_exact_sum_and_nothing_is_no_amount():
    assert won_mark(Won(30_000_000)) == '<data class="money" value="30000000">3,000만 원</data>'
    assert won_mark(None) == ""


def test_a_day_is_the_day_in_korea_and_no_day_is_no_mark():
    assert ">2026. 9. 1.(화)</time>" in day_mark(datetime(2026, 8, 31, 16, tzinfo=UTC))
    assert day_mark(None) == ""
