"""One ballot paper of a vote that is put together by hand, and the rows of its options."""

from typing import Any, Final

from wtforms import BooleanField, FieldList, FormField, HiddenField
from wtforms.validators import Optional, Regexp

from ...web.forms import Form, line, offered, select, text, whole, won
from ..plan_checks import CHOOSING, COUNTED_BY, KINDS_WITH_K, SEATED, SHARING, TIES, fault_in
from ..plans import ContestPlan, OptionPlan
from . import draft_committee as committee
from .draft_words import COUNTING_WORDS, DECISION_WORDS, KIND_WORDS

FEW_OPTIONS: Final = 2
MOST_ROWS: Final = 60
TWINS: Final = "이름이 같은 선택지가 있습니다. 서로 다르게 적어 주세요."


class Part(Form):
    """A row of a larger form, which carries the token for all."""

    class Meta(Form.Meta):
        csrf = False


class OptionPart(Part):
    title = line("선택지 이름", 80)
    summary = text("설명", 600, required=False)
    cost = won("사업비", required=False)
    category = line("분야", 20, required=False)
    source = HiddenField(validators=[Optional(), Regexp(r"proposals/[1-9]\d{0,8}\Z")])

    @property
    def plan(self) -> OptionPlan:
        words = (self.title.data or "", self.summary.data or "")
        return OptionPlan(*words, self.cost.data, self.source.data or None, self.category.data or None)


class ContestPart(Part):
    title = line("투표용지 제목", 80)
    kind = select("투표 방식", KIND_WORDS.items(), default="up_to_k")
    counting = select("세는 방법", COUNTING_WORDS.items(), default="greedy")
    k = whole("고를 수 있는 수", required=False)
    exact = BooleanField("분야마다 그 수만큼 모두 고르게 하기")
    ceiling = won("쓸 수 있는 예산", required=False)
    seats = whole("뽑는 수", required=False)
    points = whole("나누어 줄 점수", required=False)
    max_per_option = whole("하나에 줄 수 있는 점수", required=False)
    max_length = whole("정할 수 있는 순위의 수", required=False)
    overflow = select(
        "남은 예산보다 클 때",
        (("skip", "건너뛰고 다음을 보기"), ("stop", "거기서 멈추기")),
        required=False,
        default="skip",
    )
    min_share_pct = line("최소 득표율(%)", 10, required=False, default="0")
    decision = select("통과 기준", DECISION_WORDS.items(), required=False, default="majority_of_participants")
    rating_by = select("평점의 기준", (("mean", "평균"), ("median", "중앙값")), required=False, default="mean")
    order = select(
        "선택지 차례", (("random", "사람마다 다르게"), ("lot", "추첨으로 모두 같게")), required=False, default="random"
    )
    screening = select("위원 심사 반영", coerce=int, required=False)
    committee_weight = whole("위원 심사의 비율(%)", required=False, default=50)
    all_win = BooleanField("마지막 자리의 표가 같으면 모두 뽑기")
    options = FieldList(FormField(OptionPart), min_entries=FEW_OPTIONS, max_entries=MOST_ROWS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fitting = COUNTED_BY.get(self.kind.data, ())
        self.counting.choices = offered((name, COUNTING_WORDS[name]) for name in fitting)
        if self.counting.data not in fitting:
            self.counting.data = next(iter(fitting), None)
        self.screening.choices = offered(committee.offered_screenings())

    @property
    def wanted(self) -> set[str]:
        """The fields that this kind and this counting ask for; the others are neither shown nor read."""
        kind, counting = self.kind.data, self.counting.data
        asked = {
            "k": kind in KINDS_WITH_K,
            "exact": kind == "k_per_category",
            "ceiling": counting in SHARING or kind == "knapsack",
            "seats": counting == "choose" or counting in SEATED,
            "points": kind == "points",
            "max_per_option": kind == "points",
            "max_length": kind == "ranked",
            "overflow": counting == "greedy",
            "min_share_pct": counting == "greedy",
            "decision": kind == "approve_reject",
            "rating_by": kind == "rating",
            "screening": self._may_weigh,
            "committee_weight": self._may_weigh,
            "order": True,
            "all_win": counting == "choose",
            "category": kind == "k_per_category",
            "cost": counting in SHARING or kind in CHOOSING,
        }
        return {name for name, wanted in asked.items() if wanted}

    @property
    def _may_weigh(self) -> bool:
        weighable = self.counting.data == "greedy" and self.kind.data != "points"
        return weighable and len(self.screening.choices) > 1

    def fill(self) -> None:
        """Puts what was screened on an empty paper."""
        if self.asked("screening") and not any(option.form.title.data for option in self.options):
            self.options.entries.clear()
            for row in committee.options_of(self.screening.data):
                self.options.append_entry(row)

    def asked(self, name: str) -> Any:
        """What was typed into a field that is shown."""
        return self[name].data if name in self.wanted else None

    @property
    def plan(self) -> ContestPlan:
        names = ("exact", "points", "max_per_option", "max_length", "decision", "rating_by", "order")
        limits = {name: self.asked(name) for name in names}
        options = tuple(option.form.plan for option in self.options)
        if self.asked("screening"):
            limits |= committee.limits_of(self.screening.data, self.committee_weight.data or 0, options)
        return ContestPlan(
            title=self.title.data or "",
            kind=self.kind.data or "",
            options=options,
            k=self.asked("k"),
            ceiling=self.asked("ceiling"),
            seats=self.asked("seats"),
            counting=self.counting.data or "",
            overflow=self.asked("overflow") or "skip",
            min_share_pct=self.asked("min_share_pct") or "0",
            ties=("all",) if self.asked("all_win") else TIES,
            limits={name: value for name, value in limits.items() if value not in (None, False)},
        )

    @property
    def _fault_of_committee(self) -> str:
        if not self.asked("screening"):
            return ""
        options = [option.form.plan for option in self.options]
        return committee.fault_with(self.screening.data, self.committee_weight.data, options)

    @property
    def _has_twins(self) -> bool:
        """Residents may hand in two proposals of one name; whoever types options by hand can tell them apart."""
        titles = [" ".join((option.form.title.data or "").split()) for option in self.options]
        return len(set(titles)) < len(titles)

    def validate(self, extra_validators: Any = None) -> bool:
        fits = super().validate(extra_validators)
        if fits and self.counting.data in SHARING and self.ceiling.data is None:
            self.refuse("ceiling", "쓸 수 있는 예산을 적어 주세요.")
        elif fits and (fault := self._fault_of_committee):
            self.refuse("screening", fault)
        elif fits and (fault := fault_in(self.plan)):
            self.refuse("kind", fault)
        elif fits and self._has_twins:
            self.refuse("title", TWINS)
        return fits and not self.errors
