"""Real civic texts that lie beside the project and never in it: a test that needs them says so where they are not."""

import csv
import json
import os
from pathlib import Path

import pytest

HERE = Path(__file__).resolve()


def _folder() -> Path | None:
    beside = [parent.parent / "shared" / "data" for parent in HERE.parents]
    told = [Path(os.environ["SHARED_DATA"])] if "SHARED_DATA" in os.environ else []
    return next((path for path in [*told, *beside] if (path / "civic_short_texts.jsonl").exists()), None)


def path_of(name: str) -> Path:
    folder = _folder()
    if folder is None or not (folder / name).exists():
        pytest.skip(f"../shared/data/{name} is not here: real texts are no part of the project")
    return folder / name


def lines_of(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in path_of(name).read_text(encoding="utf-8").splitlines() if line]


def rows_of(name: str) -> list[dict[str, str]]:
    with path_of(name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
