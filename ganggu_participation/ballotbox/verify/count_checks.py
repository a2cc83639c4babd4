"""Papers, roll, counts, ties and certification of an archive; the recount under the published rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from ganggu_participation.ballotbox import archive, canonical
from ganggu_participation.ballotbox.choices import BadBallot, read_content
from ganggu_participation.ballotbox.verify.lines import Lines, line
from ganggu_participation.ballotbox.verify.log_checks import leaves_of
from ganggu_participation.ballotbox.verify.reading import Archive, Unreadable
from ganggu_participation.tally import count_frozen

BY_PAPER: Final = ("paper", "provisional")
BY_CARD: Final = "code"  # class cards admit without the roll
PARTS: Final = (
    ("inputs", "recount_inputs", "표나 규칙이 개표한 것과 다릅니다"),
    ("results", "recount_results", "다시 세면 결과가 다릅니다"),
    ("ties", "recount_ties", "다시 세면 동점을 가른 것이 다릅니다"),
    ("checks", "recount_checks", "다시 세면 확인 줄이 다릅니다"),
)
"""What a sheet holds, in the order in which a difference is looked for; the rest goes under recount_sheet."""


def check_papers(found: Archive) -> Lines:
    """In their order, each once, each allowed by the rules, and in every contest as many as the box held."""
    rows, contests = _papers(found), _contests(found)
    keys = [(contest, content) for contest, content, _ in rows]
    yield line("papers_order", keys == sorted(keys), "표는 내용 차례로 있습니다.", "표가 내용 차례로 있지 않습니다.")
    yield line("papers_once", len(set(keys)) == len(keys), "같은 내용의 표는 한 줄에 모여 있습니다.", "같은 내용의 표가 두 줄에 있습니다.")
    bad = sum(not _is_allowed(contests.get(contest), content) for contest, content, _ in rows)
    yield line("papers_allowed", not bad, "모든 표가 공고한 규칙에 맞습니다.", f"공고한 규칙에 맞지 않는 표가 {bad:,}줄 있습니다.")
    per: Counter[int] = Counter()
    for contest, _, copies in rows:
        per[contest] += copies
    box = len(leaves_of(found)) + found.values[archive.ROLL].get("outside", 0)
    off = {no: per[no] for no in sorted({*contests, *per}) if per[no] != box}
    told = ", ".join(f"{no}번 {number:,}장" for no, number in off.items())
    yield line("papers_number", not off, f"투표용지마다 표가 {box:,}장입니다.", f"투표함에는 {box:,}장인데 표의 수가 다릅니다: {told}.")


def check_roll(found: Archive) -> Lines:
    """As many marks as ballots, and no more than the roll holds."""
    roll = found.values[archive.ROLL]
    marks, size = _marks(roll), roll.get("size")
    box = len(leaves_of(found)) + roll.get("outside", 0)
    total = sum(marks.values())
    missing = roll.get("papers_missing", 0)
    yield line("roll_marks", total == box + missing, f"참여 표시 {total:,}개와 표의 수가 같습니다.", f"참여 표시는 {total:,}개인데 표는 {box:,}장입니다.")
    on_paper = sum(marks.get(channel, 0) for channel in BY_PAPER)
    same = on_paper == roll.get("outside", 0) + missing
    off = f"종이로 참여한 표시는 {on_paper:,}개인데 종이 표는 {roll.get('outside', 0):,}장, 돌아오지 않은 종이는 {missing:,}장입니다."
    yield line("roll_channels", same, "종이 투표와 투표함의 표시와 표가 저마다 맞습니다.", off)
    by_list = total - marks.get(BY_CARD, 0)
    fits = size is None or (type(size) is int and size >= by_list)
    yield line("roll_size", fits, "참여 표시가 명부의 사람 수를 넘지 않습니다.", f"명부는 {size}명인데 참여 표시가 {by_list:,}개입니다.")


def check_counts(found: Archive) -> Lines:
    """Each count is kept whole, belongs to this vote and this box; the certified one is the last, and comes out again."""
    listed, sheets = _listed(found), found.sheets
    named = sorted(listed) == sorted(sheets) == list(range(1, len(listed) + 1))
    yield line("count_numbers", named, f"개표 {len(listed)}번의 기록이 모두 있습니다.", "개표 기록이 빠졌거나 남습니다.")
    changed = [no for no, sheet in sheets.items() if no in listed and _digest(sheet) != listed[no]["digest"]]
    yield line("count_digest", not changed, "개표 기록마다 확인값이 맞습니다.", f"개표 기록이 확인값과 다릅니다: {changed}.")
    certification = found.values[archive.CERTIFICATION]
    yield from _certified(certification, listed)
    sheet = sheets.get(certification.get("count"))
    if sheet is None:
        yield line("count_certified", False, "", "확인을 마친 개표의 기록이 없습니다.")
        return
    yield from _belongs(found, sheet)
    yield from _recount(found, sheet)
    ties = [archive.ties_of(contest) for contest in sheet["contests"]]
    yield line("ties", found.values[archive.TIES] == ties, "동점 기록이 개표 기록과 같습니다.", "동점 기록이 개표 기록과 다릅니다.")


def _certified(said: Mapping[str, Any], listed: Mapping[int, Any]) -> Lines:
    count = listed.get(said.get("count", 0))
    last = bool(listed) and said.get("count") == max(listed)
    yield line("certified_last", last, "마지막 개표를 다른 담당자가 확인했습니다.", "확인한 개표가 마지막 개표가 아닙니다.")
    same = count is not None and said.get("digest") == count["digest"]
    yield line("certified_digest", same, "확인한 결과와 개표 결과의 확인값이 같습니다.", "확인한 결과의 확인값이 개표 결과와 다릅니다.")
    after = count is not None and str(said.get("at")) >= count["at"]
    yield line("certified_time", after, "개표한 뒤에 확인했습니다.", "개표하기 전에 확인한 것으로 적혀 있습니다.")


def _belongs(found: Archive, sheet: Mapping[str, Any]) -> Lines:
    digest = sha256(found.files[archive.RULES]).hexdigest()
    yield line("count_vote", sheet.get("vote") == digest, "이 규칙으로 센 기록입니다.", "다른 투표나 다른 규칙으로 센 기록입니다.")
    heads = found.values[archive.HEADS]
    root = f'"root":"{sheet.get("box_root")}"'
    same = bool(heads) and root in heads[-1]["text"]
    yield line("count_box", same, "마감한 투표함을 센 기록입니다.", "다른 투표함을 센 기록입니다.")
    marks = sheet.get("marks") == found.values[archive.ROLL].get("marks")
    listed = sheet.get("roll") == found.values[archive.ROLL].get("size")
    yield line("count_roll", listed, "명부의 사람 수가 개표 기록과 같습니다.", "명부의 사람 수가 개표 기록과 다릅니다.")
    yield line("count_marks", marks, "참여 표시가 개표 기록과 같습니다.", "참여 표시가 개표 기록과 다릅니다.")


def _recount(found: Archive, sheet: Mapping[str, Any]) -> Lines:
    roll = found.values[archive.ROLL]
    marks = sum(_marks(roll).values()) - roll.get("papers_missing", 0)
    counted = {contest["no"]: contest["sheet"] for contest in sheet["contests"]}
    contests = _contests(found)
    yield line("count_contests", sorted(counted) == sorted(contests), "투표용지를 모두 셌습니다.", "세지 않은 투표용지가 있습니다.")
    for no, contest in contests.items():
        rows = [(content, copies) for of, content, copies in _papers(found) if of == no]
        yield from _compared(contest, rows, marks, counted.get(no))


def _compared(contest: Mapping[str, Any], rows: list[tuple[str, int]], marks: int, counted: Any) -> Lines:
    title = contest.get("title", "")
    try:
        again = count_frozen(contest, rows, marks)
    except (ValueError, KeyError, TypeError) as fault:
        yield line("recount", False, "", f"‘{title}’을 공고한 규칙으로 셀 수 없습니다: {fault}")
        return
    if isinstance(counted, dict) and canonical.to_bytes(again) == canonical.to_bytes(counted):
        selected = sum(bool(row["selected"]) for row in again["results"])
        yield line("recount", True, f"‘{title}’을 다시 세니 같은 결과입니다({selected}개 선정).", "")
        return
    other = counted if isinstance(counted, dict) else {}
    named = [(code, why) for part, code, why in PARTS if again.get(part) != other.get(part)]
    for code, why in named or [("recount_sheet", "다시 세면 개표 기록이 다릅니다")]:
        yield line(code, False, "", f"‘{title}’: {why}.")


def _papers(found: Archive) -> list[tuple[int, str, int]]:
    rows = []
    for row in found.values[archive.PAPERS]:
        if not isinstance(row, list) or [type(part) for part in row] != [int, str, int] or row[2] < 1:
            raise Unreadable(f"{archive.PAPERS} 파일을 읽을 수 없습니다.")
        rows.append((row[0], row[1], row[2]))
    return rows


def _is_allowed(contest: Mapping[str, Any] | None, content: str) -> bool:
    """The content is spelled canonically and is what reading it against the rules gives."""
    if contest is None:
        return False
    if content == canonical.to_bytes({"contest": contest["no"], "invalid": True}).decode():
        return True  # a void paper
    try:
        said = canonical.from_bytes(content.encode())
        return read_content(contest, said) == said
    except (ValueError, BadBallot, KeyError, TypeError):
        return False


def _contests(found: Archive) -> dict[int, Mapping[str, Any]]:
    try:
        return {contest["no"]: contest for contest in found.values[archive.RULES]["contests"]}
    except (KeyError, TypeError) as fault:
        raise Unreadable("투표 규칙에서 투표용지를 읽을 수 없습니다.") from fault


def _listed(found: Archive) -> dict[int, dict[str, str]]:
    try:
        return {row["no"]: {"at": str(row["at"]), "digest": str(row["digest"])} for row in found.values[archive.COUNTS]}
    except (KeyError, TypeError) as fault:
        raise Unreadable(f"{archive.COUNTS} 파일을 읽을 수 없습니다.") from fault


def _marks(roll: Mapping[str, Any]) -> dict[str, int]:
    marks = roll.get("marks")
    if not isinstance(marks, dict) or any(type(number) is not int for number in marks.values()):
        raise Unreadable(f"{archive.ROLL} 파일을 읽을 수 없습니다.")
    if type(roll.get("outside", 0)) is not int or type(roll.get("papers_missing", 0)) is not int:
        raise Unreadable(f"{archive.ROLL} 파일을 읽을 수 없습니다.")
    return marks


def _digest(sheet: Any) -> str:
    return sha256(canonical.to_bytes(sheet)).hexdigest()
