"""scoresheet.fill: a member notes the points that she has so far, within each criterion."""


from sqlalchemy import func, select

from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal
from ganggu_participation.screenings import actions
from ganggu_participation.screenings.models import ScoreSheet
from ganggu_participation.screenings.queries import sheet_of
from ganggu_participation.screenings.states import SheetState

from ..persons import hears_no, last_act, nobody_else_may, refused
from .builders import FULL, HALF, committee, handed_in, set_up

__all__ = ["committee"]



def test_members_of_the_committee_and_nobody_else(town, committee):
    screening = set_up(town)
    nobody_else_may(town, lambda who: actions.fill(who, screening, {}), hears=Refusal.ROLE_MISSING)
    assert db.session.scalar(select(func.count()).select_from(ScoreSheet)) == 0


def test_what_she_noted_stays_and_what_she_notes_anew_takes_its_place(town, committee):
    screening = set_up(town)
    one, two = screening.proposals
    sheet = actions.fill(committee[1], screening, {one: [30, None, None, None]})
    actions.fill(committee[1], screening, {one: HALF, two: FULL})
    assert sheet.state is SheetState.BEGUN and (sheet.total(one), sheet.total(two)) == (50, 100)
    assert last_act()[:2] == ("scoresheet.fill", f"accounts/{committee[1].id}") and last_act()[2] == {}
    assert sheet_of(screening.id, committee[2].id) is None


def test_points_stay_within_their_criterion_and_are_of_a_proposal_that_is_screened(town, committee):
    screening = set_up(town)
    first = screening.proposals[0]
    sheet = actions.fill(committee[1], screening, {first: HALF})
    for wrong in ([31, 30, 20, 20], [-1, 30, 20, 20], [30, 30, 20], [30, 30, 20, 20, 0]):
        hears_no("0점부터 배점까지의 정수로", actions.fill, committee[1], screening, {first: wrong})
    refused(Refusal.NOT_UNDER_SCREENING, actions.fill, committee[1], screening, {first: FULL, 999: FULL})
    assert sheet.total(first) == 50


def test_nobody_scores_her_own_nor_after_handing_in_nor_once_published(town, committee):
    screening = set_up(town)
    mine, hers = screening.proposals
    refused(Refusal.OWN_PROPOSAL_SCORED, actions.fill, committee[0], screening, {mine: FULL, hers: FULL})
    assert sheet_of(screening.id, committee[0].id) is None
    handed_in(committee[1], screening, HALF, HALF)
    refused(Refusal.NOT_IN_THIS_STATE, actions.fill, committee[1], screening, {mine: FULL})
    actions.publish(town.han, screening)
    refused(Refusal.NOT_IN_THIS_STATE, actions.fill, committee[2], screening, {mine: FULL})
