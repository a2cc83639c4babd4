"""screening.set_up: the budget desk fixes criteria, points and proposals, until a sheet is in."""


from sqlalchemy import func, select

from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal
from ganggu_participation.screenings import actions
from ganggu_participation.screenings.models import Screening
from ganggu_participation.screenings.states import DEFAULT_CRITERIA, ScreeningState, SheetState

from ..persons import last_act, nobody_else_may, refused
from ..proposals.builders import an_announced_cycle
from .builders import FULL, HALF, committee, handed_in, set_up

__all__ = ["committee"]



def test_the_budget_desk_and_nobody_else(town, committee):
    cycle = an_announced_cycle()
    words = {"cycle": cycle, "track": cycle.tracks[0], "dong": town.pungam, "criteria": DEFAULT_CRITERIA, "trim": False}
    nobody_else_may(town, lambda who: actions.set_up(who, **words), "han", hears=Refusal.ROLE_MISSING)
    refused(Refusal.ROLE_MISSING, actions.set_up, committee[0], **words)
    assert db.session.scalar(select(func.count()).select_from(Screening)) == 0


def test_it_takes_what_passed_the_review_and_the_trail_holds_the_rules(town, committee):
    screening = set_up(town, trim=True)
    assert screening.state is ScreeningState.OPEN and screening.full_marks == 100 and len(screening.proposals) == 2
    verb, who, facts = last_act()
    assert (verb, who) == ("screening.set_up", f"accounts/{town.han.id}")
    assert facts["trim"] is True and facts["proposals"] == screening.proposals


def test_other_criteria_empty_the_sheets_that_were_begun(town, committee):
    screening = set_up(town)
    sheet = actions.fill(committee[1], screening, {screening.proposals[0]: FULL})
    set_up(town, criteria=[("필요성", 60), ("효과", 40)])
    assert sheet.points == {} and sheet.state is SheetState.BEGUN
    refused(Refusal.POINTS_OUT_OF_RANGE, actions.fill, committee[1], screening, {screening.proposals[0]: FULL})


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
