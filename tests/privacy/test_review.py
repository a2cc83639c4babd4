"""A month of the access log is looked through and signed, once, when it is over."""

from datetime import UTC, datetime

import pytest

from ganggu_participation import access_log, clock
from ganggu_participation.access_log import Access
from ganggu_participation.database import db
from ganggu_participation.privacy.actions import review
from ganggu_participation.privacy.models import AccessReview
from ganggu_participation.refusals import Refusal, Refused

OCTOBER, NOVEMBER = datetime(2026, 10, 15, tzinfo=UTC), datetime(2026, 11, 3, tzinfo=UTC)


def something_in_october(town):
    with clock.at(OCTOBER):
        access_log.note(town.park, Access.READ, [town.kim.id], "이름")
        access_log.note(town.park, Access.DOWNLOAD, [town.kim.id, town.lee.id], "명단", "문자 안내 명단을 만들려고")


def test_she_signs_a_month_with_its_figures(town):
    something_in_october(town)
    with clock.at(NOVEMBER):
        signed = review(town.joo, "2026-10", True, "이상 없음")
    assert (signed.entries, signed.downloads, signed.remark, signed.reviewed_by) == (2, 1, "이상 없음", town.joo.id)


def test_the_month_is_that_of_korea(town):
    with clock.at(datetime(2026, 10, 31, 15, 0, tzinfo=UTC)):  # midnight in Korea: already November
        access_log.note(town.park, Access.READ, [town.kim.id], "이름")
    with clock.at(NOVEMBER):
        assert review(town.joo, "2026-10", True).entries == 0


def test_a_month_that_goes_on_is_not_signed(town):
    for month in ("2026-11", "2026-12"):
        with clock.at(NOVEMBER), pytest.raises(Refused) as no:
            review(town.joo, month, True)
        assert no.value.refusal is Refusal.MONTH_NOT_OVER


def test_the_reasons_of_downloads_have_to_be_looked_at(town):
    with clock.at(NOVEMBER), pytest.raises(Refused) as no:
        review(town.joo, "2026-10", False)
    assert no.value.refusal is Refusal.REASONS_UNCHECKED and db.session.query(AccessReview).count() == 0


def test_a_month_is_signed_once_and_what_is_signed_stays(town):
    with clock.at(NOVEMBER):
        signed = review(town.joo, "2026-10", True)
        with pytest.raises(Refused) as no:
            review(town.joo, "2026-10", True)
    assert no.value.refusal is Refusal.ALREADY_REVIEWED
    signed.remark = "다르게"
    with pytest.raises(RuntimeError):
        db.session.commit()
    db.session.rollback()


@pytest.mark.parametrize("who", ["ahn", "park", "oh", "kim"])
def test_only_the_privacy_officer_signs(town, who):
    with clock.at(NOVEMBER), pytest.raises(Refused) as no:
        review(getattr(town, who), "2026-10", True)
    assert no.value.refusal is Refusal.ROLE_MISSING
