"""The dates that a new assembly begins with, for an official to change."""

from datetime import date, datetime, timedelta

from .. import clock
from .models import NOTICE_DAYS

SATURDAY = 5
VOTING_DAYS = 7
SPARE_DAYS = 4


def usual_dates(today: date) -> dict[str, datetime]:
    """Votes begin on the first Saturday that leaves time for the notice, and end a week later with the meeting."""
    earliest = today + timedelta(days=NOTICE_DAYS + SPARE_DAYS)
    first = earliest + timedelta(days=(SATURDAY - earliest.weekday()) % 7)
    last = first + timedelta(days=VOTING_DAYS)
    return {
        "opens": clock.moment(first, 9),
        "closes": clock.moment(last, 15),
        "meets_at": clock.moment(last, 14),
    }
