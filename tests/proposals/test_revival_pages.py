"""Handed in once more: what fell short of support keeps number, text and support, and goes on where it stood."""


import pytest

from ganggu_participation import clock, timekeeping
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.voices.actions import give_support

from ..mergers.builders import neighbours
from .builders import a_gate_of, a_submitted_proposal
from .test_pages import read
from .words import DAY


def test_by_the_page(town, as_, short):
    page = read(as_(town.kim).get(f"/proposals/{short.id}"))
    assert "아래 다시 내기를 누르면 접수번호와 공감을 그대로 두고" in page and ">다시 내기<" in page
    other = read(as_(town.lee).get(f"/proposals/{short.id}"))
    assert ">다시 내기<" not in other and "제안한 사람이 다시 내면" in other
    assert as_(town.lee).post(f"/proposals/{short.id}/revival").status_code == 403
    client = as_(town.kim)
    assert client.post(f"/proposals/{short.id}/revival").status_code == 303
    page = read(client.get(f"/proposals/{short.id}"))
    assert "제안을 다시 냈습니다" in page and "공감 모으기 (2명 가운데 1명)" in page


@pytest.fixture
def short(town):
    """kim's, with one supporter of the two that were needed, a month later."""
    a_gate_of(2)
    proposal = a_submitted_proposal(town.kim)
    give_support(neighbours(town, 1)[0], proposal)
    with clock.at(clock.now() + 31 * DAY):
        timekeeping.keep()
        assert proposal.state is ProposalState.SHORT
        yield proposal
