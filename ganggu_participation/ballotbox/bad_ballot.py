"""Why a ballot is refused, in a word for machines and a sentence for people."""

from __future__ import annotations

from typing import Final, NoReturn

SENTENCES: Final = {
    "form": "투표 내용을 읽지 못했습니다. 투표용지를 다시 열어 골라 주세요.",
    "foreign_contest": "이 투표에 없는 투표용지입니다. 투표용지를 다시 열어 골라 주세요.",
    "missing_contest": "아직 고르지 않은 투표용지가 있습니다. 고르거나 기권을 선택해 주세요.",
    "empty": "고른 것이 없습니다. 하나 이상 고르거나 기권을 선택해 주세요.",
    "unknown_option": "이 투표에 없는 선택지입니다. 다시 골라 주세요.",
    "repeated_option": "같은 선택지를 두 번 골랐습니다. 하나를 빼 주세요.",
    "too_many": "{limit}개까지 고를 수 있습니다. 다른 것을 먼저 빼 주세요.",
    "too_few": "{limit}개를 모두 골라 주세요. 지금은 {count}개를 골랐습니다.",
    "too_many_in_category": "{category} 분야에서는 {limit}개까지 고를 수 있습니다. 다른 것을 먼저 빼 주세요.",
    "too_few_in_category": "{category} 분야에서 {limit}개를 골라 주세요. 지금은 {count}개를 골랐습니다.",
    "over_the_ceiling": "고른 사업비가 쓸 수 있는 예산보다 {over:,}원 많습니다. 다른 것을 먼저 빼 주세요.",
    "unknown_answer": "찬성, 반대, 기권 가운데 하나를 골라 주세요.",
    "bad_rating": "1점부터 5점까지 골라 주세요.",
    "bad_points": "점수는 0 이상의 정수로 적어 주세요.",
    "too_many_points_on_one": "한 선택지에는 {limit}점까지 줄 수 있습니다. 점수를 줄여 주세요.",
    "too_many_points": "모두 {limit}점까지 줄 수 있습니다. 지금은 {count}점입니다. 점수를 줄여 주세요.",
}


class BadBallot(Exception):
    """A ballot that the rule sheet does not allow: `code` for the rule, `sentence` for the voter."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


def refuse(code: str, **numbers: object) -> NoReturn:
    """Raise the BadBallot of this code with its numbers in the sentence."""
    raise BadBallot(code, SENTENCES[code].format(**numbers))
