"""The house's side of the measurement: the same pages and the same vote, with the people and rules it really has."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import insert, select
from werkzeug.test import Client

from ganggu_participation import clock, create_app, keys
from ganggu_participation.accounts.models import Account, SignIn
from ganggu_participation.accounts.queries import hash_of
from ganggu_participation.accounts.states import AccountState, Basis, Level
from ganggu_participation.config import Testing
from ganggu_participation.database import db
from ganggu_participation.dongs.models import Dong
from ganggu_participation.proposals.models import Proposal, ProposalText
from ganggu_participation.proposals.models.text import SEARCHED
from ganggu_participation.proposals.spelling import spelled
from ganggu_participation.votes.models import Ballot, RollMark
from ganggu_participation.votes.states import Channel
from tests import world
from tests.assemblies.builders import a_declared_assembly
from tests.proposals.builders import a_listed_proposal
from tests.votes.builders import an_open_vote

MADE_THERE = """INSERT INTO ballots (vote_id, key, sealed)
SELECT :vote, decode(md5(random()::text || n), 'hex'), decode(repeat(md5(random()::text || n), :times), 'hex')
FROM generate_series(1, :number) n"""
CHUNK, SEALED = 50_000, 400  # rows at a time; bytes of a made-up sealed ballot
BANDS = ("10", "20", "30", "40", "50", "60", "70")
PROPOSALS = 60  # three pages of a list, each made by the same verbs as in life
OPENED, LEFT = timedelta(hours=1), timedelta(days=3)


def served(folder: str, address: str) -> Flask:
    """The house over a folder and a database: here, and in the processes of a server."""
    return create_app(Testing, folder, SQLALCHEMY_DATABASE_URI=address)


class House:
    """The house with 60 proposals, a declared assembly, an open vote of one dong and as many verified residents as the turns need."""

    name = "house"

    def __init__(
        self, folder: Path, voters: int, titles: Sequence[str] = (), address: str = "", proposals: int = PROPOSALS
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.app = served(str(folder), address or f"sqlite:///{folder / 'house.sqlite'}")
        with self.app.app_context():
            db.create_all()
            world.settle()
            town = world.Town()
            self.dong = db.session.scalars(select(Dong.id).where(Dong.name == world.PUNGAM)).one()
            self.proposal = self._propose(town, proposals)
            self._copy(titles)
            self.result = a_declared_assembly(town).vote_id
            self.vote = an_open_vote(town, opened=OPENED, left=LEFT).id
            self.tokens = self._residents(voters)
            db.session.remove()
            db.engine.dispose()

    def pages(self) -> dict[str, str]:
        """The same names as on the bare side."""
        return {
            "home": "/",
            "list": "/proposals",
            "search": "/proposals?words=조명",
            "detail": f"/proposals/{self.proposal}",
            "result": f"/results/{self.result}",
        }

    def reader(self) -> Client:
        return self.voter(0)

    def visit(self) -> str:
        return f"/votes/{self.vote}/ballot"

    def voter(self, number: int) -> Client:
        """Signed in without a password: what a password costs is measured elsewhere."""
        client = self.app.test_client()
        with client.session_transaction() as kept:
            kept["_user_id"] = self.tokens[number]
        return client

    def leave(self) -> None:
        """Lets go of the database, which may be stopped now."""
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()

    def crowd(self, number: int) -> None:
        """So many people have voted already: a mark and a made-up sealed ballot for each."""
        with self.app.app_context():
            marks = [self._mark(n) for n in range(number)]
            for start in range(0, number, CHUNK):
                db.session.execute(db.insert(RollMark), marks[start : start + CHUNK])
            db.session.commit()
        self.fill(number)

    def fill(self, number: int) -> None:
        """`number` made-up sealed ballots more: PostgreSQL makes them itself, SQLite takes them in large steps."""
        with self.app.app_context():
            if db.engine.dialect.name == "postgresql":
                db.session.execute(db.text(MADE_THERE), {"vote": self.vote, "number": number, "times": SEALED // 16})
                db.session.commit()
                return
            for start in range(0, number, CHUNK):
                rows = [
                    {"vote_id": self.vote, "key": secrets.token_bytes(16), "sealed": secrets.token_bytes(SEALED)}
                    for _ in range(min(CHUNK, number - start))
                ]
                db.session.execute(db.insert(Ballot), rows)
                db.session.commit()

    def _mark(self, number: int) -> dict[str, object]:
        return {
            "vote_id": self.vote,
            "person_key": keys.person_key(f"crowd {number}"),
            "channel": Channel.ONLINE,
            "place": "",
            "day": clock.today(),
            "level": int(Level.DECLARED_BASIS),
            "basis": Basis.RESIDENCE.value,
            "dong_id": self.dong,
            "band": BANDS[number % len(BANDS)],
        }

    def _propose(self, town: world.Town, number: int) -> int:
        made = [a_listed_proposal(town.kim, town.han, title=f"공원 조명 {n}").id for n in range(number)]
        return made[number // 2]

    def _residents(self, number: int) -> list[str]:
        """Verified residents of 풍암동 with a running sign-in each; returns their tokens."""
        people = [self._resident(n) for n in range(number)]
        db.session.add_all(people)
        db.session.flush()
        now, later = clock.now(), clock.now() + timedelta(days=30)
        tokens = [f"token {person.id}" for person in people]
        db.session.add_all(
            SignIn(token_hash=hash_of(token), account_id=person.id, created_at=now, seen_at=now, expires_at=later)
            for token, person in zip(tokens, people, strict=True)
        )
        db.session.commit()
        return tokens

    def _copy(self, titles: Sequence[str]) -> None:
        """As many proposals more, each like the measured one but for its title and number: by verbs it would take an hour."""
        like = db.session.get_one(Proposal, self.proposal)
        columns = [column.name for column in Proposal.__table__.columns if column.name not in ("id", "receipt_no", "title")]
        shape = {name: getattr(like, name) for name in columns}
        rows = [{**shape, "id": 100_000 + n, "title": title, "receipt_no": f"bench-{n}"} for n, title in enumerate(titles)]
        if rows:
            db.session.execute(insert(Proposal), rows)
            db.session.execute(insert(ProposalText), [self._words(row) for row in rows])
            db.session.commit()

    def _words(self, row: dict[str, Any]) -> dict[str, Any]:
        words = spelled("\n".join(row[name] or "" for name in SEARCHED))
        return {"proposal_id": row["id"], "words": words, "changed_at": row["created_at"]}

    def _resident(self, number: int) -> Account:
        return Account(
            state=AccountState.ACTIVE,
            email=f"voter{number}@example.kr",
            password_hash=world.NO_PASSWORD,
            name=f"주민 {number}",
            display_name=f"주민 {number}",
            birth_date=date(1960, 3, 1),
            dong_id=self.dong,
            basis=Basis.RESIDENCE,
            created_at=clock.now(),
            level=int(Level.DECLARED_BASIS),
            person_key=keys.person_key(f"voter {number}"),
        )
