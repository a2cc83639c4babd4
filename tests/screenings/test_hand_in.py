"""scoresheet.hand_in: a sheet is complete or does not count."""



from ganggu_participation.refusals import Refusal
from ganggu_participation.screenings import actions
from ganggu_participation.screenings.queries import results_of
from ganggu_participation.screenings.states import SheetState

from ..persons import hears_no, last_act, nobody_else_may, refused
from .builders import FULL, HALF, committee, handed_in, set_up

__all__ = ["committee"]



def test_her_own_and_nobody_else_s(town, committee):
    screening = set_up(town)
    sheet = actions.fill(committee[1], screening, dict.fromkeys(screening.proposals, FULL))
    nobody_else_may(town, lambda who: actions.hand_in(who, sheet), hears=Refusal.ROLE_MISSING)
    refused(Refusal.NOT_YOURS, actions.hand_in, committee[2], sheet)
    assert sheet.state is SheetState.BEGUN and sheet.handed_in_at is None
    actions.hand_in(committee[1], sheet)
    assert sheet.state is SheetState.HANDED_IN and sheet.handed_in_at is not None
    assert last_act()[:2] == ("scoresheet.hand_in", f"accounts/{committee[1].id}")


def test_her_own_proposal_is_not_missed_and_how_many_are_is_told(town, committee):
    screening = set_up(town)
    mine, _hers = screening.proposals
    own = actions.fill(committee[0], screening, {mine: FULL})
    actions.hand_in(committee[0], own)
    assert own.state is SheetState.HANDED_IN
    empty = actions.fill(committee[1], screening, {})
    hears_no("아직 2건이 남았습니다", actions.hand_in, committee[1], empty)
    assert empty.state is SheetState.BEGUN


def test_neither_twice_nor_once_the_results_are_out(town, committee):
    screening = set_up(town)
    sheet = handed_in(committee[1], screening, FULL, HALF)
    refused(Refusal.NOT_IN_THIS_STATE, actions.hand_in, committee[1], sheet)
    late = actions.fill(committee[2], screening, dict.fromkeys(screening.proposals, HALF))
    actions.publish(town.han, screening)
    refused(Refusal.NOT_IN_THIS_STATE, actions.hand_in, committee[2], late)
    assert late.state is SheetState.BEGUN and {row.counted for row in results_of(screening)} == {1}


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
