"""Secrets of this installation, kept outside the database: names for people, data keys, the lock on managed count keys."""

import base64
import hashlib
import hmac
import json
import os
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app

NONCE = 12
FILE = "data_keys"


class Unreadable(Exception):
    """What was sealed with a key that is not here, or was changed: no word of it is shown."""


def derived(purpose: str) -> bytes:
    """32 bytes for one purpose, from the installation's secret."""
    return hmac.digest(current_app.config["PERSON_SECRET"].encode(), purpose.encode(), "sha256")


def person_key(identity: str) -> str:
    """The one name of a person in rolls: HMAC-SHA256 of what the identity check says, never a phone or resident number."""
    return hmac.new(derived("person"), identity.encode(), hashlib.sha256).hexdigest()


def look_up(purpose: str, text: str) -> str:
    """By what a sealed value is found again: the same for the same text and purpose, and it leads back to nothing."""
    return hmac.new(derived(f"look up {purpose}"), text.encode(), hashlib.sha256).hexdigest()


def seal(purpose: str, text: str) -> str:
    """AES-256-GCM with the newest data key: `<key id>:<nonce and text>`. The purpose is bound in (KOREA PRIV-07)."""
    key_id, key = list(data_keys().items())[-1]
    nonce = os.urandom(NONCE)
    return f"{key_id}:{base64.urlsafe_b64encode(nonce + AESGCM(key).encrypt(nonce, text.encode(), purpose.encode())).decode()}"


def unseal(purpose: str, stored: str) -> str:
    """Raises Unreadable, naming the key and never the text."""
    key_id, _, sealed = stored.partition(":")
    try:
        key, raw = data_keys()[key_id], base64.urlsafe_b64decode(sealed)
        return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], purpose.encode()).decode()
    except (KeyError, ValueError, InvalidTag):
        raise Unreadable(f"sealed {purpose} does not open with data key {key_id[:20]!r}") from None


def data_keys() -> dict[str, bytes]:
    """Key id -> 32 bytes, the newest last: of the environment or of instance/, never of the database."""
    if given := current_app.config["DATA_KEYS"]:
        return _parsed(given)
    path = _file()
    if not path.exists():
        _keep(path, _fresh("1"))
    return _read(path, path.stat().st_mtime_ns)


def newest_key() -> str:
    return list(data_keys())[-1]


def add_key() -> str:
    """One more key in instance/, which seals from now on in every process. Raises RuntimeError where they come from outside."""
    if current_app.config["DATA_KEYS"]:
        raise RuntimeError("DATA_KEYS come from the environment: add a key there")
    key_id = str(int(newest_key()) + 1)
    _replace(_file().read_text().rstrip("\n") + "\n" + _fresh(key_id))
    return key_id


def retire_keys() -> list[str]:
    """Takes all keys but the newest out of the file: what they sealed, in backups too, is lost. Returns their ids."""
    *old, newest = _file().read_text().splitlines()
    _replace(newest + "\n")
    return [line.partition(":")[0] for line in old]


def _file() -> Path:
    return Path(current_app.instance_path) / FILE


def _fresh(key_id: str) -> str:
    return f"{key_id}:{base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()}\n"


def _keep(path: Path, text: str) -> None:
    """Written whole before it has its name: of two processes that start together one wins, and both read the same."""
    new = path.with_name(f"{FILE}.{secrets.token_hex(4)}")
    new.touch(mode=0o600)
    new.write_text(text)
    try:
        os.link(new, path)
    except FileExistsError:
        pass
    finally:
        new.unlink()


def _replace(text: str) -> None:
    new = _file().with_name(f"{FILE}.{secrets.token_hex(4)}")
    new.touch(mode=0o600)
    new.write_text(text)
    new.replace(_file())


@lru_cache(maxsize=8)
def _read(path: Path, changed: int) -> dict[str, bytes]:
    """Read again only when the file has changed, so that a new key reaches every process at once."""
    return _parsed(path.read_text())


@lru_cache(maxsize=8)
def _parsed(text: str) -> dict[str, bytes]:
    pairs = (line.partition(":") for line in text.replace(",", "\n").split())
    return {key_id: base64.urlsafe_b64decode(key) for key_id, _, key in pairs}


def nameless(purpose: str, name: str) -> str:
    """A keyed hash for one purpose: finds the same name again and says nothing of it."""
    return hmac.new(derived(purpose), name.encode(), hashlib.sha256).hexdigest()


def wrapped(purpose: str, value: Any) -> bytes:
    """A plain value (as JSON takes it) sealed with the newest data key, bound to its purpose."""
    return seal(f"wrapped {purpose}", json.dumps(value, ensure_ascii=False)).encode()


def unwrapped(purpose: str, data: bytes) -> Any:
    """Raises Unreadable for what was wrapped for something else."""
    try:
        stored = data.decode("ascii")
    except UnicodeDecodeError:
        raise Unreadable(f"wrapped {purpose} was changed") from None
    return json.loads(unseal(f"wrapped {purpose}", stored))
