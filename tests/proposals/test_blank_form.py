"""The form for handwriting asks what the page asks, on one sheet, and nobody has to sign in for it."""

import pytest


@pytest.mark.parametrize("name", [None, "kim", "park"])
def test_anybody_prints_the_form(town, as_, name):
    page = as_(getattr(town, name) if name else None).get("/proposals/blank")
    assert page.status_code == 200
    assert all(question in page.text for question in ("무엇이 불편한가요", "어디인가요"))
    assert all(part in page.text for part in ("연락처", "동의합니다", "(서명)", "접수번호"))


def test_it_asks_for_no_resident_registration_number(as_):
    page = as_(None).get("/proposals/blank").text
    assert "주민등록번호는 적지 마세요." in page
    assert "<input" not in page.partition("<main")[2].partition("</main>")[0]
