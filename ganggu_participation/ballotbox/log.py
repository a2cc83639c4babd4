"""The log of a box: an RFC 6962 Merkle tree over leaf hashes in the order of the hashes, never of casting."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final

HASH_BYTES: Final = 32
NODE: Final = b"\1"
EMPTY_ROOT: Final = sha256(b"").digest()


@dataclass(frozen=True)
class InclusionProof:
    """Where a leaf stands among `size` leaves, and the hashes beside its way to the root."""

    index: int
    size: int
    path: tuple[bytes, ...]


class Log:
    """All leaves of a box. Raises ValueError for a leaf that is no SHA-256 or comes twice."""

    def __init__(self, leaves: Iterable[bytes]) -> None:
        self.leaves: Final = sorted(leaves)
        if any(len(leaf) != HASH_BYTES for leaf in self.leaves):
            raise ValueError("a leaf hash has 32 bytes")
        if len(set(self.leaves)) != len(self.leaves):
            raise ValueError("a leaf stands in the log twice")

    def __len__(self) -> int:
        return len(self.leaves)

    @cached_property
    def _levels(self) -> list[list[bytes]]:
        return levels(self.leaves)

    @property
    def root(self) -> bytes:
        return self._levels[-1][0] if self.leaves else EMPTY_ROOT

    def proof(self, leaf: bytes) -> InclusionProof:
        """The proof that the leaf is in the log. Raises KeyError when it is not."""
        index = bisect_left(self.leaves, leaf)
        if index == len(self.leaves) or self.leaves[index] != leaf:
            raise KeyError("this leaf is not in the log")
        return InclusionProof(index, len(self.leaves), _path(self._levels, index))


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes in the order given (RFC 6962 section 2.1)."""
    return levels(leaves)[-1][0] if leaves else EMPTY_ROOT


def levels(leaves: Sequence[bytes]) -> list[list[bytes]]:
    """The tree of RFC 6962 from the leaves up: a node without a neighbour rises as it is."""
    tree = [list(leaves)]
    while len(tree[-1]) > 1:
        tree.append(_level_above(tree[-1]))
    return tree


def _level_above(level: Sequence[bytes]) -> list[bytes]:
    pairs = [_node(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
    return [*pairs, level[-1]] if len(level) % 2 else pairs


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(NODE + left + right).digest()


def _path(tree: Sequence[Sequence[bytes]], index: int) -> tuple[bytes, ...]:
    path = []
    for level in tree[:-1]:
        if index ^ 1 < len(level):
            path.append(level[index ^ 1])
        index //= 2
    return tuple(path)


def verify(leaf: bytes, proof: InclusionProof, root: bytes) -> bool:
    """Whether the proof leads from the leaf to the root (RFC 9162 section 2.1.3.2), without the box."""
    if not 0 <= proof.index < proof.size:
        return False
    place, last, reached = proof.index, proof.size - 1, leaf
    for beside in proof.path:
        if last == 0:
            return False
        if place % 2 or place == last:
            reached = _node(beside, reached)
            while place % 2 == 0 and place:
                place, last = place // 2, last // 2
        else:
            reached = _node(reached, beside)
        place, last = place // 2, last // 2
    return last == 0 and reached == root
