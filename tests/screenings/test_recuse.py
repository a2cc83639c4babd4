"""scoresheet.recuse: a member with an interest gives no points, and the average does without her."""

from decimal import Decimal

from sqlalchemy import func, select

from ganggu_participation.database import db
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.refusals import Refusal
from ganggu_participation.screenings import actions
from ganggu_participation.screenings.models import ScoreSheet
from ganggu_participation.screenings.queries import results_of

from ..persons import last_act, nobody_else_may, refused
from ..proposals.builders import a_submitted_proposal
from .builders import FULL, HALF, committee, handed_in, set_up

__all__ = ["committee"]



def test_members_of_the_committee_and_nobody_else(town, committee):
    screening = set_up(town)
    other = db.session.get_one(Proposal, screening.proposals[0])
    nobody_else_may(town, lambda who: actions.recuse(who, screening, other, "이웃"), hears=Refusal.ROLE_MISSING)
    assert db.session.scalar(select(func.count()).select_from(ScoreSheet)) == 0


def test_points_that_she_gave_before_are_gone_and_the_reason_is_in_the_trail(town, committee):
    screening = set_up(town)
    one, two = screening.proposals
    sheet = actions.fill(committee[1], screening, {one: FULL, two: HALF})
    actions.recuse(committee[1], screening, db.session.get_one(Proposal, one), " 제안한 단체의 회원입니다. ")
    assert list(sheet.points) == [str(two)] and sheet.recused == {str(one): "제안한 단체의 회원입니다."}
    facts = {"reason": "제안한 단체의 회원입니다.", "proposal": one}
    assert last_act() == ("scoresheet.recuse", f"accounts/{committee[1].id}", facts)


def test_neither_from_what_is_not_screened_nor_after_handing_in(town, committee):
    screening = set_up(town)
    other = db.session.get_one(Proposal, screening.proposals[0])
    elsewhere = a_submitted_proposal(town.lee)
    refused(Refusal.NOT_UNDER_SCREENING, actions.recuse, committee[1], screening, elsewhere, "이웃의 일입니다.")
    sheet = handed_in(committee[1], screening, FULL, HALF)
    refused(Refusal.NOT_IN_THIS_STATE, actions.recuse, committee[1], screening, other, "나중에 생각났습니다.")
    assert sheet.total(other.id) == 100


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
