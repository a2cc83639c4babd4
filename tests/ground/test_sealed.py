"""Contacts are sealed with a key that the database does not hold, and found again through a keyed hash."""

import base64
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, select, text
from sqlalchemy.exc import IntegrityError

from ganggu_participation import clock, create_app, keys, outbox, rotation
from ganggu_participation.accounts import totp
from ganggu_participation.accounts.factors import TotpKey
from ganggu_participation.accounts.models import Account
from ganggu_participation.config import Testing
from ganggu_participation.database import db, transaction
from ganggu_participation.identities import notes
from ganggu_participation.identities.models import DeskVisit, ListedPerson, SignInLetter
from ganggu_participation.sealed import figures, small
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.roll_files import Line
from ganggu_participation.votes.states import ChangeKind

from ..accounts.builders import sign_up_someone
from ..identities.builders import NAME, a_list, a_visit, letters_of
from ..votes.builders import a_draft_vote, roll_rule
from ..world import Town, settle


@pytest.fixture
def house(tmp_path):
    """An app whose data keys are a file in instance/, as in a real installation."""
    app = create_app(
        Testing, str(tmp_path), SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path}/house.sqlite", DATA_KEYS=None
    )
    with app.app_context():
        db.create_all()
        yield app
        db.session.remove()
        db.engine.dispose()


def raw(column="email"):
    return db.session.execute(text(f"SELECT id, {column} FROM accounts ORDER BY id")).all()


def several(number):
    return [sign_up_someone(f"someone{n}@example.kr", name=f"누구{n}") for n in range(number)]


def test_the_table_holds_no_address(town):
    stored = [email for _, email in raw()]
    assert stored and all(re.fullmatch(r"test:[\w=-]+", email) for email in stored)
    assert town.kim.email == "kim@example.kr"


def test_the_database_file_holds_no_address(house, tmp_path):
    several(3)
    db.session.remove()
    everything = b"".join(path.read_bytes() for path in tmp_path.glob("house.sqlite*"))
    assert b"someone1" not in everything
    assert "누구1".encode() in everything  # what the test looks for can be found


def test_the_same_address_is_sealed_differently_each_time(app):
    assert keys.seal("email", "kim@example.kr") != keys.seal("email", "kim@example.kr")


def test_somebody_is_found_by_her_address_however_it_is_written(town):
    for written in ("kim@example.kr", " KIM@Example.kr "):
        assert db.session.scalars(select(Account.id).where(Account.email == written)).one() == town.kim.id
    assert db.session.scalars(select(Account.id).where(Account.email == "kim")).one_or_none() is None


def test_a_part_of_an_address_is_refused_not_searched(town):
    for question in (
        lambda: Account.email.contains("kim"),
        lambda: Account.email.like("k%"),
        lambda: Account.email < "k",
    ):
        with pytest.raises(TypeError):
            question()


def test_one_address_has_one_account(town):
    town.kim.email = "LEE@example.kr"
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_what_was_sealed_for_one_purpose_does_not_open_for_another(app):
    with pytest.raises(keys.Unreadable):
        keys.unseal("phone", keys.seal("email", "kim@example.kr"))


def test_a_changed_value_or_a_missing_key_opens_nothing_and_tells_no_text(app):
    sealed = keys.seal("email", "kim@example.kr")
    broken = sealed[:-6] + ("A" if sealed[-6] != "A" else "B") + sealed[-5:]
    for bad in (broken, "other" + sealed, "no form at all", ""):
        with pytest.raises(keys.Unreadable) as no:
            keys.unseal("email", bad)
        assert "example.kr" not in str(no.value)


def test_the_key_lies_beside_the_database_and_only_its_owner_reads_it(house, tmp_path):
    several(1)
    path = tmp_path / "data_keys"
    assert path.stat().st_mode & 0o777 == 0o600
    key = path.read_text().partition(":")[2].strip()
    assert len(base64.urlsafe_b64decode(key)) == 32
    assert key.encode() not in b"".join(p.read_bytes() for p in tmp_path.glob("house.sqlite*"))


def test_turning_the_key_seals_everything_anew_and_changes_nothing_that_is_read(house):
    several(7)
    before, hashes = raw(), raw("email_hash")
    said = house.test_cli_runner().invoke(args=["rotate-key"])
    assert said.exit_code == 0, said.output
    db.session.rollback()
    after = raw()
    assert all(new.startswith("2:") and old.startswith("1:") for (_, old), (_, new) in zip(before, after, strict=True))
    assert raw("email_hash") == hashes
    assert {a.email for a in db.session.scalars(select(Account))} == {f"someone{n}@example.kr" for n in range(7)}


def test_a_stopped_rotation_goes_on_where_it_was(house):
    several(7)
    keys.add_key()
    steps = rotation.turn(batch=3)
    assert next(steps) == 3
    steps.close()  # the machine is switched off
    db.session.rollback()
    assert (
        rotation.still_old(),
        {a.email for a in db.session.scalars(select(Account))} == {f"someone{n}@example.kr" for n in range(7)},
    ) == (4, True)
    said = house.test_cli_runner().invoke(args=["rotate-key"])
    db.session.rollback()
    assert rotation.still_old() == 0 and "새 열쇠" in said.output
    assert keys.newest_key() == "2", "no third key was made for an unfinished turn"


def test_a_retired_key_is_gone_and_everything_still_opens(house, tmp_path):
    several(2)
    old = Path(tmp_path / "data_keys").read_text()
    said = house.test_cli_runner().invoke(args=["rotate-key", "--retire"])
    db.session.rollback()
    assert "옛 열쇠를 지웠습니다: 1" in said.output
    assert old.strip() not in Path(tmp_path / "data_keys").read_text()
    assert {a.email for a in db.session.scalars(select(Account))} == {"someone0@example.kr", "someone1@example.kr"}


def test_keys_from_the_environment_are_not_made_here(app):
    said = app.test_cli_runner().invoke(args=["rotate-key"])
    assert "DATA_KEYS" in said.output and said.exit_code == 0
    with pytest.raises(RuntimeError):
        keys.add_key()


@pytest.mark.parametrize(("written", "same"), [("010-1234-5678", "01012345678"), ("+82 10 1234 5678", "01012345678"),
                                               ("010 1234 5678", "01012345678"), ("062.360.7114", "0623607114")])  # fmt: skip
def test_one_telephone_number_however_it_is_written(written, same):
    assert figures(written) == same


def test_one_address_however_it_is_written():
    assert small("  Kim@Example.KR ") == "kim@example.kr"


def test_every_column_of_bytes_is_turned_or_named_with_its_reason():
    """Sealed columns of text turn by their type."""
    there = {
        f"{table.name}.{column.name}"
        for table in db.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    assert there == set(rotation.WRAPPED) | set(rotation.OTHERWISE)
    assert not set(rotation.WRAPPED) & set(rotation.OTHERWISE) and all(rotation.OTHERWISE.values())


def test_lists_letters_visits_notes_mail_and_second_factors_turn_with_the_key(house):
    """What was sealed with the first key opens when that key is gone."""
    settle()
    town = Town()
    letters_of(town, a_list(town.roh, town.pungam))
    a_visit(town.park, town.pungam)
    notes.keep("preview", "a token", ["적은 것"], timedelta(hours=1))
    someone = {"name": "홍길동", "birth_date": date(1950, 5, 5)}
    listed = a_draft_vote(town, rule=roll_rule(town.pungam, clock.today(), listed=True))
    votes.list_roll(town.roh, listed, [Line(2, *someone.values()), *(Line(n, "이몽룡", date(1950, 5, 5), apart=f"{n}통") for n in (3, 4))])
    votes.publish(town.han, listed)
    votes.ask_change(town.roh, listed, ChangeKind.REMOVE, **someone, reason="다른 동으로 이사했습니다.")
    to_draw = a_draft_vote(town, rule=roll_rule(town.pungam, clock.today(), listed=True))
    votes.apply(town.kim, votes.open_recruitment(town.roh, to_draw, places=3, source="추첨 번호", closes=clock.now() + timedelta(days=1)))
    letters = {table.name: 0 for table, _, _ in rotation.wrapped_columns()}
    waiting = {"made_at": clock.now(), "due_at": clock.now(), "state": outbox.LetterState.WAITING, "channel": "mail"}
    with transaction():
        db.session.add(outbox.OutboxLetter(sealed=keys.wrapped("outbox", ["a@example.kr", "제목", "글"]), **waiting))
        db.session.add(TotpKey(account_id=town.kim.id, locked=totp.locked("SECRET", town.kim.id), created_at=clock.now(), last_step=0))
    for table, column, _ in rotation.wrapped_columns():
        stored = db.session.scalars(select(column).where(column.is_not(None))).all()
        letters[table.name] = len(stored)
        assert all(each.startswith(b"1:") for each in stored)
    assert min(letters.values()) > 0, letters
    db.session.rollback()
    keys.add_key()
    assert rotation.still_old() >= sum(letters.values())
    list(rotation.turn(batch=2))
    assert rotation.still_old() == 0
    keys.retire_keys()
    db.session.expire_all()
    for kind in (ListedPerson, SignInLetter, DeskVisit):
        assert db.session.scalars(select(kind)).first().words["name"] == NAME
    assert notes.read("preview", "a token") == ["적은 것"]
    kept = db.session.scalars(select(TotpKey).where(TotpKey.account_id == town.kim.id)).one()
    assert totp.unlocked(kept.locked, town.kim.id) == "SECRET"


def test_what_is_wrapped_opens_for_its_purpose_only_and_unchanged(app):
    kept = keys.wrapped("letter", {"name": NAME})
    assert keys.unwrapped("letter", kept) == {"name": NAME}
    for purpose, data in (("visit", kept), ("letter", kept[:-4] + b"AAAA"), ("letter", b"\xff\x00")):
        with pytest.raises(keys.Unreadable):
            keys.unwrapped(purpose, data)
