import pytest

from ganggu_participation import jobs
from ganggu_participation.database import db
from ganggu_participation.jobs import Job, JobState
from ganggu_participation.refusals import Refusal, Refused


@pytest.fixture
def task(monkeypatch):
    """A kind of work whose doing a test decides."""

    def does(function):
        monkeypatch.setattr(jobs, "_task", lambda kind: function)

    return does


def asked(**arguments):
    return jobs.enqueue("count", "개표", None, "/office", **arguments)


def test_work_is_done_and_says_where_to_look(app, task):
    steps = []

    def work(report, number):
        report(1, 2, "절반")
        steps.append(number)
        return "/office/counts/7"

    task(work)
    job = asked(number=3)
    assert steps == [3] and job.state is JobState.DONE and job.next_url == "/office/counts/7"
    assert (job.done, job.total) == (1, 2)


def test_a_refusal_is_told_in_its_own_words(app, task):
    def work(report):
        raise Refused(Refusal.BOX_DAMAGED)

    task(work)
    job = asked()
    assert job.state is JobState.FAILED and job.error == Refusal.BOX_DAMAGED.message


def test_an_accident_is_told_without_its_secrets(app, task):
    def work(report):
        raise RuntimeError("password=1234")

    task(work)
    job = asked()
    assert job.state is JobState.FAILED and "1234" not in job.error and job.error


def test_failed_work_can_be_tried_again(app, task):
    tries = []

    def work(report):
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError
        return "/done"

    task(work)
    again = jobs.retry(asked())
    assert again.state is JobState.DONE and len(tries) == 2


def test_a_job_is_done_once(app, task):
    tries = []
    task(lambda report: tries.append(1))
    job = asked()
    jobs.perform(job.id)
    assert len(tries) == 1


def test_progress_survives_a_failure(app, task):
    def work(report):
        report(5, 10, "절반")
        raise RuntimeError

    task(work)
    job = asked()
    db.session.expire_all()
    assert db.session.get(Job, job.id).done == 5


def test_the_page_of_a_job_is_for_who_asked(town, as_, task):
    task(lambda report: "/office")
    job = jobs.enqueue("count", "개표", town.baek.id, "/office")
    assert "마쳤습니다" in as_(town.baek).get(f"/jobs/{job.id}").text
    assert as_(town.seo).get(f"/jobs/{job.id}").status_code == 404
    assert as_(town.kim).get(f"/jobs/{job.id}").status_code == 403


def test_a_worker_that_does_not_come_is_noticed(app):
    assert jobs.worker_is_late()
    jobs.beat()
    assert not jobs.worker_is_late()
    assert app.test_client().get("/healthz").json["queue"] == "ok"
