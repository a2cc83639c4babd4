"""Results as open data: Korean headings, whole won, ISO days, cells that no spreadsheet runs."""

import csv
import io
import json
from typing import Any

from .. import clock
from ..counts.models import Count
from ..votes.models import Vote

HEAD = [
    "투표",
    "투표 규칙 확인값",
    "동 코드",
    "동",
    "질문 번호",
    "순위",
    "번호",
    "이름",
    "사업비(원)",
    "득표수",
    "선정",
    "까닭",
    "데이터기준일자",
    "개표 결과 확인값",
]
RUNS = ("=", "+", "-", "@", "\t", "\r")


def safe(cell: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets a quote in front: SEC-02."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RUNS) else cell


def rows_of(vote: Vote, count: Count, contests: list[dict[str, Any]]) -> list[list[Any]]:
    """One row per option, in the order of the places; the digest of the count stands on every row."""
    day = vote.declared_at.astimezone(clock.KST).date().isoformat() if vote.declared_at else ""
    dong = (vote.dong.code, vote.dong.name) if vote.dong else ("", "")
    rows = []
    for contest in contests:
        for row in contest["rows"]:
            said = [row["place"], row["number"], row["title"], row["cost"], row["votes"]]
            end = ["예" if row["selected"] else "아니요", row["sentence"], day, count.digest]
            rows.append([safe(cell) for cell in [vote.title, vote.digest, *dong, contest["no"], *said, *end]])
    return rows


def result_csv(vote: Vote, count: Count, contests: list[dict[str, Any]]) -> bytes:
    """UTF-8 with a mark, as spreadsheets in Korea expect."""
    out = io.StringIO()
    csv.writer(out).writerows([HEAD, *rows_of(vote, count, contests)])
    return out.getvalue().encode("utf-8-sig")


def result_json(vote: Vote, count: Count, contests: list[dict[str, Any]]) -> bytes:
    """The same rows by their headings, for programs that do not want the whole sheet."""
    rows = [dict(zip(HEAD, row, strict=True)) for row in rows_of(vote, count, contests)]
    told = {"투표": vote.title, "개표 결과 확인값": count.digest, "투표함 확인값": vote.box_root, "결과": rows}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()
