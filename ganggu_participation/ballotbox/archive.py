"""The archive of a vote: one zip from which anybody recounts it, written from plain values, the same bytes every time.

    manifest.json       every file with its SHA-256, and the vote's digest; manifest.sig: Ed25519 over it, in hexadecimal
    rule-sheet.json     the frozen rules: their SHA-256 is the vote's digest
    notices.json        what was announced after publishing: a later close, with its reason
    log/heads.json      the signed heads of the box's log, log/leaves.txt every leaf hash in its place, one a line
    papers.json         the opened papers: [contest, content, copies] in order of contest and content, nothing beside them
    roll.json           how many stand on the roll (null: an open roll), how many took part by channel
    counts.json         every count with time and digest; counts/1.json ... the sheets as they were counted
    ties.json           the ties of the certified count and how each was broken
    certification.json  which count was certified, when, with which digest

No dong, channel, age or time stands beside a paper, whatever the size of the group.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from ganggu_participation.ballotbox import canonical

FORMAT: Final = "ganggu-archive/1"
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
RULES, NOTICES, HEADS, LEAVES = "rule-sheet.json", "notices.json", "log/heads.json", "log/leaves.txt"
PAPERS, ROLL, COUNTS, TIES, CERTIFICATION = "papers.json", "roll.json", "counts.json", "ties.json", "certification.json"
READ_ME: Final = "읽어주세요.txt"
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
WORDS: Final = """이 묶음으로 누구나 투표를 다시 셀 수 있습니다.

    python -m ganggu_participation.ballotbox.verify 이파일.zip --vote 투표규칙확인값

투표 규칙 확인값은 투표 화면과 결정문에 적혀 있습니다. 값을 함께 주면 다른 규칙으로 바꿔 만든 묶음도 드러납니다.
표 옆에는 동, 참여 방법, 나이, 시각을 적지 않습니다.
"""


@dataclass(frozen=True)
class Count:
    """One count: number, when (ISO 8601), digest and the canonical text of its sheet."""

    no: int
    at: str
    digest: str
    sheet: str


@dataclass(frozen=True)
class Contents:
    """What goes in. `heads` are {"text", "signature" (hex), "path" (hex)}; `papers` (contest, content, copies);
    `roll_size` is nothing for an open roll; `outside` are papers that never lay in the sealed box (entered from paper)."""

    rule_sheet: str
    notices: Sequence[Mapping[str, str]]
    heads: Sequence[Mapping[str, Any]]
    leaves: Sequence[bytes]
    papers: Iterable[tuple[int, str, int]]
    roll_size: int | None
    marks: Mapping[str, int]
    counts: Sequence[Count]
    certification: Mapping[str, Any]
    outside: int = 0


def write(contents: Contents, sign: Callable[[str], bytes]) -> bytes:
    """The zip. `sign` signs the text of the manifest with the key of the installation."""
    files = _files(contents)
    manifest = manifest_text(sha256(contents.rule_sheet.encode()).hexdigest(), files)
    return zipped({**files, MANIFEST: manifest.encode(), SIGNATURE: sign(manifest).hex().encode()})


def manifest_text(vote: str, files: Mapping[str, bytes]) -> str:
    """What is signed: the vote and the SHA-256 of every file."""
    listed = {name: sha256(data).hexdigest() for name, data in files.items()}
    return canonical.to_bytes({"format": FORMAT, "vote": vote, "files": listed}).decode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in the order of their names, without any time of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), files[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _files(said: Contents) -> dict[str, bytes]:
    plain = {
        NOTICES: [dict(notice) for notice in said.notices],
        HEADS: [dict(head) for head in said.heads],
        PAPERS: sorted([contest, content, copies] for contest, content, copies in said.papers),
        ROLL: {"size": said.roll_size, "marks": dict(said.marks), "outside": said.outside},
        COUNTS: [{"no": count.no, "at": count.at, "digest": count.digest} for count in said.counts],
        TIES: _ties(said),
        CERTIFICATION: dict(said.certification),
    }
    return {
        **{name: canonical.to_bytes(value) for name, value in plain.items()},
        RULES: said.rule_sheet.encode(),
        LEAVES: "".join(leaf.hex() + "\n" for leaf in said.leaves).encode(),
        READ_ME: WORDS.encode(),
        **{sheet_name(count.no): count.sheet.encode() for count in said.counts},
    }


def sheet_name(no: int) -> str:
    return f"counts/{no}.json"


def _ties(said: Contents) -> list[dict[str, Any]]:
    """Those of the certified count."""
    sheets = [json.loads(count.sheet) for count in said.counts if count.no == said.certification["count"]]
    return [ties_of(contest) for sheet in sheets for contest in sheet["contests"]]


def ties_of(contest: Mapping[str, Any]) -> dict[str, Any]:
    """The ties of one contest of a sheet."""
    return {"contest": contest["no"], "ties": contest["sheet"]["ties"]}
