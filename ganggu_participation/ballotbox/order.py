"""The order in which options stand on a ballot: another for every voter, or for people one by published lot."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

Option = Mapping[str, Any]


def shown_order(contest: Mapping[str, Any], nonce: str) -> list[Option]:
    """The options in the order of this showing; the same nonce gives the same order.

    With "order": "lot" (people) the nonce has no say: the seed of the rule sheet decides for everybody, and anybody
    can draw it again: printf %s "SEED/order/7" | sha256sum. Categories stay together, in the order of their names.
    """
    salt = contest["seed"] if contest.get("order") == "lot" else f"{nonce}/{contest['no']}"
    drawn = {option["no"]: sha256(f"{salt}/order/{option['no']}".encode()).digest() for option in contest["options"]}
    return sorted(contest["options"], key=lambda option: (_category(contest, option), drawn[option["no"]]))


def _category(contest: Mapping[str, Any], option: Option) -> str:
    return (option.get("category") or "") if contest["kind"] == "k_per_category" else ""
