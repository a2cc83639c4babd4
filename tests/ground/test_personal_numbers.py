"""Which numbers in a text lead to a person, and which do not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ganggu_participation.personal_numbers import Kind, found_in

R, P, A, L, S = Kind.RESIDENT, Kind.PHONE, Kind.ACCOUNT, Kind.LICENCE, Kind.PASSPORT
TRUE = [
    ("제 번호는 010-1234-5678입니다", P, "010-1234-5678"),
    ("01012345678로 문자 주세요", P, "01012345678"),
    ("010 1234 5678", P, "010 1234 5678"),
    ("010.1234.5678", P, "010.1234.5678"),
    ("(010)1234-5678", P, "(010)1234-5678"),
    ("+82 10-1234-5678", P, "+82 10-1234-5678"),
    ("+82-10-1234-5678", P, "+82-10-1234-5678"),
    ("옛 번호 011-234-5678", P, "011-234-5678"),
    ("집 전화 062-123-4567", P, "062-123-4567"),
    ("서울 02-123-4567", P, "02-123-4567"),
    ("인터넷 전화 070-1234-5678", P, "070-1234-5678"),
    ("안심번호 0504-1234-5678", P, "0504-1234-5678"),
    ("전화:0621234567.", P, "0621234567"),
    ("국민은행 123456-12-123456 홍길동", A, "123456-12-123456"),
    ("농협 302-1234-5678-91로 보내 주세요", A, "302-1234-5678-91"),
    ("계좌번호: 3333-01-1234567", A, "3333-01-1234567"),
    ("광주은행 1109934567890", A, "1109934567890"),
    ("110-123-456789 (신한)", A, "110-123-456789"),
    ("600301-1234567", R, "600301-1234567"),
    ("6003011234567", R, "6003011234567"),
    ("600301 2234567", R, "600301 2234567"),
    ("외국인등록번호 900101-5234567", R, "900101-5234567"),
    ("면허 12-34-567890-12", L, "12-34-567890-12"),
    ("여권 M12345678", S, "M12345678"),
    ("여권 M123A4567", S, "M123A4567"),
]
FALSE = [
    "",
    "풍암호수공원 정문에서 둘레길 쪽 200m",
    "사업비 3,000만 원, 30000000원",
    "2026-11-24에 회의",
    "2026. 11. 24. 10:30",
    "접수번호 2027-풍암-0012",
    "우편번호 61949",
    "서구 경열로 33, 101동 1203호",
    "버스 518번과 1187번",
    "국번 없이 120이나 110",
    "대표 전화 1588-1234",
    "조례 제1234호(2024. 5. 1.)",
    "위도 35.1234567, 경도 126.8765432",
    "1,234,567,890원",
    "20260101부터 20261231까지",
    "123-45-67890 (사업자등록번호)",
    "면적 1234.56㎡, 길이 12-34m",
    "투표율 12.3%, 참여 1234명",
    "2024 1234 5678",
    "991332-1234567",  # no such month
    "신한은행 앞 사거리 200m",
    "우리 동 주민 278614명, 농협 앞 2026-2027년",
    "ISBN 9788912345678",
    "은행나무 1200그루",
]


@pytest.mark.parametrize(("text", "kind", "number"), TRUE, ids=[text for text, _, _ in TRUE])
def test_a_number_of_a_person_is_found_where_it_stands(text, kind, number):
    (finding,) = found_in(text)
    assert (finding.kind, finding.number) == (kind, number)
    assert text[finding.start : finding.end] == number and number in finding.around


@pytest.mark.parametrize("text", FALSE, ids=[text or "nothing" for text in FALSE])
def test_other_numbers_are_left_alone(text):
    assert found_in(text) == []


def test_several_are_told_in_the_order_of_the_text():
    text = "홍길동 010-1234-5678, 농협 302-1234-5678-91, 600301-1234567"
    assert [finding.kind for finding in found_in(text)] == [P, A, R]


def test_the_words_around_show_the_place():
    (finding,) = found_in("풍암호수에 의자를 놓아 주세요. 문의는 010-1234-5678로 해 주세요. 고맙습니다.")
    assert "문의는 010-1234-5678로 해" in finding.around and len(finding.around) < 50


@given(st.text(alphabet=st.sampled_from("가나 \n.,:m원년월일"), max_size=300))
def test_a_text_without_figures_has_no_numbers(text):
    assert found_in(text) == []


@given(st.text(max_size=40), st.integers(1000, 9999), st.integers(1000, 9999), st.sampled_from(["-", " ", ".", ""]))
def test_a_mobile_number_is_found_in_any_words(words, middle, last, gap):
    tidy = "".join(letter for letter in words if letter.isalpha())
    number = f"010{gap}{middle}{gap}{last}"
    assert number in [finding.number for finding in found_in(f"{tidy} {number} {tidy}")]


def test_a_very_long_text_is_read_at_once():
    begun = time.perf_counter()
    found_in("0" * 50_000 + "1-" * 20_000 + "계좌" * 10_000)
    assert time.perf_counter() - begun < 2
