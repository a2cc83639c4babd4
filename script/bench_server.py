"""Servers for a measurement: gunicorn as script/server starts it, and a PostgreSQL that promises what a real one does."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from tests import postgres

ROOT = Path(__file__).resolve().parents[1]
TICKS = os.sysconf("SC_CLK_TCK")
# The tests' server forgets at a power cut; this one does not, and has memory as a small office machine has.
SAFE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on", "shared_buffers": "256MB"}


@contextmanager
def gunicorn(factory: str, processes: int) -> Iterator[tuple[int, int]]:
    """(process id, port) of a server of `factory`, a call like `bench_house:served('folder', 'address')`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-c", "script/gunicorn.conf.py", "--bind", f"127.0.0.1:{port}", factory]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "script")])
    env = os.environ | {"WEB_CONCURRENCY": str(processes), "WEB_LOG_LEVEL": "error", "PYTHONPATH": paths}
    with tempfile.TemporaryFile() as said:
        running = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=said)
        try:
            _wait(port, running)
            yield running.pid, port
        except BaseException:
            said.seek(0)
            sys.stderr.write(said.read().decode()[-2000:])
            raise
        finally:
            running.terminate()
            running.wait()


def _wait(port: int, running: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/")
            connection.getresponse().read()
            return
        except OSError:
            if running.poll() is not None:
                break
            time.sleep(0.1)
    raise SystemExit("The server did not come up.")


@contextmanager
def postgresql() -> Iterator[tuple[int, postgres.PostgresServer]]:
    """(process id, server), gone afterwards."""
    user = postgres.system_user()
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if user is not None:
        shutil.chown(folder, user)
    try:
        postgres.make_cluster(folder, user)
        process = postgres.start(folder, user, **SAFE)
        try:
            postgres.wait_until_up(server := postgres.PostgresServer(folder))
            yield process.pid, server
        finally:
            postgres.stop(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def cpu_seconds(*masters: int) -> float:
    """What these processes and everything below them have used, children that ended included."""
    return sum(_cpu(pid) for master in masters for pid in _tree(master))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield from _tree(int(child))


def _cpu(pid: int) -> float:
    """utime, stime, cutime and cstime of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return sum(map(int, fields[11:15])) / TICKS
