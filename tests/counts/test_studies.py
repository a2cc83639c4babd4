"""What is worked out beside a count: once, from the sheet alone."""

import json

from ganggu_participation import jobs
from ganggu_participation.counts import studies
from ganggu_participation.counts.models import CountStudy
from ganggu_participation.counts.queries import declared_with_study, latest_count, sheet_of
from ganggu_participation.database import db
from ganggu_participation.tally.firmness import needed_for, needed_sentence
from ganggu_participation.tally.recount import Inputs, selected_in

from ..votes.builders import a_contest
from .builders import a_closed_vote_to_open, a_count, a_declared_vote

BALLOTS = [{1: [1, 2]}, {1: [2, 3]}, {1: [2]}, {1: [4]}]


def studied(done):
    studies.keep(done)
    return studies.studies_of(declared_with_study(done.vote_id))[1]


def test_a_declared_count_tells_other_rules_who_comes_next_and_what_was_missing(town):
    study = studied(a_declared_vote(town, ballots=BALLOTS))
    assert len(study.others) >= 4 and study.others[0][0] == "이 투표의 규칙"
    assert any("빠지" in line for line in study.reserve) and "쓸 수 있는 예산" in study.firmness
    assert all("다면" in line or "않았습니다" in line for line in study.needed.values()) and study.needed


def test_what_equal_shares_would_have_needed_is_counted_again(town):
    contest = a_contest(counting="equal_shares", ceiling=30_000_000)
    done = a_declared_vote(town, ballots=BALLOTS, contests=[contest])
    study, sheet = studied(done), sheet_of(done)["contests"][0]["sheet"]
    lost = {row["number"] for row in sheet["results"] if not row["selected"]}
    assert lost == set(study.needed) and len(study.others) == 5
    for number in lost:
        needed = needed_for(sheet, number)
        assert study.needed[number] == needed_sentence(needed)
        enough = Inputs.of(sheet).with_papers((number,), needed.supporters).sheet()
        assert number in selected_in(enough)


def test_it_is_kept_once_and_never_part_of_the_sheet(town):
    done = a_count(town, ballots=BALLOTS)
    studies.keep(done)
    studies.keep(done)
    (kept,) = db.session.query(CountStudy).all()
    assert json.loads(kept.text)["format"] == studies.FORMAT and "needed" not in done.sheet


def test_questions_for_and_against_have_no_other_rule(town):
    contest = a_contest("approve_reject", None)
    done = a_declared_vote(town, ballots=[{1: [[1, "for"]]}], contests=[contest])
    study = studied(done)
    assert study.others == [] and study.reserve == [] and study.firmness == ""


def test_without_a_study_a_result_says_the_rest(town, as_):
    done = a_declared_vote(town, ballots=BALLOTS)
    assert studies.studies_of(declared_with_study(done.vote_id)) == {}
    page = as_(None).get(f"/results/{done.vote_id}").get_data(as_text=True)
    assert "같은 표를 다른 규칙으로 세면" not in page and "왜 이렇게 되었나요" in page


def test_the_worker_counts_and_studies(town):
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    vote_id, who = vote.id, town.baek.id
    job = jobs.enqueue("count", "개표", who, "/office", vote_id=vote_id, account_id=who)
    done = latest_count(vote_id)
    assert done is not None and done.study is not None
    db.session.refresh(job)
    assert job.next_url == f"/office/counts/{done.id}"
