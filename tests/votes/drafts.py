"""What an official types into the form of a vote."""

from datetime import datetime, timedelta
from typing import Any

from lxml import html

from ganggu_participation import clock

OPTIONS = ("쉼터", "조명", "텃밭")
COSTS = ("3,000만 원", "2,000만 원", "1,500만 원")
CATEGORIES = ("복지", "안전", "복지")
LATER, LONGER = timedelta(days=1), timedelta(days=4)


def typed(moment: datetime) -> str:
    return moment.astimezone(clock.KST).strftime("%Y-%m-%dT%H:%M")


def a_draft(dong_id: int | str, *contests: dict[str, Any], **words: Any) -> dict[str, Any]:
    """A vote that opens tomorrow for three days, with one contest or several."""
    now = clock.now()
    about = {
        "title": "마을 투표",
        "summary": "함께 정합니다.",
        "dong": str(dong_id),
        "opens": typed(now + LATER),
        "closes": typed(now + LONGER),
        "min_age": "18",
        "bases": ["residence", "workplace"],
        "level": "3",
        "round_key": "",
        "objection_days": "7",
        **words,
    }
    rows = [row_of(place, contest) for place, contest in enumerate(contests or [a_contest()])]
    return about | {name: value for row in rows for name, value in row.items()}


def a_contest(kind: str = "up_to_k", counting: str = "greedy", **words: Any) -> dict[str, Any]:
    """Three options with costs and categories."""
    options = [
        {"title": title, "cost": cost, "category": category, "summary": f"{title}입니다."}
        for title, cost, category in zip(OPTIONS, COSTS, CATEGORIES, strict=True)
    ]
    shown = {"k": "2", "ceiling": "5,000만 원", "seats": "1", "points": "10", "max_per_option": "6", "max_length": "3"}
    more = {"title": "마을 사업", "overflow": "skip", "min_share_pct": "0", "decision": "majority_of_participants"}
    return {
        "kind": kind,
        "counting": counting,
        "rating_by": "mean",
        "order": "random",
        "options": options,
        **shown,
        **more,
        **words,
    }


def row_of(place: int, contest: dict[str, Any]) -> dict[str, Any]:
    fields = {f"contests-{place}-{name}": value for name, value in contest.items() if name != "options"}
    for number, option in enumerate(contest["options"]):
        fields |= {f"contests-{place}-options-{number}-{name}": value for name, value in option.items()}
    return fields


def values(answer: Any) -> dict[str, Any]:
    """Every named field of the form with what stands in it."""
    (form,) = html.fromstring(answer.get_data(as_text=True)).xpath("//form[@data-draft]")
    return dict(form.form_values())
