"""The key in parts: enough shares open the box, fewer open nothing, and a slip of the pen is found and named."""

from itertools import combinations

import pytest
from Crypto.Protocol.SecretSharing import Shamir
from hypothesis import given
from hypothesis import strategies as st

from ganggu_participation.ballotbox import CannotOpen, CountKey, new_count_key, open_ballot, seal_ballot
from ganggu_participation.ballotbox.shares import HALF, WORDS, BadShare, join, read_share, split
from ganggu_participation.ballotbox.syllables import ALPHABET, bytes_of, words_of, wrong_words

DIGEST = "ab" * 32
CONTESTS = [{"no": 1, "kind": "single", "options": [{"no": 1}, {"no": 2}]}]
SIZES = [(k, n) for n in range(2, 6) for k in range(2, n + 1)]


def raw_join(shares):
    """What somebody with the bare arithmetic and too few shares gets."""
    return b"".join(
        Shamir.combine([(share.no, share.secret[part]) for share in shares], ssss=False)
        for part in (slice(HALF), slice(HALF, None))
    )


@pytest.mark.parametrize(("k", "n"), SIZES)
def test_every_set_of_enough_shares_makes_the_key(k, n):
    key = new_count_key()
    shares = split(key, k, n)
    for size in range(k, n + 1):
        for some in combinations(shares, size):
            assert join(some, key.public) == key


@pytest.mark.parametrize(("k", "n"), SIZES)
def test_every_set_of_fewer_shares_opens_nothing(k, n):
    key = new_count_key()
    sealed = seal_ballot(CONTESTS, [{"contest": 1, "choices": [2]}], key.public, DIGEST)
    shares = split(key, k, n)
    tried = 0
    for size in range(k):
        for some in combinations(shares, size):
            tried += 1
            with pytest.raises(BadShare):
                join(some, key.public)
            if not some:
                continue
            secret = raw_join(some)
            assert secret != key.secret
            try:
                wrong = CountKey(secret)
            except ValueError:
                continue
            with pytest.raises(CannotOpen):
                open_ballot(CONTESTS, sealed, wrong, DIGEST)
    assert tried >= n + 1


@pytest.mark.parametrize(("k", "n"), [(1, 2), (3, 2), (2, 6), (0, 0), (6, 6), (1, 1)])
def test_other_numbers_are_refused(k, n):
    with pytest.raises(ValueError):
        split(new_count_key(), k, n)


def test_a_share_of_another_key_or_the_same_twice_is_named():
    key, other = new_count_key(), new_count_key()
    mine, theirs = split(key, 2, 3), split(other, 2, 3)
    with pytest.raises(BadShare, match="다른 투표"):
        join([mine[0], theirs[1]], key.public)
    with pytest.raises(BadShare, match="모자라"):
        join([mine[0], mine[0]], key.public)
    with pytest.raises(BadShare, match="두 번"):
        join([mine[0], mine[1], mine[1]], key.public)
    changed = type(mine[0])(mine[0].no, 2, mine[0].tag, bytes(32))
    with pytest.raises(BadShare, match="맞지 않"):
        join([changed, mine[1]], key.public)


def test_a_card_reads_back_however_it_is_typed():
    for share in split(new_count_key(), 2, 3):
        numbered = "\n".join(f"{no}. {word}" for no, word in enumerate(share.words, 1))
        for text in (" ".join(share.words), "".join(share.words), numbered, share.qr, share.qr.lower(), f" {share.qr}\n"):
            assert read_share(text) == share
        assert len(share.words) == WORDS
        assert set(share.qr) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")


@given(st.data())
def test_any_one_wrong_syllable_is_found_and_named(data):
    share = split(new_count_key(), 2, 2)[0]
    signs = list("".join(share.words))
    at = data.draw(st.integers(0, len(signs) - 1))
    signs[at] = data.draw(st.sampled_from([sign for sign in ALPHABET + "힣꽃" if sign != signs[at]]))
    with pytest.raises(BadShare, match=rf"(?<!\d){at // 3 + 1}번째"):
        read_share("".join(signs))


@given(st.data())
def test_two_words_in_each_others_place_are_found(data):
    words = split(new_count_key(), 2, 2)[0].words
    one, other = sorted(data.draw(st.sets(st.integers(0, WORDS - 1), min_size=2, max_size=2)))
    words[one], words[other] = words[other], words[one]
    with pytest.raises(BadShare, match=f"{one + 1}번째.*{other + 1}번째"):
        read_share(" ".join(words))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "낱말 26개"),
        ("hello", "낱말 26개"),
        ("GGKEY1-ABC", "QR 코드"),
        ("GGKEY1-!!!", "QR 코드"),
        ("가가가", "26개"),
        ("GGKEY1-" + "A" * 63, "QR 코드|맞지 않"),
    ],
)
def test_what_is_no_card_gets_a_sentence(text, said):
    with pytest.raises(BadShare, match=said):
        read_share(text)


def test_a_missing_word_says_where_to_look():
    words = split(new_count_key(), 2, 2)[0].words
    with pytest.raises(BadShare, match="5번째 낱말부터"):
        read_share(" ".join(words[:4] + words[5:]))


def test_cards_of_two_officers_do_not_mix():
    one, two = split(new_count_key(), 2, 2)
    with pytest.raises(BadShare, match="서로 맞지 않|다릅니다"):
        read_share(" ".join(one.words[:13] + two.words[13:]))


def test_a_fingerprint_tells_shares_apart_and_a_share_never_prints_itself():
    shares = split(new_count_key(), 3, 5)
    assert len({share.fingerprint for share in shares}) == 5
    assert shares[0].secret.hex() not in repr(shares) + str(shares[0])
    assert "secret" not in repr(shares[0])


@given(st.binary(min_size=3, max_size=39).filter(lambda raw: len(raw) % 3 == 0))
def test_words_say_their_bytes(raw):
    signs = "".join(words_of(raw))
    assert wrong_words(signs) == []
    assert bytes_of(signs) == raw
