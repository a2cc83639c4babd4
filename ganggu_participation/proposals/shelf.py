"""Where the bytes of files lie: a folder outside the web root, under random names that say nothing."""

import os
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path


class Shelf:
    """A folder of files by key. Two letters of a key are its drawer, so that no folder grows without end."""

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)

    def keep(self, data: bytes) -> str:
        """Writes a new file, whole on the disk before it is named; returns its key."""
        key = secrets.token_hex(20)
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = path.with_suffix(".fresh")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.rename(path)
        return key

    def drop(self, *keys: str | None) -> None:
        for key in keys:
            if key:
                self.path(key).unlink(missing_ok=True)

    def keys(self, before: datetime) -> Iterator[str]:
        """What lies here and was written before; what is being written right now is left alone."""
        for path in self.folder.glob("??/*"):
            if path.suffix in ("", ".fresh") and path.stat().st_mtime < before.timestamp():
                yield path.name

    def path(self, key: str) -> Path:
        """Raises ValueError for anything but a key of ours: no way leads out of the folder."""
        if len(key) != 40 or not set(key) <= set("0123456789abcdef"):
            raise ValueError("no key of this shelf")
        return self.folder / key[:2] / key
