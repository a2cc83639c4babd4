"""What a vote's own settings protect and what they do not, in sentences: for the page that says why it can be trusted."""

from collections.abc import Mapping
from typing import Any, Final

from ..accounts.states import Level
from ..korean import with_particle
from .states import Channel

Told = tuple[str, str]
IDENTITY: Final = {
    Level.NONE: "본인을 확인하지 않습니다.",
    Level.SMS: "전화번호만 확인합니다. 전화번호가 여럿인 사람을 막지 못합니다.",
    Level.REAL_PERSON: "본인 확인으로 실제 사람인지 확인합니다.",
    Level.DECLARED_BASIS: "본인 확인으로 실제 사람인지 확인하고, 우리 동과의 관계는 본인이 신고한 것을 믿습니다.",
    Level.RESIDENCE_VERIFIED: "본인 확인을 하고, 사는 곳도 확인합니다.",
    Level.STAFF_SEEN: "담당자가 신분증을 직접 보고 확인합니다.",
}


def settings_of(rules: Mapping[str, Any], channels: tuple[Channel, ...]) -> list[Told]:
    """(what, how it stands in this vote) from the frozen rules and from how people took part so far."""
    return [
        ("본인 확인", IDENTITY[Level(rules["roll"]["level"])]),
        ("투표 명부", _roll(rules)),
        ("참여 방법", _channels(channels)),
        ("투표함 열쇠", _key(rules)),
        ("투표함 기록", _log(rules)),
        ("선택지 차례", _order(rules)),
        (
            "기간",
            f"처음 마감에서 {rules['extension_days']}일까지만, 까닭을 알리고 늘릴 수 있습니다. 줄일 수는 없습니다.",
        ),
        ("이의", f"결과를 발표한 뒤 {rules['objection_days']}일 동안 다시 봐 달라고 요청할 수 있습니다."),
    ]


def weak_points_of(rules: Mapping[str, Any]) -> list[str]:
    """What this vote does not protect because of how it was set up; every vote has further ones."""
    level = Level(rules["roll"]["level"])
    points = []
    if level < Level.REAL_PERSON:
        points.append("다른 사람 행세. 이 투표는 실제 사람인지 끝까지 확인하지 않습니다.")
    if level < Level.RESIDENCE_VERIFIED:
        points.append("사실과 다른 신고. 사는 곳이나 일하는 곳을 서류로 확인하지 않습니다.")
    if rules["level"] == "managed":
        points.append("서버를 다루는 사람. 열쇠를 서버가 보관하므로 마감하기 전에도 일부러 열어 볼 수 있습니다.")
    elif rules.get("key_shares"):
        needed = rules["key_shares"]["needed"]
        points.append(f"열쇠 조각을 가진 담당자 {needed}명이 짜는 일. {needed}명이 모이면 투표함을 열 수 있습니다.")
    return points


def _roll(rules: Mapping[str, Any]) -> str:
    if listed := rules.get("roll_list"):
        return (
            f"공고할 때 명부에 있던 {listed['people']:,}명이 투표할 수 있습니다. 그 뒤에 명부를 고치려면 담당자 두 사람이 "
            "까닭을 적어 함께 해야 하고, 고친 사람 수를 알립니다."
        )
    once = "같은 회차에서는 한 동에서만" if rules["round"] else "이 투표에"
    return f"미리 정한 명부 없이, 공고한 자격에 맞는 사람이면 투표할 수 있습니다. 한 사람이 {once} 한 번 참여합니다."


def _channels(channels: tuple[Channel, ...]) -> str:
    if not channels:
        return "아직 참여한 사람이 없습니다. 어떤 방법으로 참여해도 같은 참여 기록에 한 번만 남습니다."
    named = with_particle(", ".join(channel.label for channel in channels), "으로/로")
    return f"지금까지 {named} 참여했습니다. 방법이 여럿이어도 참여 기록은 하나이고, 한 사람이 한 번만 남습니다."


def _key(rules: Mapping[str, Any]) -> str:
    shares = rules.get("key_shares")
    if shares:
        return f"개표 담당자들이 조각 {len(shares['fingerprints'])}개로 나누어 갖고, {shares['needed']}개가 모여야 열립니다."
    return "서버가 잠가서 보관합니다."


def _log(rules: Mapping[str, Any]) -> str:
    if rules.get("log_key"):
        return "표의 확인값을 서명한 목록으로 공개합니다. 서명한 뒤에 빼거나 끼워 넣으면 드러납니다."
    return "마감할 때 모든 표의 확인값을 하나로 묶어 공개합니다. 그 뒤에 하나라도 바뀌면 드러납니다."


def _order(rules: Mapping[str, Any]) -> str:
    lots = [contest["title"] for contest in rules["contests"] if contest.get("order") == "lot"]
    if len(lots) == len(rules["contests"]):
        return "추첨한 차례로 모두에게 같게 보여 줍니다. 추첨 씨앗값은 규칙에 있습니다."
    shuffled = "사람마다 다른 차례로 보여 주고, 누가 어떤 차례를 보았는지 남기지 않습니다."
    return f"{shuffled} 다만 {', '.join(lots)}의 차례는 추첨으로 정했습니다." if lots else shuffled
