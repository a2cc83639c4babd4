"""kill -9 of server processes while people vote: no receipt without its ballot, no mark without a ballot, no ballot without a mark."""

import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

import pytest

from ganggu_participation import clock, create_app, keys
from ganggu_participation.accounts.models import Account, SignIn
from ganggu_participation.accounts.queries import hash_of
from ganggu_participation.accounts.states import AccountState, Basis, Level
from ganggu_participation.ballotbox import leaf_hash, receipt_code
from ganggu_participation.config import Testing
from ganggu_participation.database import db
from tests import world

from .builders import an_open_vote

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
KILLS, PAUSE, VOTERS, CLIENTS = 100, 0.15, 1_500, 4
ENOUGH = 50  # people who got through
CODE = re.compile(r"receipt-code\">([0-9A-Z-]{19})<")
SETTINGS = f"""
WTF_CSRF_ENABLED = SESSION_COOKIE_SECURE = False
SECRET_KEY, PERSON_SECRET, DATA_KEYS = {Testing.SECRET_KEY!r}, {Testing.PERSON_SECRET!r}, {Testing.DATA_KEYS!r}
"""


@pytest.fixture
def house(tmp_path):
    """An installation on the disk with an open vote and many residents who are signed in; returns (folder, vote, cookies)."""
    (tmp_path / "settings.py").write_text(SETTINGS)
    address = f"sqlite:///{tmp_path / 'house.sqlite'}"
    app = create_app(Testing, str(tmp_path), SQLALCHEMY_DATABASE_URI=address)
    with app.app_context():
        db.create_all()
        world.settle()
        vote_id = an_open_vote(world.Town()).id
        cookies = [_cookie(app, token) for token in _residents(world.Town().pungam.id)]
        db.session.remove()
        db.engine.dispose()
    return tmp_path, vote_id, cookies


def _residents(dong_id):
    people = [
        Account(
            state=AccountState.ACTIVE, email=f"voter{n}@example.kr", password_hash="!", name="주민", display_name="주민",
            birth_date=date(1970, 1, 1), dong_id=dong_id, basis=Basis.RESIDENCE, created_at=clock.now(),
            level=int(Level.STAFF_SEEN), person_key=keys.person_key(f"voter {n}"),
        )
        for n in range(VOTERS)
    ]  # fmt: skip
    db.session.add_all(people)
    db.session.flush()
    until = clock.now() + timedelta(days=1)
    db.session.add_all(
        SignIn(token_hash=hash_of(f"token {p.id}"), account_id=p.id, created_at=clock.now(), expires_at=until) for p in people
    )
    tokens = [f"token {p.id}" for p in people]
    db.session.commit()
    return tokens


def _cookie(app, token):
    signer = app.session_interface.get_signing_serializer(app)
    return f"{app.config['SESSION_COOKIE_NAME']}={signer.dumps({'_user_id': token})}"


@pytest.fixture
def server(house):
    """gunicorn with two workers over this installation."""
    folder, _, _ = house
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = f"ganggu_participation:create_app(instance_path='{folder}', SQLALCHEMY_DATABASE_URI='sqlite:///{folder}/house.sqlite')"
    command = ["-m", "gunicorn", "--preload", "--workers", "2", "--threads", "4", "--no-control-socket", "--log-level", "critical"]
    running = subprocess.Popen(
        [sys.executable, *command, "--bind", f"127.0.0.1:{port}", app],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "HOUSE_CONFIG": "Development"},
    )  # fmt: skip
    for _ in range(300):
        if _answered(port, "GET", "/healthz", "", None):
            break
        time.sleep(0.1)
    yield running.pid, port
    running.terminate()
    running.wait()


def _answered(port, method, path, cookie, form):
    """(status, text, new cookie), or nothing when the process at the other end was killed."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, form and urlencode(form), headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), (answer.getheader("Set-Cookie") or "").split(";")[0]
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()


def _votes(port, vote_id, cookies, codes, over):
    """One client: each voter tries until she has an answer, like somebody who presses the button again."""
    while cookies and not over.is_set():
        cookie, answer = cookies.pop(), None
        while answer is None or answer[0] >= 500:
            answer = _answered(port, "POST", f"/votes/{vote_id}/ballots", cookie, {"c1": "1"})
            if over.is_set():
                return
        if answer[0] == 303:
            shown = _answered(port, "GET", f"/votes/{vote_id}/receipt", answer[2], None)
            codes += CODE.findall(shown[1]) if shown else []
        else:
            assert answer[0] in (409, 422), answer[:2]
        time.sleep(0.01)


def _workers(master):
    children = Path(f"/proc/{master}/task/{master}/children").read_text()
    return [int(pid) for pid in children.split()]


def _kill(master, chance, codes):
    """A hundred times; on a busy machine as often as it takes until enough people got through to say anything."""
    for done in range(KILLS * 4):
        if done >= KILLS and len(codes) > ENOUGH:
            return
        time.sleep(PAUSE * chance.uniform(0.4, 1.6))
        while not (pids := _workers(master)):
            time.sleep(0.02)
        os.kill(chance.choice(pids), signal.SIGKILL)


def test_a_hundred_kills_lose_nothing_and_make_nothing(house, server):
    folder, vote_id, cookies = house
    master, port = server
    codes, over = [], threading.Event()
    clients = [threading.Thread(target=_votes, args=(port, vote_id, cookies, codes, over)) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    _kill(master, random.Random(7), codes)
    over.set()
    for client in clients:
        client.join()
    with sqlite3.connect(folder / "house.sqlite") as connection:
        sealed = [row[0] for row in connection.execute("SELECT sealed FROM ballots")]
        marks = connection.execute("SELECT count(*) FROM roll_marks").fetchone()[0]
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
    connection.close()
    assert sound == "ok"
    assert marks == len(sealed)
    assert set(codes) <= {receipt_code(leaf_hash(ballot)) for ballot in sealed}
    assert len(codes) > ENOUGH, "too few people got through to say anything"
    assert len(sealed) < VOTERS, "everybody had voted before the last kill"
