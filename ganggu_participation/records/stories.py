"""A contest of a result with everything that explains it, gathered for its page."""

from dataclasses import dataclass
from typing import Any, Final

from ..counts.english import English, in_english
from ..counts.models import Count
from ..counts.queries import explained, sheet_of
from ..counts.ranked_rounds import Table, ranked_table
from ..counts.rounds import Channel, Round, channels_of, got_by_channel, rounds_of, share_words, weight_sentence
from ..counts.studies import Study, studies_of

NOT_TOLD: Final = ("approve_reject", "rating")
"""Kinds that Pabulib has no form for."""


@dataclass(frozen=True)
class Story:
    """One contest: its rows, its study, and how its rule went."""

    contest: dict[str, Any]
    study: Study
    rounds: list[Round]
    share_words: str
    channels: list[Channel]
    got: list[list[str]]
    weight: str
    ranked: Table | None
    english: English

    @property
    def no(self) -> int:
        return int(self.contest["no"])

    @property
    def has_pabulib(self) -> bool:
        return self.contest["rule"]["kind"] not in NOT_TOLD

    @property
    def spent(self) -> int | None:
        left, ceiling = self.contest["leftover"], self.contest["rule"]["ceiling"]
        return None if left is None or ceiling is None else ceiling - left

    @property
    def all_hold(self) -> bool:
        return all(line["ok"] for line in self.contest["checks"])

    @property
    def bars(self) -> list[tuple[str, float, str, str]]:
        """Rows of components/chart: label, size, words, tone."""
        return [self._bar(row) for row in self.contest["rows"]]

    def titles(self, numbers: list[int]) -> list[str]:
        names = {row["number"]: row["title"] for row in self.contest["rows"]}
        return [f"{number}. {names[number]}" for number in numbers]

    def _bar(self, row: dict[str, Any]) -> tuple[str, float, str, str]:
        place = f"{row['place']}위 " if row["place"] else ""
        won = " 선정" if row["selected"] else ""
        words = f"{row['figure']}{self._share(row)}{won}"
        return f"{place}{row['title']}", row["size"], words, "accent" if won else "neutral"

    def _share(self, row: dict[str, Any]) -> str:
        ballots = self.contest["totals"]["ballots"]
        return f" ({row['votes'] * 100 / ballots:.1f}%)" if ballots and row["figure"].endswith("표") else ""


def stories_of(count: Count) -> list[Story]:
    studies = studies_of(count)
    return [_story(contest, studies.get(contest["no"], Study())) for contest in explained(sheet_of(count))]


def _story(contest: dict[str, Any], study: Study) -> Story:
    sheet = contest["sheet"]
    return Story(
        contest=contest,
        study=study,
        rounds=rounds_of(sheet),
        share_words=share_words(sheet),
        channels=channels_of(sheet),
        got=got_by_channel(sheet),
        weight=weight_sentence(sheet),
        ranked=ranked_table(sheet),
        english=in_english(sheet),
    )
