"""Counting: values in, a sheet out; exact, explained, the same bytes on every machine."""

from ganggu_participation.tally.counting import count
from ganggu_participation.tally.frozen import count_frozen
from ganggu_participation.tally.papers import ABSTAIN, AGAINST, FOR, Item, Papers
from ganggu_participation.tally.reasons import check_sentence, option_sentence, tie_sentence
from ganggu_participation.tally.rule import Rule
from ganggu_participation.tally.sheet import canonical, digest
from ganggu_participation.tally.ties import lot

__all__ = [
    "ABSTAIN",
    "AGAINST",
    "FOR",
    "Item",
    "Papers",
    "Rule",
    "canonical",
    "check_sentence",
    "count",
    "count_frozen",
    "digest",
    "lot",
    "option_sentence",
    "tie_sentence",
]
