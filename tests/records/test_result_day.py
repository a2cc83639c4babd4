"""The day of a result is the day in Korea."""

import csv
import io
from datetime import date

from ganggu_participation import clock
from ganggu_participation.counts.models import Count
from ganggu_participation.records.tables import result_csv
from ganggu_participation.votes.models import Vote


def test_a_result_declared_before_nine_in_the_morning_has_the_day_of_korea_in_its_table() -> None:
    early = clock.moment(date(2026, 8, 28), 8)  # still the 27th in UTC
    vote = Vote(title="투표", digest="0", declared_at=early)
    row = {"place": 1, "number": 1, "title": "의자", "cost": 1, "votes": 1, "selected": True, "sentence": "선정"}
    table = result_csv(vote, Count(digest="f" * 64), [{"no": 1, "rows": [row]}]).decode("utf-8-sig")
    assert [line["데이터기준일자"] for line in csv.DictReader(io.StringIO(table))] == ["2026-08-28"]
