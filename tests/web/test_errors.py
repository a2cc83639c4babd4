import errno
from shutil import copyfile

import pytest

from ganggu_participation import create_app
from ganggu_participation.config import Testing
from ganggu_participation.refusals import Refusal, Refused


@pytest.fixture(scope="module")
def failing(instance, settled, tmp_path_factory):
    """A stranger at an app of its own, with doors that fail in every way."""
    from flask import abort

    from ganggu_participation.web.doors import anyone

    def fail(status):
        if status == 500:
            raise RuntimeError("boom")
        if status == 507:
            raise OSError(errno.ENOSPC, "boom")
        if status == 409:
            raise Refused(Refusal.POLLS_CLOSED, "8월 31일 18시에 마감했습니다.")
        abort(status)

    house = copyfile(settled, tmp_path_factory.mktemp("failing") / "house.sqlite")
    app = create_app(Testing, str(instance), SQLALCHEMY_DATABASE_URI=f"sqlite:///{house}", PROPAGATE_EXCEPTIONS=False)
    app.add_url_rule("/fail/<int:status>", "fail", anyone(fail))
    return app.test_client()


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503, 507])
def test_every_error_is_a_page_in_plain_korean(failing, status):
    page = failing.get(f"/fail/{status}")
    assert page.status_code == status
    assert page.text.count("<h1") == 1 and "주세요" in page.text
    assert "boom" not in page.text and "Traceback" not in page.text


@pytest.mark.parametrize("status", [401, 403, 404, 409, 413, 422, 429, 500, 503, 507])
def test_htmx_gets_the_same_as_a_part(failing, status):
    part = failing.get(f"/fail/{status}", headers={"HX-Request": "true"})
    assert part.status_code == status and "<html" not in part.text and "주세요" in part.text


def test_a_refusal_says_its_own_sentence_and_detail(failing):
    page = failing.get("/fail/409")
    assert "투표가 끝났습니다. 8월 31일 18시에 마감했습니다." in page.text


def test_an_unknown_address_is_not_found(bare_app):
    page = bare_app.test_client().get("/nowhere")
    assert page.status_code == 404 and "찾는 화면이 없습니다" in page.text


def test_a_body_that_is_too_large_is_refused_with_words(bare_app):
    page = bare_app.test_client().post("/display", data={"text": "x" * 1_100_000}, csrf=False)
    assert page.status_code in (400, 413) and "주세요" in page.text
