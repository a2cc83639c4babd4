"""Letters that leave the house: laid into a folder at once, carried to the mail server by the worker.

Whoever asks for a letter waits for nobody, so the time of an answer tells nothing about who is known here."""

import json
import secrets
import smtplib
from email.message import EmailMessage
from pathlib import Path

import structlog
from flask import current_app

from . import clock

log = structlog.get_logger()
PRIVATE, OURS = 0o600, 0o700


def put(to: str, title: str, text: str) -> None:
    """Lays a letter into the outbox; only this installation can read the file."""
    name = f"{clock.now():%Y%m%dT%H%M%S}-{secrets.token_hex(4)}.json"
    path = folder() / name
    path.touch(mode=PRIVATE)
    path.write_text(json.dumps({"to": to, "title": title, "text": text}, ensure_ascii=False), "utf-8")


def folder() -> Path:
    path = Path(current_app.instance_path) / "outbox"
    path.mkdir(mode=OURS, exist_ok=True)
    return path


def letters() -> list[dict[str, str]]:
    """What lies there, the oldest first."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder().glob("*.json"))]


def carry() -> int:
    """Hands every letter to the mail server of the settings and takes it out; without one they stay. Returns how many."""
    server = current_app.config["MAIL_SERVER"]
    waiting = sorted(folder().glob("*.json")) if server else []
    for done, path in enumerate(waiting):
        try:
            _carried(server, json.loads(path.read_text("utf-8")))
        except (OSError, smtplib.SMTPException) as broken:
            log.warning("mail server", kind=type(broken).__name__)
            return done
        path.unlink()
    return len(waiting)


def _carried(server: str, letter: dict[str, str]) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = current_app.config["MAIL_FROM"], letter["to"], letter["title"]
    mail.set_content(letter["text"])
    host, _, port = server.partition(":")
    with smtplib.SMTP(host, int(port or 25), timeout=20) as line:
        line.send_message(mail)
