"""The watch over the logs is seen to bite: a planted leak fails a run that would have passed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..log_watch import leaks_in
from ..world import PASSWORD

ROOT = Path(__file__).parents[2]
PLANTED = {
    "a name": "김풍암",
    "an address": "someone@example.kr",
    "a phone": "010-1234-5678",
    "a password": PASSWORD,
    "a token": "v1Q0w9e8r7T6y5u4I3o2p1A0s9d8F7g6h5J4k3l2Z1x",
    "a resident number": "600301-1234567",
}
ALONE, TWO = (), ("-n", "2")


def run(folder, test, *options):
    """pytest over one planted file, with the watch and nothing else of ours."""
    (folder / "test_planted.py").write_text(test)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "tests.log_watch",
        "-c",
        "/dev/null",
        "--rootdir",
        str(folder),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": ""}
    return subprocess.run(
        [*command, *options, str(folder)], capture_output=True, text=True, cwd=folder, env=environment
    )


def saying(word):
    return f"import logging, structlog\ndef test_it():\n    structlog.get_logger().info('seen', who={word!r})\n"


@pytest.mark.parametrize("options", [ALONE, TWO], ids=["alone", "two workers"])
def test_a_planted_leak_fails_the_run(tmp_path, options):
    done = run(tmp_path, saying(PLANTED["a name"]), *options)
    assert done.returncode == 1, done.stdout
    assert (
        "1 passed" in done.stdout and "personal data in the logs" in done.stdout and "a name of the cast" in done.stdout
    )


@pytest.mark.parametrize("options", [ALONE, TWO], ids=["alone", "two workers"])
def test_a_clean_run_passes(tmp_path, options):
    done = run(tmp_path, saying("accounts/7"), *options)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "stream", ["print({!r})", "import sys; print({!r}, file=sys.stderr)", "import logging; logging.error({!r})"]
)
def test_every_way_to_the_log_is_watched(tmp_path, stream):
    done = run(tmp_path, f"def test_it():\n    {stream.format('kim@example.kr')}\n")
    assert done.returncode == 1, done.stdout


def test_what_a_fixture_says_is_watched_too(tmp_path):
    test = (
        "import pytest\n@pytest.fixture\ndef it():\n    yield\n    print('010-1234-5678')\ndef test_it(it):\n    pass\n"
    )
    assert run(tmp_path, test).returncode == 1


@pytest.mark.parametrize("word", PLANTED.values(), ids=PLANTED)
def test_each_kind_is_known(word):
    assert list(leaks_in(f'{{"event": "x", "who": "{word}"}}'))


@pytest.mark.parametrize(
    "line",
    [
        '{"endpoint": "votes.show", "method": "GET", "status": 200, "ms": 12, "event": "answer"}',
        "2026-11-24T12:00:00.123456Z",
        "a" * 64,
        "accounts/12 votes/3 주민총회를 열었습니다.",
        "59d7b568931448d32565424e42d2ffe22b4ea44b15b386c28997a9e7c9512de1",
    ],
)
def test_what_logs_usually_say_is_no_leak(line):
    assert list(leaks_in(line)) == []
