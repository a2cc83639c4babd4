"""An archive from anywhere, opened without trust: sizes are bounded, names are known, every file is read into plain values."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ganggu_participation.ballotbox import archive

MOST_BYTES, MOST_FILES = 400_000_000, 200
NEEDED: Final = (
    archive.MANIFEST, archive.SIGNATURE, archive.RULES, archive.NOTICES, archive.HEADS, archive.LEAVES, archive.PAPERS,
    archive.ROLL, archive.COUNTS, archive.TIES, archive.CERTIFICATION,
)  # fmt: skip
SHEET: Final = re.compile(r"counts/[1-9]\d{0,3}\.json")
SHAPES: Final[Mapping[str, type]] = {
    archive.MANIFEST: dict, archive.RULES: dict, archive.NOTICES: list, archive.HEADS: list, archive.PAPERS: list,
    archive.ROLL: dict, archive.COUNTS: list, archive.TIES: list, archive.CERTIFICATION: dict,
}  # fmt: skip


class Unreadable(Exception):
    """Why an archive cannot be looked at at all, as a Korean sentence."""


@dataclass(frozen=True)
class Archive:
    """The files as bytes, and those in JSON as values."""

    files: Mapping[str, bytes]
    values: Mapping[str, Any]

    @property
    def sheets(self) -> dict[int, Any]:
        """Count number -> sheet."""
        return {int(name[7:-5]): value for name, value in self.values.items() if SHEET.fullmatch(name)}


def opened(path: Path) -> Archive:
    """The archive at a path. Raises Unreadable for no file, no zip, too large, a file that is missing or no JSON."""
    files = _unzipped(path)
    if missing := [name for name in NEEDED if name not in files]:
        raise Unreadable(f"묶음에 {', '.join(missing)} 파일이 없습니다.")
    named = [name for name in files if name.endswith(".json")]
    return Archive(files, {name: _json(name, files[name]) for name in named})


def _unzipped(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as zipped:
            return _contents(zipped)
    except FileNotFoundError as fault:
        raise Unreadable(f"{path} 파일이 없습니다.") from fault
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as fault:
        raise Unreadable(f"{path} 파일은 읽을 수 있는 묶음(zip)이 아닙니다.") from fault


def _contents(zipped: zipfile.ZipFile) -> dict[str, bytes]:
    """What a name says of its size is not believed: reading stops at the bound."""
    listed = zipped.infolist()
    if len(listed) > MOST_FILES:
        raise Unreadable(f"묶음에 파일이 너무 많습니다({len(listed):,}개).")
    if len({info.filename for info in listed}) < len(listed):
        raise Unreadable("묶음에 같은 이름의 파일이 두 번 들어 있습니다.")
    files, left = {}, MOST_BYTES
    for info in listed:
        with zipped.open(info) as file:
            files[info.filename] = data = file.read(left + 1)
        left -= len(data)
        if left < 0:
            raise Unreadable(f"묶음을 풀면 {MOST_BYTES // 1_000_000:,}MB가 넘어 열지 않습니다.")
    return files


def _json(name: str, data: bytes) -> Any:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise Unreadable(f"{name} 파일을 읽을 수 없습니다.") from fault
    if not isinstance(value, SHAPES.get(name, dict)):
        raise Unreadable(f"{name} 파일의 모양이 다릅니다.")
    return value
