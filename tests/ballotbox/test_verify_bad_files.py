"""What is no archive gets a sentence and exit status 2: never a traceback, never a full disk or memory."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ganggu_participation.ballotbox import archive
from ganggu_participation.ballotbox.verify import reading

ROOT = Path(__file__).parents[2]
NEEDED = {name: b"[]" if reading.SHAPES.get(name) is list else b"{}" for name in reading.NEEDED}


def verify(path, *more):
    done = subprocess.run(
        [sys.executable, "-m", "ganggu_participation.ballotbox.verify", str(path), *more],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def refused(tmp_path, data):
    path = tmp_path / "archive.zip"
    path.write_bytes(data)
    status, said, fault = verify(path)
    assert (status, said) == (2, "")
    assert "Traceback" not in fault
    assert fault.strip().endswith((".", "니다."))
    return fault


def bomb():
    """A hundred files of 5 MB of zeros each: 500 kB packed."""
    return archive.zipped({**NEEDED, **{f"counts/{no}.json": bytes(5_000_000) for no in range(1, 101)}})


def with_file(name, data):
    return archive.zipped({**NEEDED, name: data})


def twice():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped, pytest.warns(UserWarning, match="Duplicate"):
        zipped.writestr("manifest.json", "{}")
        zipped.writestr("manifest.json", "[]")
    return out.getvalue()


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip at all", b"\x00" * 5000, bytes(range(256)) * 40])
def test_what_is_no_zip(tmp_path, data):
    assert "묶음(zip)이 아닙니다" in refused(tmp_path, data)


def test_a_zip_that_is_cut_or_flipped(tmp_path):
    whole = archive.zipped(NEEDED)
    refused(tmp_path, whole[: len(whole) // 2])
    for at in range(30, 400, 97):
        broken = bytearray(whole)
        broken[at] ^= 0xFF
        refused(tmp_path, bytes(broken))


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    assert "MB가 넘어" in refused(tmp_path, bomb())


def test_too_many_files_and_the_same_name_twice(tmp_path):
    assert "너무 많습니다" in refused(tmp_path, archive.zipped({f"{n}.txt": b"" for n in range(300)}))
    assert "두 번" in refused(tmp_path, twice())


@pytest.mark.parametrize("name", reading.NEEDED)
def test_a_missing_file_is_named(tmp_path, name):
    assert name in refused(tmp_path, archive.zipped({n: d for n, d in NEEDED.items() if n != name}))


@pytest.mark.parametrize("data", [b"{", b"", b"\xff\xfe", b"nul", b"[" * 100_000, b"12", b'"text"'])
def test_broken_json_is_named(tmp_path, data):
    assert "rule-sheet.json" in refused(tmp_path, with_file("rule-sheet.json", data))


def test_empty_shapes_and_wrong_shapes(tmp_path):
    refused(tmp_path, archive.zipped(NEEDED))
    for name, value in {
        "papers.json": [[1, 2]],
        "roll.json": {"marks": {"online": "3"}},
        "log/heads.json": [{"text": 3}],
        "counts.json": [{"no": 1}],
    }.items():
        refused(tmp_path, with_file(name, json.dumps(value).encode()))


def test_no_file_and_no_argument(tmp_path):
    assert verify(tmp_path / "nothing.zip")[0] == 2
    assert verify(tmp_path)[0] == 2
    done = subprocess.run([sys.executable, "-m", "ganggu_participation.ballotbox.verify"], cwd=ROOT, capture_output=True)
    assert done.returncode == 2


def test_the_verifier_needs_no_flask_no_database_and_no_numpy():
    code = (
        "import sys\nclass No:\n def find_spec(self, name, *_):\n"
        "  if name.split('.')[0] in {'flask','sqlalchemy','numpy','Crypto','huey'}: raise ImportError(name)\n"
        "sys.meta_path.insert(0, No())\nimport ganggu_participation.ballotbox.verify.__main__, ganggu_participation.ballotbox.watch"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0
