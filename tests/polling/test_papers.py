"""Papers: entered twice by other hands, balanced, and counted with the votes of the other channels."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from ganggu_participation import clock
from ganggu_participation.approvals import actions as approvals
from ganggu_participation.approvals.queries import open_approval
from ganggu_participation.ballotbox.verify.__main__ import lines_about
from ganggu_participation.ballotbox.verify.reading import opened
from ganggu_participation.counts import actions as counts
from ganggu_participation.counts.queries import latest_count, sheet_of
from ganggu_participation.counts.sheets import explained, lines_off, sheet_for
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK, Act
from ganggu_participation.polling import actions
from ganggu_participation.polling.balance import Figures
from ganggu_participation.polling.paper_lines import read_paper
from ganggu_participation.polling.people import holder_of, key_of
from ganggu_participation.polling.queries import balance_of, card_typed, contest_of, papers_entered
from ganggu_participation.polling.states import BundleState, EnvelopeState, PlaceState
from ganggu_participation.records.archives import archive_of
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.models import RollMark
from ganggu_participation.votes.queries import mark_of, turnout_of
from ganggu_participation.votes.states import Channel
from tests.votes.builders import a_contest, an_open_vote, electors

from .builders import BORN, a_code, a_place, seen

PAPERS = "1 2\n1\n기권\n1 2 3 4\n"  # two valid ones, a blank, an over-vote


def refused(action, *args):
    with pytest.raises(Refused) as no:
        action(*args)
    return no.value


def agree(town, act, subject, one="baek", other="seo"):
    approvals.propose(getattr(town, one), act, subject, "종이를 다시 세어 보았습니다.")
    approvals.approve(getattr(town, other), open_approval(act, subject.id))


@pytest.fixture
def place(town):
    """Four people took papers; the polls are shut."""
    found = a_place(town, an_open_vote(town, left=timedelta(hours=1)))
    for n in range(4):
        actions.hand_out_paper(town.park, found, seen(found, f"주민{n}"))
    return found


@pytest.fixture
def shut(town, place):
    with clock.at(place.vote.closes):
        votes.close(CLOCK, place.vote)
        yield place


def in_order(town, place, papers=PAPERS, figures=None):
    bundle = actions.enter(town.baek, place, 1, 1, papers)
    actions.repeat(town.seo, bundle, papers)
    actions.report_papers(town.park, place, figures or Figures(received=10, spoiled=1, unused=5, in_box=4, not_returned=0))


def test_two_people_enter_a_bundle_and_equal_entries_are_settled(town, shut):
    bundle = actions.enter(town.baek, shut, 1, 1, PAPERS)
    assert bundle.state is BundleState.ENTERED
    actions.repeat(town.seo, bundle, " 2,1\n1\n-\n 1 2 3 4")
    assert bundle.state is BundleState.SETTLED and balance_of(shut).entered == {1: 4}


def test_the_same_hands_do_not_enter_twice(town, shut):
    bundle = actions.enter(town.baek, shut, 1, 1, PAPERS)
    assert refused(actions.repeat, town.baek, bundle, PAPERS).refusal is Refusal.SAME_ENTERER
    assert refused(actions.enter, town.seo, shut, 1, 1, PAPERS).refusal is Refusal.OVERTAKEN
    assert refused(actions.enter, town.kim, shut, 1, 2, PAPERS).refusal is Refusal.ROLE_MISSING
    assert refused(actions.enter, town.baek, shut, 1, 2, " \n").refusal is Refusal.BUNDLE_EMPTY


def test_only_differences_are_told_and_the_two_mend_their_own(town, shut):
    bundle = actions.enter(town.baek, shut, 1, 1, PAPERS)
    actions.repeat(town.seo, bundle, "1 2\n3\n기권\n1 2 3 4\n2")
    assert [line for line, _, _ in bundle.differences] == [2, 5] and bundle.state is BundleState.COMPARED
    assert refused(actions.settle_bundle, town.seo, bundle).refusal is Refusal.BUNDLE_DIFFERS
    assert refused(actions.mend, town.park, bundle, 2, "1").refusal is Refusal.NOT_YOURS
    actions.mend(town.seo, bundle, 2, "1")
    assert [line for line, _, _ in bundle.differences] == [5]
    actions.mend(town.baek, bundle, 5, "2")  # a sheet she had passed over
    assert bundle.state is BundleState.SETTLED and len(bundle.first) == 5


def test_no_paper_is_entered_while_the_polls_are_open(town, place):
    assert refused(actions.enter, town.baek, place, 1, 1, PAPERS).refusal is Refusal.POLLS_STILL_OPEN
    assert refused(actions.report_papers, town.park, place, Figures(4, 0, 0, 4, 0)).refusal is Refusal.POLLS_STILL_OPEN


@pytest.mark.parametrize("line", ["1 2 3 4", "9", "1 1", "무효", "x", "하나"])
def test_an_over_vote_and_what_the_rules_refuse_is_void_for_its_contest(town, place, line):
    contest = contest_of(place.vote, 1)
    assert read_paper(contest, line) == '{"contest":1,"invalid":true}'
    assert read_paper(contest, "3 1") == '{"choices":[1,3],"contest":1}'
    assert read_paper(contest, "기권") == read_paper(contest, "-") == '{"blank":true,"contest":1}'


def test_papers_with_answers_are_read(town):
    vote = an_open_vote(town, contests=[a_contest("approve_reject", k=None)])
    contest = contest_of(vote, 1)
    assert read_paper(contest, "1찬 2반 3기권") == '{"choices":[[1,"for"],[2,"against"],[3,"abstain"]],"contest":1}'
    assert read_paper(contest, "1아마") == '{"contest":1,"invalid":true}'


def test_nothing_is_counted_before_the_papers_balance(town, shut):
    agree(town, Act.OPEN_COUNT, shut.vote)
    assert refused(counts.count, town.baek, shut.vote).refusal is Refusal.BALANCE_OPEN
    in_order(town, shut)
    assert refused(counts.count, town.baek, shut.vote).refusal is Refusal.BALANCE_OPEN
    actions.settle_balance(town.park, shut)
    counts.count(town.baek, shut.vote)
    totals = sheet_of(latest_count(shut.vote_id))["contests"][0]["sheet"]["totals"]
    assert (totals["valid"], totals["blank"], totals["invalid"]) == (2, 1, 1)


def test_youth_parliament_2016_stuffed_papers_do_not_balance(town, shut):
    """500 papers put in for each party: more in the box than people whose entry was struck."""
    in_order(town, shut, PAPERS + "2\n" * 6, Figures(received=10, spoiled=0, unused=0, in_box=10, not_returned=0))
    no = refused(actions.settle_balance, town.park, shut)
    assert no.refusal is Refusal.BALANCE_OFF and "나누어 준 것 4벌" in no.message
    assert shut.state is PlaceState.REPORTED


def test_two_officials_sign_what_does_not_balance_and_the_difference_stays_in_sight(town, shut):
    in_order(town, shut, "1\n1\n2\n", Figures(received=10, spoiled=1, unused=4, in_box=3, not_returned=1))
    assert refused(actions.settle_balance, town.park, shut).refusal is Refusal.BALANCE_OFF  # a sheet is missing
    assert refused(actions.accept_balance, town.baek, shut).refusal is Refusal.NOT_APPROVED
    agree(town, Act.ACCEPT_BALANCE, shut)
    actions.accept_balance(town.baek, shut)
    assert shut.state is PlaceState.SETTLED and "다시 세어" in shut.settled_reason
    agree(town, Act.OPEN_COUNT, shut.vote)
    sheet = sheet_of(counts.count(town.baek, shut.vote))
    assert sheet["papers_missing"] == 1 and sheet["marks"] == {"paper": 4} and sheet["ok"]
    lines = [line["sentence"] for line in explained(sheet)[0]["checks"]]
    assert any("투표함에 없는 투표지 1벌은 참여 표시에서 뺐습니다" in line for line in lines)


def test_the_place_says_which_numbers_differ(town, as_, shut):
    in_order(town, shut, "1\n1\n2\n", Figures(received=10, spoiled=1, unused=4, in_box=4, not_returned=1))
    page = as_(town.park).get(f"/office/places/{shut.id}").text
    assert "받은 투표지 10벌, 나누어 준 것 4벌 + 버린 것 1벌 + 남은 것 4벌 = 9벌." in page
    assert "돌아오지 않은 1벌을 빼면 3벌, 투표함에 든 것 4벌." in page
    assert "1번 투표지: 투표함에 든 것 4장, 입력한 것 3장." in page
    assert page.count("<b>맞지 않음</b>") == 3 and "결산 마치기" not in page


def test_a_place_where_all_papers_are_there_tells_of_none_missing(town, as_, shut):
    in_order(town, shut)
    page = as_(town.park).get(f"/office/places/{shut.id}").text
    assert "맞지 않음" not in page and "결산 마치기" in page
    actions.settle_balance(town.park, shut)
    agree(town, Act.OPEN_COUNT, shut.vote)
    sheet = sheet_of(counts.count(town.baek, shut.vote))
    assert "papers_missing" not in sheet
    assert not any("투표함에 없는" in line["sentence"] for line in explained(sheet)[0]["checks"])


def test_marks_and_ballots_are_held_against_each_other_in_the_box_and_on_paper(town, shut):
    in_order(town, shut)
    actions.settle_balance(town.park, shut)
    everything = papers_entered(shut.vote) + Counter({(1, '{"choices":[1],"contest":1}'): 2})
    sheet = sheet_for(shut.vote, everything)
    assert "투표함: 참여 표시 0개와 표 2장이 다릅니다." in lines_off(sheet) and not sheet["ok"]
    sheet = sheet_for(shut.vote, papers_entered(shut.vote))
    said = [line["sentence"] for line in explained(sheet)[0]["checks"]]
    assert said[-2:] == ["투표함: 참여 표시 0개와 표 0장이 같습니다.", "종이 투표: 참여 표시 4개와 표 4장이 같습니다."]
    assert sheet["ok"] and not lines_off(sheet)


def test_a_mark_that_moved_from_paper_to_the_web_is_found_though_the_sum_stays(town, shut):
    in_order(town, shut)
    actions.settle_balance(town.park, shut)
    one = select(RollMark.person_key).where(RollMark.vote_id == shut.vote_id).limit(1).scalar_subquery()
    db.session.execute(db.update(RollMark).where(RollMark.person_key == one).values(channel=Channel.ONLINE))
    db.session.commit()
    sheet = sheet_for(shut.vote, papers_entered(shut.vote))
    assert not sheet["ok"] and "투표함: 참여 표시 1개와 표 0장이 다릅니다." in lines_off(sheet)


def test_no_signature_replaces_the_second_entry(town, shut):
    actions.enter(town.baek, shut, 1, 1, PAPERS)
    actions.report_papers(town.park, shut, Figures(10, 1, 5, 4, 0))
    agree(town, Act.ACCEPT_BALANCE, shut)
    assert refused(actions.accept_balance, town.baek, shut).refusal is Refusal.BALANCE_OFF


def test_an_envelope_waits_for_the_roll(town, place):
    envelope = actions.take_envelope(town.park, place, seen(place, "봉투사람"))
    double = actions.take_envelope(town.park, place, seen(place, "주민0"))
    assert (envelope.no, double.no, turnout_of(place.vote).total) == (1, 2, 4)
    assert refused(actions.admit_envelope, town.park, envelope).refusal is Refusal.POLLS_STILL_OPEN
    with clock.at(place.vote.closes):
        votes.close(CLOCK, place.vote)
        agree(town, Act.OPEN_COUNT, place.vote)
        assert refused(counts.count, town.baek, place.vote).refusal is Refusal.ENVELOPES_WAIT
        actions.admit_envelope(town.park, envelope)
        no = refused(actions.admit_envelope, town.park, double)
        assert no.refusal is Refusal.ALREADY_VOTED and place.name in no.message
        assert refused(actions.refuse_envelope, town.park, double, " ").refusal is Refusal.REASON_MISSING
        actions.refuse_envelope(town.park, double, "이미 종이로 참여한 분입니다.")
        assert double.state is EnvelopeState.REFUSED
        assert mark_of(key_of("봉투사람", BORN), place.vote).channel is Channel.PROVISIONAL
        in_order(town, place, PAPERS + "2", Figures(received=5, spoiled=0, unused=0, in_box=5, not_returned=0))
        actions.settle_balance(town.park, place)
        assert sheet_of(counts.count(town.baek, place.vote))["marks"] == {"paper": 4, "provisional": 1}


def test_a_class_card_gives_one_ballot_and_names_nobody(town):
    vote = an_open_vote(town)
    codes = actions.print_class_codes(town.park, vote, "풍암초 5학년 1반", 3)
    assert len(set(codes)) == 3
    card = card_typed(codes[0])
    from ganggu_participation.polling.people import pupil_of

    actions.spend_class_code(pupil_of(card), card, {1: [2]})
    assert card_typed(codes[0]) is None and turnout_of(vote).by_channel == ((Channel.CODE, 1),)
    assert refused(actions.spend_class_code, pupil_of(card), card, {1: [2]}).refusal is Refusal.NOT_IN_THIS_STATE
    assert refused(actions.print_class_codes, town.choi, vote, "1반", 3).refusal is Refusal.ROLE_MISSING
    assert refused(actions.print_class_codes, town.park, vote, "1반", 61).refusal is Refusal.BAD_PLAN


def test_every_channel_in_one_count(town, tmp_path):
    """Worked out by hand: option 1 has 3 on the web + 2 at the kiosk + 2 on paper + 1 by a card; option 2 one of each."""
    from ganggu_participation.polling.people import pupil_of

    vote = an_open_vote(town, left=timedelta(hours=1))
    place = a_place(town, vote)
    for who, choice in zip(electors(3, town.pungam), ([1], [1, 2], [1]), strict=True):
        votes.cast(who, vote, {1: choice})
    for name, choice in (("가나다", [1]), ("라마바", [1, 2])):
        _, code = a_code(town, place, name)
        actions.spend_code(holder_of(code), code, {1: choice})
    for n in range(4):
        actions.hand_out_paper(town.park, place, seen(place, f"주민{n}"))
    card = card_typed(actions.print_class_codes(town.park, vote, "1반", 1)[0])
    actions.spend_class_code(pupil_of(card), card, {1: [1, 2]})
    with clock.at(vote.closes):
        votes.close(CLOCK, vote)
        in_order(town, place)
        actions.settle_balance(town.park, place)
        agree(town, Act.OPEN_COUNT, vote)
        counts.count(town.baek, vote)
        counts.certify(town.seo, latest_count(vote.id))
    sheet = sheet_of(latest_count(vote.id))
    assert sheet["marks"] == {"online": 3, "kiosk": 2, "paper": 4, "code": 1}
    contest = sheet["contests"][0]["sheet"]
    scores = {row["number"]: row["votes"] for row in contest["results"]}
    assert (scores[1], scores[2], scores[3]) == (8, 4, 0)
    assert contest["totals"]["valid"] == 8 and sheet["ok"]
    path = tmp_path / "vote.zip"
    path.write_bytes(archive_of(vote))
    lines = lines_about(opened(path), vote.digest)
    assert [line.sentence for line in lines if not line.ok] == []
    assert opened(path).values["roll.json"] == {"size": None, "marks": sheet["marks"], "outside": 4, "papers_missing": 0}
