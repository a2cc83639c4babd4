"""Our own files, served with far-future caching under one digest of them all, compressed once."""

import gzip
import hashlib
import shutil
import tempfile
from pathlib import Path

import brotli
from flask import Flask
from whitenoise import WhiteNoise

COMPRESSED = {".css", ".js", ".svg", ".json", ".txt", ".map"}
YEAR = 365 * 24 * 3600


def hang(app: Flask) -> None:
    source = Path(app.root_path) / "static"
    build = _digest(source)
    folder = Path(app.instance_path) / "static" / build
    _prepare(source, folder)
    prefix = f"static/{build}"
    app.jinja_env.globals["static_url"] = lambda name: f"/{prefix}/{name}"
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app, root=str(folder), prefix=prefix, max_age=YEAR, immutable_file_test=lambda path, url: True
    )


def _files(source: Path) -> list[Path]:
    return sorted(path for path in source.rglob("*") if path.is_file())


def _digest(source: Path) -> str:
    """Changes with any file, so a stale copy is never served."""
    total = hashlib.sha256()
    for path in _files(source):
        total.update(str(path.relative_to(source)).encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:12]


def _prepare(source: Path, folder: Path) -> None:
    """Copies and compresses into a fresh folder, then renames it into place: several processes may start at once."""
    if folder.exists():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=folder.parent))
    for path in _files(source):
        copy = fresh / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        if path.suffix in COMPRESSED:
            _compress(copy)
    fresh.chmod(0o755)
    try:
        fresh.rename(folder)
    except OSError:
        shutil.rmtree(fresh)


def _compress(path: Path) -> None:
    data = path.read_bytes()
    Path(f"{path}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
    Path(f"{path}.br").write_bytes(brotli.compress(data))
