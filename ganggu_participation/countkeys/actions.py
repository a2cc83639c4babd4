"""The verbs of a count key: the ceremony, the trial, and joining shares for the count."""

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from .. import clock
from ..ballotbox import CannotOpen, CountKey, new_count_key
from ..ballotbox.letter import open_letter, seal_letter
from ..ballotbox.shares import FEWEST, MOST, BadShare, Share, read_share, split
from ..ballotbox.shares import join as joined
from ..deeds import deed
from ..permissions import Role
from ..refusals import Refusal, Refused
from ..verbs import Verb
from . import table
from .models import CardHolder, EnteredShare, SharedKey
from .states import LIFE

if TYPE_CHECKING:
    from ..accounts.models import Account
    from ..dongs.models import Dong

CARD: Final = b"share to its officer"


def begin(actor: Any, *, title: str, dong: "Dong | None", threshold: int, officers: "Sequence[Account]") -> SharedKey:
    """Calls two to five count officers together; `threshold` of them will open the box. Raises Refused(BAD_HOLDERS)."""
    dong_id = dong.id if dong else None
    if not FEWEST <= threshold <= len(officers) <= MOST or len({officer.id for officer in officers}) < len(officers):
        raise Refused(Refusal.BAD_HOLDERS)
    if not all(officer.holds(Role.COUNT_OFFICER, dong_id) for officer in officers):
        raise Refused(Refusal.BAD_HOLDERS)
    holders = [CardHolder(no=no, account_id=officer.id) for no, officer in enumerate(officers, start=1)]
    key = SharedKey(title=title, dong_id=dong_id, threshold=threshold, holders=holders)
    with deed(actor, Verb.COUNTKEY_BEGIN, key) as facts:
        LIFE.move(key, Verb.COUNTKEY_BEGIN)
        facts.update(title=title, threshold=threshold, officers=[f"accounts/{officer.id}" for officer in officers])
    return key


def attend(actor: Any, key: SharedKey) -> bytes:
    """She is here: her browser gets the secret that will open her card, and the server keeps the public half only."""
    seat = new_count_key()
    with deed(actor, Verb.COUNTKEY_ATTEND, key) as facts:
        LIFE.move(key, Verb.COUNTKEY_ATTEND)
        holder = _holder(actor, key)
        holder.seat = seat.public
        facts["no"] = holder.no
    return seat.secret


def make(actor: Any, key: SharedKey) -> None:
    """Draws the key and splits it when everybody is here; the secret is gone when this returns. Raises SEATS_EMPTY."""
    with deed(actor, Verb.COUNTKEY_MAKE, key) as facts:
        if not all(holder.seat for holder in key.holders):
            raise Refused(Refusal.SEATS_EMPTY)
        LIFE.move(key, Verb.COUNTKEY_MAKE)
        secret = new_count_key()
        for holder, share in zip(key.holders, split(secret, key.threshold, len(key.holders)), strict=True):
            holder.card = seal_letter(share.qr.encode(), holder.seat or b"", CARD)
            holder.fingerprint = share.fingerprint
        key.public_key, key.made_at = secret.public, clock.now()
        facts["fingerprints"] = [holder.fingerprint for holder in key.holders]


def receive(actor: Any, key: SharedKey, seat_secret: bytes) -> Share:
    """Her share, once: with this the sealed card is gone from the server. Raises CARD_TAKEN, SEAT_LOST."""
    with deed(actor, Verb.COUNTKEY_RECEIVE, key) as facts:
        LIFE.move(key, Verb.COUNTKEY_RECEIVE)
        holder = _holder(actor, key)
        if holder.card is None:
            raise Refused(Refusal.CARD_TAKEN)
        share = _opened(holder.card, seat_secret)
        holder.card, holder.received_at = None, clock.now()
        facts.update(no=holder.no, fingerprint=holder.fingerprint)
    return share


def call(actor: Any, key: SharedKey) -> None:
    """Lays a table for shares in this process: of a trial, or of a count. What lay on an earlier one is gone."""
    with deed(actor, Verb.COUNTKEY_CALL, key):
        LIFE.move(key, Verb.COUNTKEY_CALL)
        _clear(key)
        key.table_key, key.table_at = table.lay(), clock.now()


def enter(actor: Any, key: SharedKey, text: str) -> None:
    """Her own share, from her card, sealed to the table. Raises BAD_SHARE naming what is wrong, TABLE_GONE."""
    with deed(actor, Verb.COUNTKEY_ENTER, key) as facts:
        LIFE.move(key, Verb.COUNTKEY_ENTER)
        holder = _holder(actor, key)
        share = _read(text, holder)
        if key.table_key is None:
            raise Refused(Refusal.TABLE_GONE)
        key.entered = [entered for entered in key.entered if entered.no != holder.no]
        key.entered.append(EnteredShare(no=holder.no, sealed=table.put(share, key.table_key)))
        facts["no"] = holder.no


def confirm(actor: Any, key: SharedKey) -> None:
    """Every set of enough cards made the published key: now a vote may take it. Raises SHARES_MISSING, BAD_SHARE."""
    with deed(actor, Verb.COUNTKEY_CONFIRM, key) as facts:
        shares = _taken(key)
        for some in combinations(shares, key.threshold):
            _join(some, key)
        LIFE.move(key, Verb.COUNTKEY_CONFIRM)
        key.tried_at = clock.now()
        facts["tried"] = len(shares)


def bind(actor: Any, key: SharedKey, used_for: str) -> None:
    """A vote takes it at its publishing; no other vote ever does."""
    with deed(actor, Verb.COUNTKEY_BIND, key) as facts:
        LIFE.move(key, Verb.COUNTKEY_BIND)
        key.used_for = facts["used_for"] = used_for


def admit(actor: Any, key: SharedKey) -> None:
    """The box is shut: from now on shares may be joined."""
    with deed(actor, Verb.COUNTKEY_ADMIT, key):
        LIFE.move(key, Verb.COUNTKEY_ADMIT)


def join(actor: Any, key: SharedKey) -> CountKey:
    """The count key, in memory, for one opening of the box; the shares on the table are gone with it.

    Raises Refused: SHARES_MISSING, TABLE_GONE, BAD_SHARE."""
    with deed(actor, Verb.COUNTKEY_JOIN, key) as facts:
        LIFE.move(key, Verb.COUNTKEY_JOIN)
        numbers = sorted(key.entered_numbers)
        made = _join(_taken(key), key)
        facts["shares"] = numbers
    return made


def clear(actor: Any, key: SharedKey) -> None:
    """Shares that waited too long are taken off the table."""
    with deed(actor, Verb.COUNTKEY_CLEAR, key):
        LIFE.move(key, Verb.COUNTKEY_CLEAR)
        _clear(key)


def destroy(actor: Any, key: SharedKey) -> None:
    """What is left of the key at the server; the cards are to be torn up by those who hold them."""
    with deed(actor, Verb.COUNTKEY_DESTROY, key):
        LIFE.move(key, Verb.COUNTKEY_DESTROY)
        _clear(key)


def drop(actor: Any, key: SharedKey) -> None:
    """A ceremony that went wrong, or a key that is not wanted."""
    with deed(actor, Verb.COUNTKEY_DROP, key):
        LIFE.move(key, Verb.COUNTKEY_DROP)
        _clear(key)
        for holder in key.holders:
            holder.card = None


def _holder(actor: Any, key: SharedKey) -> CardHolder:
    holder = key.holder_of(actor.id)
    if holder is None:
        raise Refused(Refusal.NOT_A_CARD_HOLDER)
    return holder


def _opened(card: bytes, seat_secret: bytes) -> Share:
    try:
        return read_share(open_letter(card, CountKey(seat_secret), CARD).decode())
    except (CannotOpen, ValueError) as fault:
        raise Refused(Refusal.SEAT_LOST) from fault


def _read(text: str, holder: CardHolder) -> Share:
    try:
        share = read_share(text)
    except BadShare as bad:
        raise Refused(Refusal.BAD_SHARE, bad.sentence) from bad
    if share.fingerprint != holder.fingerprint:
        raise Refused(Refusal.OTHER_CARD, f"이 카드는 {share.no}번, 내 카드는 {holder.no}번입니다.")
    return share


def _taken(key: SharedKey) -> list[Share]:
    if not key.is_gathered:
        raise Refused(Refusal.SHARES_MISSING)
    shares = table.taken_from(key.table_key, [entered.sealed for entered in key.entered])
    _clear(key)
    return shares


def _join(shares: Sequence[Share], key: SharedKey) -> CountKey:
    try:
        return joined(shares, key.public_key or b"")
    except BadShare as bad:
        raise Refused(Refusal.BAD_SHARE, bad.sentence) from bad


def _clear(key: SharedKey) -> None:
    table.forget(key.table_key)
    key.entered.clear()
    key.table_key = key.table_at = None
