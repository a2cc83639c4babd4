"""proposal.take_in: what came on paper is received at once, with the way it came in."""


import pytest

from ganggu_participation.database import db
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.proposals.papers import Paper
from ganggu_participation.proposals.states import Channel, ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from . import builders

SHEET = Paper(name="홍길순", shown="풍암동 주민 홍○○", contact="062-000-1234", consented=True)


def test_only_the_desks_of_the_dong_and_the_district_take_in(town):
    nobody_else_may(town, lambda who: take_in(who, town), "park", "han", hears=Refusal.ROLE_MISSING)
    assert db.session.query(Proposal).count() == 0
    proposal = take_in(town.han, town)
    facts = {"receipt_no": proposal.receipt_no, "channel": "visit"}
    assert last_act() == ("proposal.take_in", f"accounts/{town.han.id}", facts)
    assert "홍길순" not in str(last_act()) and proposal.steps[-1].by == "풍암동 담당자"


def take_in(who, town, sheet=SHEET, channel=Channel.VISIT, **words):
    cycle = builders.an_announced_cycle()
    place = {"cycle": cycle, "track": cycle.tracks[0], "dong": town.pungam}
    return actions.take_in(who, **place, channel=channel, paper=sheet, **{**builders.WORDS, **words})


def test_the_dong_desk_receives_it_for_somebody_without_an_account(town):
    proposal = take_in(town.park, town)
    assert proposal.state is ProposalState.SUBMITTED and proposal.receipt_no == "2027-풍암-0001"
    assert proposal.author_id is None and proposal.author_name == "풍암동 주민 홍○○" and proposal.review_due
    assert proposal.versions[0].reason == "처음 낸 글(방문 접수)" and "접수번호는" in proposal.steps[0].text
    assert proposal.paper.name == "홍길순" and proposal.paper.entered_by == town.park.id


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"sheet": Paper("", "이웃", "", True)}, Refusal.PAPER_UNSIGNED),
        ({"sheet": Paper("홍길순", " ", "", True)}, Refusal.PAPER_UNSIGNED),
        ({"sheet": Paper("홍길순", "이웃", "", False)}, Refusal.PAPER_CONSENT_MISSING),
        ({"channel": Channel.WEB}, Refusal.NOT_A_PAPER_CHANNEL),
        ({"location": " "}, Refusal.PROPOSAL_INCOMPLETE),
    ],
)
def test_a_sheet_that_lacks_something_is_not_taken_in(town, change, refusal):
    refused(refusal, take_in, town.park, town, **change)
    assert db.session.query(Proposal).count() == 0
