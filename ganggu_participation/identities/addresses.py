"""From an address to the dongs that it may lie in: by the table of legal dongs, and with a hint of juso.go.kr.

Nobody is put into a dong by this: whoever asks confirms it (KOREA GEN-01)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import requests
import structlog
from flask import current_app

PATIENCE_SECONDS: Final = 5
AT_MOST: Final = 10
LEGAL: Final = re.compile(r"([가-힣]+\d*동)(?=$|[\s,()\d산])")
ORDINAL: Final = re.compile(r"제(\d+동)$")
LONGEST: Final = 80
log = structlog.get_logger()


@dataclass(frozen=True)
class Place:
    """An address, the legal dong in it, and the dongs that it may lie in. `hint`: the one that the address service names."""

    address: str
    legal_dong: str
    dongs: tuple[str, ...]
    hint: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether only one dong is possible; it is asked all the same."""
        return len(self.dongs) == 1


def places(words: str, legal: Mapping[str, Sequence[str]], district: str) -> list[Place]:
    """What an address may mean. `legal`: the names of legal dongs by the name of each dong.

    The address service is asked where the settings know a key; without it, or when it is down, the table alone answers."""
    words = words.strip()[:LONGEST]
    told = [place for juso in _asked(words) if (place := place_of(juso, legal, district))]
    return told or _by_table(words, legal)


def _by_table(words: str, legal: Mapping[str, Sequence[str]]) -> list[Place]:
    named = dict.fromkeys(LEGAL.findall(words))
    found = [Place(words, name, _dongs_of(name, legal)) for name in named]
    return [place for place in found if place.dongs]


def _dongs_of(name: str, legal: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """A name may be both a dong's own and a legal one of several dongs: then all of them are offered."""
    return tuple(dong for dong, names in legal.items() if name in names or name == dong)


def place_of(juso: Mapping[str, Any], legal: Mapping[str, Sequence[str]], district: str) -> Place | None:
    """One answer of the address service, when it lies in the district. `emdNm` is the legal dong; `hemdNm`, where it
    comes, is a hint only, and may be written with `제`."""
    if juso.get("sggNm") != district:
        return None
    name = str(juso.get("emdNm") or "")
    dongs = _dongs_of(name, legal)
    hinted = ORDINAL.sub(r"\1", str(juso.get("hemdNm") or "").split(" ")[-1])
    hint = hinted if hinted in dongs else ""
    return Place(str(juso.get("roadAddr") or ""), name, dongs, hint) if dongs else None


def _asked(words: str) -> list[Mapping[str, Any]]:
    """Raises nothing: an address service that is down must not stop anybody."""
    config = current_app.config
    if not config["JUSO_KEY"] or len(words) < 2:
        return []
    asked = {
        "confmKey": config["JUSO_KEY"],
        "keyword": words,
        "countPerPage": AT_MOST,
        "currentPage": 1,
        "resultType": "json",
        "addInfoYn": "Y",
    }
    try:
        answer = requests.get(config["JUSO_URL"], asked, timeout=PATIENCE_SECONDS, allow_redirects=False)
        answer.raise_for_status()
        return answers_of(answer.json())
    except (requests.RequestException, ValueError, AttributeError) as broken:
        log.warning("address service", fault=type(broken).__name__)
        return []


def answers_of(told: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The addresses of an answer; an error code or nothing found is an empty list."""
    results = told.get("results") or {}
    common = results.get("common") or {}
    if str(common.get("errorCode")) != "0":
        log.warning("address service", code=str(common.get("errorCode"))[:10])
        return []
    return list(results.get("juso") or [])
