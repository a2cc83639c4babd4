"""What is told of a draw: each stratum in words, and all of it as numbers that repeat it."""

from dataclasses import dataclass
from typing import Any

from .lottery import read_list, seed_of
from .quotas import FEWEST, REST
from .recruitment_models import Recruitment
from .states import RecruitmentState

FORMAT = "recruitment-draw/1"
OTHERS = "그 밖의 신청자"


@dataclass(frozen=True)
class Told:
    """A stratum as the page says it."""

    no: int
    label: str
    places: int
    people: int
    through: list[int]
    waiting: list[int]
    sentence: str


def group_label(recruitment: Recruitment, group: int) -> str:
    return _labels(recruitment)[group]


def strata_told(recruitment: Recruitment) -> list[Told]:
    """Nothing before the list is closed, or without quotas."""
    result, labels = recruitment.result, _labels(recruitment)
    return [
        Told(
            no,
            " + ".join(labels[group] for group in each["groups"]),
            each["places"],
            each["people"],
            result.through.get(no, []),
            result.waiting.get(no, []),
            _sentence(each),
        )
        for no, each in enumerate(recruitment.strata, 1)
    ]


def draw_told(recruitment: Recruitment) -> dict[str, Any] | None:
    """For a file: the list, the rule, and once it is drawn the seed and the outcome. Nothing before the close."""
    if not recruitment.listed:
        return None
    listed = read_list(recruitment.listed)
    told = {
        "format": FORMAT,
        "title": recruitment.title,
        "selection": recruitment.selection,
        "places": recruitment.places,
        "source": recruitment.source,
        "known_from": recruitment.known_from.isoformat() if recruitment.known_from else None,
        "closed_at": recruitment.closed_at.isoformat() if recruitment.closed_at else None,
        "quotas": [{"label": each.label, "places": each.places} for each in recruitment.groups],
        "strata": [{"no": no, **each} for no, each in enumerate(recruitment.strata, 1)],
        "list": recruitment.listed,
        "digest": recruitment.digest,
        "numbers": [{"number": number, "stratum": stratum} for number, stratum in listed.items()],
    }
    return told | (_outcome(recruitment) if recruitment.state is RecruitmentState.DRAWN else {})


def _outcome(recruitment: Recruitment) -> dict[str, Any]:
    result = recruitment.result
    return {
        "public": recruitment.public,
        "seed": seed_of(recruitment.digest, recruitment.public),
        "lot": "SHA-256 of seed + number in decimal digits, as hexadecimal; lowest first",
        "order": recruitment.order,
        "through": result.through,
        "others": result.others,
        "waiting": result.waiting,
    }


def _labels(recruitment: Recruitment) -> dict[int, str]:
    return {REST: OTHERS} | {no: each.label for no, each in enumerate(recruitment.groups, 1)}


def _sentence(stratum: dict[str, Any]) -> str:
    """What happened to its places."""
    joined = f"신청자가 {FEWEST}명보다 적은 묶음이 있어 합쳐서 뽑습니다. " if len(stratum["groups"]) > 1 else ""
    places, people = stratum["places"], stratum["people"]
    if not people and places:
        return f"신청한 사람이 없어 {places:,}자리를 나머지 신청자 가운데 추첨으로 채웁니다."
    if people < places:
        return f"{joined}신청자가 {places - people:,}명 모자랍니다. 모두 뽑고 남은 자리는 나머지 신청자 가운데 추첨으로 채웁니다."
    return joined.strip()
