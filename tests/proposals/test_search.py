"""The search finds every text that holds the words, and none that does not, on both databases."""

import unicodedata
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, text

from ganggu_participation import clock, create_app
from ganggu_participation.config import Testing
from ganggu_participation.database import db
from ganggu_participation.dongs.models import Dong
from ganggu_participation.money import Won
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.models import Proposal, ProposalText
from ganggu_participation.proposals.queries import Wish, points_found, proposals_found, similar_to
from ganggu_participation.proposals.spelling import spelled
from ganggu_participation.proposals.states import Category, ProposalState, Sort

from .. import world
from . import builders
from .shared_data import lines_of
from .test_pages import read

ASKED = (
    "공원", "조명", "신호등 설치", "횡단보도", "길", "차", "주차", "안전", "자전거", "버스", "화장실", "어린이", "청소년", "쓰레기",
    "노인", "담배", "지하철", "가로등", "CCTV", "앱", "도서관", "보도 블럭", "서울", "나무", "물", "소음", "고양이", "미세먼지", "설치 요청", "2",
)  # fmt: skip


def found(words: str) -> set[str]:
    """The titles on all pages."""
    titles: set[str] = set()
    page = proposals_found(Wish(words=words))
    for number in range(1, page.pages + 1):
        titles |= {proposal.title for proposal in proposals_found(Wish(words=words), number)}
    return titles


def plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold()


def the_real_texts(author) -> dict[str, str]:
    """Stored with a number for a title: (title, whole text)."""
    a_first = builders.a_submitted_proposal(author, title="첫 제안", necessity="글", location="곳")
    texts = {f"#{n}": f"{line['title']}\n{line['body']}" for n, line in enumerate(lines_of("civic_short_texts.jsonl"))}
    shape = {c.name: getattr(a_first, c.name) for c in Proposal.__table__.columns if c.name not in ("id", "receipt_no")}
    rows = [{**shape, "id": 1000 + n, "title": t, "content": body} for n, (t, body) in enumerate(texts.items())]
    db.session.execute(insert(Proposal), rows)
    spoken = [
        {
            "proposal_id": row["id"],
            "words": spelled(f"{row['title']}\n글\n곳\n{row['content']}"),
            "changed_at": clock.now(),
        }
        for row in rows
    ]
    db.session.execute(insert(ProposalText), spoken)
    db.session.commit()
    return {title: f"{title}\n글\n곳\n{body}" for title, body in texts.items()} | {
        "첫 제안": f"첫 제안\n글\n곳\n{a_first.receipt_no}"
    }


def every_answer_is_right(texts: dict[str, str]) -> None:
    assert len(ASKED) == 30
    for words in ASKED:
        truth = {
            t
            for t, body in texts.items()
            if all(plain(word) in " ".join(plain(body).split()) for word in words.split())
        }
        assert found(words) == truth, words


def test_thirty_questions_to_800_real_texts_on_sqlite(town):
    every_answer_is_right(the_real_texts(town.kim))


@pytest.mark.postgres
def test_thirty_questions_to_800_real_texts_on_postgresql(postgres_database, tmp_path):
    with create_app(Testing, str(tmp_path), SQLALCHEMY_DATABASE_URI=postgres_database).app_context():
        world.settle()
        texts = the_real_texts(world.Town().kim)
        every_answer_is_right(texts)
        db.session.execute(text("ANALYZE proposal_texts"))
        db.session.execute(text("SET enable_seqscan = off"))
        asked = select(ProposalText.proposal_id).where(ProposalText.words.contains(spelled("공원"), autoescape=True))
        plan = " ".join(
            db.session.scalars(text("EXPLAIN " + str(asked.compile(db.engine, compile_kwargs={"literal_binds": True}))))
        )
        assert "ix_proposal_texts_words_trgm" in plan
        db.session.execute(text("DROP INDEX ix_proposal_texts_words_trgm"))
        assert len(found("공원")) > 3
        db.session.remove()
        db.engine.dispose()


@pytest.mark.parametrize("words", ['"', "%", "_", "*", "AND", "공원 OR", "a" * 500, "NEAR(", "'"])
def test_signs_of_the_index_are_only_signs(town, words):
    builders.a_submitted_proposal(town.kim, title="공원 조명")
    assert found(words) == set()


def test_words_are_found_inside_words_and_only_whole_syllables(town):
    builders.a_submitted_proposal(town.kim, title="근린공원조명등 달기")
    assert found("공원") == found("조명") == found("원조") == {"근린공원조명등 달기"}
    assert found("고") == found("조며") == set()


def test_the_index_follows_every_change(town):
    draft = builders.a_draft(town.kim, title="옛 이름 의자")
    actions.revise(town.kim, draft, title="새 이름 조명")
    actions.submit(town.kim, draft)
    assert found("조명") == {"새 이름 조명"} and found("옛") == set() and found(draft.receipt_no) == {"새 이름 조명"}


def test_drafts_and_withdrawn_ones_are_not_found(town):
    builders.a_draft(town.kim, title="공원 하나")
    gone = builders.a_submitted_proposal(town.kim, title="공원 둘")
    actions.withdraw(town.kim, gone)
    assert found("공원") == set()
    assert [p.title for p in proposals_found(Wish(words="공원", state=ProposalState.WITHDRAWN))] == ["공원 둘"]


def test_wishes_narrow_and_order(town):
    cheap = builders.a_submitted_proposal(town.kim, title="싼 것", cost=Won(1_000_000), category=Category.GREEN)
    dear = builders.a_submitted_proposal(town.lee, title="비싼 것", cost=Won(50_000_000))
    builders.a_submitted_proposal(town.lee, title="모르는 것")

    def titles(**wish):
        return [p.title for p in proposals_found(Wish(**wish))]

    assert titles(category=Category.GREEN) == ["싼 것"] and titles(at_least=Won(30_000_000)) == ["비싼 것"]
    assert titles(below=Won(3_000_000)) == ["싼 것"] and titles(dong_id=town.chipyeong.id, words="비싼") == ["비싼 것"]
    assert titles(sort=Sort.CHEAP) == ["싼 것", "비싼 것", "모르는 것"]
    assert titles(sort=Sort.DEAR) == ["비싼 것", "싼 것", "모르는 것"]
    assert titles(track_id=cheap.track_id) and titles(track_id=dear.track_id + 99) == []
    assert titles(since=clock.today()) and titles(since=clock.today() + timedelta(days=1)) == []


def test_the_mixed_order_is_the_same_all_day_and_another_tomorrow(town):
    for number in range(12):
        builders.a_submitted_proposal(town.kim, title=f"제안 {number}")

    def order(days):
        with clock.at(clock.now() + timedelta(days=days)):
            return [p.title for p in proposals_found(Wish(sort=Sort.MIXED))]

    assert order(0) == order(0) and sorted(order(0)) == sorted(order(1))
    assert len({tuple(order(days)) for days in range(5)}) > 1


def test_the_longer_form_the_map_and_the_comparison_are_pages(town, as_):
    one, other = (builders.a_submitted_proposal(town.kim, title=title) for title in ("의자 놓기", "나무 심기"))
    db.session.get_one(Proposal, one.id).lat, db.session.get_one(Proposal, one.id).lon = 35.1, 126.8
    db.session.commit()
    client = as_(None)
    page = read(client.get("/proposals?more=1&sort=cheap"))
    assert "견주기" in page and "모든 분야" in page
    both = read(client.get(f"/proposals/comparison?proposal={one.id}&proposal={other.id}"))
    assert "의자 놓기" in both and "나무 심기" in both
    assert "두 개 골라" in read(client.get(f"/proposals/comparison?proposal={one.id}"))
    points = client.get("/proposals.geojson?words=의자").get_json()["features"]
    assert [point["properties"]["name"] for point in points] == ["의자 놓기"]
    assert "지도에는 위치를 표시한 제안만" in read(client.get("/proposals?view=map"))
    assert len(points_found(Wish())) == 1


def test_like_proposals_are_shown_while_writing_and_on_the_preview(town, as_):
    builders.a_submitted_proposal(town.lee, title="치평동 공원 벤치 놓기", necessity="공원에 쉴 벤치가 없습니다.")
    for number in range(12):  # a likeness is told apart from chance only among others
        builders.a_submitted_proposal(town.lee, title=f"골목 청소 {number}", necessity="쓰레기가 쌓입니다.")
    words = {"title": "풍암동 공원 의자 놓기", "necessity": "공원에 쉴 의자가 없습니다."}
    part = as_(None).get("/proposals/similar", query_string=words, headers={"HX-Request": "true"})
    assert "여기에 공감하기" in read(part) and "<html" not in read(part) and "치평동 공원 벤치 놓기" in read(part)
    draft = builders.a_draft(town.kim, **words)
    assert "치평동 공원 벤치 놓기" in read(as_(town.kim).get(f"/proposals/{draft.id}"))
    assert similar_to("의자") == [] and similar_to("전혀 다른 이야기 하나") == []


def test_a_draft_of_somebody_else_is_never_shown_as_similar(town):
    builders.a_draft(town.lee, title="치평동 공원 벤치 놓기")
    assert similar_to("치평동 공원 벤치 놓기") == [] and db.session.query(Dong).count() == 2
