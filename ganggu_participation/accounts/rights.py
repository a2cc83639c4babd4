"""The permission table in Korean words, printed from the table itself."""

from ..permissions import PERMISSIONS, Rule

NOUNS = {
    "dong": "동",
    "account": "계정",
    "role": "권한",
    "approval": "두 사람이 하는 일",
    "notice": "알림",
    "follow": "소식",
    "cycle": "한 해 운영계획",
    "proposal": "제안",
    "support": "공감",
    "comment": "의견",
    "vote": "투표",
    "ballot": "표",
    "count": "개표",
    "assembly": "주민총회",
    "budget": "예산",
}
WORDS = {
    "anybody": "누구나",
    "signed_in": "로그인한 사람",
    "verified": "본인 확인을 마친 사람",
    "herself": "본인",
    "author": "그 글을 쓴 사람",
    "not_the_author": "그 글을 쓰지 않은 사람",
    "not_the_writer": "그 글을 쓰지 않은 사람",
    "addressee": "알림을 받은 사람",
    "administrator": "시스템 관리자",
    "the_clock": "정해진 시각(자동)",
    "other_hands": "개표하지 않은 다른 담당자",
    "takes_part": "그 일을 맡은 담당자",
    "proposer": "승인을 요청한 사람",
    "not_the_proposer": "승인을 요청하지 않은 다른 담당자",
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
