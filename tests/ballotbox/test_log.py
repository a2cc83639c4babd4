"""The tree is that of RFC 6962, and a proof holds for its leaf only."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ganggu_participation.ballotbox import EMPTY_ROOT, InclusionProof, Log, leaf_hash
from ganggu_participation.ballotbox.log import merkle_root, verify

# Test vectors of the Certificate Transparency implementations.
ENTRIES = [bytes.fromhex(entry) for entry in ("", "00", "10", "2021", "3031", "40414243")]
ENTRIES += [bytes(range(0x50, 0x58)), bytes(range(0x60, 0x70))]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def naive_root(leaves: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, word for word, over leaf hashes."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = max(1 << power for power in range(20) if 1 << power < len(leaves))
    return hashlib.sha256(b"\1" + naive_root(leaves[:split]) + naive_root(leaves[split:])).digest()


def naive_path(index: int, leaves: list[bytes]) -> list[bytes]:
    """RFC 6962 section 2.1.1, word for word."""
    if len(leaves) == 1:
        return []
    split = max(1 << power for power in range(20) if 1 << power < len(leaves))
    if index < split:
        return [*naive_path(index, leaves[:split]), naive_root(leaves[split:])]
    return [*naive_path(index - split, leaves[split:]), naive_root(leaves[:split])]


def some_leaves(count: int) -> list[bytes]:
    return [leaf_hash(b"ballot %d" % number) for number in range(count)]


def test_the_empty_tree() -> None:
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert Log([]).root == merkle_root([]) == EMPTY_ROOT
    assert len(Log([])) == 0


def test_the_known_trees() -> None:
    leaves = [leaf_hash(entry) for entry in ENTRIES]
    assert [merkle_root(leaves[:size]).hex() for size in range(1, 9)] == ROOTS


@pytest.mark.parametrize("size", range(1, 41))
def test_every_leaf_of_every_size_is_proved(size: int) -> None:
    log = Log(some_leaves(size))
    assert log.root == naive_root(log.leaves)
    for index, leaf in enumerate(log.leaves):
        proof = log.proof(leaf)
        assert proof == InclusionProof(index, size, tuple(naive_path(index, log.leaves)))
        assert verify(leaf, proof, log.root)


@pytest.mark.parametrize("size", range(1, 20))
def test_a_changed_proof_proves_nothing(size: int) -> None:
    log = Log(some_leaves(size))
    stranger = leaf_hash(b"stranger")
    for leaf in log.leaves:
        proof = log.proof(leaf)
        changed = [
            replace(proof, path=(*proof.path, stranger)),
            replace(proof, index=-1),
            replace(proof, index=size),
            replace(proof, size=0),
            *(replace(proof, index=other) for other in range(size) if other != proof.index),
            *(
                replace(proof, path=(*proof.path[:at], stranger, *proof.path[at + 1 :]))
                for at in range(len(proof.path))
            ),
            *(replace(proof, path=proof.path[:at]) for at in range(len(proof.path))),
        ]
        assert not any(verify(leaf, wrong, log.root) for wrong in changed)
        assert not verify(stranger, proof, log.root)
        assert not verify(leaf, proof, stranger)


@settings(max_examples=100, deadline=None)
@given(st.permutations(some_leaves(13)))
def test_the_order_of_casting_leaves_no_trace(leaves: list[bytes]) -> None:
    assert Log(leaves).leaves == sorted(leaves)
    assert Log(leaves).root == Log(some_leaves(13)).root


def test_a_leaf_from_elsewhere_has_no_proof() -> None:
    log = Log(some_leaves(3))
    for stranger in (leaf_hash(b"stranger"), b"\0" * 32, b"\xff" * 32):
        with pytest.raises(KeyError):
            log.proof(stranger)
    with pytest.raises(KeyError):
        Log([]).proof(leaf_hash(b""))


def test_only_hashes_and_each_once() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Log([b"short"])
    with pytest.raises(ValueError, match="twice"):
        Log(some_leaves(2) * 2)
