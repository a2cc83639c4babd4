import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ganggu_participation import clock
from ganggu_participation.assemblies import actions as assemblies
from ganggu_participation.assemblies.models import Assembly
from ganggu_participation.assemblies.states import AssemblyState
from ganggu_participation.audit import AuditEntry
from ganggu_participation.budgets import actions
from ganggu_participation.budgets.models import Envelope, FundedLine
from ganggu_participation.budgets.states import EnvelopeState
from ganggu_participation.counts import actions as counts
from ganggu_participation.counts.models import Certification, Count
from ganggu_participation.counts.sheets import sealed_text
from ganggu_participation.database import db
from ganggu_participation.money import Won
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.tally import Item, Papers
from ganggu_participation.tally import count as tally_count
from ganggu_participation.votes.models import Contest, Option
from ganggu_participation.votes.rule_sheets import contest_of

from .. import world
from ..approvals.builders import two_agree
from ..assemblies.builders import a_closed_assembly, a_counted_assembly, a_declared_assembly, a_noticed_assembly
from ..counts.builders import a_declared_vote
from .builders import an_allocated_envelope, an_envelope, count_of


def refusal_of(actor, envelope, count):
    with pytest.raises(Refused) as no:
        actions.allocate(actor, envelope, count)
    assert_nothing_happened(envelope)
    return no.value.refusal


def assert_nothing_happened(envelope):
    assert envelope.state is EnvelopeState.OPEN and db.session.query(FundedLine).count() == 0
    settled = (ProposalState.SELECTED, ProposalState.NOT_SELECTED)
    assert db.session.query(Proposal).where(Proposal.state.in_(settled)).count() == 0
    assert db.session.query(AuditEntry).filter_by(verb="budget.allocate").count() == 0


def test_funded_options_become_lines_and_all_proposals_are_told(town):
    envelope = an_allocated_envelope(town)
    lines = [(line.title, line.amount, line.place, line.votes) for line in envelope.lines]
    assert lines == [
        ("둘레길 의자 놓기", Won(8_000_000), 1, 5),
        ("골목길 안전 조명", Won(20_000_000), 2, 4),
        ("마을 텃밭 만들기", Won(5_000_000), 4, 1),
    ]
    assert (envelope.state, envelope.left) == (EnvelopeState.ALLOCATED, Won(0))
    states = {p.title: p.state for p in db.session.query(Proposal)}
    assert states.pop("어린이 놀이터 그늘막") is ProposalState.NOT_SELECTED
    assert set(states.values()) == {ProposalState.SELECTED}


def test_proposers_read_why_and_that_the_council_comes_first(town):
    an_allocated_envelope(town)
    said = {p.title: p.steps[-1].text for p in db.session.query(Proposal)}
    assert "의회가 예산을 확정하면 시작합니다" in said["둘레길 의자 놓기"]
    assert "남은 예산 500만 원보다 커서" in said["어린이 놀이터 그늘막"]


@pytest.mark.parametrize("name", ["park", "kim", "baek", "ahn"])
def test_only_the_budget_desk_allocates(town, name):
    count, envelope = count_of(a_declared_assembly(town)), an_envelope(town)
    assert refusal_of(getattr(town, name), envelope, count) is Refusal.ROLE_MISSING


def test_an_uncertified_count_allocates_nothing(town):
    assembly = a_closed_assembly(town)
    two_agree(town, assembly.vote)
    count = counts.count(town.baek, assembly.vote)
    assert refusal_of(town.han, an_envelope(town), count) is Refusal.NOT_COUNTED_YET


def test_before_the_assembly_is_declared_nothing_is_allocated(town):
    count = count_of(a_counted_assembly(town))
    assert refusal_of(town.han, an_envelope(town), count) is Refusal.ASSEMBLY_NOT_DECLARED


def test_an_assembly_without_quorum_allocates_nothing(town):
    assembly = a_counted_assembly(town, ballots=({1: [1]},))
    assemblies.find_no_quorum(town.park, assembly)
    assert refusal_of(town.han, an_envelope(town), count_of(assembly)) is Refusal.ASSEMBLY_NOT_DECLARED


def test_the_count_of_another_dong_allocates_nothing(town):
    count = count_of(a_declared_assembly(town))
    assert refusal_of(town.han, an_envelope(town, dong=town.chipyeong), count) is Refusal.OTHER_VOTE


def test_a_vote_without_proposals_allocates_nothing(town):
    count = a_declared_vote(town, ballots=[{1: [1]}])
    assert refusal_of(town.han, an_envelope(town), count) is Refusal.OTHER_VOTE


def test_an_envelope_that_is_smaller_than_the_votes_ceiling_is_not_passed(town):
    count, envelope = count_of(a_declared_assembly(town)), an_envelope(town, ceiling=Won(32_999_999))
    assert refusal_of(town.han, envelope, count) is Refusal.CEILING_PASSED


def test_an_envelope_is_allocated_once(town):
    envelope = an_allocated_envelope(town)
    with pytest.raises(Refused) as no:
        actions.allocate(town.han, envelope, db.session.get_one(Count, envelope.count_id))
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE
    assert db.session.query(FundedLine).count() == 3


def test_of_two_who_allocate_at_once_one_is_first(bare_app):
    """Two officials press the button at the same moment."""
    with bare_app.app_context():
        town = world.Town()
        ids = an_envelope(town).id, count_of(a_declared_assembly(town)).id
        db.session.remove()
    outcomes, gate = [], threading.Barrier(2)

    def allocate():
        with bare_app.app_context():
            envelope, count = db.session.get(Envelope, ids[0]), db.session.get(Count, ids[1])
            han = world.Town().han
            gate.wait()
            try:
                actions.allocate(han, envelope, count)
                outcomes.append("done")
            except Refused as no:
                outcomes.append(no.refusal.name)

    threads = [threading.Thread(target=allocate) for _ in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(outcomes) == ["NOT_IN_THIS_STATE", "done"]
    with bare_app.app_context():
        assert db.session.query(FundedLine).count() == 3
        assert db.session.query(AuditEntry).filter_by(verb="budget.allocate").count() == 1


MONEY = st.integers(min_value=1, max_value=40_000_000)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    costs=st.lists(MONEY, min_size=4, max_size=4),
    votes=st.lists(st.integers(min_value=0, max_value=30), min_size=4, max_size=4),
    ceilings=st.tuples(MONEY, MONEY),
)
def test_no_ceiling_is_ever_passed(town, costs, votes, ceilings):
    """Whatever a certified count says: the lines fit, or nothing is written at all (KOREA PB-13)."""
    counted_under, ceiling = map(Won, ceilings)
    envelope, count = random_result(town, costs, votes, counted_under, ceiling)
    try:
        actions.allocate(town.han, envelope, count)
    except Refused as no:
        assert no.refusal is Refusal.CEILING_PASSED
        assert_nothing_happened(envelope)
    else:
        assert envelope.spent <= ceiling
        assert {line.amount.amount for line in envelope.lines} <= set(costs)
    finally:
        undo(envelope)


def random_result(town, costs, votes, counted_under, ceiling):
    """A certified count over these costs and votes, as if the vote had been under another ceiling than the envelope."""
    assembly = db.session.query(Assembly).one_or_none() or an_assembly_taken_as_declared(town)
    contest = thawed(assembly.vote.contests[0], costs, counted_under)
    items = [Item(o.no, o.title, o.cost) for o in contest.options]
    papers = Papers.gathered([([o.no], copies) for o, copies in zip(contest.options, votes, strict=True) if copies])
    sheet = tally_count(contest_of(contest), items, papers, sum(votes))
    text, digest = sealed_text({"marks": {"online": sum(votes)}, "contests": [{"no": 1, "title": contest.title, "sheet": sheet}]})
    count = Count(vote_id=assembly.vote_id, no=1, sheet=text, digest=digest, counted_by=town.baek.id, at=clock.now())
    count.certification = Certification(certified_by=town.seo.id, at=clock.now())
    envelope = Envelope(
        state=EnvelopeState.OPEN,
        cycle_id=assembly.cycle_id,
        track_id=assembly.track_id,
        dong_id=assembly.dong_id,
        ceiling=ceiling,
    )
    db.session.add_all([count, envelope])
    db.session.commit()
    return envelope, count


def thawed(contest, costs, ceiling):
    """Another vote than the published one, behind the back of its models, which would refuse."""
    for option, cost in zip(contest.options, costs, strict=True):
        db.session.execute(Option.__table__.update().where(Option.id == option.id).values(cost=Won(cost)))
    db.session.execute(Contest.__table__.update().values(ceiling=ceiling))
    db.session.commit()
    return contest


def an_assembly_taken_as_declared(town):
    assembly = a_noticed_assembly(town)
    assembly.state = AssemblyState.DECLARED
    db.session.commit()
    return assembly


def undo(envelope):
    for table in (FundedLine, Envelope, Certification, Count, AuditEntry):
        db.session.execute(table.__table__.delete())
    db.session.execute(Proposal.__table__.update().values(state=ProposalState.ON_BALLOT))
    db.session.commit()
    db.session.expunge_all()
