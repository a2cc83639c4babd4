"""How a result came about, for whoever wants to follow: rounds of the shares, and channels with their weights."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from ..money import Won
from ..tally.reasons_ranked import hundredths
from ..tally.reasons_shares import tenths

BY_SHARES: Final = ("equal_shares", "phragmen")


@dataclass(frozen=True)
class Round:
    """One purchase: what was bought, what one supporter paid at most, who paid in full, what was left (won)."""

    number: int
    title: str
    price: str
    in_full: str
    left: str


@dataclass(frozen=True)
class Channel:
    """One channel of a weighted score in words."""

    name: str
    weight: str
    counted: str
    took_part: str


def rounds_of(sheet: dict[str, Any]) -> list[Round]:
    """The purchases of equal shares in their order; empty for every other rule."""
    if sheet["inputs"]["rule"]["counting"] != "equal_shares":
        return []
    titles = {item["number"]: item["title"] for item in sheet["inputs"]["items"]}
    return [_round(number, row, titles[row["winner"]]) for number, row in enumerate(sheet["rounds"], start=1)]


def share_words(sheet: dict[str, Any]) -> str:
    """What everybody had to spend; empty for every other rule."""
    if sheet["inputs"]["rule"]["counting"] != "equal_shares":
        return ""
    figures = sheet["figures"]
    first, last = _won(figures["first_share"]), _won(figures["share"])
    said = f"쓸 수 있는 예산을 {figures['voters']:,}명의 몫으로 똑같이 나누면 한 사람의 몫이 {first}입니다."
    if first == last:
        return said
    return f"{said} 살 수 있는 사업이 더 없을 때까지 몫을 조금씩 늘려 {last}이 되었습니다."


def channels_of(sheet: dict[str, Any]) -> list[Channel]:
    return [_channel(line) for line in sheet.get("channels", {"lines": []})["lines"]]


def got_by_channel(sheet: dict[str, Any]) -> list[list[str]]:
    """Per option, in the order of places: its title and what it got in each channel, votes or an average score."""
    lines = sheet.get("channels", {"lines": []})["lines"]
    titles = {item["number"]: item["title"] for item in sheet["inputs"]["items"]}
    got = [(dict(map(tuple, line["got"])), "score_sheets" in line) for line in lines]
    order = [result["number"] for result in sheet["results"]]
    return [[titles[no], *(_got(parts[no], scored) for parts, scored in got)] for no in order] if lines else []


def weight_sentence(sheet: dict[str, Any]) -> str:
    """How much one member of a committee weighs against one resident (PB-33), and which channels were empty; else empty."""
    lines = sheet.get("channels", {"lines": []})["lines"]
    silent = "·".join(f"‘{line['name']}’" for line in lines if line["empty"])
    moved = f"{silent}에는 표가 없어 정한 비율을 다른 경로에 나누어 반영했습니다." if silent else ""
    return f"{_one_member(lines)} {moved}".strip()


def _one_member(lines: list[dict[str, Any]]) -> str:
    members = next((line for line in lines if line.get("score_sheets")), None)
    residents = next((line for line in lines if line.get("ballots")), None)
    if members is None or residents is None or not Fraction(residents["counted_pct"]):
        return ""
    one_member = Fraction(members["counted_pct"]) / len(members["score_sheets"])
    times = one_member / (Fraction(residents["counted_pct"]) / residents["ballots"])
    whole = (2 * times.numerator + times.denominator) // (2 * times.denominator)
    said = f"{whole:,}표" if times >= 1 else f"{tenths(str(times))}표"
    return f"위원 1명의 점수는 주민 약 {said}와 같은 비중입니다."


def _round(number: int, row: dict[str, Any], title: str) -> Round:
    return Round(number, title, _won(row["price"]), f"{row['in_full']:,}명", _won(row["left"]))


def _channel(line: dict[str, Any]) -> Channel:
    sheets = line.get("score_sheets")
    took_part = f"위원 {len(sheets):,}명" if sheets is not None else f"주민 {line['ballots']:,}명"
    return Channel(line["name"], f"{tenths(line['weight_pct'])}%", f"{tenths(line['counted_pct'])}%", took_part)


def _got(amount: str, scored: bool) -> str:
    return f"평균 {hundredths(amount)}점" if scored else f"{int(Fraction(amount)):,}표"


def _won(amount: str | int) -> str:
    return Won(int(Fraction(amount))).exact
