"""A result in English, for whoever reads no Korean: the same sheet, said by the same reasons."""

from dataclasses import dataclass
from typing import Any

from ..tally import check_sentence, option_sentence, tie_sentence

Sheet = dict[str, Any]


@dataclass(frozen=True)
class English:
    """One contest: (title as on the ballot, sentence) per option, then ties and check lines."""

    options: list[tuple[str, str]]
    ties: list[str]
    checks: list[str]


def in_english(sheet: Sheet) -> English:
    """Titles stay as they stood on the ballot; nobody translates what was voted on."""
    titles = {item["number"]: f"{item['number']}. {item['title']}" for item in sheet["inputs"]["items"]}
    numbers = [result["number"] for result in sheet["results"]]
    return English(
        [(titles[number], option_sentence(sheet, number, language="en")) for number in numbers],
        [tie_sentence(tie, "en") for tie in sheet["ties"]],
        [check_sentence(line, "en") for line in sheet["checks"]],
    )
