"""One spelling for every value: canonical JSON without floats, and reading it back."""

from __future__ import annotations

import json


def to_bytes(value: object) -> bytes:
    """Canonical JSON: keys sorted, no spaces, UTF-8.

    Raises ValueError for anything but texts, whole numbers, truth values, null, lists and objects with text
    keys.
    """
    _check_plain(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def from_bytes(raw: bytes) -> object:
    """Read canonical JSON. Raises ValueError when the bytes are any other spelling, or no JSON at all."""
    try:
        value: object = json.loads(raw)
        same = to_bytes(value) == raw
    except (ValueError, RecursionError) as fault:
        raise ValueError("not canonical JSON") from fault
    if not same:
        raise ValueError("not canonical JSON")
    return value


def _check_plain(value: object) -> None:
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise ValueError("only texts may be keys")
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for part in value:
            _check_plain(part)
    elif value is not None and type(value) not in (str, int, bool):
        raise ValueError(f"canonical JSON holds no {type(value).__name__}")
