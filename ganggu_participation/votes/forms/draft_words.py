"""The words of kinds, countings and thresholds, as an official picks them and as everybody reads them."""

from typing import Final

KIND_WORDS: Final = {
    "up_to_k": "여러 개까지 고르기",
    "single": "하나 고르기",
    "exactly_k": "정해진 수만큼 고르기",
    "k_per_category": "분야마다 고르기",
    "knapsack": "예산 안에서 고르기",
    "approve_reject": "찬성·반대",
    "ranked": "순위 정하기",
    "points": "점수 나누어 주기",
    "rating": "1점부터 5점까지 매기기",
}
COUNTING_WORDS: Final = {
    "greedy": "표(점수)가 많은 순서로 예산 나누기",
    "equal_shares": "모두의 몫을 똑같이 나누어 예산 쓰기",
    "phragmen": "지지하는 사람의 부담을 고르게 예산 쓰기",
    "knapsack_optimum": "예산 안에서 표의 합이 가장 큰 묶음 고르기",
    "choose": "표가 많은 순서로 뽑기",
    "approve_reject": "찬성이 기준을 넘으면 통과",
    "irv": "가장 적은 것을 빼며 절반을 넘을 때까지 세기",
    "schulze": "둘씩 견주어 세기",
    "borda": "순위마다 점수를 주어 더하기",
    "rating": "평점이 높은 순서로 뽑기",
}
DECISION_WORDS: Final = {
    "majority_of_participants": "참여한 사람의 절반을 넘는 찬성",
    "majority_of_votes": "찬성과 반대를 더한 표의 절반을 넘는 찬성",
    "two_thirds_of_participants": "참여한 사람의 3분의 2 이상 찬성",
    "two_thirds_of_votes": "찬성과 반대를 더한 표의 3분의 2 이상 찬성",
}
