"""Every ballot that must not get into the box, by name: the sentence that is said, what stays picked, and an empty box."""

import pytest
from lxml import html

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.votes import actions
from ganggu_participation.votes.models import Ballot, RollMark
from ganggu_participation.votes.states import Channel

from .builders import a_closed_vote, a_contest, a_draft_vote, a_published_vote, an_open_vote

DOORS = ("ballot/review", "ballots")
MOST = 1024 * 1024


def words(answer):
    return " ".join(html.fromstring(answer.get_data(as_text=True)).text_content().split())


def picked(answer):
    """The names and values that stand chosen in the ballot of the answered page."""
    page = html.fromstring(answer.get_data(as_text=True))
    fields = page.xpath("//form[@data-ballot]//input[@type='number' and @value!='' or @checked or (@type='hidden' and not(@disabled))]")
    return [(field.get("name"), field.get("value")) for field in fields if field.get("name", "").startswith("c1")]


def assert_nothing_in_the_box():
    assert db.session.query(Ballot).count() == db.session.query(RollMark).count() == 0


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("kind", "sent", "sentence", "kept"),
    [
        ("single", {"c1": ["1", "2"]}, "1개까지 고를 수 있습니다. 다른 것을 먼저 빼 주세요.", 2),
        ("up_to_k", {"c1": ["1", "2", "3", "4"]}, "3개까지 고를 수 있습니다.", 4),
        ("exactly_k", {"c1": ["1"]}, "3개를 모두 골라 주세요. 지금은 1개를 골랐습니다.", 1),
        ("k_per_category", {"c1": ["1", "4", "5"]}, "쉼 분야에서는 2개까지 고를 수 있습니다.", 3),
        ("knapsack", {"c1": ["1", "2", "3"]}, "쓸 수 있는 예산보다 7,000,000원 많습니다.", 3),
        ("ranked", {"c1": ["1", "2", "3", "4"]}, "3개까지 고를 수 있습니다.", 4),
        ("points", {"c1-1": "6", "c1-2": "5"}, "모두 10점까지 줄 수 있습니다. 지금은 11점입니다.", 2),
        ("points", {"c1-1": "7"}, "한 선택지에는 6점까지 줄 수 있습니다.", 1),
        ("points", {"c1-1": "-3"}, "점수는 0 이상의 정수로 적어 주세요.", 1),
        ("points", {"c1-1": "2.5"}, "점수는 0 이상의 정수로 적어 주세요.", 1),
        ("points", {"c1-1": "0", "c1-2": ""}, "고른 것이 없습니다.", 1),
        ("rating", {"c1-1": "6"}, "1점부터 5점까지 골라 주세요.", None),
        ("rating", {"c1-1": ["1", "2"]}, "같은 선택지를 두 번 골랐습니다.", None),
        ("approve_reject", {"c1-1": "yes"}, "찬성, 반대, 기권 가운데 하나를 골라 주세요.", None),
        ("up_to_k", {"c1": ["1", "1"]}, "같은 선택지를 두 번 골랐습니다.", 1),
        ("up_to_k", {"c1": ["77"]}, "이 투표에 없는 선택지입니다.", 0),
        ("up_to_k", {"c1": ["True"]}, "투표 내용을 읽지 못했습니다.", 0),
        ("up_to_k", {"c1": ["1.0"]}, "투표 내용을 읽지 못했습니다.", 0),
        ("up_to_k", {"c1": ["1"], "c7": ["1"]}, "이 투표에 없는 투표용지가 들어 있습니다.", 1),
        ("up_to_k", {"c1-1": "for"}, "고른 것이 없습니다.", 0),
        ("ranked", {"c1": ["2"], "c1-blank": "yes"}, "기권과 다른 선택을 함께 고를 수 없습니다.", None),
        ("up_to_k", {}, "고른 것이 없습니다.", 0),
    ],
)
def test_what_the_rules_do_not_allow(town, as_, door, kind, sent, sentence, kept):
    limits = {"limits": {}} if kind == "k_per_category" else {}
    vote = an_open_vote(town, contests=[a_contest(kind, k=2 if kind == "k_per_category" else 3, **limits)])
    answer = as_(town.kim).post(f"/votes/{vote.id}/{door}", data=sent)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert kept is None or len(picked(answer)) == kept
    assert_nothing_in_the_box()


@pytest.mark.parametrize("extra", [{"c1-cost": "1"}, {"cost": "0"}, {"ceiling": "999999999"}, {"c1-1-cost": "0"}, {"data-cost": "0"}])
def test_a_changed_cost_has_no_say(town, as_, extra):
    vote = an_open_vote(town, contests=[a_contest("knapsack", k=None, ceiling=40_000_000)])
    answer = as_(town.kim).post(f"/votes/{vote.id}/ballots", data={"c1": ["2", "3"], **extra})
    assert answer.status_code == 422
    assert "쓸 수 있는 예산보다 15,000,000원 많습니다." in words(answer)
    assert sorted(picked(answer)) == [("c1", "2"), ("c1", "3")]
    assert_nothing_in_the_box()


def test_a_ballot_that_is_sent_once_more(town, as_):
    vote, client = an_open_vote(town), as_(town.kim)
    assert client.post(f"/votes/{vote.id}/ballots", data={"c1": ["1"]}).status_code == 303
    again = client.post(f"/votes/{vote.id}/ballots", data={"c1": ["1"]})
    assert again.status_code == 409
    assert "이미 투표했습니다" in words(again)
    assert db.session.query(Ballot).count() == 1


def test_a_ballot_after_the_close(town, as_):
    vote, client = an_open_vote(town), as_(town.kim)
    assert client.get(f"/votes/{vote.id}/ballot").status_code == 200
    with clock.at(vote.closes):
        late = client.post(f"/votes/{vote.id}/ballots", data={"c1": ["1"]})
    assert late.status_code == 409
    assert "투표가 끝났습니다." in words(late)
    assert_nothing_in_the_box()


@pytest.mark.parametrize(("build", "sentence"), [(a_published_vote, "아직 투표를 시작하지 않았습니다."), (a_closed_vote, "투표가 끝났습니다.")])
def test_a_ballot_while_the_polls_are_shut(town, as_, build, sentence):
    answer = as_(town.kim).post(f"/votes/{build(town).id}/ballots", data={"c1": ["1"]})
    assert answer.status_code == 409
    assert sentence in words(answer)


def test_a_ballot_after_a_cancellation(town, as_):
    vote = an_open_vote(town)
    actions.cancel(town.han, vote, "선택지의 사업비를 잘못 적어 이 투표를 멈추고 바로잡아 다시 공고합니다.")
    answer = as_(town.kim).post(f"/votes/{vote.id}/ballots", data={"c1": ["1"]})
    assert answer.status_code == 409
    assert_nothing_in_the_box()


def test_a_ballot_from_another_dong(town, as_):
    answer = as_(town.lee).post(f"/votes/{an_open_vote(town).id}/ballots", data={"c1": ["1"]})
    assert answer.status_code == 403
    assert "자격에 해당하지 않습니다." in words(answer)
    assert_nothing_in_the_box()


def test_a_ballot_in_a_second_dong_of_one_round(town, as_):
    here = an_open_vote(town, round_key="2026")
    there = an_open_vote(town, round_key="2026")
    actions.cast(town.kim, here, {1: [1]})
    answer = as_(town.kim).post(f"/votes/{there.id}/ballots", data={"c1": ["1"]})
    assert answer.status_code == 409
    assert "한 동에서만 투표할 수 있습니다" in words(answer)
    assert db.session.query(Ballot).count() == 1


@pytest.mark.parametrize("channel", [Channel.KIOSK, Channel.PAPER, Channel.PROVISIONAL])
def test_a_ballot_by_a_second_channel(town, as_, channel):
    vote = an_open_vote(town)
    actions.cast(town.kim, vote, {1: [1]}, channel, "풍암동 사전투표소")
    answer = as_(town.kim).post(f"/votes/{vote.id}/ballots", data={"c1": ["1"]})
    assert answer.status_code == 409
    assert "풍암동 사전투표소에서 참여했습니다." in words(answer)
    assert db.session.query(Ballot).count() == 1


def test_a_ballot_of_a_megabyte(town, as_):
    vote = an_open_vote(town)
    answer = as_(town.kim).post(f"/votes/{vote.id}/ballots", data={"c1": "1" * (MOST + 1)})
    assert answer.status_code == 413
    assert "글은 한 번에 1MB까지" in words(answer)
    assert_nothing_in_the_box()


def test_a_ballot_of_thousands_of_fields(town, as_):
    vote = an_open_vote(town)
    answer = as_(town.kim).post(f"/votes/{vote.id}/ballots", data={"c1": ["1"] * 20_000})
    assert answer.status_code in (413, 422)
    assert_nothing_in_the_box()


def test_a_ballot_that_is_no_form(town, as_):
    vote = an_open_vote(town)
    answer = as_(town.kim).post(f"/votes/{vote.id}/ballots", json={"c1": [1], "choices": [1]})
    assert answer.status_code == 400
    assert_nothing_in_the_box()


# ---- practice: the same page, no box -----------------------------------------------------------------------------------


@pytest.mark.parametrize("build", [a_published_vote, an_open_vote, a_closed_vote])
def test_anybody_practises_and_nothing_is_stored(town, as_, build):
    vote, client = build(town), as_(None)
    for answer in (
        client.get(f"/votes/{vote.id}/practice"),
        client.post(f"/votes/{vote.id}/practice", data={"c1": ["1"]}),
        client.post(f"/votes/{vote.id}/practice/review", data={"c1": ["1"]}),
    ):
        assert answer.status_code == 200
        assert "연습입니다. 여기서 고른 것은 어디에도 남지 않고 세지도 않습니다." in words(answer)
    end = client.post(f"/votes/{vote.id}/practice/end", data={"c1": ["1"]})
    assert "연습을 마쳤습니다" in words(end)
    assert "아직 투표한 것이 아닙니다." in words(end)
    assert_nothing_in_the_box()


def test_practice_refuses_what_the_ballot_refuses(town, as_):
    vote = an_open_vote(town)
    for door in ("practice/review", "practice/end"):
        answer = as_(None).post(f"/votes/{vote.id}/{door}", data={"c1": ["1", "2", "3", "4"]})
        assert answer.status_code == 422
        assert "3개까지 고를 수 있습니다." in words(answer)


def test_practice_leads_to_no_box(town, as_):
    vote = an_open_vote(town)
    for door in ("practice", "practice/review"):
        page = as_(town.kim).post(f"/votes/{vote.id}/{door}", data={"c1": ["1"]}).get_data(as_text=True)
        assert f"/votes/{vote.id}/ballots" not in page
        assert f'action="/votes/{vote.id}/ballot' not in page


def test_who_practised_may_still_vote(town, as_):
    vote, client = an_open_vote(town), as_(town.kim)
    client.post(f"/votes/{vote.id}/practice/end", data={"c1": ["1"]})
    assert client.post(f"/votes/{vote.id}/ballots", data={"c1": ["1"]}).status_code == 303


def test_no_practice_on_a_draft(town, as_):
    assert as_(None).get(f"/votes/{a_draft_vote(town).id}/practice").status_code == 404


def test_two_options_stand_side_by_side_and_the_picks_stay(town, as_):
    vote = an_open_vote(town)
    sent = {"c1": ["1", "5"], "c1-a": "2", "c1-b": "4", "act": "c1 compare"}
    answer = as_(town.kim).post(f"/votes/{vote.id}/ballot", data=sent)
    page = html.fromstring(answer.get_data(as_text=True))
    assert [" ".join(cell.text_content().split()) for cell in page.xpath("//table[contains(@class, 'comparison')]//th[@scope='col']")] == [
        "2. 골목길 안전 조명",
        "4. 공원 둘레길 의자",
    ]
    assert sorted(picked(answer)) == [("c1", "1"), ("c1", "5")]
    assert not page.xpath("//*[@role='alert']")

