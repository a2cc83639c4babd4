"""Reading counts: the last one, the certified one, and what their sheets say."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from ..database import db
from ..money import Won
from ..tally import Item, Papers, canonical, check_sentence, option_sentence, tie_sentence
from ..tally import count as count_contest
from ..tally import digest as digest_of_sheet
from ..votes.models import Vote
from ..votes.queries import keeps, turnout_of
from ..votes.rule_sheets import contests_of
from ..votes.states import WITH_A_RESULT, Channel
from .models import Certification, Count, Objection, Paper, Reveal

FORMAT = "ganggu-vote-count/1"
Sheet = dict[str, Any]
Step = tuple[dict[str, Any], dict[str, Any]]
Groups = Counter[tuple[int, str]]
"""(contest number, canonical content) -> how many papers say it."""


def counts_of(vote_id: int) -> list[Count]:
    """Every count of a vote, the last first."""
    found = select(Count).where(Count.vote_id == vote_id).order_by(Count.no.desc())
    return list(db.session.scalars(found.options(joinedload(Count.certification), joinedload(Count.vote))))


def latest_count(vote_id: int) -> Count | None:
    return next(iter(counts_of(vote_id)), None)


def certified_count(vote_id: int) -> Count | None:
    """The count that a second official certified, or nothing; after an upheld objection the later one."""
    found = select(Count).join(Certification).where(Count.vote_id == vote_id).order_by(Count.no.desc()).limit(1)
    return db.session.scalars(found.options(joinedload(Count.certification))).one_or_none()


def declared_with_study(vote_id: int) -> Count | None:
    """The certified count with what was worked out beside it."""
    found = select(Count).join(Certification).where(Count.vote_id == vote_id).order_by(Count.no.desc()).limit(1)
    beside = joinedload(Count.certification), joinedload(Count.study)
    return db.session.scalars(found.options(*beside)).one_or_none()


def objections_of(vote_id: int) -> list[Objection]:
    """Every objection to a vote's results, the first one first."""
    found = select(Objection).where(Objection.vote_id == vote_id).order_by(Objection.no)
    return list(db.session.scalars(found.options(joinedload(Objection.count))))


def objection_kept_by(actor: Any, objection_id: int) -> Objection | None:
    """An objection on the desk of an official who keeps its vote."""
    whole = joinedload(Objection.count), joinedload(Objection.vote).joinedload(Vote.dong)
    found = db.session.scalars(select(Objection).where(Objection.id == objection_id).options(*whole)).one_or_none()
    return found if found is not None and keeps(actor, found.vote) else None


def declared_vote(vote_id: int) -> Vote | None:
    """A vote whose result is public."""
    found = select(Vote).where(Vote.id == vote_id, Vote.state.in_(WITH_A_RESULT)).options(joinedload(Vote.dong))
    return db.session.scalars(found).one_or_none()


def objection_to_lodge(vote: Vote) -> Objection:
    """As it would be, to ask whether it may be."""
    return Objection(vote=vote)


def shown_of(vote_id: int) -> int:
    """How many places the hall has been shown."""
    return db.session.scalar(select(Reveal.shown).where(Reveal.vote_id == vote_id)) or 0


def steps_of(vote: Vote) -> list[Step]:
    """(contest, row) in the order in which a hall is shown them: contest by contest, the last place first."""
    done = certified_count(vote.id)
    contests = explained(sheet_of(done)) if done else []
    return [(contest, row) for contest in contests for row in reversed(contest["rows"])]


@dataclass(frozen=True)
class Stage:
    """What a hall sees: the contest that is being told, and of it only the rows that were revealed, the best first."""

    shown: int
    total: int
    contest: dict[str, Any] | None
    rows: list[dict[str, Any]]

    @property
    def newest(self) -> dict[str, Any] | None:
        return self.rows[0] if self.rows else None

    @property
    def is_over(self) -> bool:
        return bool(self.total) and self.shown >= self.total


def stage_of(vote: Vote) -> Stage:
    steps = steps_of(vote)
    shown = min(shown_of(vote.id), len(steps))
    contest = steps[max(shown - 1, 0)][0] if steps else None
    rows = [row for its, row in steps[:shown] if its is contest]
    return Stage(shown, len(steps), contest, rows[::-1])


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
    turnout = turnout_of(vote)
    contests = [_contest_sheet(rule, groups, turnout.total) for rule in contests_of(vote)]
    return {
        "format": FORMAT,
        "vote": vote.digest,
        "box_root": vote.box_root,
        "marks": {channel.value: people for channel, people in turnout.by_channel},
        "contests": contests,
        "ok": all(contest["sheet"]["ok"] for contest in contests),
    }


def lines_off(sheet: Sheet) -> list[str]:
    """The check lines of a sheet that do not hold, as sentences; each of them blocks the declaration."""
    return [line["sentence"] for contest in explained(sheet) for line in contest["checks"] if not line["ok"]]


def sealed_text(sheet: Sheet) -> tuple[str, str]:
    """(canonical text, SHA-256) of a sheet: the same on every machine."""
    return canonical(sheet).decode(), digest_of_sheet(sheet)


def explained(sheet: Sheet) -> list[dict[str, Any]]:
    """Per contest: its options in the order of their places, with sentences; ties and check lines as sentences."""
    marks = sheet["marks"]
    return [_explained_contest(c["no"], c["title"], c["sheet"], marks) for c in sheet["contests"]]


def _contest_sheet(rule: dict[str, Any], groups: Groups, marks: int) -> dict[str, Any]:
    items = [Item(o["no"], o["title"], _won(o.get("cost"))) for o in rule["options"]]
    rows = [(_choices(content), copies) for (no, content), copies in groups.items() if no == rule["no"]]
    return {"no": rule["no"], "title": rule["title"], "sheet": count_contest(rule, items, Papers.gathered(rows), marks)}


def _won(amount: int | None) -> Won | None:
    return None if amount is None else Won(amount)


def _choices(content: str) -> list[Any]:
    """A stored paper: {"contest": no, "choices": [..]} or {"contest": no, "blank": true}."""
    said: dict[str, Any] = json.loads(content)
    choices: list[Any] = [] if said.get("blank") else said["choices"]
    return choices


def _explained_contest(no: int, title: str, sheet: dict[str, Any], marks: dict[str, int]) -> dict[str, Any]:
    items = {item["number"]: item for item in sheet["inputs"]["items"]}
    rows = [{**items[r["number"]], **r, "sentence": option_sentence(sheet, r["number"])} for r in sheet["results"]]
    return {
        "no": no,
        "title": title,
        "rule": sheet["inputs"]["rule"],
        "rows": rows,
        "selected": [row for row in rows if row["selected"]],
        "totals": sheet["totals"],
        "leftover": sheet["leftover"],
        "ties": [tie_sentence(tie) for tie in sheet["ties"]],
        "checks": [{"ok": line["ok"], "sentence": _line(line, marks)} for line in sheet["checks"]],
        "sheet": sheet,
    }


def _line(line: dict[str, Any], marks: dict[str, int]) -> str:
    """A check line in words; the marks are told by channel where there is more than one (VOTE-05)."""
    said = check_sentence(line)
    if line["code"] != "marks_are_ballots" or len(marks) < 2:
        return said
    parts = ", ".join(f"{channel.label} {marks[channel.value]:,}개" for channel in Channel if channel.value in marks)
    return f"{said} 참여 표시는 {parts}입니다."
