"""Which passwords are refused: words of the place, and what leaked elsewhere."""

import hashlib
import random

import pytest

from ganggu_participation.accounts.leaked_passwords import LEAKED, holds_hash
from ganggu_participation.accounts.passwords import why_not_password
from ganggu_participation.accounts.place_words import typed_on_english_keys, words_of_the_place
from ganggu_participation.refusals import Refusal


@pytest.mark.parametrize(
    "password",
    [
        "풍암동풍암동2026",
        "서구치평동12!!",
        "주민총회주민총회",
        "vnddkaehd2026",  # 풍암동 without switching the keyboard
        "Gwangju.Seogu.2026",
        "서구 동네정부 1234",
        "치평동사랑해77",
    ],
)
def test_words_of_this_place_alone_are_refused(town, password):
    assert why_not_password(password) is Refusal.PASSWORD_OF_THE_PLACE


@pytest.mark.parametrize("password", ["풍암호수 둘레길", "풍암동에서 국수 먹은 날", "chipmunk riverside", "rnrtnajrdms72"])
def test_a_word_of_the_place_among_others_is_fine(town, password):
    assert why_not_password(password) is None


def test_the_words_come_from_the_dongs_there_are(town):
    assert {"풍암동", "풍암", "치평동"} <= set(words_of_the_place()) and "상무동" not in words_of_the_place()
    assert why_not_password("상무동상무동12") is None
    town.chipyeong.name = "상무1동"
    assert why_not_password("상무동상무동12") is Refusal.PASSWORD_OF_THE_PLACE


@pytest.mark.parametrize(
    ("word", "keys"), [("서구", "tjrn"), ("풍암동", "vnddkaehd"), ("닭값 과", "ekfrrkqt rhk"), ("왕의꿈", "dhkddmlRna".lower())]
)
def test_korean_typed_on_english_keys(word, keys):
    assert typed_on_english_keys(word) == keys


@pytest.mark.parametrize("password", ["trustno1trustno1"[:8], "Liverpool", "michelle1"])
def test_what_leaked_elsewhere_is_refused(town, password):
    assert why_not_password(password) is Refusal.PASSWORD_LEAKED
    assert why_not_password(password + " 국수먹은날") is None


def test_three_thousand_of_the_list_are_long_enough_to_be_tried_here():
    assert sum(len(password) >= 8 for password in LEAKED) > 3000


def test_a_file_of_hashes_is_asked_too(app, town, tmp_path):
    secret, other = "국수 먹은 날 2026", "국수 먹은 날 2027"
    assert why_not_password(secret) is None
    path = tmp_path / "leaked.txt"
    write(path, [hash_of(secret)])
    app.config["LEAKED_PASSWORDS"] = str(path)
    assert why_not_password(secret) is Refusal.PASSWORD_LEAKED and why_not_password(other) is None


@pytest.mark.parametrize("many", [0, 1, 2, 3, 7, 2000])
def test_every_hash_of_the_file_is_found_and_no_other(tmp_path, many):
    chance = random.Random(many)
    hashes = [hash_of(str(chance.random())) for _ in range(many)]
    path = tmp_path / "leaked.txt"
    write(path, hashes)
    assert [each for each in hashes if not holds_hash(path, each)] == []
    assert [n for n in range(200) if holds_hash(path, hash_of(f"another {n}"))] == []


def write(path, hashes):
    path.write_text("".join(f"{each}:{n + 1}\r\n" for n, each in enumerate(sorted(hashes))))


def hash_of(text):
    return hashlib.sha1(text.encode()).hexdigest().upper()
