"""The people and the plan of the demo, as its parts hand them on to one another."""

from dataclasses import dataclass
from pathlib import Path

from ..accounts.models import Account
from ..cycles.models import Cycle, Track
from ..database import db


@dataclass
class House:
    """What the steps hand on to one another: ids only survive a commit, so rows are asked for again."""

    people: dict[str, int]
    cycle_id: int
    instance: Path

    def person(self, key: str) -> Account:
        return db.session.get_one(Account, self.people[key])

    @property
    def cycle(self) -> Cycle:
        return db.session.get_one(Cycle, self.cycle_id)

    def track(self, key: str) -> Track:
        return next(track for track in self.cycle.tracks if track.key == key)
