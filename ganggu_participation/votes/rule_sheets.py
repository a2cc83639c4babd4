"""The frozen rules of a vote: written once at publishing, read by everything that comes after."""

import hashlib
import json
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import select

from .. import clock
from ..ballotbox import rule_sheet_bytes
from ..countkeys.queries import shares_of
from ..database import db
from .log import log_key
from .models import Contest, Option, Vote
from .plans import EXTENSION_DAYS
from .roll_models import roll_list_of

FORMAT: Final = 1
Sheet = dict[str, Any]


def contest_of(contest: Contest) -> dict[str, Any]:
    """One contest with its ballot's limits, its costs (won) and how it is counted."""
    return {
        "no": contest.no,
        "title": contest.title,
        "kind": contest.kind,
        "k": contest.k,
        "ceiling": None if contest.ceiling is None else int(contest.ceiling),
        "seats": contest.seats,
        "counting": contest.counting,
        "overflow": contest.overflow,
        "min_share_pct": contest.min_share_pct,
        "ties": contest.ties,
        "seed": contest.seed,
        "options": [_option_of(option) for option in contest.options],
        **contest.limits,
    }


def _option_of(option: Option) -> dict[str, Any]:
    return {
        "no": option.no,
        "title": option.title,
        "summary": option.summary,
        "source": option.source,
        "cost": None if option.cost is None else int(option.cost),
        "category": option.category,
    }


def written(vote: Vote, public_key: bytes) -> dict[str, Any]:
    """The sheet of a vote about to be published."""
    return {
        "format": FORMAT,
        "title": vote.title,
        "summary": vote.summary,
        "round": vote.round_key,
        "dong": None if vote.dong is None else {"code": vote.dong.code, "name": vote.dong.name},
        "opens": vote.opens.astimezone(clock.KST).isoformat(),
        "closes": vote.closes.astimezone(clock.KST).isoformat(),
        "extension_days": EXTENSION_DAYS,
        "objection_days": vote.objection_days,
        "roll": vote.roll_rule,
        "level": vote.level,
        "public_key": public_key.hex(),
        "key_fingerprint": fingerprint(public_key),
        "key_shares": shares_of(vote.count_key) if vote.count_key else None,
        "log_key": log_key().hex(),
        "contests": [contest_of(contest) for contest in vote.contests],
        **({"roll_list": roll_list_of(vote.id)} if vote.roll_rule.get("listed") else {}),
    }


def fingerprint(public_key: bytes) -> str:
    return hashlib.sha256(public_key).hexdigest()


def text_of(sheet: Sheet) -> str:
    return rule_sheet_bytes(sheet).decode()


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def rules_of(vote: Vote) -> Sheet:
    """The frozen sheet of a published vote; read and checked against its digest once per process.

    Raises LookupError when the vote has none, ValueError when it is not the text that was published."""
    if vote.digest is None:
        raise LookupError("this vote is not published")
    return _read(vote.id, vote.digest)


@lru_cache(maxsize=64)
def _read(vote_id: int, digest: str) -> Sheet:
    text = db.session.scalars(select(Vote.rule_sheet).where(Vote.id == vote_id)).one()
    if text is None or digest_of(text) != digest:
        raise ValueError(f"the rule sheet of vote {vote_id} is not the one that was published")
    sheet: Sheet = json.loads(text)
    return sheet


def contests_of(vote: Vote) -> list[dict[str, Any]]:
    """The contests as published; of a draft, as they would be."""
    if vote.digest is None:
        return [contest_of(contest) for contest in vote.contests]
    contests: list[dict[str, Any]] = rules_of(vote)["contests"]
    return contests
