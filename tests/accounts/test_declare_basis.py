import pytest

from ganggu_participation.accounts.actions import declare_basis
from ganggu_participation.accounts.states import Basis, Level, level_with
from ganggu_participation.database import db
from ganggu_participation.dongs.states import DongState
from ganggu_participation.refusals import Refusal, Refused


@pytest.mark.parametrize(
    ("identity", "basis", "level"),
    [
        (Level.NONE, None, Level.NONE),
        (Level.NONE, Basis.SCHOOL, Level.NONE),
        (Level.SMS, Basis.SCHOOL, Level.SMS),
        (Level.REAL_PERSON, None, Level.REAL_PERSON),
        (Level.REAL_PERSON, Basis.RESIDENCE, Level.DECLARED_BASIS),
    ],
)
def test_both_together_raise_the_level(identity, basis, level):
    assert level_with(identity, basis) is level


def test_she_says_her_dong_and_may_change_it_later(town):
    declare_basis(town.na, town.na, town.chipyeong, Basis.WORKPLACE)
    assert (town.na.dong.name, town.na.basis, town.na.level) == ("치평동", Basis.WORKPLACE, Level.NONE)
    declare_basis(town.na, town.na, town.pungam, Basis.RESIDENCE)
    assert (town.na.dong.name, town.na.basis) == ("풍암동", Basis.RESIDENCE)


def test_a_seen_address_counts_no_longer_in_another_dong(town):
    kim = town.kim
    kim.level = int(Level.RESIDENCE_VERIFIED)
    db.session.commit()
    declare_basis(kim, kim, town.pungam, Basis.RESIDENCE)
    assert town.kim.level == Level.RESIDENCE_VERIFIED
    declare_basis(town.kim, town.kim, town.chipyeong, Basis.RESIDENCE)
    assert town.kim.level == Level.DECLARED_BASIS


def test_nobody_says_it_for_somebody_else(town):
    for actor in (town.lee, town.ahn, town.park, None):
        with pytest.raises(Refused) as no:
            declare_basis(actor, town.kim, town.chipyeong, Basis.RESIDENCE)
        assert no.value.refusal is Refusal.NOT_YOURS
    assert town.kim.dong.name == "풍암동"


def test_a_closed_dong_is_nobodys(town):
    town.chipyeong.state = DongState.CLOSED
    db.session.commit()
    with pytest.raises(Refused) as no:
        declare_basis(town.kim, town.kim, town.chipyeong, Basis.RESIDENCE)
    assert no.value.refusal is Refusal.NO_DONG_YET
