import pytest

from ganggu_participation import audit
from ganggu_participation.accounts.models import RoleGrant
from ganggu_participation.accounts.states import GRANT_LIFE
from ganggu_participation.audit import AuditEntry
from ganggu_participation.clock import now
from ganggu_participation.database import db
from ganggu_participation.deeds import deed
from ganggu_participation.permissions import Role
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.verbs import Verb


def grant_to(account):
    return RoleGrant(account_id=account.id, role=Role.OBSERVER, from_at=now())


def test_a_permitted_deed_is_done_and_written_down(town):
    with deed(town.ahn, Verb.ROLE_GRANT, grant := grant_to(town.kim)) as facts:
        GRANT_LIFE.move(grant, Verb.ROLE_GRANT)
        facts["role"] = grant.role
    entry = db.session.query(AuditEntry).one()
    assert (entry.verb, entry.actor, entry.subject) == ("role.grant", town.ahn.audit_name, f"role_grants/{grant.id}")
    assert audit.first_break() is None


def test_a_forbidden_deed_leaves_no_trace(town):
    grant = grant_to(town.kim)
    with pytest.raises(Refused) as no, deed(town.kim, Verb.ROLE_GRANT, grant):
        GRANT_LIFE.move(grant, Verb.ROLE_GRANT)
    assert no.value.refusal is Refusal.NOT_AN_ADMINISTRATOR
    assert db.session.query(RoleGrant).filter_by(account_id=town.kim.id).count() == 0
    assert db.session.query(AuditEntry).count() == 0


def test_a_deed_that_breaks_halfway_leaves_no_trace(town):
    with pytest.raises(ZeroDivisionError), deed(town.ahn, Verb.ROLE_GRANT, grant := grant_to(town.kim)):
        GRANT_LIFE.move(grant, Verb.ROLE_GRANT)
        db.session.add(grant)
        db.session.flush()
        raise ZeroDivisionError
    assert db.session.query(RoleGrant).filter_by(account_id=town.kim.id).count() == 0


def test_a_changed_row_of_the_audit_trail_is_named(town):
    for person in (town.kim, town.lee, town.na):
        with deed(town.ahn, Verb.ROLE_GRANT, grant := grant_to(person)):
            GRANT_LIFE.move(grant, Verb.ROLE_GRANT)
    db.session.execute(db.text('UPDATE audit_entries SET facts = \'{"role": "other"}\' WHERE id = 2'))
    db.session.commit()
    assert audit.first_break().id == 2


def test_audit_entries_cannot_be_changed_by_the_house_itself(town):
    with deed(town.ahn, Verb.ROLE_GRANT, grant := grant_to(town.kim)):
        GRANT_LIFE.move(grant, Verb.ROLE_GRANT)
    db.session.query(AuditEntry).one().actor = "nobody"
    with pytest.raises(RuntimeError, match="append-only"):
        db.session.flush()
    db.session.rollback()
