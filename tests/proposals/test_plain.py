"""Somebody else's HTML becomes words, and nothing but words."""

import re

import pytest

from ganggu_participation.proposals.plain import looks_like_markup, plain_text

from .shared_data import lines_of


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>첫 줄</p><p>둘째 줄</p>", "첫 줄\n\n둘째 줄"),
        ("가<br>나<br/>다", "가\n나\n다"),
        ("<ul><li>의자</li><li>조명</li></ul>", "- 의자\n\n- 조명"),
        ("<table><tr><td>의자</td><td>3개</td></tr></table>", "의자 3개"),
        ("<script>alert(1)</script>안전<style>p{}</style>", "안전"),
        ('<a href="javascript:alert(1)">누르기</a><img src=x onerror=alert(1)>', "누르기"),
        ("5 &lt; 7 &amp; 3&nbsp;&nbsp;개", "5 < 7 & 3 개"),
        ("<p>닫지 않은 <b>글", "닫지 않은 글"),
        ("<!-- 숨긴 글 -->보이는 글", "보이는 글"),
        ("숨\u200b은\u202e 글", "숨은 글"),
        ("<textarea><script>x</script></textarea>끝", "끝"),
        ("<svg><script>alert(1)</script></svg>그림", "그림"),
        ('앞 <a href="[링크] 가운데.<br>뒤</p>', "앞 가운데.\n뒤"),
        ("", ""),
    ],
)
def test_only_words_stay(markup, words):
    assert plain_text(markup) == words


def test_every_real_body_becomes_clean_words():
    bodies = [line["html"] for line in lines_of("civic_raw_html_samples.jsonl")]
    assert len(bodies) > 50
    for markup in bodies:
        _is_clean(markup, plain_text(markup))


def _is_clean(markup, words):
    assert not re.search(r"<\s*/?\s*(script|img|iframe|p|div|span|a|br|font|style)\b[^>]*>", words, re.IGNORECASE)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u200b\ufeff]|\n{3}|&nbsp;|&#\d+;", words)
    said = set(re.findall(r"[가-힣]{2,}", re.sub(r"<[^<>]*>|&#?\w+;", " ", markup)))
    kept = set(re.findall(r"[가-힣]{2,}", words))
    assert len(said - kept) <= max(1, len(said) // 20), sorted(said - kept)[:20]
    assert plain_text(words) == words or "<" in words or "&" in words


def test_pasted_markup_is_recognised():
    assert looks_like_markup("<p>글</p>") and looks_like_markup("글<BR>글")
    assert not looks_like_markup("5 < 7 이고 <3") and not looks_like_markup("<표 1> 참고")
