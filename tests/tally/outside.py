"""pabutools as a second opinion: another process in a virtual environment of its own (see script/count_outside.py)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-outside" / "bin" / "python"
PROGRAM = ROOT / "script" / "count_outside.py"


def counted_outside(cases: Sequence[dict[str, Any]], seconds: int = 300) -> list[dict[str, Any]]:
    """The answers to the cases, in their order."""
    assert PYTHON.exists(), "no .venv-outside: run script/test once, it sets pabutools up"
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    done = subprocess.run([PYTHON, PROGRAM], input=lines, capture_output=True, text=True, timeout=seconds, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def case_of(sheet: dict[str, Any], rule: str, **words: Any) -> dict[str, Any]:
    """The inputs of a sheet without what nobody chose: those our rules never fund, pabutools may."""
    given = sheet["inputs"]
    groups = [
        [[part if isinstance(part, list) else [part, 1] for part in row["choice"]], row["copies"]]
        for row in given["papers"]
    ]
    chosen = {part[0] for choice, _ in groups for part in choice}
    return {
        "rule": rule,
        "projects": [[item["number"], item["cost"]] for item in given["items"] if item["number"] in chosen],
        "budget": given["rule"]["ceiling"],
        "points": given["rule"]["kind"] == "points",
        "groups": groups,
        "utility": "cost",
        "increment": None,
        **words,
    }
