"""The archive of a declared vote, gathered from the rooms to the left as plain values."""

from sqlalchemy import select

from ..ballotbox import archive
from ..counts.models import Paper
from ..counts.queries import counts_of, sheet_of
from ..database import db
from ..polling.queries import papers_told
from ..votes import log
from ..votes.models import Vote
from ..votes.queries import turnout_of


def archive_of(vote: Vote) -> bytes | None:
    """The zip as anybody may take it, the same bytes every time; nothing before the result was certified."""
    counts = counts_of(vote.id)
    certified = next((count for count in counts if count.certification), None)
    if certified is None or certified.certification is None or vote.rule_sheet is None:
        return None
    in_boxes, missing = papers_told(vote.id)
    contents = archive.Contents(
        rule_sheet=vote.rule_sheet,
        notices=[{"at": n.at.isoformat(), "title": n.title, "text": n.text} for n in vote.notices],
        heads=[
            {"text": head.text, "signature": head.signature.hex(), "path": head.path} for head in log.heads_of(vote.id)
        ],
        leaves=log.leaves_of(vote.id),
        papers=_papers(vote.id),
        roll_size=sheet_of(certified).get("roll"),
        outside=in_boxes,
        papers_missing=missing,
        marks={channel.value: people for channel, people in turnout_of(vote).by_channel},
        counts=[archive.Count(count.no, count.at.isoformat(), count.digest, count.sheet) for count in reversed(counts)],
        certification={
            "count": certified.no,
            "digest": certified.digest,
            "at": certified.certification.at.isoformat(),
        },
    )
    return archive.write(contents, log.sign_manifest)


def _papers(vote_id: int) -> list[tuple[int, str, int]]:
    rows = db.session.execute(select(Paper.contest_no, Paper.content, Paper.copies).where(Paper.vote_id == vote_id))
    return [(contest, content, copies) for contest, content, copies in rows]
