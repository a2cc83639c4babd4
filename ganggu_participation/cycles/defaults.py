"""What the plan form offers: the four tracks of Seo-gu and a calendar (KOREA 1.3 and 1.4); an official may change all of it.

The ceilings are the published ones of the budget year 2026. How the district splits 지역참여형 and 마을계획형 among
its 18 dongs is not known: an even split is assumed here, and the summaries say so."""

from datetime import date

from .. import clock
from ..money import Won
from .plans import StagePlan, TrackPlan
from .states import CALL, Scope

DONGS = 18
OPENS_AT, CLOSES_AT = 9, 18  # hours in Korea
MILLION = 1_000_000
EVEN = "동별 금액은 모든 동에 똑같이 나눈다고 보고 계산했습니다."

PLAN = """주민이 제안하고, 담당 부서가 검토하고, 주민이 투표로 정합니다. 정한 사업은 다음 해 예산에 넣습니다.

제안할 수 있는 일: 우리 동이나 구 전체의 생활을 낫게 하는 사업이면 무엇이든 제안할 수 있습니다.

제안하기 어려운 일: 다른 기관이 맡은 일, 한 사람이나 한 단체만을 위한 일, 이미 예산이 있는 일, 법으로 할 수 없는 일은 어렵습니다. 어려울 때는 담당 부서가 까닭을 알려 드립니다."""

STAGES: dict[str, tuple[str, str]] = {
    # key: (label, what a resident can do)
    CALL: ("제안받는 기간", "우리 동이나 구에 필요한 사업을 제안할 수 있습니다."),
    "review": ("담당 부서 검토", "담당 부서가 제안을 하나씩 검토합니다. 낸 제안이 어디까지 왔는지 볼 수 있습니다."),
    "deliberation": ("회의에서 살펴봄", "주민 위원이 회의에서 제안을 살펴봅니다. 투표할 사업을 미리 볼 수 있습니다."),
    "vote": ("투표", "우리 동과 구의 사업에 투표할 수 있습니다."),
    "selection": ("선정", "표를 세어 예산 안에서 사업을 선정합니다. 결과와 까닭을 볼 수 있습니다."),
    "bill": ("예산안 제출", "선정한 사업을 예산안에 넣어 구의회에 냅니다."),
    "council": ("의회 확정", "구의회가 예산안을 살펴보고 확정합니다."),
    "execution": ("사업 진행", "확정한 사업을 합니다. 얼마나 진행되었는지 볼 수 있습니다."),
}


def stage(key: str, first: date, last: date) -> StagePlan:
    """A known stage from the morning of its first day to the evening of its last."""
    label, about = STAGES[key]
    return StagePlan(key, label, about, clock.moment(first, OPENS_AT), clock.moment(last, CLOSES_AT))


def stages(operating_year: int) -> list[StagePlan]:
    """The default calendar; the bill is due 40 days before the year ends, the council's decision 10 days before."""
    year = operating_year
    return [
        stage(CALL, date(year, 3, 2), date(year, 6, 30)),
        stage("review", date(year, 7, 1), date(year, 7, 31)),
        stage("deliberation", date(year, 8, 1), date(year, 8, 15)),
        stage("vote", date(year, 8, 16), date(year, 8, 31)),
        stage("selection", date(year, 9, 1), date(year, 9, 30)),
        stage("bill", date(year, 10, 1), date(year, 11, 21)),
        stage("council", date(year, 11, 22), date(year, 12, 21)),
        stage("execution", date(year + 1, 1, 1), date(year + 1, 12, 31)),
    ]


def tracks() -> list[TrackPlan]:
    """구정참여형 3억, 지역참여형 9억, 마을계획형 6억, 청년참여형 2억: together 20억 원."""
    return [
        TrackPlan(
            "district", "구정참여형", "구 전체나 여러 동에 도움이 되는 사업입니다.", Scope.DISTRICT, Won(300 * MILLION)
        ),
        _split("local", "지역참여형", f"우리 동에 필요한 사업입니다. {EVEN}", Won(900 * MILLION)),
        _split("village", "마을계획형", f"마을계획에 담아 주민총회에서 정하는 사업입니다. {EVEN}", Won(600 * MILLION)),
        TrackPlan("youth", "청년참여형", "청년이 제안하는 청년을 위한 사업입니다.", Scope.DISTRICT, Won(200 * MILLION)),
    ]


def _split(key: str, label: str, summary: str, ceiling: Won) -> TrackPlan:
    """The same for every dong, in whole won; what cannot be split evenly stays over."""
    return TrackPlan(key, label, summary, Scope.DONG, ceiling, Won(int(ceiling) // DONGS))
