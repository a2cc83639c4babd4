"""Who looked at whose data: written once, chained, and held by the database itself."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from ganggu_participation import access_log, clock, create_app
from ganggu_participation.access_log import Access, AccessEntry
from ganggu_participation.config import Testing
from ganggu_participation.database import db, transaction
from ganggu_participation.permissions import CLOCK

from .. import world


def entries():
    db.session.rollback()
    return list(db.session.scalars(select(AccessEntry).order_by(AccessEntry.id)))


def destroyed(now):
    with transaction():
        return access_log.destroy_old(CLOCK, now)


def by_hand(*statements):
    """As somebody at the database itself."""
    db.session.rollback()
    db.session.connection(execution_options={"writes": True})
    for statement in statements:
        db.session.execute(text(statement))
    db.session.commit()


def test_an_entry_says_who_when_whose_what_and_why(town):
    access_log.FROM.set("10.1.2.3")
    access_log.note(town.park, Access.UNMASK, [town.lee.id, town.kim.id], "이름", "서류를 돌려드리려고 전화함")
    (entry,) = entries()
    assert (entry.actor, entry.roles, entry.address) == (town.park.audit_name, "동 담당자", "10.1.2.3")
    assert entry.whose == f" {town.kim.id} {town.lee.id} " and entry.people == 2
    assert (entry.act, entry.items, entry.reason) == (Access.UNMASK, "이름", "서류를 돌려드리려고 전화함")
    access_log.FROM.set("")


def test_what_she_sees_of_herself_and_that_nobody_was_found_is_not_noted(town):
    access_log.note(town.park, Access.READ, [town.park.id], "이름")
    access_log.note(town.park, Access.READ, [], "이름")
    assert entries() == []


def test_reading_goes_on_undisturbed(town):
    kim = town.kim
    access_log.note(town.park, Access.READ, [kim.id], "이름")
    assert "name" in kim.__dict__, "what was read before is still there, without another question"


def test_inside_a_deed_it_stands_or_falls_with_it(town):
    with pytest.raises(RuntimeError), transaction():
        access_log.note(town.park, Access.CHANGE, [town.kim.id], "이름")
        raise RuntimeError
    assert entries() == []


def test_the_chain_names_the_first_entry_that_was_changed(town):
    for number in range(4):
        access_log.note(town.park, Access.READ, [town.kim.id], f"{number}")
    assert access_log.first_break() is None
    by_hand("DROP TRIGGER access_entries_stay", "UPDATE access_entries SET reason='nothing to see' WHERE id=2")
    broken = access_log.first_break()
    assert broken is not None and broken.id == 2


def test_the_chain_names_a_gap(town):
    for number in range(4):
        access_log.note(town.park, Access.READ, [town.kim.id], f"{number}")
    by_hand("DROP TRIGGER access_entries_last", "DELETE FROM access_entries WHERE id=3")
    broken = access_log.first_break()
    assert broken is not None and broken.id == 4


@pytest.mark.parametrize("change", ["UPDATE access_entries SET reason='x'", "DELETE FROM access_entries"])
def test_sqlite_itself_refuses_to_change_it(town, change):
    access_log.note(town.park, Access.READ, [town.kim.id], "이름")
    with pytest.raises(DBAPIError, match="access log"):
        by_hand(change)
    db.session.rollback()
    assert len(entries()) == 1


def test_the_session_refuses_too(town):
    access_log.note(town.park, Access.READ, [town.kim.id], "이름")
    entries()[0].reason = "x"
    with pytest.raises(RuntimeError, match="append-only"):
        db.session.commit()
    db.session.rollback()


def test_730_days_are_kept_and_not_a_day_more(town):
    begin = clock.now()
    with clock.at(begin):
        access_log.note(town.park, Access.READ, [town.kim.id], "첫째")
    with clock.at(begin + timedelta(days=1)):
        access_log.note(town.park, Access.READ, [town.kim.id], "둘째")
    with clock.at(begin + timedelta(days=730)):
        assert destroyed(clock.now()) == 0
    with clock.at(begin + timedelta(days=730, seconds=1)):
        assert destroyed(clock.now()) == 1
    left = entries()
    assert [entry.items for entry in left] == ["둘째", "접속기록"] and left[-1].actor == "clock"
    assert access_log.first_break() is None, "the chain goes on from the oldest that is left"


@pytest.mark.postgres
def test_postgresql_itself_refuses_to_change_it(postgres_database, tmp_path):
    app = create_app(Testing, str(tmp_path), SQLALCHEMY_DATABASE_URI=postgres_database)
    with app.app_context():
        world.settle()
        town, begin = world.Town(), clock.now()
        access_log.note(town.park, Access.READ, [town.kim.id], "이름")
        for change in ("UPDATE access_entries SET reason='x'", "DELETE FROM access_entries"):
            with pytest.raises(DBAPIError, match="access log"):
                by_hand(change)
            db.session.rollback()
        with clock.at(begin + timedelta(days=731)):
            assert destroyed(clock.now()) == 1
        assert access_log.first_break() is None
        db.session.remove()
        db.engine.dispose()
