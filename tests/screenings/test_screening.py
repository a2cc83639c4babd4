"""The committee's screening: complete sheets only, own proposals never, averages half up, and what a vote takes of it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ganggu_participation.accounts.models import RoleGrant
from ganggu_participation.accounts.states import GrantState
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK, Role
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.screenings import actions
from ganggu_participation.screenings.averages import average_of
from ganggu_participation.screenings.queries import committee_limits, results_of
from ganggu_participation.screenings.states import DEFAULT_CRITERIA, ScreeningState, SheetState
from ganggu_participation.votes.plan_checks import fault_in
from ganggu_participation.votes.plans import ContestPlan, OptionPlan

from ..mergers.builders import neighbours
from ..persons import nobody_else_may, refused
from ..proposals.builders import a_listed_proposal, an_announced_cycle
from ..world import LONG_AGO

FULL, HALF, ODD = [30, 30, 20, 20], [15, 15, 10, 10], [20, 20, 15, 10]


@pytest.fixture
def committee(town):
    """Three neighbours who sit in it, and a screening of two proposals, one of them written by the first."""
    members = neighbours(town, 3)
    for member in members:
        db.session.add(
            RoleGrant(state=GrantState.ACTIVE, account_id=member.id, role=Role.PB_COMMITTEE_MEMBER, from_at=LONG_AGO)
        )
    db.session.commit()
    an_announced_cycle()
    a_listed_proposal(town.kim, town.jung)
    a_listed_proposal(members[0], town.jung, title="버스 정류장 의자")
    return members


def set_up(town, **changed):
    cycle = an_announced_cycle()
    words = {"criteria": DEFAULT_CRITERIA, "trim": False, "dong": town.pungam, **changed}
    return actions.set_up(town.han, cycle=cycle, track=cycle.tracks[0], **words)


def handed_in(member, screening, *points):
    sheet = actions.fill(member, screening, dict(zip(screening.proposals, points, strict=False)))
    actions.hand_in(member, sheet)
    return sheet


def test_three_members_screen_two_proposals(town, committee):
    screening = set_up(town)
    mine, hers = screening.proposals
    one, two, three = committee
    handed_in(one, screening, FULL)  # the other is her own
    handed_in(two, screening, HALF, FULL)
    handed_in(three, screening, ODD, ODD)
    actions.publish(town.han, screening)
    assert screening.state is ScreeningState.PUBLISHED
    rows = {row.proposal.id: row for row in results_of(screening)}
    assert rows[mine].totals == (100, 50, 65) and rows[mine].average == Decimal("71.67")
    assert rows[hers].totals == (None, 100, 65) and rows[hers].average == Decimal("82.50")
    assert (rows[hers].place, rows[mine].place) == (1, 2)


def test_a_sheet_is_complete_or_does_not_count(town, committee):
    screening = set_up(town)
    _, two, _ = committee
    sheet = actions.fill(two, screening, {screening.proposals[0]: FULL})
    refused(Refusal.SHEET_INCOMPLETE, actions.hand_in, two, sheet)
    actions.fill(two, screening, {screening.proposals[1]: [30, 30, 20, None]})
    refused(Refusal.SHEET_INCOMPLETE, actions.hand_in, two, sheet)
    refused(Refusal.NO_SHEETS, actions.publish, town.han, screening)
    actions.fill(two, screening, {screening.proposals[1]: FULL})
    actions.hand_in(two, sheet)
    assert sheet.state is SheetState.HANDED_IN
    refused(Refusal.NOT_IN_THIS_STATE, actions.fill, two, screening, {screening.proposals[1]: HALF})


def test_nobody_scores_her_own_and_whoever_steps_back_is_left_out(town, committee):
    screening = set_up(town)
    mine, hers = screening.proposals
    one, two, _ = committee
    refused(Refusal.OWN_PROPOSAL_SCORED, actions.fill, one, screening, {hers: FULL})
    other = db.session.get_one(Proposal, mine)
    refused(Refusal.RECUSAL_UNEXPLAINED, actions.recuse, two, screening, other, " ")
    sheet = actions.recuse(two, screening, other, "제안한 단체의 회원입니다.")
    refused(Refusal.OWN_PROPOSAL_SCORED, actions.fill, two, screening, {mine: FULL})
    actions.fill(two, screening, {hers: HALF})
    actions.hand_in(two, sheet)
    assert [row.average for row in results_of(screening)] == [Decimal("50.00"), None]


def test_points_stay_within_their_criterion(town, committee):
    screening = set_up(town)
    for wrong in ([31, 30, 20, 20], [-1, 30, 20, 20], [30, 30, 20]):
        refused(Refusal.POINTS_OUT_OF_RANGE, actions.fill, committee[1], screening, {screening.proposals[0]: wrong})
    refused(Refusal.NOT_UNDER_SCREENING, actions.fill, committee[1], screening, {999: FULL})


def test_criteria_are_kept_by_the_budget_desk_until_a_sheet_is_in(town, committee):
    for wrong in ([], [("필요성", 0)], [("필요성", 101)], [("필요성", 10), ("필요성", 20)]):
        refused(Refusal.CRITERIA_WRONG, set_up, town, criteria=wrong)
    refused(Refusal.NOTHING_TO_SCREEN, set_up, town, dong=town.chipyeong)
    screening = set_up(town, criteria=[("필요성", 60), ("효과", 40)])
    assert set_up(town).id == screening.id and screening.full_marks == 100
    handed_in(committee[1], screening, HALF, HALF)
    refused(Refusal.SCREENING_BEGUN, set_up, town)
    actions.publish(town.han, screening)
    refused(Refusal.NOT_IN_THIS_STATE, set_up, town)


def test_who_sets_up_scores_and_publishes(town, committee):
    cycle = an_announced_cycle()
    words = {"cycle": cycle, "track": cycle.tracks[0], "dong": town.pungam, "criteria": DEFAULT_CRITERIA, "trim": False}
    nobody_else_may(town, lambda who: actions.set_up(who, **words), "han")
    screening = set_up(town)
    nobody_else_may(town, lambda who: actions.fill(who, screening, {}))
    sheet = actions.fill(committee[1], screening, {})
    with pytest.raises(Refused) as no:
        actions.hand_in(committee[2], sheet)
    assert no.value.refusal is Refusal.NOT_YOURS
    db.session.rollback()
    nobody_else_may(town, lambda who: actions.publish(who, screening), "han")
    with pytest.raises(Refused):
        actions.publish(CLOCK, screening)


def test_a_vote_takes_whole_sheets_only(town, committee):
    screening = set_up(town)
    handed_in(committee[0], screening, FULL)
    assert committee_limits(screening, screening.proposals, 50) == {}
    handed_in(committee[1], screening, HALF, FULL)
    limits = committee_limits(screening, list(reversed(screening.proposals)), 40)
    assert limits["channels"] == [["주민 투표", "60"], ["위원 심사", "40"]]
    assert limits["committee"] == {"channel": "위원 심사", "sheets": [[[1, 100], [2, 50]]], "trim": False}
    options = (OptionPlan("하나", "", None), OptionPlan("둘", "", None))
    assert fault_in(ContestPlan("사업", "up_to_k", options, k=1, ceiling=None, limits=limits)) == ""


def test_residents_see_no_points_before_they_are_published(town, committee, as_):
    screening = set_up(town)
    handed_in(committee[1], screening, HALF, FULL)
    path = f"/screenings/{screening.id}"
    assert as_(None).get(path).status_code == 404
    assert "심사표 적기" in as_(committee[2]).get(path).text
    assert as_(town.kim).get(f"{path}/sheet").status_code == 404
    page = as_(committee[0]).get(f"{path}/sheet").text
    assert "내가 낸 제안" in page
    actions.publish(town.han, screening)
    page = as_(None).get(path).text
    assert "50.00" in page and "100.00" in page and "위원 1" in page


def test_a_member_fills_in_and_hands_in_on_the_page(town, committee, as_):
    screening = set_up(town)
    hers = as_(committee[1])
    path, (one, two) = f"/screenings/{screening.id}/sheet", screening.proposals
    answer = hers.post(path, data={f"p{one}_0": "31"})
    assert answer.status_code == 422 and "30점까지" in answer.text
    hers.post(path, data={f"p{n}_{c}": str(most) for n in (one, two) for c, most in enumerate(FULL)})
    hers.post(f"{path}/submission")
    assert screening.handed_in[0].total(one) == 100


@given(st.lists(st.integers(0, 100), max_size=12), st.booleans())
def test_averages_are_the_naive_ones(totals, trim):
    kept = sorted(totals)
    if trim and len(kept) >= 3:
        kept = kept[1:-1]
    found = average_of(totals, trim)
    if not kept:
        assert found is None
        return
    exact = Fraction(sum(kept), len(kept)) * 100
    half_up = exact.numerator // exact.denominator + (2 * (exact.numerator % exact.denominator) >= exact.denominator)
    assert found == Decimal(half_up) / 100
