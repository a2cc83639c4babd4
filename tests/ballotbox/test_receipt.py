"""Receipt codes are short, tolerant of typing, and refuse what is no code."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ganggu_participation.ballotbox import leaf_hash, read_receipt_code, receipt_code


def test_a_leaf_is_that_of_the_log() -> None:
    assert leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"


def test_the_code_is_the_first_eighty_bits() -> None:
    assert receipt_code(b"\0" * 32) == "0000-0000-0000-0000"
    assert receipt_code(b"\xff" * 10 + b"\0" * 22) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ"
    assert receipt_code(bytes([0b00001_000]) + b"\0" * 31) == "1000-0000-0000-0000"


@given(st.binary())
def test_four_groups_of_four_without_look_alikes(sealed: bytes) -> None:
    code = receipt_code(leaf_hash(sealed))
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}", code)
    assert read_receipt_code(code) == code


@given(st.binary(), st.sampled_from(["", " ", "-", " - ", "–", "\n"]), st.booleans(), st.booleans())
def test_typing_is_forgiven(sealed: bytes, between: str, small: bool, look_alikes: bool) -> None:
    code = receipt_code(leaf_hash(sealed))
    typed = f"  {code.replace('-', between)} "
    typed = typed.replace("0", "O").replace("1", "l") if look_alikes else typed
    assert read_receipt_code(typed.lower() if small else typed) == code


def test_full_width_signs_of_a_korean_keyboard_are_read() -> None:
    assert read_receipt_code("ＡＢ１２-ＣＤ34-EF56-GH78") == "AB12-CD34-EF56-GH78"


@pytest.mark.parametrize(
    "text", ["", "AB12", "AB12-CD34-EF56-GH7", "AB12-CD34-EF56-GH789", "AB12-CD34-EF56-GH7U"]
)
def test_no_code_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"주세요\.$"):
        read_receipt_code(text)


@given(st.text())
def test_any_text_is_a_code_or_refused(text: str) -> None:
    try:
        assert len(read_receipt_code(text)) == 19
    except ValueError as refused:
        assert str(refused).endswith("주세요.")
