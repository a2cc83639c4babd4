"""The same verbs from a terminal: first administrator, dates, checks, the worker, made-up content."""

import threading
import time

import click
from flask import Flask, current_app

from . import audit, clock, jobs
from .database import db

TICK_SECONDS = 60


def hang(app: Flask) -> None:
    for command in (verify_audit, keep_time, worker):
        app.cli.add_command(command)


@click.command("verify-audit")
def verify_audit() -> None:
    """Follows the audit trail from its start and names the first entry that does not fit."""
    broken = audit.first_break()
    total = db.session.query(audit.AuditEntry).count()
    if broken is None:
        click.echo(f"처리 기록 {total:,}건이 모두 이어집니다.")
        return
    click.echo(f"처리 기록 {broken.id}번({broken.verb}, {broken.subject})에서 끊겼습니다.", err=True)
    raise SystemExit(1)


@click.command("keep-time")
def keep_time() -> None:
    """Does what the dates say is due, through the same verbs."""
    for sentence in due():
        click.echo(sentence)


def due() -> list[str]:
    """Opens, closes and finishes what has come due; one sentence per deed."""
    return []


@click.command("worker")
def worker() -> None:
    """Does long work and keeps the dates, until it is stopped."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    threading.Thread(target=_tick, args=(app,), daemon=True).start()
    app.extensions["queue"].create_consumer(workers=1, periodic=False).run()


def _tick(app: Flask) -> None:
    while True:
        with app.app_context():
            jobs.beat()
            for sentence in due():
                click.echo(f"{clock.now().isoformat()} {sentence}")
            db.session.remove()
        time.sleep(TICK_SECONDS)
