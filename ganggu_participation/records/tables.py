"""Results as open data: Korean headings, whole won, ISO days, cells that no spreadsheet runs."""

import csv
import io
from typing import Any

from .. import clock
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
]
RUNS = ("=", "+", "-", "@", "\t", "\r")


def safe(cell: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets a quote in front: SEC-02."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RUNS) else cell


def result_csv(vote: Vote, contests: list[dict[str, Any]]) -> bytes:
    """One row per option, in the order of the places; UTF-8 with a mark, as spreadsheets in Korea expect."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    day = vote.declared_at.astimezone(clock.KST).date().isoformat() if vote.declared_at else ""
    dong = (vote.dong.code, vote.dong.name) if vote.dong else ("", "")
    for contest in contests:
        for row in contest["rows"]:
            said = [row["place"], row["number"], row["title"], row["cost"], row["votes"]]
            end = ["예" if row["selected"] else "아니요", row["sentence"], day]
            writer.writerow([safe(c) for c in [vote.title, vote.digest, *dong, contest["no"], *said, *end]])
    return out.getvalue().encode("utf-8-sig")
