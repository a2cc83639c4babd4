"""For observers: fetches the signed heads of a vote's log, keeps them, and cries when one does not follow from another.

    python -m ganggu_participation.ballotbox.watch https://house.example/votes/7 --file 7.json --every 600

Standard library and `cryptography` only. Exit status 0: all holds; 1: something does not, said in Korean; 2: nothing
could be fetched or read. The kept file may be compared with those of other observers: all must hold the same heads.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from ganggu_participation.ballotbox.heads import HEAD, Head, is_signed, read_head
from ganggu_participation.ballotbox.log import EMPTY_ROOT, verify_consistency

HOLDS, BROKEN, UNREADABLE = 0, 1, 2
LONGEST: Final = 50_000_000
SECONDS: Final = 30
Signed = Mapping[str, Any]


class Alarm(Exception):
    """What does not fit, as a Korean sentence."""


class Unreadable(Exception):
    """Why nothing could be looked at, as a Korean sentence."""


def check(seen: Mapping[str, Any], kept: Mapping[str, Any] | None) -> int:
    """How many heads hold. Raises Alarm naming the first that does not, by itself or against what was kept before."""
    if kept is not None:
        _same(seen["vote"], kept["vote"], "투표 규칙 확인값이 전에 본 것과 다릅니다.")
        _same(seen["log_key"], kept["log_key"], "서명을 확인하는 열쇠가 전에 본 것과 다릅니다.")
        _kept_all(seen["heads"], kept["heads"])
    before: Head | None = None
    for signed in seen["heads"]:
        before = _follows(signed, before, seen)
    return len(seen["heads"])


def _same(now: object, before: object, sentence: str) -> None:
    if now != before:
        raise Alarm(sentence)


def _kept_all(now: Sequence[Signed], before: Sequence[Signed]) -> None:
    """Heads that were seen once are there for ever, and read the same."""
    if len(now) < len(before):
        raise Alarm(f"전에 본 목록이 사라졌습니다. 전에는 {len(before)}개, 지금은 {len(now)}개입니다.")
    for no, (one, other) in enumerate(zip(now, before, strict=False), start=1):
        _same(one["text"], other["text"], f"{no}번째 목록이 전에 본 것과 다릅니다.")


def _follows(signed: Signed, before: Head | None, seen: Mapping[str, Any]) -> Head:
    no = before.no + 1 if before else 1
    try:
        head = read_head(signed["text"])
        path = [bytes.fromhex(part) for part in signed["path"]]
        signature, key = bytes.fromhex(signed["signature"]), bytes.fromhex(seen["log_key"])
    except (ValueError, TypeError) as fault:
        raise Alarm(f"{no}번째 목록을 읽을 수 없습니다.") from fault
    if not is_signed(HEAD, signed["text"], signature, key):
        raise Alarm(f"{no}번째 목록의 서명이 맞지 않습니다.")
    _same(head.no, no, f"{no}번째 자리에 다른 번호의 목록이 있습니다.")
    _same(head.vote, seen["vote"], f"{no}번째 목록이 다른 투표의 것입니다.")
    if before is not None and before.closing:
        raise Alarm(f"마감한 뒤에 {no}번째 목록이 생겼습니다.")
    size, root = (before.size, before.root) if before else (0, EMPTY_ROOT)
    if not verify_consistency(size, head.size, path, root, head.root):
        raise Alarm(f"{no}번째 목록이 앞의 목록을 그대로 이어 가지 않습니다. 표가 빠지거나 바뀌었습니다.")
    return head


def fetched(address: str) -> dict[str, Any]:
    """The heads of the vote at this address. Raises Unreadable with a sentence."""
    where = address.rstrip("/").removesuffix("/log")
    if urlsplit(where).scheme not in ("http", "https"):
        raise Unreadable("투표 화면의 주소를 적어 주세요. 보기: https://house.example/votes/7")
    try:
        with urlopen(where + "/log.json", timeout=SECONDS) as answer:  # the scheme was looked at above
            return _read(answer.read(LONGEST))
    except (URLError, OSError) as fault:
        raise Unreadable(f"목록을 받지 못했습니다: {fault}") from fault


def _read(raw: bytes | str) -> dict[str, Any]:
    try:
        said: Any = json.loads(raw)
        heads = [{"text": str(h["text"]), "signature": str(h["signature"]), "path": list(h["path"])} for h in said["heads"]]
        return {"vote": str(said["vote"]), "log_key": str(said["log_key"]), "heads": heads}
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise Unreadable("받은 내용이 투표함 목록이 아닙니다.") from fault


def look(address: str, file: Path) -> int:
    """Fetches once, compares with the file, keeps the new heads there; what does not fit is never kept.

    Raises Alarm, Unreadable."""
    seen = fetched(address)
    kept = _read(file.read_text()) if file.exists() else None
    count = check(seen, kept)
    spare = file.with_suffix(".new")
    spare.write_text(json.dumps(seen, ensure_ascii=False, indent=1))
    spare.replace(file)
    return count


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="watch", description="투표함 목록을 받아 모아 두고, 앞뒤가 맞지 않으면 알립니다.")
    parser.add_argument("address", help="투표 화면의 주소 (https://.../votes/7)")
    parser.add_argument("--file", type=Path, default=Path("heads.json"), help="목록을 모아 둘 파일")
    parser.add_argument("--every", type=int, default=0, metavar="초", help="이만큼 쉬면서 계속 살핍니다")
    asked = parser.parse_args(arguments)
    while True:
        status = _once(asked.address, asked.file)
        if not asked.every or status == BROKEN:
            return status
        time.sleep(asked.every)


def _once(address: str, file: Path) -> int:
    try:
        count = look(address, file)
    except Alarm as alarm:
        print(f"경보: {alarm} 다른 참관인과 담당 공무원에게 바로 알려 주세요.", file=sys.stderr)
        return BROKEN
    except (Unreadable, OSError) as fault:
        print(str(fault), file=sys.stderr)
        return UNREADABLE
    print(f"목록 {count}개가 모두 이어집니다." if count else "아직 서명한 목록이 없습니다.")
    return HOLDS


if __name__ == "__main__":
    sys.exit(main())
