"""The log of a box: an RFC 6962 Merkle tree over leaf hashes, batch after batch, never in the order of casting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final, Self

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
    """The leaves of a box, batch after batch, each batch in the order of hashes; what stands in it never moves.

    Raises ValueError for a leaf that is no SHA-256 or comes twice."""

    def __init__(self, leaves: Iterable[bytes]) -> None:
        """One batch, put in order."""
        self._keep(sorted(leaves))

    @classmethod
    def stored(cls, leaves: Iterable[bytes]) -> Self:
        """A log as it was kept: the order given is its order."""
        log = cls.__new__(cls)
        log._keep(list(leaves))
        return log

    def extended(self, batch: Iterable[bytes]) -> Self:
        """The log with one more batch at its end."""
        return self.stored([*self.leaves, *sorted(batch)])

    def _keep(self, leaves: list[bytes]) -> None:
        self.leaves = leaves
        if any(len(leaf) != HASH_BYTES for leaf in leaves):
            raise ValueError("a leaf hash has 32 bytes")
        if len(set(leaves)) != len(leaves):
            raise ValueError("a leaf stands in the log twice")

    def __len__(self) -> int:
        return len(self.leaves)

    @cached_property
    def _levels(self) -> list[list[bytes]]:
        return levels(self.leaves)

    @cached_property
    def _places(self) -> dict[bytes, int]:
        return {leaf: place for place, leaf in enumerate(self.leaves)}

    @property
    def root(self) -> bytes:
        return self._levels[-1][0] if self.leaves else EMPTY_ROOT

    def proof(self, leaf: bytes) -> InclusionProof:
        """The proof that the leaf is in the log. Raises KeyError when it is not."""
        if leaf not in self._places:
            raise KeyError("this leaf is not in the log")
        index = self._places[leaf]
        return InclusionProof(index, len(self.leaves), _path(self._levels, index))

    def consistency(self, size: int) -> tuple[bytes, ...]:
        """The hashes that show that the first `size` leaves were kept (RFC 9162 section 2.1.4.1).

        Empty for a log of no leaves before, or of all. Raises ValueError when there were never so many."""
        if not 0 <= size <= len(self):
            raise ValueError("the log was never so long")
        return tuple(self._subproof(size, 0, len(self), True)) if size else ()

    def _subproof(self, size: int, start: int, end: int, whole: bool) -> list[bytes]:
        if size == end - start:
            return [] if whole else [self._root_of(start, end)]
        left = _left_of(end - start)
        if size <= left:
            return [*self._subproof(size, start, start + left, whole), self._root_of(start + left, end)]
        return [*self._subproof(size - left, start + left, end, False), self._root_of(start, start + left)]

    def _root_of(self, start: int, end: int) -> bytes:
        """The root over the leaves of a subtree that begins where subtrees of its size begin."""
        length = end - start
        if length & (length - 1) == 0:
            return self._levels[length.bit_length() - 1][start // length]
        left = _left_of(length)
        return _node(self._root_of(start, start + left), self._root_of(start + left, end))


def _left_of(length: int) -> int:
    """The largest power of two below a length: how many leaves stand on the left."""
    return 1 << ((length - 1).bit_length() - 1)


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


def verify_consistency(before: int, after: int, path: Sequence[bytes], root_before: bytes, root_after: bytes) -> bool:
    """Whether the log of `after` leaves begins with the log of `before` leaves (RFC 9162 section 2.1.4.2)."""
    if before == after:
        return not path and root_before == root_after
    if not 0 < before < after:
        return before == 0 and not path and root_before == EMPTY_ROOT
    steps = [root_before, *path] if before & (before - 1) == 0 else list(path)
    place, last = before - 1, after - 1
    while place % 2:
        place, last = place // 2, last // 2
    return bool(steps) and _climb(steps, place, last, root_before, root_after)


def _climb(steps: Sequence[bytes], place: int, last: int, root_before: bytes, root_after: bytes) -> bool:
    old = new = steps[0]
    for beside in steps[1:]:
        if last == 0:
            return False
        if place % 2 or place == last:
            old, new = _node(beside, old), _node(beside, new)
            while place % 2 == 0 and place:
                place, last = place // 2, last // 2
        else:
            new = _node(new, beside)
        place, last = place // 2, last // 2
    return last == 0 and old == root_before and new == root_after


def roots_at(leaves: Iterable[bytes], sizes: Iterable[int]) -> dict[int, bytes]:
    """The root of the log at each of these sizes, in one pass over the leaves; a size never reached has none."""
    wanted, peaks, found = set(sizes), [], {}
    if 0 in wanted:
        found[0] = EMPTY_ROOT
    for size, leaf in enumerate(leaves, start=1):
        peaks.append(leaf)
        for _ in range((size & -size).bit_length() - 1):
            right = peaks.pop()
            peaks[-1] = _node(peaks[-1], right)
        if size in wanted:
            found[size] = _bagged(peaks)
    return found


def _bagged(peaks: Sequence[bytes]) -> bytes:
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = _node(peak, root)
    return root
