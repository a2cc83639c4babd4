"""A PostgreSQL server of the tests' own: made for a test process, gone with it, and never skipped in silence.

Every xdist process that asks gets a server for itself, in a folder of its own: nothing is shared, so nothing
has to be locked or counted. It listens on a socket file only. `tests/conftest.py` takes the fixtures by name.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

START_SECONDS = 60
SYSTEM_USER = "postgres"
# Speed instead of safety: this data is worth nothing after the run.
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "timezone": "UTC",
}
# PostgreSQL lives as long as the standard input of this shell stays open, and its folder ($0) no longer:
# so nothing is left behind even when the tests are killed.
LIFELINE = '"$@" & server=$!; read -r _; kill -INT $server; wait $server; rm -rf "$0"'


class PostgresUnavailable(RuntimeError):
    """A test that needs PostgreSQL must fail loudly where there is none: a skip would look like a pass."""


def binaries() -> Path:
    """The folder with initdb and postgres: Debian's newest, else wherever the path leads."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        raise PostgresUnavailable("No PostgreSQL here: install the package postgresql, as script/test does.")
    return found[-1].parent if found else Path(on_path or "").resolve().parent


def system_user() -> str | None:
    """PostgreSQL refuses to run as root; then its own system user takes over."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SYSTEM_USER).pw_name
    except KeyError:
        raise PostgresUnavailable(f"PostgreSQL cannot run as root, and no user is {SYSTEM_USER!r}.") from None


@dataclass(frozen=True)
class PostgresServer:
    """A running server; databases are made empty or as copies of a prepared one."""

    folder: Path

    def url(self, database: str) -> str:
        """The SQLAlchemy address of a database of this server."""
        return f"postgresql+psycopg://{SYSTEM_USER}@/{database}?host={self.folder}"

    def create(self, database: str, template: str = "template0") -> str:
        """Make a database, as a copy of `template` (to which nobody may be connected); return its address."""
        command = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._run(command.format(sql.Identifier(database), sql.Identifier(template)))
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove a database together with whoever is still connected to it."""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))

    def answers(self) -> bool:
        """Whether the server takes connections yet."""
        try:
            self._run(sql.SQL("SELECT 1"))
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, command: sql.SQL | sql.Composed) -> None:
        address = f"host={self.folder} user={SYSTEM_USER} dbname=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(command)


def make_cluster(folder: Path, user: str | None) -> None:
    """Lay down the files of a server. C.UTF-8: in the C locale pg_trgm finds no Korean."""
    command = [str(binaries() / "initdb"), "--pgdata", str(folder / "data"), "--username", SYSTEM_USER,
               "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
    done = subprocess.run(command, user=user, cwd="/", capture_output=True, text=True)
    if done.returncode != 0:
        raise PostgresUnavailable(f"initdb failed:\n{done.stdout}{done.stderr}")


def start(folder: Path, user: str | None, **more: str) -> subprocess.Popen[bytes]:
    """Start the server below the lifeline shell, `more` settings winning over ours; its log lies beside the data."""
    settings = SETTINGS | more | {"unix_socket_directories": str(folder)}
    options = [f"--{name}={value}" for name, value in settings.items()]
    server = [str(binaries() / "postgres"), "-D", str(folder / "data"), *options]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(["sh", "-c", LIFELINE, str(folder), *server], user=user, cwd="/",
                                stdin=subprocess.PIPE, stdout=log, stderr=log)


def wait_until_up(server: PostgresServer) -> None:
    """Give the server time to come up, and tell what it said when it does not."""
    end = time.monotonic() + START_SECONDS
    while not server.answers():
        if time.monotonic() > end:
            said = (server.folder / "log").read_text(errors="replace")
            raise PostgresUnavailable(f"PostgreSQL did not start within {START_SECONDS} s:\n{said}")
        time.sleep(0.05)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Cut the lifeline and wait until the server has gone."""
    if process.stdin is not None:
        process.stdin.close()
    process.wait(timeout=START_SECONDS)


def migrate(url: str) -> None:
    """Build the tables as an installation would: by the migrations, in a process of its own."""
    command = [sys.executable, "-m", "flask", "--app", "ganggu_participation", "db", "upgrade"]
    done = subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, capture_output=True, text=True)
    if done.returncode != 0:
        raise PostgresUnavailable(f"The migrations failed on PostgreSQL:\n{done.stdout}{done.stderr}")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The server of this test process. A short folder name: the path of a socket file is limited."""
    user = system_user()
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if user is not None:
        shutil.chown(folder, user)
    try:
        make_cluster(folder, user)
        process = start(folder, user)
        try:
            wait_until_up(PostgresServer(folder))
            yield PostgresServer(folder)
        finally:
            stop(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_url(postgres_server: PostgresServer) -> str:
    """An empty database without any table, one for the whole session."""
    return postgres_server.create("empty")


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer) -> str:
    """The name of a database with all tables and no rows, from which others are copied in a moment."""
    migrate(postgres_server.create("migrated"))
    return "migrated"


@pytest.fixture(scope="module")
def postgres_database(postgres_server: PostgresServer, postgres_template: str,
                      request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a fresh database with all tables, one for each test module."""
    name = request.node.name.removesuffix(".py").replace("/", "_")[-60:]
    yield postgres_server.create(name, postgres_template)
    postgres_server.drop(name)
