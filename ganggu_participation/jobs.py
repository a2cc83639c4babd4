"""Long work: a row that tells how far it is, done by the worker, seen on a page that survives a reload."""

import importlib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from flask import Flask, current_app
from huey import Huey, MemoryHuey, SqliteHuey
from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from . import clock
from .database import UTC, Model, db, one_of, transaction
from .refusals import Refused
from .states import State

HEARTBEAT_LATE = timedelta(minutes=3)
LOST = "예상하지 못한 문제로 멈추었습니다. 다시 해 보고, 또 멈추면 알려 주세요."
log = structlog.get_logger()


class JobState(State):
    QUEUED = "queued", "차례를 기다리는 중", "neutral"
    RUNNING = "running", "하는 중", "info"
    DONE = "done", "마침", "success"
    FAILED = "failed", "멈춤", "danger"


class Job(Model):
    __tablename__ = "jobs"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[str]
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[JobState] = mapped_column(one_of(JobState))
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    sentence: Mapped[str] = mapped_column(default="")
    next_url: Mapped[str] = mapped_column(default="")
    back_url: Mapped[str] = mapped_column(default="")
    asked_by: Mapped[int | None]
    asked_at: Mapped[datetime] = mapped_column(UTC)
    ended_at: Mapped[datetime | None] = mapped_column(UTC)

    @property
    def label(self) -> str:
        return self.sentence or self.title

    @property
    def error(self) -> str:
        """Why it stopped, when it did."""
        return self.sentence if self.state is JobState.FAILED else ""

    @property
    def is_over(self) -> bool:
        return self.state in (JobState.DONE, JobState.FAILED)


class Heartbeat(Model):
    """When the worker last looked at the clock."""

    __tablename__ = "heartbeats"
    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)


Report = Callable[[int, int, str], None]
Task = Callable[..., str | None]
TASKS: dict[str, str] = {
    "count": "ganggu_participation.counts.tasks:count",
    "thumbnail": "ganggu_participation.proposals.tasks:thumbnail",
    "call_shares": "ganggu_participation.countkeys.tasks:call",
    "try_count_key": "ganggu_participation.countkeys.tasks:confirm",
    "sweep_boxes": "ganggu_participation.votes.tasks:sweep",
}
"""Kind of job -> the function that does it, by name: the ground knows no room."""


def hang(app: Flask) -> None:
    """Gives the app its queue: SQLite beside the settings, or memory where work is done at once."""
    immediate = app.config["QUEUE_IMMEDIATE"]
    queue: Huey = (
        MemoryHuey(immediate=True, utc=True)
        if immediate
        else SqliteHuey("house", filename=str(Path(app.instance_path) / "queue.sqlite"), utc=True)
    )
    app.extensions["queue"] = queue

    @queue.task(name="run")
    def run(job_id: int) -> None:
        with app.app_context():
            perform(job_id)

    app.extensions["run_job"] = run


def enqueue(kind: str, title: str, asked_by: int | None, back_url: str, next_url: str = "", **arguments: Any) -> Job:
    """Stores the job, commits, then hands its id to the worker. The task receives `arguments`."""
    with transaction():
        job = Job(
            kind=kind,
            title=title,
            arguments=arguments,
            state=JobState.QUEUED,
            asked_by=asked_by,
            asked_at=clock.now(),
            next_url=next_url,
            back_url=back_url,
        )
        db.session.add(job)
    job_id = job.id
    db.session.rollback()  # hold no snapshot while the work is done, and see what it wrote
    current_app.extensions["run_job"](job_id)
    return job


def retry(job: Job) -> Job:
    """The same work once more, as a new job."""
    return enqueue(job.kind, job.title, job.asked_by, job.back_url, **job.arguments)


def perform(job_id: int) -> None:
    """Does a job; whatever goes wrong is told on its row, never lost."""
    job = db.session.get(Job, job_id)
    if job is None or job.state is not JobState.QUEUED:
        return
    kind, arguments = job.kind, dict(job.arguments)
    _note(job_id, state=JobState.RUNNING)
    try:
        next_url = _task(kind)(_reporter(job_id), **arguments)
        _note(job_id, state=JobState.DONE, ended_at=clock.now(), next_url=next_url or "")
    except Refused as no:
        _note(job_id, state=JobState.FAILED, ended_at=clock.now(), sentence=no.message)
    except Exception:
        log.exception("job failed", job=job_id, kind=kind)
        _note(job_id, state=JobState.FAILED, ended_at=clock.now(), sentence=LOST)


def beat(name: str = "worker") -> None:
    with transaction():
        db.session.merge(Heartbeat(name=name, at=clock.now()))


def worker_is_late(name: str = "worker") -> bool:
    last = db.session.get(Heartbeat, name)
    return last is None or clock.now() - last.at > HEARTBEAT_LATE


def _task(kind: str) -> Task:
    module, _, function = TASKS[kind].partition(":")
    return getattr(importlib.import_module(module), function)


def _note(job_id: int, **fields: Any) -> None:
    with transaction():
        job = db.session.get_one(Job, job_id)
        for name, value in fields.items():
            setattr(job, name, value)


def _reporter(job_id: int) -> Report:
    """Progress is written between the deeds of a job, never inside one."""

    def report(done: int, total: int, sentence: str) -> None:
        _note(job_id, done=done, total=total, sentence=sentence)

    return report
