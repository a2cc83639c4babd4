"""Who took part, told in groups: small groups are hidden, and nothing that is shown gives them away (KOREA VOTE-17)."""

from collections.abc import Hashable, Mapping
from typing import Final, TypeVar

FEWEST: Final = 5
"""A group of fewer people is never told."""
Row = TypeVar("Row", bound=Hashable)


def shown(people: Mapping[Row, int], unknown: int = 0) -> dict[Row, int | None] | None:
    """Per row how many there are, or nothing where it is hidden; nothing at all where no table can be shown.

    The sum of all is public, so a hidden row needs company: the least of the others, with all that are as large, goes
    with the small ones. Then a small and a large number hide together and nobody can tell which is which. `unknown`:
    people who belong to no row and whose number is told nowhere; without a small row two of the others cover them."""
    hidden = {row for row, number in people.items() if number < FEWEST}
    others = sorted({number for row, number in people.items() if row not in hidden})
    cover = others[: 1 if hidden else 2 if unknown else 0]
    hidden |= {row for row, number in people.items() if number in cover}
    if len(hidden) == len(people):
        return None
    return {row: None if row in hidden else number for row, number in people.items()}
