"""The ceremony: everybody is there, each takes her card once, all cards are tried, and the server keeps none of it."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from ganggu_participation import clock
from ganggu_participation.audit import AuditEntry
from ganggu_participation.ballotbox import CountKey
from ganggu_participation.ballotbox.shares import join
from ganggu_participation.countkeys import actions, table
from ganggu_participation.countkeys.models import SharedKey
from ganggu_participation.countkeys.queries import key_kept_by, keys_ready_for, tables_left_over
from ganggu_participation.countkeys.states import KeyState
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes.tasks import sweep

from .builders import a_begun_key, a_made_key, a_tried_key, entered, officers, people_of


def refusal_of(action, *arguments):
    with pytest.raises(Refused) as no:
        action(*arguments)
    return no.value.refusal


@pytest.mark.parametrize(("threshold", "number"), [(2, 2), (2, 3), (3, 5), (5, 5)])
def test_a_key_comes_through_its_ceremony(town, threshold, number):
    key, cards = a_tried_key(town, threshold, number)
    assert key.state is KeyState.TRIED
    assert len(cards) == number
    assert join(list(cards.values())[-threshold:], key.public_key).public == key.public_key
    assert keys_ready_for(town.pungam.id) == [key]
    assert keys_ready_for(town.chipyeong.id) == []


@pytest.mark.parametrize(("threshold", "number"), [(1, 3), (4, 3), (2, 1), (2, 0)])
def test_other_numbers_make_no_key(town, threshold, number):
    people = officers(town, number)
    call = {"title": "열쇠", "dong": town.pungam, "threshold": threshold, "officers": people}
    with pytest.raises(Refused) as no:
        actions.begin(town.han, **call)
    assert no.value.refusal is Refusal.BAD_HOLDERS
    assert db.session.query(SharedKey).count() == 0


def test_only_count_officers_hold_cards_and_each_one_card(town):
    for people in ([town.baek, town.kim], [town.baek, town.roh], [town.baek, town.baek]):
        with pytest.raises(Refused) as no:
            actions.begin(town.han, title="열쇠", dong=town.pungam, threshold=2, officers=people)
        assert no.value.refusal is Refusal.BAD_HOLDERS


def test_a_key_is_made_only_when_everybody_is_there(town):
    key = a_begun_key(town)
    for person in people_of(key)[:2]:
        actions.attend(person, key)
    assert refusal_of(actions.make, town.baek, key) is Refusal.SEATS_EMPTY
    assert refusal_of(actions.attend, town.ahn, key) is Refusal.NOT_A_CARD_HOLDER
    assert refusal_of(actions.make, town.ahn, key) is Refusal.NOT_A_CARD_HOLDER
    assert key.public_key is None


def test_a_card_is_shown_once_and_only_to_its_seat(town):
    key = a_begun_key(town)
    seats = {person.id: actions.attend(person, key) for person in people_of(key)}
    actions.make(town.baek, key)
    for wrong in (seats[town.seo.id], b"", bytes(32)):
        assert refusal_of(actions.receive, town.baek, key, wrong) is Refusal.SEAT_LOST
    first = actions.receive(town.baek, key, seats[town.baek.id])
    assert (first.no, first.threshold) == (1, 2)
    assert refusal_of(actions.receive, town.baek, key, seats[town.baek.id]) is Refusal.CARD_TAKEN
    assert refusal_of(actions.receive, town.ahn, key, seats[town.seo.id]) is Refusal.NOT_A_CARD_HOLDER


def test_a_slip_and_a_strange_card_are_named(town):
    key, cards = a_made_key(town)
    actions.call(town.baek, key)
    words = cards[town.baek.id].words
    words[6] = words[6][0] + ("가" if words[6][1] != "가" else "나") + words[6][2]
    with pytest.raises(Refused) as no:
        actions.enter(town.baek, key, " ".join(words))
    assert no.value.refusal is Refusal.BAD_SHARE
    assert "7번째" in no.value.message
    with pytest.raises(Refused) as no:
        actions.enter(town.baek, key, cards[town.seo.id].qr)
    assert no.value.refusal is Refusal.OTHER_CARD
    assert "2번" in no.value.message
    assert key.entered == []


def test_the_trial_needs_every_card(town):
    key, cards = a_made_key(town)
    entered(key, cards, people_of(key)[:2])
    assert refusal_of(actions.confirm, town.baek, key) is Refusal.SHARES_MISSING
    actions.enter(people_of(key)[2], key, cards[people_of(key)[2].id].qr.lower())
    actions.confirm(town.seo, key)
    assert (key.state, key.entered, key.table_key) == (KeyState.TRIED, [], None)


def test_what_was_entered_is_noise_after_a_restart(town):
    key, cards = a_made_key(town)
    entered(key, cards, people_of(key))
    table._laid.clear()
    assert refusal_of(actions.confirm, town.baek, key) is Refusal.TABLE_GONE
    assert key.state is KeyState.MADE
    entered(key, cards, people_of(key))
    actions.confirm(town.baek, key)
    assert key.state is KeyState.TRIED


def test_shares_that_wait_too_long_are_taken_off_the_table(town):
    key, cards = a_made_key(town)
    entered(key, cards, people_of(key)[:1])
    now = clock.now()
    assert tables_left_over(now + timedelta(minutes=29)) == []
    assert tables_left_over(now + timedelta(minutes=31)) == [key]
    actions.clear(CLOCK, key)
    assert (key.entered, key.table_key) == ([], None)
    assert refusal_of(actions.enter, town.baek, key, cards[town.baek.id].qr) is Refusal.TABLE_GONE


def test_a_dropped_key_is_for_nothing_any_more(town):
    key, cards = a_made_key(town)
    actions.drop(town.han, key)
    assert key.state is KeyState.DROPPED
    assert all(holder.card is None for holder in key.holders)
    assert refusal_of(actions.call, town.baek, key) is Refusal.NOT_IN_THIS_STATE


def test_a_tried_key_takes_no_shares_before_a_vote_is_over(town):
    key, cards = a_tried_key(town)
    assert refusal_of(actions.call, town.baek, key) is Refusal.NOT_IN_THIS_STATE
    assert refusal_of(actions.enter, town.baek, key, cards[town.baek.id].qr) is Refusal.NOT_IN_THIS_STATE
    actions.bind(town.han, key, "votes/1")
    assert refusal_of(actions.call, town.baek, key) is Refusal.NOT_IN_THIS_STATE
    assert refusal_of(actions.join, town.baek, key) is Refusal.NOT_IN_THIS_STATE
    assert refusal_of(actions.bind, town.han, key, "votes/2") is Refusal.NOT_IN_THIS_STATE


def test_who_sees_a_key(town):
    key = a_begun_key(town)
    for person in (town.park, town.han, town.baek, town.jung):
        assert key_kept_by(person, key.id) == key
    for person in (town.choi, town.oh, town.kim):
        assert key_kept_by(person, key.id) is None


def secrets_of(cards, made):
    """Everything that must not be found: shares and the key itself, as bytes, hex, words and QR text."""
    for share in cards.values():
        for part in (share.secret, share.secret[:16], share.secret[16:]):
            yield from (part, part.hex().encode())
        yield from (share.qr.encode(), share.qr[20:50].encode(), "".join(share.words).encode())
        yield from (" ".join(share.words[start : start + 3]).encode() for start in range(0, 24, 3))
    yield from (made.secret, made.secret.hex().encode())


def files_of(app):
    database = Path(app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))
    folders = {database.parent, Path(app.instance_path)}
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def test_the_server_keeps_no_share(app, town, capfd, caplog):
    """Database, its write-ahead log, files of the installation, what was printed and the trail: searched after the ceremony."""
    key, cards = a_tried_key(town)
    made = join(list(cards.values()), key.public_key)
    assert isinstance(made, CountKey)
    db.session.remove()
    said = capfd.readouterr()
    trail = "\n".join(db.session.scalars(db.select(AuditEntry.facts)))
    kept = {str(path): path.read_bytes() for path in files_of(app)}
    kept["printed"] = (said.out + said.err + caplog.text + trail).encode()
    assert any(name.endswith("-wal") for name in kept)
    for secret in secrets_of(cards, made):
        assert [name for name, data in kept.items() if secret in data] == []
    assert cards[town.baek.id].fingerprint.encode() in b"".join(kept.values())  # the search does find what is there
    sweep(lambda *_: None)


def test_the_trail_tells_the_ceremony_without_its_secrets(town):
    a_tried_key(town)
    facts = [json.loads(f) for f in db.session.scalars(db.select(AuditEntry.facts).order_by(AuditEntry.id))]
    verbs = list(db.session.scalars(db.select(AuditEntry.verb).order_by(AuditEntry.id)))
    assert verbs == [
        "countkey.begin",
        *["countkey.attend"] * 3,
        "countkey.make",
        *["countkey.receive"] * 3,
        "countkey.call",
        *["countkey.enter"] * 3,
        "countkey.confirm",
    ]
    assert facts[-1] == {"tried": 3}
