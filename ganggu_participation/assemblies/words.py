"""Sentences of an assembly: who may take part, the draft of the notice, why it failed, the draft of the resolution."""

from datetime import date

from ..dates import born_by, day_of, hour, plain_day
from ..korean import with_particle
from .models import AgendaItem, Assembly


def age_day(assembly: Assembly) -> date:
    """The day on which ages are counted: that of the meeting."""
    return day_of(assembly.meets_at)


def who_may(assembly: Assembly) -> str:
    """The roll rule in words, with the birthday that the age means (GLOSSARY 1)."""
    born = plain_day(born_by(age_day(assembly), assembly.min_age))
    ties = f"{assembly.dong.name}에 살거나, 일하거나, 학교에 다니거나, 단체·기관에 속한 분"
    return (
        f"{assembly.min_age}세 이상({born} 이전 출생)이고 {ties}이 투표할 수 있습니다. "
        "영주 자격이 있는 외국인 주민도 투표할 수 있습니다."
    )


def quorum_basis(assembly: Assembly) -> str:
    """Whose share the quorum is, and on which day they were counted."""
    return f"주민 {assembly.population:,}명의 {assembly.quorum_pct}%, {plain_day(assembly.population_on)} 기준"


def quorum_rule(assembly: Assembly) -> str:
    return f"{assembly.required:,}명 이상 참여하면 총회가 성립합니다({quorum_basis(assembly)})."


def notice_draft(assembly: Assembly) -> str:
    """What an official may send as it is or rewrite."""
    opens, closes = hour(assembly.opens), hour(assembly.closes)
    return "\n\n".join(
        [
            f"{with_particle(assembly.name, '을/를')} 엽니다. {who_may(assembly)}",
            f"투표: {opens}부터 {closes}까지 온라인으로 합니다.\n"
            f"모이는 때와 곳: {hour(assembly.meets_at)}, {assembly.place}",
            f"안건은 {len(assembly.items)}개이고 {choices_of(assembly)}개까지 고를 수 있습니다. "
            f"쓸 수 있는 예산은 {assembly.track.project_limit}입니다. "
            "표를 많이 받은 순서로 예산 안에서 정합니다.",
            quorum_rule(assembly),
        ]
    )


def choices_of(assembly: Assembly) -> int:
    """How many items one person may choose: never more than there are."""
    return min(assembly.choices_max, len(assembly.items))


def put_to_vote(assembly: Assembly) -> str:
    return f"{assembly.name}에 안건으로 올렸습니다. {hour(assembly.opens)}부터 투표합니다."


def too_few(assembly: Assembly) -> str:
    """Why an assembly decided nothing."""
    return (
        "참여 인원이 모자라 결정하지 못했습니다. "
        f"{assembly.required:,}명 이상 참여해야 하는데 {assembly.took_part or 0:,}명이 참여했습니다."
    )


def taken_back(assembly: Assembly) -> str:
    return f"{assembly.name}: {too_few(assembly)} 다음 총회에 다시 올릴 수 있습니다."


def resolution_draft(assembly: Assembly) -> str:
    """Whether it was quorate with the numbers, what became of each item, when and where."""
    took_part, required = assembly.took_part or 0, assembly.required
    people = f"주민 {assembly.population:,}명의 {assembly.quorum_pct}%인 {required:,}명 이상"
    held = f"{hour(assembly.opens)}부터 {hour(assembly.voting_ends)}까지 투표했습니다."
    return "\n\n".join(
        [
            f"1. 성립 여부\n{people} 참여해야 하고 {took_part:,}명이 참여해 총회가 성립했습니다.",
            f"2. 투표 기간\n{held}",
            "3. 안건별 결과\n" + "\n\n".join(_result(item) for item in assembly.items),
            f"4. 모인 때와 곳\n{hour(assembly.meets_at)}, {assembly.place}",
        ]
    )


def _result(item: AgendaItem) -> str:
    return f"의안 {item.no}. {item.title}({item.cost}): {item.votes or 0:,}표. {item.reason}"


def called_off(assembly: Assembly) -> str:
    """What the proposers read: the items wait for the next assembly."""
    return f"{with_particle(assembly.name, '이/가')} 취소되어 투표에서 내렸습니다. 다음 총회에 다시 올릴 수 있습니다."
