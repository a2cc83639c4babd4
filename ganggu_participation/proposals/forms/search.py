"""What is asked of lists of proposals: in the address bar, so nothing is changed by it."""

from collections.abc import Iterable
from typing import Any

from ...money import Won
from ...web.forms import Form, line, offered, select
from ..states import Category, ProposalState, Sort

PUBLIC_STATES = [state for state in ProposalState if state is not ProposalState.DRAFT]
OFFICE_STATES = [("", "답할 제안"), ("all", "모든 제안"), *((s.value, s.label) for s in PUBLIC_STATES)]
COSTS = (
    ("3m", "300만 원보다 적게", None, Won(3_000_000)),
    ("10m", "300만 원에서 1,000만 원", Won(3_000_000), Won(10_000_000)),
    ("30m", "1,000만 원에서 3,000만 원", Won(10_000_000), Won(30_000_000)),
    ("more", "3,000만 원 이상", Won(30_000_000), None),
)
"""(key, words, at least, below)"""
DUE = (("late", "지난 것", None), ("today", "오늘까지", 1), ("soon", "사흘 안", 4))
"""(key, words, days from this midnight; without them: now)"""
TIMES = (("7", "지난 7일", 7), ("30", "지난 30일", 30), ("365", "지난 1년", 365))


class FilterForm(Form):
    """In the address bar: nothing is changed by it."""

    class Meta(Form.Meta):
        csrf = False

    words = line("찾는 말", 60, required=False, label="찾는 말")
    dong = select("동", coerce=int, required=False)
    state = select("단계", required=False)

    def offer(self, dongs: Iterable[Any], states: Iterable[tuple[str, str]]) -> "FilterForm":
        self.dong.choices = offered([("", "모든 동"), *((dong.id, dong.name) for dong in dongs)])
        self.state.choices = offered(states)
        return self

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen and can be; the rest counts as not chosen."""
        self.validate()
        return {field.short_name: None if field.errors else field.data for field in self}


class DeskFilterForm(FilterForm):
    """Of the officials' list: of which kind and whose it is, and until when it is due."""

    track = select("유형", [("", "모든 유형")], required=False)
    desk = select("담당", [("", "모든 담당"), ("mine", "내가 맡은 것"), ("nobody", "담당자 없음")], required=False)
    due = select("답할 날", [("", "모든 날"), *((key, words) for key, words, _ in DUE)], required=False)

    def offer_kinds(self, kinds: Iterable[tuple[str, str]]) -> None:
        self.track.choices = offered([("", "모든 유형"), *kinds])


class SearchForm(FilterForm):
    """The same for everybody, with what is asked less often folded away."""

    category = select("분야", [("", "모든 분야"), *((c.value, c.label) for c in Category)], required=False)
    track = select("예산 유형", [("", "모든 유형")], coerce=int, required=False)
    cost = select("비용", [("", "모든 비용"), *((key, label) for key, label, *_ in COSTS)], required=False)
    since = select("낸 때", [("", "모든 때"), *((key, label) for key, label, _ in TIMES)], required=False)
    sort = select("차례", [(s.value, s.label) for s in Sort], required=False)

    def offer_tracks(self, tracks: Iterable[Any]) -> "SearchForm":
        self.track.choices = offered([("", "모든 유형"), *((track.id, track.label) for track in tracks)])
        return self

    @property
    def more_is_open(self) -> bool:
        return any(self[name].data for name in ("category", "track", "cost", "since")) or self.sort.data not in (
            None,
            "",
            Sort.NEW,
        )
