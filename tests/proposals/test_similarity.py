"""The same request is found again: on small cases here, and on real pairs where they lie beside the project."""

import pytest

from ganggu_participation.proposals.hints import hints_for
from ganggu_participation.proposals.similarity import Similar, read_synonyms

from .shared_data import lines_of, rows_of

SAME = ("copy", "same_request")
LEAST_FOUND = 0.85


def test_a_synonym_is_the_same_word():
    index = Similar([("가로등", "보안등"), ("의자", "벤치")])
    index.put(1, "골목 보안등 달기", "밤길이 어둡습니다")
    index.put(2, "공원 벤치 놓기", "쉴 곳이 없습니다")
    assert index.like("가로등 세우기")[0][0] == 1
    assert index.like("쉼터 의자")[0][0] == 2


def test_a_text_changes_its_place_and_goes():
    index = Similar()
    index.put(1, "둘레길 의자", "")
    index.put(1, "골목 조명", "")
    assert index.like("골목 조명") and index.like("둘레길 의자") == [] and len(index) == 1
    index.drop(1)
    index.drop(1)
    assert index.like("골목 조명") == [] and len(index) == 0


def test_one_is_left_out_and_nothing_is_like_nothing():
    index = Similar()
    index.put(1, "골목 조명", "")
    assert index.like("골목 조명", but=1) == [] and index.like("") == [] and index.like("!!!") == []


def test_the_synonyms_can_be_read():
    groups = read_synonyms()
    assert len(groups) > 40 and all(len(group) > 1 for group in groups)


@pytest.fixture(scope="module")
def real():
    """The 800 texts and the pairs, whose titles are in their rows where their texts are not."""
    pairs = rows_of("duplicate_pairs_labelled.csv")
    texts = {line["id"]: (line["title"], line["body"]) for line in lines_of("civic_short_texts.jsonl")}
    assert len(texts) == 800
    for pair in pairs:
        texts.setdefault(pair["id_a"], (pair["title_a"], ""))
        texts.setdefault(pair["id_b"], (pair["title_b"], ""))
    index, numbers = Similar(read_synonyms()), {name: number for number, name in enumerate(texts)}
    for name, (title, body) in texts.items():
        index.put(numbers[name], title, body)
    return index, numbers, texts, [pair for pair in pairs if pair["label"] in SAME]


def test_real_pairs_are_found_among_the_first_three(real):
    """Either of a pair brings up the other; the newer one (a), which is being written, the older as often."""
    index, numbers, texts, pairs = real

    def finds(one, other):
        return numbers[other] in [n for n, _ in index.like(*texts[one], most=3, but=numbers[one])]

    newer = [finds(pair["id_a"], pair["id_b"]) for pair in pairs]
    older = [finds(pair["id_b"], pair["id_a"]) for pair in pairs]
    assert len(pairs) == 30
    assert sum(newer) / 30 >= LEAST_FOUND and (sum(newer) + sum(older)) / 60 >= LEAST_FOUND


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("학교 안 화장실을 고쳐 주세요", "학교 안 시설은 교육청 일입니다"),
        ("버스 노선을 늘려 주세요", "시가 맡은 일"),
        ("아파트 단지 안 놀이터", "땅 주인의 동의"),
        ("강사 인건비", "운영비는"),
        ("가로등이 고장 났어요", "민원으로 알리면"),
    ],
)
def test_a_hint_says_whose_task_it_is(text, part):
    assert any(part in hint for hint in hints_for(text))


@pytest.mark.parametrize("text", ["둘레길에 의자를 놓아 주세요", "학교 앞 통학로에 나무를 심어 주세요", ""])
def test_what_is_our_own_task_gets_no_hint(text):
    assert hints_for(text) == []
