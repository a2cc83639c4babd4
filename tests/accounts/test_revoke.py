import pytest

from ganggu_participation.accounts.actions import revoke
from ganggu_participation.accounts.models import RoleGrant
from ganggu_participation.accounts.states import GrantState
from ganggu_participation.database import db
from ganggu_participation.permissions import Role
from ganggu_participation.refusals import Refusal, Refused


def test_a_revoked_role_holds_no_longer_and_its_row_stays(town):
    grant = town.park.grants[0]
    revoke(town.ahn, grant)
    assert not town.park.holds(Role.DONG_OFFICER, town.pungam.id)
    kept = db.session.get(RoleGrant, grant.id)
    assert (kept.state, kept.to_at is not None) == (GrantState.REVOKED, True)


def test_only_administrators_revoke(town):
    for actor, refusal in ((town.park, Refusal.NOT_AN_ADMINISTRATOR), (None, Refusal.NOT_AN_ADMINISTRATOR)):
        with pytest.raises(Refused) as no:
            revoke(actor, town.park.grants[0])
        assert no.value.refusal is refusal
    assert town.park.is_official


def test_a_role_is_revoked_once(town):
    revoke(town.ahn, town.park.grants[0])
    with pytest.raises(Refused) as no:
        revoke(town.ahn, town.park.grants[0])
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE
