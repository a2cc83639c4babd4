import pytest

from ganggu_participation.assemblies import actions
from ganggu_participation.assemblies.models import Resolution
from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal, Refused

from .builders import a_counted_assembly, a_declared_assembly, a_failed_assembly


def refusal_of(actor, assembly):
    before = db.session.query(Resolution).count()
    with pytest.raises(Refused) as no:
        actions.resolve(actor, assembly)
    assert db.session.query(Resolution).count() == before
    return no.value.refusal


def test_the_resolution_is_drafted_from_the_result(town):
    resolution = actions.resolve(town.park, a_declared_assembly(town))
    assert resolution.number == "풍암-2026-1" and resolution.signed_by == town.park.id
    assert "주민 32,000명의 0.02%인 7명 이상 참여해야 하고 7명이 참여해 총회가 성립했습니다." in resolution.text
    assert "의안 1. 둘레길 의자 놓기(800만 원): 5표. 선정되었습니다." in resolution.text
    assert "의안 3. 어린이 놀이터 그늘막(1,200만 원): 2표. 선정되지 않았습니다." in resolution.text


def test_an_assembly_is_resolved_once(town):
    assembly = a_declared_assembly(town)
    actions.resolve(town.park, assembly)
    assert refusal_of(town.park, assembly) is Refusal.ALREADY_RESOLVED


def test_before_the_declaration_there_is_nothing_to_resolve(town):
    assert refusal_of(town.park, a_counted_assembly(town)) is Refusal.NOT_IN_THIS_STATE


def test_an_assembly_without_quorum_resolves_nothing(town):
    assert refusal_of(town.park, a_failed_assembly(town)) is Refusal.NOT_IN_THIS_STATE


@pytest.mark.parametrize("name", ["choi", "kim", "han"])
def test_only_officers_of_the_dong_sign(town, name):
    assert refusal_of(getattr(town, name), a_declared_assembly(town)) is Refusal.ROLE_MISSING
