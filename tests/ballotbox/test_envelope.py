"""Sealed ballots: equal in length, opened by one key for one vote, and by no changed byte."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ganggu_participation.ballotbox import (
    BadBallot,
    CannotOpen,
    CountKey,
    canonical,
    envelope,
    new_count_key,
    open_ballot,
    padded_size,
    read_ballot,
    rule_sheet_bytes,
    rule_sheet_id,
    seal_ballot,
)
from tests.ballotbox.contests import KINDS, blank, contents, contest, says

KEY = new_count_key()
CONTESTS = [contest(kind, number) for number, kind in enumerate(KINDS, 1)]
VOTE = rule_sheet_id({"contests": CONTESTS})
OTHER_VOTE = rule_sheet_id({"contests": CONTESTS, "title": "다른 투표"})
BALLOTS = st.tuples(*(contents(kind, number) for number, kind in enumerate(KINDS, 1))).map(list)
BLANK = [blank(number) for number, _ in enumerate(KINDS, 1)]


def seal(raw: object = BLANK, vote: str = VOTE) -> bytes:
    return seal_ballot(CONTESTS, raw, KEY.public, vote)


@settings(max_examples=300, deadline=None)
@given(BALLOTS)
def test_what_is_sealed_comes_out_again_and_all_are_equally_long(ballot: list[Any]) -> None:
    sealed = seal(ballot)
    assert open_ballot(CONTESTS, sealed, KEY, VOTE) == read_ballot(CONTESTS, ballot)
    assert len(sealed) == len(seal())


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_the_room_is_enough_for_every_ballot_of_one_contest(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    one = [contest(kind, 1_000_000)]
    ballot = [data.draw(contents(kind, 1_000_000))]
    lengths = {len(seal_ballot(one, raw, KEY.public, VOTE)) for raw in (ballot, [blank(1_000_000)])}
    assert lengths == {2 + 65 + padded_size(one) + 16}


@pytest.mark.parametrize(
    ("kind", "choices"),
    [
        ("approve_reject", [[number, "against"] for number in (1, 2, 10, 11, 120)]),
        ("exactly_k", [10, 11, 120]),
        ("ranked", [120, 11, 10]),
        ("rating", [[number, 5] for number in (1, 2, 10, 11, 120)]),
        ("single", [120]),
    ],
)
def test_no_room_is_wasted(kind: str, choices: list[Any]) -> None:
    longest = canonical.to_bytes([says(choices)])
    assert padded_size([contest(kind)]) == envelope.LENGTH_BYTES + len(longest)


def test_equal_ballots_do_not_look_equal() -> None:
    assert len({seal() for _ in range(20)}) == 20


def test_every_flipped_bit_is_refused() -> None:
    sealed = seal()
    for bit in range(8 * len(sealed)):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(CannotOpen):
            open_ballot(CONTESTS, bytes(changed), KEY, VOTE)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200), st.booleans())
def test_no_other_bytes_open(noise: bytes, headed: bool) -> None:
    with pytest.raises(CannotOpen):
        open_ballot(CONTESTS, (envelope.HEADER if headed else b"") + noise, KEY, VOTE)


@pytest.mark.parametrize("cut", [0, 1, 2, 3, 66, 67, 68, -1])
def test_a_cut_ballot_is_refused(cut: int) -> None:
    with pytest.raises(CannotOpen):
        open_ballot(CONTESTS, seal()[:cut], KEY, VOTE)
    with pytest.raises(CannotOpen):
        open_ballot(CONTESTS, seal() + b"\0", KEY, VOTE)


def test_another_vote_or_another_key_opens_nothing() -> None:
    with pytest.raises(CannotOpen):
        open_ballot(CONTESTS, seal(), KEY, OTHER_VOTE)
    with pytest.raises(CannotOpen):
        open_ballot(CONTESTS, seal(), new_count_key(), VOTE)


def test_a_bad_ballot_is_never_sealed() -> None:
    with pytest.raises(BadBallot):
        seal([*BLANK[:-1], {"contest": len(KINDS)}])


def _sealed_without_checks(padded: bytes) -> bytes:
    point = envelope.point(KEY.public)
    return envelope.HEADER + envelope.SUITE.encrypt(padded, point, envelope._info(VOTE, "count"))


def test_what_a_dishonest_sealer_puts_in_is_checked_again() -> None:
    one = [contest("single")]
    over_vote = json.dumps([says([1, 2])], sort_keys=True, separators=(",", ":")).encode()
    sealed = _sealed_without_checks(envelope._pad(over_vote, padded_size(one)))
    with pytest.raises(BadBallot):
        open_ballot(one, sealed, KEY, VOTE)


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        b"\0\0\0",
        b"\0\0\0\2[]",
        b"\xff" * 40,
        envelope._pad(b'[ {"blank":true,"contest":1}]', padded_size([contest("single")])),
        envelope._pad(b'[{"contest":1,"blank":true}]', padded_size([contest("single")])),
        envelope._pad(b"not json", padded_size([contest("single")])),
        envelope._pad(b"[" * 30, padded_size([contest("single")])),
        envelope._pad(b"[1.5]", padded_size([contest("single")])),
        envelope._pad(b'[{"blank":true,"contest":1}]', padded_size([contest("single")]))[:-1] + b"x",
    ],
)
def test_other_padding_or_spelling_is_refused(padded: bytes) -> None:
    with pytest.raises(CannotOpen):
        open_ballot([contest("single")], _sealed_without_checks(padded), KEY, VOTE)


def test_a_ballot_longer_than_any_is_not_padded() -> None:
    with pytest.raises(ValueError, match="longer"):
        envelope._pad(b"x" * 10, 10)


def test_deeply_nested_json_is_no_content() -> None:
    with pytest.raises(ValueError, match="not canonical JSON"):
        canonical.from_bytes(b"[" * 200_000)


def test_the_key_goes_out_and_in_as_bytes() -> None:
    again = CountKey(KEY.secret)
    assert again.public == KEY.public
    assert open_ballot(CONTESTS, seal(), again, VOTE) == BLANK
    assert len(KEY.public) == 65
    assert "secret" not in repr(KEY)
    assert KEY.secret.hex() not in repr(KEY)


@pytest.mark.parametrize("secret", [b"", b"\0" * 32, b"\xff" * 32, b"x" * 31])
def test_bytes_that_are_no_key_are_refused(secret: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        CountKey(secret)


@pytest.mark.parametrize("digest", ["", "ab", "xy" * 32, " " * 2 + "ab" * 31])
def test_a_digest_that_is_none_is_refused(digest: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        seal(vote=digest)
    with pytest.raises(ValueError, match=r"."):
        seal_ballot(CONTESTS, BLANK, b"no point", VOTE)


def test_the_rule_sheet_has_one_spelling() -> None:
    sheet = {"title": "주민총회", "contests": CONTESTS}
    turned = {"contests": CONTESTS, "title": "주민총회"}
    assert rule_sheet_id(sheet) == rule_sheet_id(turned)
    assert rule_sheet_id(sheet) != rule_sheet_id({**sheet, "title": "주민 총회"})
    assert json.loads(rule_sheet_bytes(sheet)) == sheet
    assert rule_sheet_bytes({"나": 1, "가": [True, None]}) == '{"가":[true,null],"나":1}'.encode()


@pytest.mark.parametrize("value", [1.0, float("nan"), b"x", {1}, {1: "x"}, {"deep": [0.5]}])
def test_a_rule_sheet_holds_no_floats(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        rule_sheet_id({"value": value})
