"""No sequence of verbs loses text, credit or supporters; and a fault planted in the code is found."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from ganggu_participation.mergers import support
from ganggu_participation.mergers.actions import merging, splitting
from ganggu_participation.proposals.actions import writing

from ..votes.test_model import planted
from .builders import neighbours
from .model import DONE, ProposalModel

pytestmark = pytest.mark.long

CALM = {"deadline": None, "database": None, "derandomize": True, "suppress_health_check": list(HealthCheck)}
HONEST = settings(max_examples=25, stateful_step_count=20, **CALM)
HUNT = settings(max_examples=40, stateful_step_count=20, phases=[Phase.generate], **CALM)
FAULTS = [
    ("loses a supporter", support, "carry_over", "in supporters_of(source.id):", "in supporters_of(source.id)[1:]:"),
    ("loses the words of a half", splitting, "split", 'keep_version(proposal, f"둘로 나눔: {reason}")', "str(reason)"),
    ("lets an idea go down with another", writing, "withdraw", "for source in parts:", "for source in []:"),
    ("merges without a word on where to", merging, "merge", "= target.id\n", "= None\n"),
]


@pytest.fixture
def crowd(town):
    ProposalModel.crowd = tuple(neighbours(town, 4))


def walk(how):
    run_state_machine_as_test(ProposalModel, settings=how)


def test_proposals_fare_as_their_model(crowd):
    DONE.clear()
    walk(HONEST)
    every = {"merge", "ask_to_split", "move", "withdraw", "stand_alone", "give_support", "take_support_back", "hide", "request_info", "fall_short", "revive"}
    assert every <= set(DONE), DONE


@pytest.mark.parametrize(("what", "where", "name", "before", "after"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_planted_fault_is_found(crowd, monkeypatch, what, where, name, before, after):
    planted(monkeypatch, where, name, before, after)
    with pytest.raises(AssertionError):
        walk(HUNT)
