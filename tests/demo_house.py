"""The demo as small as it can be and still show every state: for tests that look at all pages."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from ganggu_participation import clock, create_app
from ganggu_participation.accounts.models import Account
from ganggu_participation.config import Testing
from ganggu_participation.cycles import actions as cycles
from ganggu_participation.cycles import defaults
from ganggu_participation.database import db
from ganggu_participation.demo import seed
from ganggu_participation.demo.house import House
from ganggu_participation.demo.plan import Course, Until
from ganggu_participation.dongs.models import Dong
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.models import Vote
from ganggu_participation.votes.states import VoteState

FEW = "0.02"  # % of a dong that makes its quorum: at most eight people
COURSES = {
    "풍암동": Course(Until.ALLOCATED, -24, -15, 12, FEW),
    "금호1동": Course(Until.DECLARED, -22, -13, 11, FEW, sealed=True),
    "상무1동": Course(Until.CERTIFIED, -12, -3, 10, FEW),
    "화정3동": Course(Until.COUNTED, -11, -2, 9, FEW, sealed=True),
    "농성1동": Course(Until.CLOSED, -10, -1, 9, FEW, sealed=True),
    "서창동": Course(Until.NO_QUORUM, -20, -11, 1, FEW),
    "치평동": Course(Until.VOTING, -3, 6, 4, FEW, sealed=True),
    "광천동": Course(Until.NOTICED, 6, 15),
    "양3동": Course(Until.PREPARED, 20, 29),
}
MORE = dict(
    zip(
        ("화정1동", "유덕동", "금호2동", "상무2동", "화정4동", "동천동", "양동", "농성2동", "화정2동"),
        COURSES.values(),
        strict=True,
    )
)
"""As much again, in the other nine dongs."""


def silent(sentence: str) -> None:
    """Nobody waits at a terminal."""


@dataclass
class Demo:
    """The app with the small demo in it; `people` are account ids by what they are here."""

    app: Flask
    house: House

    @property
    def people(self) -> dict[str, int]:
        return self.house.people

    def enliven(self) -> None:
        """What the demo leaves to its visitor: a year still in planning, and somebody who has voted."""
        year = clock.today().year + 1
        budget = self.house.person("budget")
        cycles.plan(
            budget, operating_year=year, plan=defaults.PLAN, stages=defaults.stages(year), tracks=defaults.tracks()
        )
        self.people["author"] = self._author("풍암동").id
        self.people["voter"] = self._author("치평동").id
        running = select(Vote).where(Vote.state == VoteState.OPEN, Vote.dong_id.is_not(None)).order_by(Vote.id)
        vote = db.session.scalars(running.limit(1)).one()
        votes.cast(self._author("치평동"), vote, {1: [1]})

    def _author(self, dong: str) -> Account:
        """Who wrote the proposals of a dong."""
        written = select(Account).join(Proposal, Proposal.author_id == Account.id).join(Proposal.dong)
        here = written.where(Dong.name == dong, Account.dong_id == Dong.id).order_by(Account.id.desc()).limit(1)
        return db.session.scalars(here).one()

    def double(self) -> None:
        """Every kind of row once more."""
        with self.app.app_context():
            seed.run(self.house, MORE, silent)
            db.session.remove()


def app_in(folder: Path) -> Flask:
    return create_app(Testing, str(folder), SQLALCHEMY_DATABASE_URI=f"sqlite:///{folder / 'demo.sqlite'}")


@pytest.fixture(scope="session")
def built_demo(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Made once in a test process; nobody but `demo` looks at it."""
    folder = tmp_path_factory.mktemp("demo")
    app = app_in(folder)
    with app.app_context():
        db.create_all()
        house = seed.seed(folder, silent, COURSES)
        assert house is not None
        Demo(app, house).enliven()
        db.session.remove()
        db.engine.dispose()
    return house


@pytest.fixture(scope="module")
def demo(built_demo: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A copy for the tests of one file, which may do in it what they like."""
    folder = tmp_path_factory.mktemp("demo-copy")
    shutil.copytree(built_demo.instance, folder, dirs_exist_ok=True)
    app = app_in(folder)
    yield Demo(app, House(dict(built_demo.people), built_demo.cycle_id, folder))
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
