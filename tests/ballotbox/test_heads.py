"""Heads of the log: signed for one purpose, and a longer log shows that it kept the shorter one."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ganggu_participation.ballotbox.heads import HEAD, MANIFEST, Head, is_signed, public_key_of, read_head, sign
from ganggu_participation.ballotbox.log import EMPTY_ROOT, Log, merkle_root, roots_at, verify, verify_consistency

SEED = bytes(range(32))


def leaves(number, start=0):
    return [sha256(b"leaf %d" % (start + at)).digest() for at in range(number)]


def a_head(**words):
    return Head(**{"vote": "ab" * 32, "no": 1, "size": 3, "root": bytes(32), "at": "2026-08-01T00:00:00+00:00", "closing": False, **words})  # fmt: skip


def test_a_signed_head_is_known_and_any_change_is_seen():
    text, key = a_head().text, public_key_of(SEED)
    signature = sign(HEAD, text, SEED)
    assert is_signed(HEAD, text, signature, key)
    assert read_head(text) == a_head()
    for changed in (a_head(no=2), a_head(size=4), a_head(root=bytes([1]) * 32), a_head(closing=True), a_head(vote="cd" * 32)):
        assert not is_signed(HEAD, changed.text, signature, key)
    assert not is_signed(MANIFEST, text, signature, key)
    assert not is_signed(HEAD, text, signature, public_key_of(bytes(32)))
    assert not is_signed(HEAD, text, signature[:-1], key)


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"no":1}', a_head().text.replace('"size":3', '"size":"3"'),
                                  a_head().text.replace("/1", "/9"), a_head().text + " "])  # fmt: skip
def test_what_is_no_head_is_refused(text):
    with pytest.raises(ValueError):
        read_head(text)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6))
def test_batches_keep_what_stood_before(sizes):
    log, start = Log([]), 0
    for size in sizes:
        earlier, log = log, log.extended(leaves(size, start))
        start += size
        assert log.leaves[: len(earlier)] == earlier.leaves
        assert log.root == merkle_root(log.leaves)
        path = log.consistency(len(earlier))
        assert verify_consistency(len(earlier), len(log), path, earlier.root, log.root)
        for leaf in log.leaves[:: max(1, len(log) // 5)]:
            assert verify(leaf, log.proof(leaf), log.root)


@given(st.integers(1, 90), st.data())
def test_a_log_that_forgot_or_changed_a_leaf_proves_nothing(size, data):
    before = data.draw(st.integers(1, size))
    log = Log.stored(leaves(size))
    path, root = log.consistency(before), Log.stored(leaves(before)).root
    assert verify_consistency(before, size, path, root, log.root)
    if before < size:
        assert not verify_consistency(before, size, path, bytes(32), log.root)
        assert not verify_consistency(before, size, path, root, bytes(32))
        assert not verify_consistency(before, size, [*path[:-1], bytes(32)], root, log.root)
        assert not verify_consistency(before, size + 1, (), root, log.root)
    else:
        assert not verify_consistency(before, size, (), root, bytes(32))


def test_the_empty_log_is_the_start_of_every_log():
    log = Log(leaves(5))
    assert log.consistency(0) == ()
    assert verify_consistency(0, 5, (), EMPTY_ROOT, log.root)
    assert not verify_consistency(0, 5, (), log.root, log.root)
    with pytest.raises(ValueError):
        log.consistency(6)


@given(st.integers(0, 70))
def test_the_roots_of_all_sizes_come_out_of_one_pass(size):
    log = leaves(size)
    assert roots_at(log, range(size + 2)) == {at: merkle_root(log[:at]) for at in range(size + 1)}
