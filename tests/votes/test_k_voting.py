"""The K-Voting test: what that system claimed and had switched off, shown on the running house; each switched off turns red.

K-Voting (2013-15) was said to split its key, to seal ballots and to keep a log; none of it had ever been on. So each
promise here is a check of what the house has done after real verbs, and each is tried again with its protection planted
out of the code: the check must then fail."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from ganggu_participation import clock
from ganggu_participation.ballotbox import (
    CannotOpen,
    CountKey,
    canonical,
    leaf_hash,
    open_ballot,
    read_ballot,
    receipt_code,
)
from ganggu_participation.ballotbox.heads import HEAD, is_signed
from ganggu_participation.ballotbox.log import Log
from ganggu_participation.ballotbox.shares import Share
from ganggu_participation.countkeys import actions as countkeys
from ganggu_participation.countkeys.models import CardHolder, SharedKey
from ganggu_participation.counts import actions as counts
from ganggu_participation.counts import box as count_box
from ganggu_participation.counts.queries import papers_of
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refused
from ganggu_participation.votes import actions, box, casting, log
from ganggu_participation.votes.models import Ballot, RollMark, Vote
from ganggu_participation.votes.queries import rules_of, sealed_ballots_of
from ganggu_participation.votes.tasks import sweep

from ..approvals.builders import two_agree
from ..countkeys.builders import a_tried_key, entered, people_of
from .builders import an_open_vote, electors
from .test_secrecy import correlation

NUMBER, PAGE = 60, 4096


def run(town):
    """A sealed vote with sixty ballots, one head by the hour, closed."""
    with clock.at(clock.now() - timedelta(days=40)):
        key, cards = a_tried_key(town)
    vote = an_open_vote(town, count_key=key)
    codes = {person.person_key: actions.cast(person, vote, {1: [1 + n % 5]}) for n, person in enumerate(electors(NUMBER, town.pungam))}
    actions.sign_head(CLOCK, vote)
    with clock.at(vote.closes):
        actions.close(CLOCK, vote)
    two_agree(town, vote)
    sweep(lambda *_: None)
    return vote, key, cards, codes


def check_the_key_is_split(vote, key, cards, codes):
    """No part of the server opens the box, one officer does not, two do."""
    assert vote.locked_count_key is None
    assert all(holder.card is None for holder in db.session.query(CardHolder))
    people = people_of(key)
    for person in people:
        entered(key, cards, [person])
        with pytest.raises(Refused):
            counts.count(people[0], vote)
    sealed = sealed_ballots_of(vote)[0]
    for card in cards.values():
        try:
            alone = CountKey(card.secret)
        except ValueError:
            continue
        with pytest.raises(CannotOpen):
            open_ballot(rules_of(vote)["contests"], sealed, alone, vote.digest)
    entered(key, cards, people[:2])
    counts.count(people[0], vote)
    assert sum(papers_of(vote.id).values()) == NUMBER


def check_ballots_are_sealed(vote, key, cards, codes):
    """All of one length, no two alike, and the choices nowhere in them."""
    sealed = sealed_ballots_of(vote)
    assert len({len(ballot) for ballot in sealed}) == 1
    assert len(set(sealed)) == NUMBER
    assert not any(b"choices" in ballot or b"contest" in ballot for ballot in sealed)


def check_the_log_is_kept(vote, key, cards, codes):
    """Every receipt is under a signed head, each head follows from the one before, and a trimmed box is not counted."""
    heads, leaves = log.heads_of(vote.id), log.leaves_of(vote.id)
    signer = bytes.fromhex(rules_of(vote)["log_key"])
    assert [head.closing for head in heads] == [False, True]
    assert all(is_signed(HEAD, head.text, head.signature, signer) for head in heads)
    assert heads[-1].root == Log.stored(leaves).root.hex() == vote.box_root
    assert {receipt_code(leaf) for leaf in leaves} == set(codes.values())
    for at in range(0, len(leaves), 50):
        assert leaves[at : at + 50] == sorted(leaves[at : at + 50]) or at + 50 > len(leaves) or heads[0].size > 50
    db.session.execute(db.text(f"DELETE FROM ballots WHERE key = (SELECT min(key) FROM ballots WHERE vote_id = {vote.id})"))
    db.session.commit()
    entered(key, cards, people_of(key)[:2])
    with pytest.raises(Refused, match="BOX_DAMAGED"):
        counts.count(people_of(key)[0], vote)


def check_secrecy_at_rest(vote, key, cards, codes):
    """No row of the box leads to a person, no receipt is kept beside one, and the box does not stand in the order of casting."""
    assert set(Ballot.__table__.columns.keys()) == {"vote_id", "key", "sealed"}
    order = list(codes)
    code_of = {leaf_hash(sealed): receipt_code(leaf_hash(sealed)) for sealed in sealed_ballots_of(vote)}
    cast_at = {code: place for place, code in enumerate(codes.values())}
    stored = db.session.scalars(db.text(f"SELECT sealed FROM ballots WHERE vote_id = {vote.id}"))
    assert abs(correlation([cast_at[code_of[leaf_hash(s)]] for s in stored], range(NUMBER))) < 0.5
    path = Path(db.engine.url.database)
    with sqlite3.connect(path) as connection:
        kept = list(connection.execute("SELECT key, sealed FROM ballots WHERE vote_id = ? ORDER BY key", (vote.id,)))
    connection.close()
    data = path.read_bytes()
    for page in {data.index(sealed) // PAGE for _, sealed in kept}:
        in_place = [at for at in (data.index(sealed) for _, sealed in kept) if at // PAGE == page]
        assert in_place in (sorted(in_place), sorted(in_place, reverse=True))
    whole = path.read_bytes() + Path(f"{path}-wal").read_bytes()
    assert not any(code.encode() in whole or code.replace("-", "").encode() in whole for code in codes.values())
    assert all(person.encode() in whole for person in order)
    assert db.session.query(RollMark).count() >= NUMBER


CHECKS = [check_the_key_is_split, check_ballots_are_sealed, check_the_log_is_kept, check_secrecy_at_rest]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_it_is_on(town, check):
    check(*run(town))


def whole_key_to_everybody(monkeypatch):
    """Each officer's card is the whole key: nothing is split."""

    def split(key, threshold, officers):
        return [Share(no, threshold, b"\0\0\0", key.secret) for no in range(1, officers + 1)]

    monkeypatch.setattr(countkeys, "split", split)
    monkeypatch.setattr(countkeys, "joined", lambda shares, public: CountKey(shares[0].secret))


def one_share_is_enough(monkeypatch):
    monkeypatch.setattr(SharedKey, "is_gathered", property(lambda key: key.table_key is not None and len(key.entered) >= 1))
    whole_key_to_everybody(monkeypatch)


def cards_are_kept(monkeypatch):
    real = countkeys.receive

    def receive(actor, key, seat):
        card = key.holder_of(actor.id).card
        share = real(actor, key, seat)
        key.holder_of(actor.id).card = card
        db.session.commit()
        return share

    monkeypatch.setattr(countkeys, "receive", receive)


def server_keeps_the_key(monkeypatch):
    monkeypatch.setattr(Vote, "locked_count_key", b"the key all the same")


def not_sealed(monkeypatch):
    """Ballots lie open in the box."""

    def seal(contests, raw, public, digest):
        return canonical.to_bytes(read_ballot(contests, raw)) + box.new_key()

    monkeypatch.setattr(casting, "seal_ballot", seal)


def not_padded(monkeypatch):
    real = casting.seal_ballot
    monkeypatch.setattr(casting, "seal_ballot", lambda contests, raw, *rest: real(contests, raw, *rest) + bytes(raw[0]["choices"][0]))


def not_logged(monkeypatch):
    """Heads are signed over nothing."""
    real = log.append
    monkeypatch.setattr(log, "append", lambda vote, leaves, closing: real(vote, [], closing))


def signed_by_nobody(monkeypatch):
    monkeypatch.setattr(log, "sign", lambda *_: bytes(64))


def no_hourly_head(monkeypatch):
    monkeypatch.setattr(actions, "sign_head", lambda *_: None)


def log_not_asked_at_the_count(monkeypatch):
    monkeypatch.setattr(count_box, "_check_log", lambda *_: None)


def box_not_shuffled(monkeypatch):
    monkeypatch.setattr(box, "_rewrite_here", lambda vote_id: None)
    counter = iter(range(10**6))
    monkeypatch.setattr(box, "new_key", lambda: next(counter).to_bytes(16, "big"))


def receipts_kept_beside_marks(monkeypatch):
    real = actions.cast

    def cast(actor, vote, choices, *rest):
        code = real(actor, vote, choices, *rest)
        db.session.execute(db.text("UPDATE roll_marks SET place = :code WHERE person_key = :key"), {"code": code, "key": actor.person_key})
        db.session.commit()
        return code

    monkeypatch.setattr(actions, "cast", cast)


FAULTS = [
    (whole_key_to_everybody, check_the_key_is_split),
    (one_share_is_enough, check_the_key_is_split),
    (cards_are_kept, check_the_key_is_split),
    (server_keeps_the_key, check_the_key_is_split),
    (not_sealed, check_ballots_are_sealed),
    (not_padded, check_ballots_are_sealed),
    (not_logged, check_the_log_is_kept),
    (signed_by_nobody, check_the_log_is_kept),
    (no_hourly_head, check_the_log_is_kept),
    (log_not_asked_at_the_count, check_the_log_is_kept),
    (box_not_shuffled, check_secrecy_at_rest),
    (receipts_kept_beside_marks, check_secrecy_at_rest),
]


@pytest.mark.parametrize(("fault", "check"), FAULTS, ids=[fault.__name__ for fault, _ in FAULTS])
def test_switched_off_it_is_noticed(town, monkeypatch, fault, check):
    fault(monkeypatch)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        check(*run(town))


