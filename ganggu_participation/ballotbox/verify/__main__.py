"""The command: says in Korean what holds and what does not.

    python -m ganggu_participation.ballotbox.verify ARCHIVE [--vote DIGEST] [--json]

Standard library and `cryptography` only. Exit status 0: all holds; 1: something does not; 2: it cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from ganggu_participation.ballotbox.verify.count_checks import check_counts, check_papers, check_roll
from ganggu_participation.ballotbox.verify.lines import Line
from ganggu_participation.ballotbox.verify.log_checks import check_log, check_manifest, check_rules
from ganggu_participation.ballotbox.verify.reading import Archive, Unreadable, opened

HOLDS, BROKEN, UNREADABLE = 0, 1, 2


def lines_about(found: Archive, vote: str | None = None) -> list[Line]:
    """Everything that was looked at. Raises Unreadable when values are missing or of another shape."""
    try:
        return [
            *check_manifest(found), *check_rules(found, vote), *check_log(found),
            *check_papers(found), *check_roll(found), *check_counts(found),
        ]  # fmt: skip
    except (KeyError, TypeError, AttributeError, IndexError, ValueError, RecursionError) as fault:
        raise Unreadable("묶음 속 파일의 모양이 정해진 것과 달라 끝까지 살피지 못했습니다.") from fault


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="verify", description="투표 결과 묶음을 처음부터 다시 세어 확인합니다.")
    parser.add_argument("archive", type=Path, help="투표 결과 묶음(zip)")
    parser.add_argument("--vote", help="투표 화면이나 결정문에 적힌 투표 규칙 확인값")
    parser.add_argument("--json", action="store_true", help="결과를 JSON으로 적습니다")
    asked = parser.parse_args(arguments)
    try:
        lines = lines_about(opened(asked.archive), asked.vote)
    except Unreadable as fault:
        print(str(fault), file=sys.stderr)
        return UNREADABLE
    _say(lines, asked.json)
    return HOLDS if all(line.ok for line in lines) else BROKEN


def _say(lines: Sequence[Line], as_json: bool) -> None:
    if as_json:
        print(json.dumps([vars(line) for line in lines], ensure_ascii=False))
        return
    for line in lines:
        print(f"{'맞음' if line.ok else '틀림'}  {line.sentence}")
    wrong = sum(not line.ok for line in lines)
    print(f"\n{len(lines)}가지를 살폈고 모두 맞습니다." if not wrong else f"\n{len(lines)}가지 가운데 {wrong}가지가 맞지 않습니다.")


if __name__ == "__main__":
    sys.exit(main())
