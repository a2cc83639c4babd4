"""The sheet of a whole vote: counted under the frozen rules, sealed, and told in sentences."""

import json
from collections import Counter
from typing import Any

from ..polling.queries import BY_PAPER, papers_told
from ..tally import canonical, check_sentence, count_frozen, option_sentence, tie_sentence
from ..tally import digest as digest_of_sheet
from ..votes.models import Vote
from ..votes.queries import turnout_of
from ..votes.roll_queries import people_on
from ..votes.rule_sheets import contests_of
from ..votes.states import Channel
from .figures import figure_of
from .models import Count

FORMAT = "ganggu-vote-count/1"
Sheet = dict[str, Any]
Groups = Counter[tuple[int, str]]
"""(contest number, canonical content) -> how many papers say it."""


def sheet_of(count: Count) -> Sheet:
    """The sheet as plain values."""
    sheet: Sheet = json.loads(count.sheet)
    return sheet


def sheet_for(vote: Vote, groups: Groups) -> Sheet:
    """The sheet of the whole vote under its frozen rules: one per contest, roll and box beside it."""
    turnout, (entered, missing) = turnout_of(vote), papers_told(vote.id)
    contests = [contest_sheet(rule, groups, turnout.total - missing) for rule in contests_of(vote)]
    sheet = {
        **({"papers_missing": missing} if missing else {}),
        **({"papers_entered": entered} if entered else {}),
        **({"roll": people_on(vote.id)} if vote.roll_rule.get("listed") else {}),
        "format": FORMAT,
        "vote": vote.digest,
        "box_root": vote.box_root,
        "marks": {channel.value: people for channel, people in turnout.by_channel},
        "contests": contests,
    }
    kept = [line["ok"] for contest in contests for line in _channel_lines(sheet, contest["sheet"])]
    return {**sheet, "ok": all([*kept, *(contest["sheet"]["ok"] for contest in contests)])}


def lines_off(sheet: Sheet) -> list[str]:
    """The check lines of a sheet that do not hold, as sentences; each of them blocks the declaration."""
    return [line["sentence"] for contest in explained(sheet) for line in contest["checks"] if not line["ok"]]


def sealed_text(sheet: Sheet) -> tuple[str, str]:
    """(canonical text, SHA-256) of a sheet: the same on every machine."""
    return canonical(sheet).decode(), digest_of_sheet(sheet)


def explained(sheet: Sheet) -> list[dict[str, Any]]:
    """Per contest: its options in the order of their places, with sentences; ties and check lines as sentences."""
    missing = sheet.get("papers_missing", 0)
    return [
        _explained_contest(c["no"], c["title"], c["sheet"], sheet["marks"], missing, _channel_lines(sheet, c["sheet"]))
        for c in sheet["contests"]
    ]


def contest_sheet(rule: dict[str, Any], groups: Groups, marks: int) -> dict[str, Any]:
    """One contest counted by its frozen rule, named as on the rule sheet."""
    rows = [(content, copies) for (no, content), copies in groups.items() if no == rule["no"]]
    return {"no": rule["no"], "title": rule["title"], "sheet": count_frozen(rule, rows, marks)}


def _explained_contest(
    no: int, title: str, sheet: dict[str, Any], marks: dict[str, int], missing: int, by_channel: list[dict[str, Any]]
) -> dict[str, Any]:
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
        "checks": [*({"ok": x["ok"], "sentence": _line(x, marks, missing)} for x in sheet["checks"]), *by_channel],
        "sheet": sheet,
    }


def _line(line: dict[str, Any], marks: dict[str, int], missing: int) -> str:
    """A check line in words; the marks are told by channel where there is more than one, and papers that people took
    and that are in no box are told beside them (VOTE-05, VOTE-06)."""
    said = check_sentence(line)
    if line["code"] != "marks_are_ballots":
        return said
    if missing:
        said = f"{said} 받아 갔지만 투표함에 없는 투표지 {missing:,}벌은 참여 표시에서 뺐습니다."
    if len(marks) < 2:
        return said
    parts = ", ".join(f"{channel.label} {marks[channel.value]:,}개" for channel in Channel if channel.value in marks)
    return f"{said} 참여 표시는 {parts}입니다."


def _channel_lines(sheet: Sheet, contest: dict[str, Any]) -> list[dict[str, Any]]:
    """Where papers were entered beside the box: marks and ballots of either, held against each other (VOTE-05).

    Equal totals could hide a ballot too many in the box behind a paper too few."""
    entered, missing = sheet.get("papers_entered", 0), sheet.get("papers_missing", 0)
    if not entered and not missing:
        return _roll_line(sheet)
    by_paper = sum(sheet["marks"].get(channel.value, 0) for channel in BY_PAPER)
    in_box = contest["totals"]["ballots"] - entered
    marked = sum(sheet["marks"].values()) - by_paper
    return [
        _told("투표함", marked, in_box, in_box == marked),
        _told("종이 투표", by_paper - missing, entered, entered == by_paper - missing),
        *_roll_line(sheet),
    ]


def _roll_line(sheet: Sheet) -> list[dict[str, Any]]:
    """Where a list decides: no more people took part than stand on it. Class cards admit without it."""
    if "roll" not in sheet:
        return []
    marks, listed = sheet["marks"], sheet["roll"]
    marked = sum(marks.values()) - marks.get(Channel.CODE.value, 0)
    verdict = "넘지 않습니다" if marked <= listed else "넘습니다"
    return [{"ok": marked <= listed, "sentence": f"참여 표시 {marked:,}개가 명부의 {listed:,}명을 {verdict}."}]


def _told(where: str, marks: int, ballots: int, ok: bool) -> dict[str, Any]:
    verdict = "같습니다" if ok else "다릅니다"
    return {"ok": ok, "sentence": f"{where}: 참여 표시 {marks:,}개와 표 {ballots:,}장이 {verdict}."}


def _explained_row(sheet: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    size, figure = figure_of(sheet["inputs"]["rule"], row)
    return {**row, "size": size, "figure": figure, "sentence": option_sentence(sheet, row["number"])}
