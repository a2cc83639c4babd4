"""The committee's screening: complete sheets only, own proposals never, averages half up, and what a vote takes of it."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ganggu_participation.screenings import actions
from ganggu_participation.screenings.averages import average_of
from ganggu_participation.screenings.queries import committee_limits
from ganggu_participation.votes.plan_checks import fault_in
from ganggu_participation.votes.plans import ContestPlan, OptionPlan

from .builders import FULL, HALF, committee, handed_in, set_up

__all__ = ["committee"]


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
