"""A disk that loses power: what SQLite wrote is recorded, and the disk is made as a power cut may have left it.

SQLite's own file system layer is wrapped, in the very library that Python's `sqlite3` uses: its table of functions is
copied and three of them are answered here first. What was not synced when the power went may have survived or not,
sector by sector."""

import _sqlite3
import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

SECTOR = 512
OPEN_AT, WRITE_AT, TRUNCATE_AT, SYNC_AT = 5, 3, 4, 5  # places in the tables of pointers
VFS_WORDS, METHODS_WORDS = 22, 19
Pointer = ctypes.c_void_p
OPEN = ctypes.CFUNCTYPE(ctypes.c_int, Pointer, ctypes.c_char_p, Pointer, ctypes.c_int, Pointer)
WRITE = ctypes.CFUNCTYPE(ctypes.c_int, Pointer, Pointer, ctypes.c_int, ctypes.c_longlong)
TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, Pointer, ctypes.c_longlong)
SYNC = ctypes.CFUNCTYPE(ctypes.c_int, Pointer, ctypes.c_int)
Words = Pointer * VFS_WORDS
Event = tuple[str, str, int, bytes]
"""What ("write", "truncate", "sync", "told"), the file or what was told, where, the bytes."""


@dataclass
class Recorder:
    """Every write, truncation and sync of files whose names begin with `begins`, in their order."""

    begins: str
    events: list[Event] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    kept: list[Any] = field(default_factory=list)

    def told(self, what: str) -> None:
        """Something left the house: a receipt, for one. What stands behind it must survive from here on."""
        self.events.append(("told", what, 0, b""))

    def watch(self, handle: int, name: str) -> None:
        """Answers three functions of an open file here first."""
        place = ctypes.cast(handle, ctypes.POINTER(Pointer))
        methods = (Pointer * METHODS_WORDS).from_buffer_copy(
            ctypes.string_at(place[0], ctypes.sizeof(Pointer) * METHODS_WORDS)
        )
        self.names[handle] = name
        mine = {WRITE_AT: (WRITE, self._write), TRUNCATE_AT: (TRUNCATE, self._truncate), SYNC_AT: (SYNC, self._sync)}
        for at, (kind, answer) in mine.items():
            first = kind(answer(kind(methods[at])))
            self.kept.append(first)
            methods[at] = ctypes.cast(first, Pointer).value
        self.kept.append(methods)
        place[0] = ctypes.addressof(methods)

    def _write(self, real: Any) -> Any:
        def write(handle: int, data: int, size: int, at: int) -> int:
            self.events.append(("write", self.names[handle], at, ctypes.string_at(data, size)))
            return real(handle, data, size, at)

        return write

    def _truncate(self, real: Any) -> Any:
        def truncate(handle: int, size: int) -> int:
            self.events.append(("truncate", self.names[handle], size, b""))
            return real(handle, size)

        return truncate

    def _sync(self, real: Any) -> Any:
        def sync(handle: int, flags: int) -> int:
            done = real(handle, flags)
            self.events.append(("sync", self.names[handle], 0, b""))
            return done

        return sync


@contextmanager
def recorded(path: Path) -> Iterator[Recorder]:
    """Files of the database at `path` that are opened within the block are recorded."""
    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = Pointer
    found = library.sqlite3_vfs_find(None)
    wrapped = Words.from_buffer_copy(ctypes.string_at(found, ctypes.sizeof(Words)))
    name, recorder = ctypes.create_string_buffer(b"recorded"), Recorder(str(path))
    wrapped[2], wrapped[3] = None, ctypes.addressof(name)
    real = OPEN(wrapped[OPEN_AT])

    def opened(vfs: int, called: bytes | None, handle: int, flags: int, out: int | None) -> int:
        code = real(vfs, called, handle, flags, out)
        if code == 0 and called and called.decode().startswith(recorder.begins):
            recorder.watch(handle, called.decode().removeprefix(recorder.begins))
        return code

    first = OPEN(opened)
    wrapped[OPEN_AT] = ctypes.cast(first, Pointer).value
    assert library.sqlite3_vfs_register(ctypes.byref(wrapped), 1) == 0
    try:
        yield recorder
    finally:
        library.sqlite3_vfs_register(Pointer(found), 1)
        library.sqlite3_vfs_unregister(ctypes.byref(wrapped))


@dataclass
class Disk:
    """What lies on the disk for sure, and what was written since the last sync of its file."""

    files: dict[str, bytearray]
    waiting: dict[str, list[Event]] = field(default_factory=dict)

    def do(self, event: Event) -> None:
        what, name, *_ = event
        if what == "sync":
            for each in self.waiting.pop(name, []):
                self._reach(each)
        elif what != "told":
            self.waiting.setdefault(name, []).append(event)

    def cut(self, chance: Random) -> dict[str, bytes]:
        """The power goes: each sector that was not synced, and each truncation, has reached the disk or has not."""
        for event in [each for waiting in self.waiting.values() for each in waiting]:
            what, name, at, data = event
            if what == "truncate" and chance.random() < 0.5:
                self._reach(event)
            for begin in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    self._reach((what, name, at + begin, data[begin : begin + SECTOR]))
        return {name: bytes(content) for name, content in self.files.items()}

    def _reach(self, event: Event) -> None:
        what, name, at, data = event
        content = self.files.setdefault(name, bytearray())
        if what == "truncate":
            del content[at:]
            return
        content.extend(bytes(max(0, at + len(data) - len(content))))
        content[at : at + len(data)] = data


def after_a_cut(base: dict[str, bytes], events: list[Event], at: int, chance: Random) -> dict[str, bytes]:
    """The files, by what their names end with, when the power went after so many events."""
    disk = Disk({name: bytearray(content) for name, content in base.items()})
    for event in events[:at]:
        disk.do(event)
    return disk.cut(chance)
