"""What can be said while somebody writes: ideas that are another office's task, or that this money cannot pay for.

A hint never stops anybody: the department decides, and says why. The grounds are those of KOREA 1.6."""

import re
from dataclasses import dataclass

from .states import ReasonCode


@dataclass(frozen=True)
class Hint:
    """Shown when a text has one of the words; `reason` is the ground on which it might be refused."""

    reason: ReasonCode
    words: re.Pattern[str]
    sentence: str


def _hint(reason: ReasonCode, words: str, sentence: str) -> Hint:
    return Hint(reason, re.compile(words), sentence)


HINTS = (
    _hint(
        ReasonCode.NOT_OUR_AUTHORITY,
        r"학교\s*(안|내부)|교실|급식|교내|학교\s*(운동장|화장실|건물|체육관)",
        "학교 안 시설은 교육청 일입니다. 학교 밖 통학로나 담장 둘레는 제안할 수 있습니다.",
    ),
    _hint(
        ReasonCode.NOT_OUR_AUTHORITY,
        r"신호\s*(시간|주기|체계)|속도\s*제한|과속\s*(단속|카메라)|신호등\s*(설치|추가|신설)",
        "신호와 속도 제한은 경찰이 정합니다. 제안하면 구에서 경찰과 함께 살펴봅니다.",
    ),
    _hint(
        ReasonCode.NOT_OUR_AUTHORITY,
        r"버스\s*(노선|배차|증차)|지하철|도시철도|택시\s*요금",
        "버스 노선과 지하철은 시가 맡은 일입니다. 정류장 의자나 그늘막은 제안할 수 있습니다.",
    ),
    _hint(
        ReasonCode.LAND_OR_RIGHTS,
        r"아파트\s*(단지|안|내|주차장|놀이터|엘리베이터)|사유지|상가\s*건물\s*안",
        "아파트 단지 안이나 사유지는 땅 주인의 동의가 먼저 있어야 합니다.",
    ),
    _hint(
        ReasonCode.OPERATING_COST,
        r"인건비|급여|월급|운영비|임대료|수당",
        "사람을 쓰는 돈이나 늘 드는 운영비는 이 예산으로 쓸 수 없습니다.",
    ),
    _hint(
        ReasonCode.SIMPLE_COMPLAINT,
        r"단속해|치워\s*주|수거해|고장|불법\s*주(정)?차\s*(신고|단속)|민원",
        "고장이나 단속처럼 바로 고칠 일은 민원으로 알리면 더 빠릅니다. 제안으로 내도 알맞은 창구로 이어 드립니다.",
    ),
    _hint(
        ReasonCode.PRIVATE_BENEFIT,
        r"우리\s*(가게|상가|회사|교회)|저희\s*(가게|집|건물)",
        "한 사람이나 한 단체만 좋아지는 일은 어렵습니다. 이웃이 함께 좋아지는 점을 적어 주세요.",
    ),
    _hint(
        ReasonCode.ASSET_PURCHASE,
        r"(토지|건물|부지|차량)\s*(매입|구입|구매)",
        "땅이나 건물, 차를 사는 일은 이 예산으로 하기 어렵습니다.",
    ),
)


def hints_for(*texts: str) -> list[str]:
    """The sentences that fit, each once, in the order of the list."""
    whole = " ".join(texts)
    return [hint.sentence for hint in HINTS if hint.words.search(whole)]
