"""The public log of a box: what was cast stands in it in batches by hash, under heads that the installation signs.

A head comes an hour after the one before, when at least fifty ballots are new: fewer would tell which ballot is whose.
The close signs the last one, whatever is left."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import func, insert, select

from .. import clock, keys
from ..ballotbox import InclusionProof, Log
from ..ballotbox.heads import HEAD, MANIFEST, Head, public_key_of, sign
from ..ballotbox.receipt import leaves_between
from ..database import db
from .log_models import LogHead, LogLeaf
from .models import Ballot, Vote
from .states import VoteState

EVERY: Final = timedelta(hours=1)
SMALLEST_BATCH: Final = 50


def log_key() -> bytes:
    """The public key that checks the heads of this installation."""
    return public_key_of(_seed())


def _seed() -> bytes:
    return keys.derived("log-signing")


def sign_manifest(text: str) -> bytes:
    """The signature of this installation over the list of an archive's files."""
    return sign(MANIFEST, text, _seed())


def append(vote: Vote, box: Collection[bytes], closing: bool) -> LogHead:
    """Puts what is new in the box at the end of the log and signs a head over it; inside the deed of its verb."""
    kept = Log.stored(leaves_of(vote.id))
    log = kept.extended(set(box).difference(kept.leaves))
    fresh = log.leaves[len(kept) :]
    if fresh:
        rows = [{"vote_id": vote.id, "place": place, "leaf": leaf} for place, leaf in enumerate(fresh, len(kept))]
        db.session.execute(insert(LogLeaf), rows)
    head = _head(vote, log, closing, len(heads_of(vote.id)) + 1)
    path = [beside.hex() for beside in log.consistency(len(kept))]
    signed = LogHead(
        vote_id=vote.id,
        no=head.no,
        size=head.size,
        root=head.root.hex(),
        closing=closing,
        at=clock.now(),
        text=head.text,
        signature=sign(HEAD, head.text, _seed()),
        path=path,
    )
    db.session.add(signed)
    return signed


def _head(vote: Vote, log: Log, closing: bool, no: int) -> Head:
    return Head(vote.digest or "", no, len(log), log.root, clock.now().isoformat(), closing)


def leaves_of(vote_id: int, size: int | None = None) -> list[bytes]:
    """The leaves in their places, the first `size` of them."""
    found = select(LogLeaf.leaf).where(LogLeaf.vote_id == vote_id).order_by(LogLeaf.place)
    return list(db.session.scalars(found if size is None else found.where(LogLeaf.place < size)))


def heads_of(vote_id: int) -> list[LogHead]:
    """Every head that was signed, the first first."""
    return list(db.session.scalars(select(LogHead).where(LogHead.vote_id == vote_id).order_by(LogHead.no)))


def last_head(vote_id: int) -> LogHead | None:
    return db.session.scalars(
        select(LogHead).where(LogHead.vote_id == vote_id).order_by(LogHead.no.desc()).limit(1)
    ).one_or_none()


@dataclass(frozen=True)
class Found:
    """A ballot in the log: since which head, and the proof under the last one."""

    leaf: bytes
    since: LogHead
    head: LogHead
    proof: InclusionProof


def look_up(vote: Vote, code: str) -> Found | None:
    """The ballot of a receipt code, where a head holds it. The box itself is never asked: it would tell when something fell in."""
    low, high = leaves_between(code)
    here = select(LogLeaf).where(LogLeaf.vote_id == vote.id, LogLeaf.leaf.between(low, high)).limit(1)
    row = db.session.scalars(here).one_or_none()
    head = last_head(vote.id)
    if row is None or head is None:
        return None
    first = select(LogHead).where(LogHead.vote_id == vote.id, LogHead.size > row.place).order_by(LogHead.no).limit(1)
    return Found(row.leaf, db.session.scalars(first).one(), head, _log(vote.id, head.size, head.root).proof(row.leaf))


@lru_cache(maxsize=4)
def _log(vote_id: int, size: int, root: str) -> Log:
    """The log under a head; its root is part of the name, so that what is kept can never be another log's."""
    return Log.stored(leaves_of(vote_id, size))


def votes_to_sign(now: datetime) -> list[Vote]:
    """Open votes whose next head is due."""
    running = select(Vote).where(Vote.state == VoteState.OPEN, Vote.closes > now, Vote.opens <= now - EVERY)
    return [vote for vote in db.session.scalars(running.order_by(Vote.id)) if _is_due(vote, now)]


def _is_due(vote: Vote, now: datetime) -> bool:
    head = last_head(vote.id)
    if head is not None and head.at > now - EVERY:
        return False
    ballots = db.session.scalar(select(func.count()).select_from(Ballot).where(Ballot.vote_id == vote.id)) or 0
    return ballots - (head.size if head else 0) >= SMALLEST_BATCH


def difference(vote: Vote, box: Collection[bytes]) -> tuple[int, int]:
    """(leaves of the log that are not in the box, ballots of the box that are not in the log); (0, 0) when all is well."""
    logged: set[Any] = set(leaves_of(vote.id))
    return len(logged.difference(box)), len(set(box) - logged)
