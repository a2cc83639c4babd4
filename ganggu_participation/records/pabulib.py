"""A declared vote in the format of Pabulib, for whoever wants to count it with another program."""

from .. import clock
from ..counts.models import Count
from ..counts.queries import sheet_of
from ..tally.pabulib import Told, export
from ..votes.models import Vote

UNIT = "Gwangju Seo-gu"


def pabulib_file(vote: Vote, count: Count, contest_no: int, seed: str) -> bytes | None:
    """The .pb file of one contest; nothing where the format has no form for it."""
    contest = next((c for c in sheet_of(count)["contests"] if c["no"] == contest_no), None)
    if contest is None:
        return None
    try:
        return export(contest["sheet"], _told(vote, count, contest["title"]), seed)
    except ValueError:
        return None


def _told(vote: Vote, count: Count, title: str) -> Told:
    opens, closes = (moment.astimezone(clock.KST).date() for moment in (vote.opens, vote.closes))
    return Told(
        description=f"{vote.title}: {title} (개표 결과 확인값 {count.digest})",
        unit=UNIT,
        subunit=vote.dong.name if vote.dong else "",
        instance=str(opens.year),
        begin=opens,
        end=closes,
    )
