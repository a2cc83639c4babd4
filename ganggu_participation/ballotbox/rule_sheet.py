"""The frozen rule sheet of a vote as bytes, and its fingerprint: the id of the vote on every document.

A contest of the sheet is a JSON object with "no", "kind" and "options" (each with "no", and where the kind
asks for it "cost" in won and "category"), and the limits of its kind: "k", "exact", "ceiling" (won),
"max_length" (ranked), "points" and "max_per_option" (points). What the counting needs may stand beside
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from ganggu_participation.ballotbox import canonical


def rule_sheet_bytes(sheet: Mapping[str, Any]) -> bytes:
    """Canonical JSON of the sheet. Raises ValueError for floats and other values without one spelling."""
    return canonical.to_bytes(dict(sheet))


def rule_sheet_id(sheet: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical sheet in hexadecimal: the vote digest that ballots are sealed to."""
    return sha256(rule_sheet_bytes(sheet)).hexdigest()
