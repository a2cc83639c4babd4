"""Where a fact comes from: a known source by its key, or the words somebody wrote down."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "seed" / "sources.json"


@dataclass(frozen=True)
class Source:
    """`as_of` is a day or a month as the publisher states it, or nothing."""

    title: str
    attribution: str
    as_of: str = ""
    terms: str = ""
    note: str = ""

    @property
    def as_of_words(self) -> str:
        """`2026. 3. 1.` or `2025. 5.`"""
        return " ".join(f"{int(part)}." for part in self.as_of.split("-")) if self.as_of else ""


def source_named(name: str) -> Source:
    """A known source by its key; other words stand for themselves."""
    return _known().get(name) or Source(title=name, attribution=name)


def sources_named(names: Iterable[str]) -> list[Source]:
    """Each source once, in the order of first use."""
    return [source_named(name) for name in dict.fromkeys(names)]


@cache
def _known() -> dict[str, Source]:
    entries = json.loads(FILE.read_text(encoding="utf-8"))
    plain = ("title", "attribution", "as_of", "terms", "note")
    return {entry["key"]: Source(**{key: entry[key] for key in plain}) for entry in entries}
