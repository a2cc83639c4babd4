"""Reading counts: the last one, the certified one, and what their sheets say."""

import json
from collections import Counter
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from ..database import db
from ..polling.queries import papers_missing
from ..tally import canonical, check_sentence, count_frozen, option_sentence, tie_sentence
from ..tally import digest as digest_of_sheet
from ..votes.models import Vote
from ..votes.queries import turnout_of
from ..votes.rule_sheets import contests_of
from .figures import figure_of
from .models import Certification, Count, Paper

FORMAT = "ganggu-vote-count/1"
Sheet = dict[str, Any]
Groups = Counter[tuple[int, str]]
"""(contest number, canonical content) -> how many papers say it."""


def counts_of(vote_id: int) -> list[Count]:
    """Every count of a vote, the last first."""
    found = select(Count).where(Count.vote_id == vote_id).order_by(Count.no.desc())
    return list(db.session.scalars(found.options(joinedload(Count.certification), joinedload(Count.vote))))


def latest_count(vote_id: int) -> Count | None:
    return next(iter(counts_of(vote_id)), None)


def certified_count(vote_id: int) -> Count | None:
    """The count that a second official certified, or nothing."""
    found = select(Count).join(Certification).where(Count.vote_id == vote_id)
    return db.session.scalars(found.options(joinedload(Count.certification))).one_or_none()


def count_seen_by(actor: Any, count_id: int) -> Count | None:
    """A count before its declaration is seen by officials of the dong and by observers; afterwards by all."""
    found = select(Count).where(Count.id == count_id)
    count = db.session.scalars(found.options(joinedload(Count.certification), joinedload(Count.vote))).one_or_none()
    if count is None or count.vote.is_declared:
        return count
    return count if actor is not None and actor.is_observer else None


def sheet_of(count: Count) -> Sheet:
    """The sheet as plain values."""
    sheet: Sheet = json.loads(count.sheet)
    return sheet


def papers_of(vote_id: int) -> Groups:
    """The papers as stored at the first count."""
    rows = db.session.execute(select(Paper.contest_no, Paper.content, Paper.copies).where(Paper.vote_id == vote_id))
    return Counter({(no, content): copies for no, content, copies in rows})


def sheet_for(vote: Vote, groups: Groups) -> Sheet:
    """The sheet of the whole vote under its frozen rules: one per contest, roll and box beside it."""
    turnout, missing = turnout_of(vote), papers_missing(vote.id)
    contests = [contest_sheet(rule, groups, turnout.total - missing) for rule in contests_of(vote)]
    return {
        **({"papers_missing": missing} if missing else {}),
        "format": FORMAT,
        "vote": vote.digest,
        "box_root": vote.box_root,
        "marks": {channel.value: people for channel, people in turnout.by_channel},
        "contests": contests,
        "ok": all(contest["sheet"]["ok"] for contest in contests),
    }


def sealed_text(sheet: Sheet) -> tuple[str, str]:
    """(canonical text, SHA-256) of a sheet: the same on every machine."""
    return canonical(sheet).decode(), digest_of_sheet(sheet)


def explained(sheet: Sheet) -> list[dict[str, Any]]:
    """Per contest: its options in the order of their places, with sentences; ties and check lines as sentences."""
    return [_explained_contest(contest["no"], contest["title"], contest["sheet"]) for contest in sheet["contests"]]


def contest_sheet(rule: dict[str, Any], groups: Groups, marks: int) -> dict[str, Any]:
    """One contest counted by its frozen rule, named as on the rule sheet."""
    rows = [(content, copies) for (no, content), copies in groups.items() if no == rule["no"]]
    return {"no": rule["no"], "title": rule["title"], "sheet": count_frozen(rule, rows, marks)}


def _explained_contest(no: int, title: str, sheet: dict[str, Any]) -> dict[str, Any]:
    items = {item["number"]: item for item in sheet["inputs"]["items"]}
    rows = [_explained_row(sheet, {**items[result["number"]], **result}) for result in sheet["results"]]
    return {
        "no": no,
        "title": title,
        "rule": sheet["inputs"]["rule"],
        "rows": rows,
        "selected": [row for row in rows if row["selected"]],
        "totals": sheet["totals"],
        "leftover": sheet["leftover"],
        "ties": [tie_sentence(tie) for tie in sheet["ties"]],
        "checks": [{"ok": line["ok"], "sentence": check_sentence(line)} for line in sheet["checks"]],
    }


def _explained_row(sheet: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    size, figure = figure_of(sheet["inputs"]["rule"], row)
    return {**row, "size": size, "figure": figure, "sentence": option_sentence(sheet, row["number"])}
