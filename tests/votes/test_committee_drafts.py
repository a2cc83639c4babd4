"""A committee's published scores taken into a vote by the official who puts it together, at the page."""

import pytest

from ganggu_participation.database import db
from ganggu_participation.screenings import actions
from ganggu_participation.votes.forms.draft_committee import NO_SHEETS, OTHER_OPTIONS, WRONG_WEIGHT
from ganggu_participation.votes.models import Vote

from ..screenings.builders import FULL, HALF, committee, handed_in, set_up
from .drafts import a_contest, a_draft
from .test_drafts import values

__all__ = ["committee"]
DESK = "/office/votes"


@pytest.fixture
def screening(town, committee):
    """Two proposals and what two of three members gave them, published."""
    found = set_up(town)
    handed_in(committee[1], found, FULL, HALF)
    handed_in(committee[2], found, HALF, FULL)
    actions.publish(town.han, found)
    return found


def sent(town, screening, **words):
    """What the page holds after the official came from the screening's own page."""
    options = [
        {"title": f"사업 {number}", "cost": "3,000만 원", "summary": "", "category": "", "source": f"proposals/{number}"}
        for number in screening.proposals
    ]
    contest = {"options": options, "k": "1", "screening": str(screening.id), "committee_weight": "40", **words}
    return a_draft(town.pungam.id, a_contest(**contest))


def the_contest():
    (vote,) = db.session.query(Vote)
    return vote.contests[0]


def test_the_page_of_the_screening_leads_to_a_vote_on_what_was_screened(town, screening, as_):
    park = as_(town.park)
    link = f"/office/votes/new?screening={screening.id}"
    assert link in park.get(f"/screenings/{screening.id}").text
    assert link not in as_(town.kim).get(f"/screenings/{screening.id}").text
    shown = values(park.get(link))
    sources = [value for name, value in shown.items() if name.endswith("source")]
    assert sources == [f"proposals/{number}" for number in screening.proposals]
    assert shown["contests-0-screening"] == str(screening.id)


def test_scores_and_weight_are_in_the_draft_and_stay_when_it_is_mended(town, screening, as_):
    park = as_(town.park)
    assert park.post(DESK, data=sent(town, screening)).status_code == 303
    limits = the_contest().limits
    assert limits["channels"] == [["주민 투표", "60"], ["위원 심사", "40"]]
    assert sorted(limits["committee"]["sheets"]) == [[[1, 50], [2, 100]], [[1, 100], [2, 50]]]
    vote_id = the_contest().vote_id
    shown = values(park.get(f"{DESK}/{vote_id}/edit"))
    assert (shown["contests-0-screening"], shown["contests-0-committee_weight"]) == (str(screening.id), "40")
    turned = {**shown, "bases": ["residence"], "title": "고친 이름"}
    for name in ("title", "source"):  # the rows change places: so do the scores
        one, two = f"contests-0-options-0-{name}", f"contests-0-options-1-{name}"
        turned[one], turned[two] = turned[two], turned[one]
    assert park.post(f"{DESK}/{vote_id}", data=turned).status_code == 303
    db.session.expire_all()
    assert sorted(the_contest().limits["committee"]["sheets"]) == [[[1, 50], [2, 100]], [[1, 100], [2, 50]]]
    assert [option.source for option in the_contest().options] == [f"proposals/{n}" for n in reversed(screening.proposals)]


def test_a_weighted_draft_is_tried_with_the_scores_in_it(town, screening, as_):
    park = as_(town.park)
    answer = park.post(DESK, data=sent(town, screening))
    tried = park.get(f"{answer.location}/rehearsal").text
    assert "주민 투표 60%, 위원 심사 40%의 비율로" in tried and "모두의 몫을 똑같이 나누기(주민 표만)" in tried


def test_an_empty_paper_is_filled_with_what_was_screened(town, screening, as_):
    empty = a_contest(options=[{"title": ""}, {"title": ""}], screening=str(screening.id))
    shown = values(as_(town.park).post(DESK, data={**a_draft(town.pungam.id, empty), "rows": "shape"}))
    assert [v for n, v in shown.items() if n.endswith("source")] == [f"proposals/{n}" for n in screening.proposals]


def test_a_paper_that_is_filled_already_stays(town, screening, as_):
    data = a_draft(town.pungam.id, a_contest(screening=str(screening.id)))
    shown = values(as_(town.park).post(DESK, data={**data, "rows": "shape"}))
    assert shown["contests-0-options-0-title"] == "쉼터"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"committee_weight": "0"}, WRONG_WEIGHT),
        ({"committee_weight": "100"}, WRONG_WEIGHT),
        ({"committee_weight": ""}, WRONG_WEIGHT),
        ({"options": [{"title": "쉼터", "cost": "1000"}, {"title": "조명", "cost": "1000"}]}, OTHER_OPTIONS),
        ({"options": [{"title": title, "cost": "1000", "source": "proposals/999"} for title in ("쉼터", "조명")]}, OTHER_OPTIONS),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_stored(town, screening, as_, words, sentence):
    answer = as_(town.park).post(DESK, data=sent(town, screening, **words))
    assert answer.status_code == 422 and sentence in answer.text
    assert db.session.query(Vote).count() == 0


def test_a_screening_without_a_whole_sheet_is_not_taken_in(town, committee, as_):
    found = set_up(town)
    handed_in(committee[0], found, FULL)  # stepped back from her own
    actions.publish(town.han, found)
    answer = as_(town.park).post(DESK, data=sent(town, found))
    assert answer.status_code == 422 and NO_SHEETS in answer.text


def test_what_was_not_published_is_not_offered(town, committee, as_):
    found = set_up(town)
    assert "contests-0-screening" not in values(as_(town.park).get(f"{DESK}/new"))
    answer = as_(town.park).post(DESK, data=sent(town, found))
    assert answer.status_code == 422 and db.session.query(Vote).count() == 0
