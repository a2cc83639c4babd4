"""The rule sheet, the manifest and the log of an archive."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from typing import Any

from ganggu_participation.ballotbox import archive, canonical
from ganggu_participation.ballotbox.heads import HEAD, MANIFEST, Head, is_signed, read_head
from ganggu_participation.ballotbox.log import EMPTY_ROOT, HASH_BYTES, roots_at, verify_consistency
from ganggu_participation.ballotbox.verify.lines import Line, Lines, line
from ganggu_participation.ballotbox.verify.reading import Archive, Unreadable


def check_manifest(found: Archive) -> Lines:
    """Every file is the listed one, none is missing or left over, and the installation signed the list."""
    manifest = found.values[archive.MANIFEST]
    listed: dict[str, Any] = manifest.get("files", {})
    there = {name for name in found.files if name not in (archive.MANIFEST, archive.SIGNATURE)}
    for name in sorted(set(listed) - there):
        yield Line("file_missing", False, f"{name} 파일이 빠졌습니다.")
    for name in sorted(there - set(listed)):
        yield Line("file_added", False, f"{name} 파일은 목록에 없습니다.")
    for name in sorted(there & set(listed)):
        if sha256(found.files[name]).hexdigest() != listed[name]:
            yield Line("file_changed", False, f"{name} 파일이 목록의 확인값과 다릅니다.")
    text = found.files[archive.MANIFEST].decode("utf-8", "replace")
    signed = is_signed(MANIFEST, text, _hex(found.files[archive.SIGNATURE].decode("ascii", "replace")), log_key(found))
    yield line("manifest_signed", signed, "묶음 전체의 서명이 맞습니다.", "묶음 전체의 서명이 맞지 않습니다.")


def check_rules(found: Archive, vote: str | None) -> Lines:
    """The rule sheet is the one that was published, whose digest names the vote."""
    digest = sha256(found.files[archive.RULES]).hexdigest()
    named = found.values[archive.MANIFEST].get("vote")
    yield line(
        "rules_digest", digest == named, f"투표 규칙이 확인값 {digest}과 맞습니다.",
        "투표 규칙이 바뀌었습니다. 확인값이 묶음에 적힌 것과 다릅니다.",
    )  # fmt: skip
    if vote is not None:
        yield line(
            "rules_published", digest == vote.strip().lower(), "알려 주신 확인값과 같은 투표입니다.",
            "알려 주신 확인값의 투표가 아닙니다. 규칙이 바뀌었거나 다른 투표의 묶음입니다.",
        )  # fmt: skip
    spelled = _is_canonical(found.files[archive.RULES])
    yield line("rules_spelling", spelled, "투표 규칙이 정해진 모양으로 적혀 있습니다.", "투표 규칙의 적는 모양이 다릅니다.")


def check_log(found: Archive) -> Lines:
    """Each head is signed, each follows from the one before, the roots come out of the leaves, the last one shut the box."""
    rows, leaves = found.values[archive.HEADS], leaves_of(found)
    heads = [_head(row) for row in rows]
    digest = sha256(found.files[archive.RULES]).hexdigest()
    yield from _signed(rows, heads, log_key(found), digest)
    yield from _growing(rows, heads)
    yield from _rooted(heads, leaves)
    yield from _closed(found, heads)


def _signed(rows: list[Any], heads: list[Head], key: bytes, digest: str) -> Lines:
    wrong = [no for no, row in enumerate(rows, 1) if not is_signed(HEAD, row["text"], _hex(row["signature"]), key)]
    yield line(
        "head_signed", not wrong, f"목록 {len(heads)}개의 서명이 모두 맞습니다.", f"{_numbers(wrong)} 목록의 서명이 맞지 않습니다."
    )
    other = [no for no, head in enumerate(heads, 1) if head.vote != digest]
    yield line("head_vote", not other, "모두 이 투표의 목록입니다.", f"{_numbers(other)} 목록은 다른 투표나 다른 규칙의 것입니다.")
    numbered = [head.no for head in heads] == list(range(1, len(heads) + 1))
    yield line("head_numbers", numbered, "목록의 번호가 차례대로입니다.", "목록이 빠졌거나 차례가 바뀌었습니다.")


def _growing(rows: list[Any], heads: list[Head]) -> Lines:
    size, root, broken = 0, EMPTY_ROOT, []
    for no, (row, head) in enumerate(zip(rows, heads, strict=True), 1):
        if not verify_consistency(size, head.size, [_hex(part) for part in row["path"]], root, head.root):
            broken.append(no)
        size, root = head.size, head.root
    yield line(
        "log_grows", not broken, "목록마다 앞의 목록을 그대로 이어 갑니다.", f"{_numbers(broken)} 목록이 앞의 목록을 이어 가지 않습니다."
    )


def _rooted(heads: list[Head], leaves: list[bytes]) -> Lines:
    last = heads[-1].size if heads else 0
    yield line(
        "leaf_number", len(leaves) == last, f"투표함에 표 {last:,}장이 있었습니다.",
        f"마지막 목록에는 표가 {last:,}장인데 묶음에는 {len(leaves):,}장이 적혀 있습니다.",
    )  # fmt: skip
    yield line("leaf_once", len(set(leaves)) == len(leaves), "같은 표가 두 번 들어 있지 않습니다.", "같은 표가 두 번 들어 있습니다.")
    roots = roots_at(leaves, [head.size for head in heads])
    wrong = [no for no, head in enumerate(heads, 1) if roots.get(head.size) != head.root]
    yield line(
        "head_root", not wrong, "표 확인값에서 목록 확인값이 그대로 나옵니다.", f"{_numbers(wrong)} 목록의 확인값이 표와 맞지 않습니다."
    )
    sizes = [0, *(head.size for head in heads)]
    batches = all(leaves[a:b] == sorted(leaves[a:b]) for a, b in pairwise(sizes))
    yield line("leaf_order", batches, "표는 투표한 차례가 아니라 확인값 차례로 있습니다.", "표가 확인값 차례로 있지 않습니다.")


def _closed(found: Archive, heads: list[Head]) -> Lines:
    shut = [head.closing for head in heads] == [False] * (len(heads) - 1) + [True]
    yield line("closing_head", shut, "마지막 목록이 마감할 때의 것입니다.", "마감할 때 서명한 목록이 없거나 마지막이 아닙니다.")
    closes = found.values[archive.RULES].get("closes", "")
    late = bool(heads) and _moment(heads[-1].at) >= _moment(closes)
    yield line("closing_time", late, "공고한 마감 시각 뒤에 마감했습니다.", "공고한 마감 시각보다 먼저 마감했습니다.")


def log_key(found: Archive) -> bytes:
    """The public key that stands on the rule sheet."""
    return _hex(str(found.values[archive.RULES].get("log_key", "")))


def leaves_of(found: Archive) -> list[bytes]:
    """The leaves in their places. Raises Unreadable when a line is no hash."""
    leaves = [_hex(text) for text in found.files[archive.LEAVES].decode("ascii", "replace").split()]
    if any(len(leaf) != HASH_BYTES for leaf in leaves):
        raise Unreadable(f"{archive.LEAVES} 파일을 읽을 수 없습니다.")
    return leaves


def _head(row: Any) -> Head:
    try:
        if not isinstance(row["signature"], str) or not isinstance(row["path"], list):
            raise ValueError("no head")
        return read_head(row["text"])
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Unreadable(f"{archive.HEADS} 파일을 읽을 수 없습니다.") from fault


def _hex(text: Any) -> bytes:
    try:
        return bytes.fromhex(text.strip())
    except (ValueError, AttributeError):
        return b""


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except (ValueError, TypeError) as fault:
        raise Unreadable("시각을 읽을 수 없습니다.") from fault


def _is_canonical(data: bytes) -> bool:
    try:
        canonical.from_bytes(data)
    except ValueError:
        return False
    return True


def _numbers(places: list[int]) -> str:
    return ", ".join(f"{place}번째" for place in places)
