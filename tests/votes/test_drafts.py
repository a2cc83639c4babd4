"""A vote put together by hand at the desk: all kinds, rows by buttons, and nothing typed is lost."""

import pytest
from lxml import html

from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions
from ganggu_participation.votes.models import Contest, Option, Vote
from ganggu_participation.votes.plan_checks import COUNTED_BY
from ganggu_participation.votes.roll import who_may_vote
from ganggu_participation.votes.states import VoteState

from .builders import a_contest as a_plan
from .builders import a_draft_vote, a_published_vote
from .drafts import a_contest, a_draft

NEW, DESK = "/office/votes/new", "/office/votes"


def page(answer):
    return html.fromstring(answer.get_data(as_text=True))


def words(answer):
    return " ".join(page(answer).text_content().split())


def values(answer):
    """Every named field of the form with what stands in it."""
    (form,) = page(answer).xpath("//form[@data-draft]")
    return dict(form.form_values())


@pytest.mark.parametrize(("kind", "counting"), [(kind, how) for kind, ways in COUNTED_BY.items() for how in ways])
def test_every_kind_is_prepared_by_hand(town, as_, kind, counting):
    answer = as_(town.park).post(DESK, data=a_draft(town.pungam.id, a_contest(kind, counting)))
    assert answer.status_code == 303, words(answer)
    vote = db.session.query(Vote).one()
    assert (vote.state, vote.dong_id, answer.location) == (VoteState.DRAFT, town.pungam.id, f"/office/votes/{vote.id}")
    contest = vote.contests[0]
    assert (contest.kind, contest.counting) == (kind, counting)
    assert [option.title for option in contest.options] == ["쉼터", "조명", "텃밭"]
    actions.publish(town.park, vote)


def test_several_contests_on_one_ballot(town, as_):
    data = a_draft(
        town.pungam.id,
        a_contest(title="우리 동 예산"),
        a_contest("knapsack", "equal_shares", title="서구 예산"),
        a_contest("approve_reject", "approve_reject", title="안건"),
    )
    as_(town.park).post(DESK, data=data)
    assert [contest.title for contest in db.session.query(Vote).one().contests] == ["우리 동 예산", "서구 예산", "안건"]


def test_only_what_a_kind_asks_for_is_read(town, as_):
    as_(town.park).post(DESK, data=a_draft(town.pungam.id, a_contest("ranked", "irv")))
    contest = db.session.query(Contest).one()
    assert (contest.k, contest.ceiling, contest.seats) == (None, None, 1)
    assert contest.limits == {"max_length": 3, "order": "random"}


def test_the_desk_asks_in_its_own_dongs_alone(town, as_):
    fields = page(as_(town.park).get(NEW)).xpath("//select[@name='dong']/option/text()")
    assert fields == ["풍암동"]
    assert page(as_(town.han).get(NEW)).xpath("//select[@name='dong']/option/text()")[0] == "구 전체"
    answer = as_(town.park).post(DESK, data=a_draft(town.chipyeong.id))
    assert answer.status_code == 422
    assert db.session.query(Vote).count() == 0


@pytest.mark.parametrize(("name", "status"), [("kim", 403), ("baek", 403), ("ahn", 403), (None, 401)])
def test_who_may_not_prepare_a_vote(town, as_, name, status):
    answer = as_(getattr(town, name) if name else None).post(DESK, data=a_draft(town.pungam.id))
    assert answer.status_code in (status, 422)
    assert db.session.query(Vote).count() == 0


@pytest.mark.parametrize(
    ("button", "contests", "options"),
    [
        ("option+ 0", 1, 4),
        ("option- 0 1", 1, 2),
        ("contest+", 2, 3),
        ("contest- 0", 1, 3),
        ("option- 0 9", 1, 3),
        ("option- 7 0", 1, 3),
        ("shape", 1, 3),
        ("nonsense x", 1, 3),
        ("", 1, 3),
    ],
)
def test_rows_come_and_go_by_buttons_and_what_was_typed_stays(town, as_, button, contests, options):
    data = a_draft(town.pungam.id, title="반쯤 적은 이름", closes="엉뚱한 날")
    data["contests-0-ceiling"] = "삼천만"
    answer = as_(town.park).post(DESK, data={**data, "rows": button})
    assert answer.status_code == 200
    typed = values(answer)
    assert len({name.split("-")[1] for name in typed if name.startswith("contests-")}) == contests
    assert len([name for name in typed if name.startswith("contests-0-options") and name.endswith("title")]) == options
    assert (typed["title"], typed["closes"], typed["contests-0-ceiling"]) == ("반쯤 적은 이름", "엉뚱한 날", "삼천만")
    assert db.session.query(Vote).count() == 0


def test_the_right_row_goes(town, as_):
    answer = as_(town.park).post(DESK, data={**a_draft(town.pungam.id), "rows": "option- 0 1"})
    titles = [value for name, value in values(answer).items() if name.endswith("title") and "options" in name]
    assert titles == ["쉼터", "텃밭"]


def test_another_kind_shows_other_fields(town, as_):
    client = as_(town.park)
    data = a_draft(town.pungam.id, a_contest("points", "greedy"))
    shown = values(client.post(DESK, data={**data, "rows": "shape"}))
    assert "contests-0-points" in shown and "contests-0-k" not in shown
    shown = values(client.post(DESK, data={**data, "contests-0-kind": "ranked", "rows": "shape"}))
    assert "contests-0-max_length" in shown and "contests-0-ceiling" not in shown
    assert shown["contests-0-counting"] == "irv"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": ""}, "투표 이름을 적어 주세요."),
        ({"closes": "x"}, "마감"),
        ({"opens": "2020-01-01T09:00"}, "먼저 공고해야 합니다."),
        ({"min_age": "3"}, "14부터 99까지"),
        ({"bases": []}, "골라 주세요."),
        ({"contests-0-k": "9"}, "고를 수 있는 수는 1부터 선택지 수까지입니다."),
        ({"contests-0-ceiling": ""}, "쓸 수 있는 예산을 적어 주세요."),
        ({"contests-0-ceiling": "많이"}, "금액을 읽지 못했습니다."),
        ({"contests-0-options-1-title": "쉼터"}, "이름이 같은 선택지가 있습니다."),
        ({"contests-0-options-2-cost": ""}, "모든 선택지에 사업비를 적어 주세요."),
        ({"contests-0-options-2-summary": "900101-1234567"}, "주민등록번호는 받지 않습니다."),
        ({"contests-0-kind": "lottery"}, "투표 방식"),
        ({"contests-0-min_share_pct": "절반"}, "최소 득표율은"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field_and_kept(town, as_, change, sentence):
    data = {**a_draft(town.pungam.id), **change}
    answer = as_(town.park).post(DESK, data=data)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert page(answer).xpath("//*[@role='alert']//a")
    for link in page(answer).xpath("//*[@role='alert']//a/@href"):
        assert page(answer).xpath(f"//*[@id='{link[1:]}']"), link
    assert values(answer)["contests-0-options-0-title"] == "쉼터"
    assert db.session.query(Vote).count() == 0


def test_a_draft_is_shown_again_and_revised(town, as_):
    client = as_(town.park)
    client.post(DESK, data=a_draft(town.pungam.id, a_contest("points", "greedy"), a_contest("single", "choose")))
    vote = db.session.query(Vote).one()
    shown = values(client.get(f"/office/votes/{vote.id}/edit"))
    assert (shown["contests-0-points"], shown["contests-1-options-2-title"]) == ("10", "텃밭")
    shown |= {"title": "고친 이름", "contests-0-points": "7", "csrf_token": ""}
    answer = client.post(f"/office/votes/{vote.id}", data=shown | {"bases": ["residence"]})
    assert answer.status_code == 303, words(answer)
    vote = db.session.query(Vote).one()
    assert (vote.title, vote.contests[0].limits["points"]) == ("고친 이름", 7)
    assert db.session.query(Contest).count() == 2
    assert db.session.query(Option).count() == 6
    assert db.session.query(AuditEntry).order_by(AuditEntry.id.desc()).first().verb == "vote.revise"


def test_what_is_published_is_revised_by_nobody(town, as_):
    vote = a_published_vote(town)
    assert as_(town.park).get(f"/office/votes/{vote.id}/edit").status_code == 409
    assert as_(town.park).post(f"/office/votes/{vote.id}", data=a_draft(town.pungam.id)).status_code == 409


def test_a_draft_of_another_dong_does_not_exist(town, as_):
    vote = a_draft_vote(town)
    assert as_(town.choi).get(f"/office/votes/{vote.id}/edit").status_code == 404


def test_a_bad_revision_changes_nothing(town):
    vote = a_draft_vote(town)
    before = [option.title for option in vote.contests[0].options]
    given = {
        "title": "새 이름", "summary": "", "opens": vote.opens, "closes": vote.closes, "round_key": None, "roll_rule": vote.roll_rule
    }
    for contests, refusal in (([], Refusal.NO_ITEMS), ([a_plan("up_to_k", k=9)], Refusal.BAD_PLAN)):
        with pytest.raises(Refused) as no:
            actions.revise(town.park, vote, contests=contests, **given)
        assert no.value.refusal is refusal
    db.session.expire_all()
    assert vote.title != "새 이름"
    assert [option.title for option in vote.contests[0].options] == before


def test_a_school_asks_by_grade_and_the_draft_keeps_it(town, as_):
    park = as_(town.park)
    vote_id = int(park.post(DESK, data=a_draft(town.pungam.id, min_grade="4")).location.rpartition("/")[2])
    vote = db.session.get_one(Vote, vote_id)
    assert vote.roll_rule["min_grade"] == 4 and "초등학교 4학년 이상" in who_may_vote(vote.roll_rule, "풍암동")
    shown = values(park.get(f"{DESK}/{vote_id}/edit"))
    assert shown["min_grade"] == "4"
    assert park.post(f"{DESK}/{vote_id}", data={**shown, "bases": ["residence"], "min_grade": ""}).status_code == 303
    db.session.expire_all()
    assert "min_grade" not in vote.roll_rule


def test_a_grade_that_is_not_offered_is_refused(town, as_):
    answer = as_(town.park).post(DESK, data=a_draft(town.pungam.id, min_grade="13"))
    assert answer.status_code == 422 and db.session.query(Vote).count() == 0
