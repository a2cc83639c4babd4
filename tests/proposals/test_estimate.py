"""proposal.estimate: so many of which unit price, copied as they stand; the most it may cost becomes its cost."""



from ganggu_participation.money import Won
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.estimates import Row
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from . import builders
from .builders import a_draft, a_submitted_proposal
from .words import BENCH, LAMP


def test_its_writers_reckon_and_nobody_else(town):
    lamp, draft = actions.add_price(town.han, **LAMP), a_draft(town.kim)
    nobody_else_may(town, lambda who: actions.estimate(who, draft, [Row(lamp, 1)]), "kim", hears=Refusal.NOT_YOURS)
    assert draft.breakdown == [] and draft.cost is None
    actions.estimate(town.kim, draft, [Row(lamp, 2)])
    assert last_act() == ("proposal.estimate", f"accounts/{town.kim.id}", {"rows": 1})


def test_after_the_receipt_it_is_a_version_and_only_when_she_is_asked(town):
    lamp, proposal = actions.add_price(town.han, **LAMP), a_submitted_proposal(town.kim)
    refused(Refusal.NOT_IN_THIS_STATE, actions.estimate, town.kim, proposal, [Row(lamp, 1)])
    assert proposal.cost is None and len(proposal.versions) == 1
    actions.request_info(town.jung, proposal, "몇 개가 필요한지 적어 주세요.")
    actions.estimate(town.kim, proposal, [Row(lamp, 2)])
    assert proposal.cost == Won(5_000_000) and proposal.versions[-1].cost == Won(5_000_000)
    assert proposal.versions[-1].reason == "보완 요청에 답함: 몇 개가 필요한지 적어 주세요."


def test_of_two_that_write_the_second_reads_it_first(town):
    lamp, draft = actions.add_price(town.han, **LAMP), a_draft(town.kim)
    before = draft.revision
    actions.estimate(town.kim, draft, [Row(lamp, 1)])
    refused(Refusal.WRITTEN_MEANWHILE, actions.revise, town.kim, draft, revision=before, cost=None)
    assert draft.cost == Won(2_500_000)


def test_rows_give_a_range_a_cost_and_what_it_costs_every_year(town):
    lamp, bench = actions.add_price(town.han, **LAMP), actions.add_price(town.han, **BENCH)
    draft = builders.a_draft(town.kim)
    nobody_else_may(town, lambda who: actions.estimate(who, draft, [Row(lamp, 1)]), "kim")
    actions.estimate(town.kim, draft, [Row(lamp, 3), Row(bench, 2)])
    assert draft.cost_range == (Won(5_300_000), Won(9_300_000)) and draft.upkeep == Won(180_000)
    assert draft.cost == Won(9_300_000)
    actions.change_price(town.han, lamp, **{**LAMP, "high": Won(9_000_000)})
    assert draft.cost_range == (Won(5_300_000), Won(9_300_000))
    actions.estimate(town.kim, draft, [])
    assert draft.cost_range is None and draft.upkeep is None and draft.cost == Won(9_300_000)
