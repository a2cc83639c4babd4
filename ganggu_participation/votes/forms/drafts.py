"""A vote that an official puts together by hand: contests and options as rows, added and taken away by buttons."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from flask import request
from wtforms import BooleanField, FieldList, FormField

from ... import clock
from ...accounts.states import LEVEL_LABELS, Basis, Level
from ...refusals import Refusal
from ...web.forms import Form, checks, line, moment, offered, select, text, whole, won
from ..plan_checks import CHOOSING, COUNTED_BY, KINDS_WITH_K, SEATED, SHARING, TIES, fault_in
from ..plans import ContestPlan, OptionPlan
from . import weights
from .draft_words import COUNTING_WORDS, DECISION_WORDS, KIND_WORDS

FEW_OPTIONS: Final = 2
MOST_ROWS: Final = 60
WEIGHED: Final = ("weight", "scores", "trim")
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

    @property
    def plan(self) -> OptionPlan:
        words = (self.title.data or "", self.summary.data or "")
        return OptionPlan(*words, cost=self.cost.data, category=self.category.data or None)


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
    all_win = BooleanField("마지막 자리의 표가 같으면 모두 뽑기")
    weight = whole("위원 심사의 반영 비율(%)", required=False)
    scores = text("위원마다 준 점수", 6000, required=False)
    trim = BooleanField("가장 높은 점수와 가장 낮은 점수를 빼고 평균 내기")
    options = FieldList(FormField(OptionPart), min_entries=FEW_OPTIONS, max_entries=MOST_ROWS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fitting = COUNTED_BY.get(self.kind.data, ())
        self.counting.choices = offered((name, COUNTING_WORDS[name]) for name in fitting)
        if self.counting.data not in fitting:
            self.counting.data = next(iter(fitting), None)

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
            "order": True,
            "all_win": counting == "choose",
            **dict.fromkeys(WEIGHED, counting == "greedy" and kind != "points"),
            "category": kind == "k_per_category",
            "cost": counting in SHARING or kind in CHOOSING,
        }
        return {name for name, wanted in asked.items() if wanted}

    def asked(self, name: str) -> Any:
        """What was typed into a field that is shown."""
        return self[name].data if name in self.wanted else None

    @property
    def plan(self) -> ContestPlan:
        names = ("exact", "points", "max_per_option", "max_length", "decision", "rating_by", "order")
        limits = {name: self.asked(name) for name in names}
        return ContestPlan(
            title=self.title.data or "",
            kind=self.kind.data or "",
            options=tuple(option.form.plan for option in self.options),
            k=self.asked("k"),
            ceiling=self.asked("ceiling"),
            seats=self.asked("seats"),
            counting=self.counting.data or "",
            overflow=self.asked("overflow") or "skip",
            min_share_pct=self.asked("min_share_pct") or "0",
            ties=("all",) if self.asked("all_win") else TIES,
            limits={name: value for name, value in limits.items() if value not in (None, False)} | self._committee,
        )

    @property
    def _committee(self) -> dict[str, Any]:
        return weights.read(self.asked("weight"), self.asked("scores") or "", bool(self.asked("trim")))

    @property
    def _has_twins(self) -> bool:
        """Residents may hand in two proposals of one name; whoever types options by hand can tell them apart."""
        titles = [" ".join((option.form.title.data or "").split()) for option in self.options]
        return len(set(titles)) < len(titles)

    def validate(self, extra_validators: Any = None) -> bool:
        fits = super().validate(extra_validators)
        weighed, told = weights.fault(self.asked("weight"), self.asked("scores") or "", len(self.options))
        if fits and told:
            self.refuse(weighed, told)
        elif fits and self.counting.data in SHARING and self.ceiling.data is None:
            self.refuse("ceiling", "쓸 수 있는 예산을 적어 주세요.")
        elif fits and (fault := fault_in(self.plan)):
            self.refuse("kind", fault)
        elif fits and self._has_twins:
            self.refuse("title", TWINS)
        return fits and not self.errors


class VoteForm(Form):
    title = line("투표 이름", 80)
    summary = text("무엇을 정하나요", 500)
    dong = select("어디에서", coerce=int, required=False)
    opens = moment("시작")
    closes = moment("마감")
    min_age = whole("나이(몇 세 이상)", default=18)
    bases = checks("누가", [(b.value, b.label) for b in Basis], required=True, default=[b.value for b in Basis])
    listed = BooleanField("명부에 있는 사람만 참여(나이와 관계를 묻지 않음)")
    level = select(
        "본인 확인 수준",
        [(level.value, LEVEL_LABELS[level]) for level in Level if level],
        int,
        default=Level.DECLARED_BASIS,
    )
    round_key = line("회차 이름", 40, required=False)
    objection_days = whole("이의를 받는 날수", default=7)
    contests = FieldList(FormField(ContestPart), min_entries=1, max_entries=MOST_ROWS)

    def offer(self, dongs: Iterable[tuple[int | str, str]]) -> "VoteForm":
        """The places that this official may ask in."""
        self.dong.choices = offered(dongs)
        return self

    def change_rows(self) -> None:
        """Adds or takes away the row whose button was pressed: "contest+", "contest- 1", "option+ 0", "option- 0 2"."""
        what, *places = request.form.get("rows", "").split() or [""]
        numbers = [int(place) for place in places if place.isascii() and place.isdigit()]
        if what == "contest+" and len(self.contests) < MOST_ROWS:
            self.contests.append_entry()
        elif what == "contest-" and len(numbers) == 1:
            _drop(self.contests, numbers[0], 1)
        elif what.startswith("option") and numbers and numbers[0] < len(self.contests):
            _change_options(self.contests[numbers[0]].form.options, what, numbers[1:])

    @property
    def words(self) -> dict[str, Any]:
        """What votes.prepare and votes.revise take, without the dong."""
        closes = self.closes.data
        return {
            "title": self.title.data,
            "summary": self.summary.data,
            "opens": self.opens.data,
            "closes": closes,
            "round_key": self.round_key.data or None,
            "roll_rule": {
                "min_age": self.min_age.data,
                "age_on": closes.astimezone(clock.KST).date().isoformat(),
                "bases": self.bases.data,
                "level": self.level.data,
                "dong_id": self.dong.data,
                "listed": self.listed.data,
            },
            "contests": [part.form.plan for part in self.contests],
            "objection_days": self.objection_days.data,
        }

    def validate(self, extra_validators: Any = None) -> bool:
        fits = super().validate(extra_validators)
        for name, least, most in (("min_age", 14, 99), ("objection_days", 1, 90)):
            value = self[name].data
            if value is not None and not least <= value <= most:
                self.refuse(name, f"{least}부터 {most}까지 적어 주세요.")
        if fits and self.opens.data >= self.closes.data:
            self.refuse("closes", Refusal.DATES_OUT_OF_ORDER.message)
        if fits and self.opens.data <= clock.now():
            self.refuse("opens", Refusal.PUBLISHED_TOO_LATE.message)
        return fits and not self.errors

    @property
    def faults(self) -> list[tuple[str, str, str]]:
        """(id of the field, its label, sentence), through all rows."""
        return list(_faults(self, ""))


def _faults(form: Any, where: str) -> Iterator[tuple[str, str, str]]:
    for field in form:
        if isinstance(field, FieldList):
            for place, row in enumerate(field, 1):
                yield from _faults(row.form, f"{where}{'투표용지' if not where else '선택지'} {place} ")
        else:
            yield from ((field.id, f"{where}{field.label.text}", str(sentence)) for sentence in field.errors)


def _change_options(options: Any, what: str, places: list[int]) -> None:
    if what == "option+" and len(options) < MOST_ROWS:
        options.append_entry()
    elif what == "option-" and len(places) == 1:
        _drop(options, places[0], 1)


def _drop(rows: Any, place: int, least: int) -> None:
    """Takes a row away, as long as some stay."""
    if place < len(rows) and len(rows) > least:
        rows.entries.pop(place)
