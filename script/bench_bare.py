"""The barest app that does the same: the least Flask, Flask-SQLAlchemy and a CSRF token cost for such pages.

It knows who reads (her name stands in the frame), offers the dongs to filter a list by, tells the steps of a proposal,
lets a voter look at what she picked before she casts it, and draws the code of her receipt: without these it would be another page. It has no styles, rights, states, rules, seals or error texts."""

from __future__ import annotations

import io
import secrets
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import segno
from flask import Flask, abort, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_sqlalchemy import SQLAlchemy
from flask_wtf.csrf import CSRFProtect
from jinja2 import DictLoader
from markupsafe import Markup
from sqlalchemy import ForeignKey, String, event, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, joinedload, mapped_column, relationship
from werkzeug.test import Client

TITLES = [f"공원 조명 {n}" for n in range(200)]
PER_PAGE = 20
OPTIONS = range(1, 6)
CODE = 19  # as many characters as a receipt of the house has
FRAME = "<!doctype html><html lang=ko><title>{{ title }}</title><p>{{ reader.name }}</p><main><h1>{{ title }}</h1>%s</main></html>"
TEMPLATES = {
    "list": FRAME
    % "<form><select name=dong>{% for d in dongs %}<option value={{ d.id }}>{{ d.name }}</option>{% endfor %}</select>"
    "<input name=q><button>ok</button></form><ul>{% for p in page %}<li><a href='/projects/{{ p.id }}'>{{ p.title }}</a> {{ p.dong.name }} {{ p.cost }}</li>"
    "{% endfor %}</ul><p>{{ page.total }}</p>",
    "detail": FRAME % "<p>{{ project.text }}</p><p>{{ project.dong.name }} {{ project.cost }}</p>"
    "<ol>{% for s in steps %}<li>{{ s.at }} {{ s.text }}</li>{% endfor %}</ol>",
    "ballot": FRAME
    % "<form method=post action='/ballots/review'><input type=hidden name=csrf_token value='{{ csrf_token() }}'>"
    "{% for o in options %}<input type=checkbox name=pick value={{ o.id }}>{{ o.title }} {{ o.cost }}{% endfor %}"
    "<button>ok</button></form>",
    "review": FRAME
    % "<form method=post action='/ballots'><input type=hidden name=csrf_token value='{{ csrf_token() }}'><ul>"
    "{% for o in picked %}<li>{{ o.title }}<input type=hidden name=pick value={{ o.id }}></li>{% endfor %}</ul>"
    "<button>ok</button></form>",
    "home": FRAME
    % "<p>{{ total }}</p><ul>{% for p in latest %}<li><a href='/projects/{{ p.id }}'>{{ p.title }}</a></li>"
    "{% endfor %}</ul>",
    "result": FRAME % "<ul>{% for p in projects %}<li>{{ p.title }} {{ p.cost }} {{ p.votes }}</li>{% endfor %}</ul>"
    "<p>{{ ballots }}</p>",
    "receipt": FRAME % "<p>{{ ballot.key }}</p>{{ qr }}",
}


class Base(DeclarativeBase):
    pass


db = SQLAlchemy(model_class=Base)


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))


class Dong(Base):
    __tablename__ = "dong"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(20))


class Project(Base):
    __tablename__ = "project"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(100))
    text: Mapped[str]
    cost: Mapped[int]
    votes: Mapped[int] = mapped_column(default=0)
    dong_id: Mapped[int] = mapped_column(ForeignKey("dong.id"))
    dong: Mapped[Dong] = relationship()


class Step(Base):
    __tablename__ = "step"
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    at: Mapped[datetime]
    text: Mapped[str]


class RollMark(Base):
    __tablename__ = "roll_mark"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)


class Ballot(Base):
    __tablename__ = "ballot"
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    content: Mapped[str] = mapped_column(String(200))


def person() -> Person:
    return db.session.get(Person, session.get("person", 0)) or abort(401)


def page(name: str, **words: Any) -> str:
    return render_template(name, reader=person(), **words)


def home() -> str:
    latest = db.session.scalars(select(Project).order_by(Project.id.desc()).limit(len(OPTIONS)))
    total = db.session.scalar(select(func.count()).select_from(Project))
    return page("home", title="첫 화면", latest=latest, total=total)


def result() -> str:
    projects = db.session.scalars(select(Project).order_by(Project.votes.desc()).limit(len(OPTIONS)))
    ballots = db.session.scalar(select(func.count()).select_from(Ballot))
    return page("result", title="결과", projects=projects, ballots=ballots)


def index() -> str:
    query = select(Project).order_by(Project.id).options(joinedload(Project.dong))
    dongs = db.session.execute(select(Dong.id, Dong.name)).all()
    if word := request.args.get("q"):
        query = query.where(Project.title.contains(word))
    return page("list", title="제안", dongs=dongs, page=db.paginate(query, per_page=PER_PAGE))


def show(project_id: int) -> str:
    project = db.session.get(Project, project_id, options=[joinedload(Project.dong)]) or abort(404)
    steps = db.session.scalars(select(Step).where(Step.project_id == project_id).order_by(Step.id))
    return page("detail", title=project.title, project=project, steps=steps)


def new_ballot() -> str:
    db.session.get(RollMark, person().id)
    return page("ballot", title="투표", options=options())


def options() -> list[Project]:
    return list(db.session.scalars(select(Project).where(Project.id.in_(OPTIONS))))


def picked() -> list[Project]:
    """What was picked, as far as it can be picked at all."""
    wanted = set(request.form.getlist("pick"))
    return [option for option in options() if str(option.id) in wanted]


def review() -> str:
    return page("review", title="확인", picked=picked())


def cast() -> ResponseReturnValue:
    ballot = Ballot(key=secrets.token_hex(16), content=",".join(str(option.id) for option in picked()))
    db.session.add_all([RollMark(person_id=person().id), ballot])
    db.session.commit()
    return redirect(f"/receipts/{ballot.key}", 303)


def receipt(key: str) -> str:
    out = io.BytesIO()
    address = f"http://localhost/votes/1/log?code={key[:CODE]}"  # a telephone that reads it finds the ballot
    segno.make(address, error="m", micro=False, mask=0).save(out, kind="svg", xmldecl=False)
    return page("receipt", title="확인증", ballot=db.get_or_404(Ballot, key), qr=Markup(out.getvalue().decode()))


def durable(connection: Any, _record: Any) -> None:
    """The same promises as the house: a receipted ballot survives a power cut."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


def build(folder: str, address: str = "sqlite:///bare.sqlite") -> Flask:
    app = Flask("bare", instance_path=folder)
    app.config.update(SECRET_KEY="bare", SQLALCHEMY_DATABASE_URI=address)
    app.jinja_loader = DictLoader(TEMPLATES)
    app.jinja_options = {"autoescape": True}
    db.init_app(app)
    CSRFProtect(app)
    if address.startswith("sqlite"):
        with app.app_context():
            event.listen(db.engine, "connect", durable)
    app.add_url_rule("/", view_func=home)
    app.add_url_rule("/result", view_func=result)
    app.add_url_rule("/projects", view_func=index)
    app.add_url_rule("/projects/<int:project_id>", view_func=show)
    app.add_url_rule("/ballot", view_func=new_ballot)
    app.add_url_rule("/ballots/review", view_func=review, methods=["POST"])
    app.add_url_rule("/ballots", view_func=cast, methods=["POST"])
    app.add_url_rule("/receipts/<key>", view_func=receipt)
    return app


class Bare:
    """The bare side of the measurement."""

    name = "bare"

    def __init__(
        self, folder: Path, voters: int, titles: Sequence[str] = TITLES, address: str = "sqlite:///bare.sqlite"
    ) -> None:
        self.app = build(str(folder), address)
        with self.app.app_context():
            Base.metadata.create_all(db.engine)
            db.session.add_all(Person(id=n + 1, name=f"주민 {n}") for n in range(voters))
            db.session.add_all(Dong(id=n + 1, name=f"{n + 1}동") for n in range(2))
            db.session.flush()
            db.session.add_all(
                Project(id=n + 1, title=title, text="어두운 길을 밝힙니다. " * 20, cost=n * 100_000, dong_id=n % 2 + 1)
                for n, title in enumerate(titles)
            )
            db.session.flush()
            db.session.add_all(Step(project_id=8, at=datetime(2026, 3, n), text="검토했습니다.") for n in range(1, 5))
            db.session.commit()

    def pages(self) -> dict[str, str]:
        return {
            "home": "/",
            "list": "/projects",
            "search": "/projects?q=조명",
            "detail": "/projects/8",
            "result": "/result",
        }

    def reader(self) -> Client:
        return self.voter(0)

    def visit(self) -> str:
        return "/ballot"

    def voter(self, number: int) -> Client:
        """A client of somebody who has not voted; her cookie can be taken from it too."""
        client = self.app.test_client()
        with client.session_transaction() as kept:
            kept["person"] = number + 1
        return client
