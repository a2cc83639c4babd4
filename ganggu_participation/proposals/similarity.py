"""Which texts are about the same: pairs of syllables, weighed by how rare they are, and words that mean the same.

A small index in memory, without a library: on 800 real suggestions pairs of syllables with synonyms found what a
parser of Korean found, which would cost 300 MB. The formula is Okapi BM25 over pairs (Robertson and Zaragoza, 2009):
texts can be added and taken out without weighing all others anew."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable
from heapq import nlargest
from math import log
from pathlib import Path

TITLE_WEIGHT, BODY_LENGTH = 5, 400
SATURATION, LENGTH_SHARE = 2.0, 0.9  # k1 and b of BM25
SYNONYM_WEIGHT = 1
PAIRS_ASKED = 80  # the most telling of a text
BLANKS = re.compile(r"[^0-9a-z가-힣]+")
SYNONYMS = Path(__file__).with_name("synonyms.txt")


def read_synonyms(path: Path = SYNONYMS) -> list[tuple[str, ...]]:
    """Groups of words, one a line."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [tuple(_plain(line).split()) for line in lines if line and not line.startswith("#")]


def _plain(text: str) -> str:
    return BLANKS.sub(" ", text.lower()).strip()


class Similar:
    """Texts by number; each is counted once in its pairs of syllables and in the groups of its synonyms."""

    def __init__(self, synonyms: Iterable[tuple[str, ...]] = ()) -> None:
        self._groups = {word: f"#{n}" for n, group in enumerate(synonyms) for word in group}
        words = sorted(self._groups, key=len, reverse=True)
        self._words = re.compile("|".join(map(re.escape, words))) if words else None
        self._numbers: list[int | None] = []
        self._lengths = array("f")
        self._slots: dict[int, int] = {}
        self._pairs: dict[str, tuple[array[int], array[int]]] = {}
        self._total = 0.0

    def __len__(self) -> int:
        return len(self._slots)

    def put(self, number: int, title: str, body: str) -> None:
        """Adds a text, or puts it in the place of what had this number."""
        self.drop(number)
        counts, slot = self._counted(title, body), len(self._numbers)
        length = float(sum(counts.values()))
        self._numbers.append(number)
        self._lengths.append(length)
        self._slots[number] = slot
        self._total += length
        for pair, times in counts.items():
            slots, how_often = self._pairs.setdefault(pair, (array("I"), array("B")))
            slots.append(slot)
            how_often.append(min(times, 255))

    def drop(self, number: int) -> None:
        """Forgets a text, if it is there."""
        slot = self._slots.pop(number, None)
        if slot is not None:
            self._numbers[slot] = None
            self._total -= self._lengths[slot]

    def like(self, title: str, body: str = "", most: int = 3, but: int | None = None) -> list[tuple[int, float]]:
        """(number, score) of the most similar texts, the best first; `but` is left out."""
        scores: dict[int, float] = {}
        average = self._total / max(len(self), 1) or 1.0
        for pair, weight in self._asked(title, body):
            slots, how_often = self._pairs[pair]
            for slot, times in zip(slots, how_often, strict=True):
                long = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * self._lengths[slot] / average)
                scores[slot] = scores.get(slot, 0.0) + weight * times * (SATURATION + 1) / (times + long)
        found = ((number, score) for slot, score in scores.items() if (number := self._numbers[slot]) is not None)
        return nlargest(most, ((n, s) for n, s in found if n != but), key=lambda hit: (hit[1], -hit[0]))

    def _asked(self, title: str, body: str) -> list[tuple[str, float]]:
        """The pairs that say most about this text, with their weights."""
        counts = self._counted(title, body)
        weighed = [(pair, times * self._rarity(pair)) for pair, times in counts.items() if pair in self._pairs]
        return nlargest(PAIRS_ASKED, weighed, key=lambda pair: pair[1])

    def _rarity(self, pair: str) -> float:
        holding = len(self._pairs[pair][0])
        return log(1 + (len(self._numbers) - holding + 0.5) / (holding + 0.5))

    def _counted(self, title: str, body: str) -> Counter[str]:
        counts: Counter[str] = Counter()
        for text, weight in ((_plain(title), TITLE_WEIGHT), (_plain(body[:BODY_LENGTH]), 1)):
            for word in text.split():
                for pair in zip(word, word[1:], strict=False):
                    counts["".join(pair)] += weight
            for group in self._meant(text):
                counts[group] += weight * SYNONYM_WEIGHT
        return counts

    def _meant(self, text: str) -> set[str]:
        """The groups of synonyms that a text names, blanks or none between its words."""
        if self._words is None:
            return set()
        return {self._groups[w] for t in (text, text.replace(" ", "")) for w in self._words.findall(t)}
