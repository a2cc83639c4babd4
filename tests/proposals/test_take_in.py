"""Proposals on paper: typed in by staff, received at once, with the way they came in."""

import pytest

from ganggu_participation.database import db
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.proposals.papers import Paper
from ganggu_participation.proposals.states import Channel, ProposalState
from ganggu_participation.refusals import Refusal, Refused

from . import builders
from .persons import nobody_else_may
from .test_pages import read

SHEET = Paper(name="홍길순", shown="풍암동 주민 홍○○", contact="062-000-1234", consented=True)


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


def test_only_the_desks_of_the_dong_and_the_district_take_in(town):
    nobody_else_may(town, lambda who: take_in(who, town), "park", "han")
    assert take_in(town.han, town).receipt_no


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
    with pytest.raises(Refused) as no:
        take_in(town.park, town, **change)
    assert no.value.refusal is refusal and db.session.query(Proposal).count() == 0


def test_the_page_shows_the_way_and_never_the_name_or_the_contact(town, as_):
    builders.an_announced_cycle()
    sheet = {"channel": "post", "name": "홍길순", "shown": "이웃 주민", "contact": "062-000-1234", "consented": "y"}
    desk = as_(town.park)
    answer = desk.post("/office/paper-proposals", data={**builders.WORDS, "dong": town.pungam.id, **sheet})
    assert answer.status_code == 303
    page = read(as_(None).get(f"/proposals/{db.session.query(Proposal).one().id}"))
    assert "이웃 주민" in page and "우편 접수" in page and "홍길순" not in page and "062-000-1234" not in page
    other = desk.post("/office/paper-proposals", data={**builders.WORDS, "dong": town.chipyeong.id, **sheet})
    assert other.status_code == 403 and "홍길순" in read(other)
    assert "개인정보" in read(as_(None).get("/proposals/blank"))
    assert as_(town.kim).get("/office/paper-proposals/new").status_code == 403
