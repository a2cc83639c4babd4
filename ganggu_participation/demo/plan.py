"""What each dong shows: its assembly's state, when it runs as seen from today, how many made-up ballots."""

from dataclasses import dataclass
from enum import StrEnum


class Until(StrEnum):
    """How far a dong's assembly has come."""

    PREPARED = "prepared"
    NOTICED = "noticed"
    VOTING = "voting"
    CLOSED = "closed"
    COUNTED = "counted"
    CERTIFIED = "certified"
    DECLARED = "declared"
    ALLOCATED = "allocated"
    NO_QUORUM = "no_quorum"


@dataclass(frozen=True)
class Course:
    """Days are counted from today; ballots are made up; the quorum is in % of the dong's people; of a sealed vote
    three officers hold the key."""

    until: Until
    opens_in: int
    closes_in: int
    ballots: int = 0
    quorum_pct: str = "0.5"
    sealed: bool = False


FINISHED_BALLOTS = 2_400
COURSES = {
    "풍암동": Course(Until.ALLOCATED, -24, -15, FINISHED_BALLOTS),
    "금호1동": Course(Until.DECLARED, -22, -13, 240, sealed=True),
    "화정1동": Course(Until.ALLOCATED, -23, -14, 310),
    "상무1동": Course(Until.CERTIFIED, -12, -3, 260),
    "화정3동": Course(Until.COUNTED, -11, -2, 130, sealed=True),
    "농성1동": Course(Until.CLOSED, -10, -1, 90, sealed=True),
    "서창동": Course(Until.NO_QUORUM, -20, -11, 12),
    "치평동": Course(Until.VOTING, -3, 6, 120, sealed=True),
    "유덕동": Course(Until.VOTING, -4, 5, 45),
    "금호2동": Course(Until.VOTING, -2, 7, 60),
    "상무2동": Course(Until.VOTING, -5, 2, 74),
    "화정4동": Course(Until.VOTING, -6, 3, 33),
    "광천동": Course(Until.NOTICED, 6, 15, sealed=True),
    "동천동": Course(Until.NOTICED, 8, 17),
    "양동": Course(Until.NOTICED, 11, 20),
    "양3동": Course(Until.PREPARED, 20, 29),
    "농성2동": Course(Until.PREPARED, 22, 31),
    "화정2동": Course(Until.PREPARED, 24, 33),
}
