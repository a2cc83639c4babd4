"""The permission table in Korean words, printed from the table itself."""

from ..permissions import PERMISSIONS, Rule

NOUNS = {
    "dong": "동",
    "account": "계정",
    "pass": "계정 없는 참여",
    "letter": "편지",
    "roll": "주민 명단",
    "desk": "창구 도움",
    "consent": "동의",
    "role": "권한",
    "approval": "두 사람이 하는 일",
    "notice": "알림",
    "follow": "소식",
    "cycle": "한 해 운영계획",
    "proposal": "제안",
    "invitation": "함께 쓰기",
    "price": "단가",
    "appeal": "제안 이의 제기",
    "support": "공감",
    "comment": "의견",
    "merger": "제안 합치기",
    "split": "제안 나누기",
    "screening": "위원 심사",
    "scoresheet": "심사표",
    "countkey": "개표 열쇠",
    "vote": "투표",
    "ballot": "표",
    "rollchange": "공고한 투표 명부",
    "recruitment": "선거인 모집",
    "place": "투표소",
    "kiosk": "현장 기기",
    "code": "현장 투표 번호",
    "paper": "종이 투표지",
    "classcode": "학급 번호",
    "envelope": "확인 뒤 셀 봉투",
    "bundle": "투표지 묶음",
    "count": "개표",
    "objection": "이의",
    "assembly": "주민총회",
    "budget": "예산",
    "access": "접속기록",
    "retention": "보관과 파기",
}
WORDS = {
    "anybody": "누구나",
    "signed_in": "로그인한 사람",
    "verified": "본인 확인을 마친 사람",
    "herself": "본인",
    "herself_or_clock": "본인 또는 정해진 시각",
    "out_of_office": "맡은 권한이 없는 사람",
    "author": "그 글을 쓴 사람",
    "writer": "그 글을 쓴 사람과 함께 쓰는 사람",
    "author_or_her_desk": "그 글을 쓴 사람(종이로 낸 글은 동 담당자 또는 예산 담당)",
    "writer_or_her_desk": "그 글을 쓴 사람과 함께 쓰는 사람(종이로 낸 글은 동 담당자 또는 예산 담당)",
    "handing_in": "본인 확인을 마치고 그 글을 쓴 사람(종이로 낸 글은 동 담당자 또는 예산 담당)",
    "concerned_or_office": "그 제안들을 쓴 사람 또는 검토하는 담당자",
    "may_answer": "동의할지 답할 사람",
    "all_agreed": "그 제안들을 쓴 사람이 모두 동의한 뒤에만",
    "in_the_union": "합친 제안들을 쓴 사람(종이로 낸 글은 동 담당자 또는 예산 담당)",
    "invited": "초대받은 사람",
    "not_the_author": "그 글과 그 글에 합친 글을 쓰지 않은 사람",
    "not_recused": "이해관계가 없는 사람",
    "other_reviewer": "처음 답하지 않은 다른 담당자",
    "not_the_writer": "그 글을 쓰지 않은 사람",
    "addressee": "알림을 받은 사람",
    "pass_holder": "이 투표를 위해 본인 확인을 한 사람",
    "helper_at_the_desk": "그 주민을 맞이한 담당자",
    "administrator": "시스템 관리자",
    "the_clock": "정해진 시각(자동)",
    "other_hands": "개표하지 않은 다른 담당자",
    "not_the_counter": "개표하지 않은 다른 담당자",
    "not_the_objector": "그 이의를 내지 않은 사람",
    "in_time_to_object": "발표한 뒤 공고한 날수 안에만",
    "takes_part": "그 일을 맡은 담당자",
    "proposer": "승인을 요청한 사람",
    "not_the_proposer": "승인을 요청하지 않은 다른 담당자",
    "card_holder": "그 열쇠의 카드를 가진 개표 담당",
    "on_the_roll": "공고한 투표 자격에 맞는 사람",
    "polls_open": "공고한 투표 시간 안에만",
}


def words_of(rule: Rule) -> str:
    """The Korean words of a rule; rules about roles carry them themselves."""
    return WORDS.get(rule.__name__) or rule.__doc__ or rule.__name__


def rights_by_noun() -> dict[str, list[tuple[str, list[str]]]]:
    """Noun -> (verb, who) in the order of the table."""
    nouns: dict[str, list[tuple[str, list[str]]]] = {}
    for verb, rules in PERMISSIONS.items():
        noun = NOUNS[verb.split(".")[0]]
        nouns.setdefault(noun, []).append((verb.label, [words_of(rule) for rule in rules]))
    return nouns


def rights_as_markdown() -> str:
    """The table of README: one row per verb, in the order of the permission table."""
    rows = [
        f"| {noun} | {verb} | {', '.join(who)} |" for noun, verbs in rights_by_noun().items() for verb, who in verbs
    ]
    return "\n".join(["| 무엇 | 하는 일 | 누가 |", "|---|---|---|", *rows])
