"""Text out of somebody else's HTML: for what is pasted or imported. Nothing of the markup is ever kept.

nh3 takes out scripts and comments and repairs what is broken; what is left is read as lines, and only the words stay."""

import html
import re
import unicodedata

import nh3

BLOCKS = {"p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"}
CELLS = {"td", "th"}
GONE = {"script", "style", "title", "iframe", "object", "embed", "noscript", "template", "svg", "math", "textarea"}
NEVER_CLOSED = re.compile(r"<[a-zA-Z]+\s[^<>\s]*(?=[^<>]*<)")
"""The beginning of a tag that runs into the next one: a browser would swallow all the words up to a quotation mark."""
TAG = re.compile(r"<(/?)([a-z0-9]+)\b[^>]*>")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
ROOM = re.compile(r"[ \t\u00a0\u3000]+")


def plain_text(markup: str) -> str:
    """The words of an HTML body, a line for each block, list points marked with a dash, at most one empty line."""
    kept = nh3.clean(
        NEVER_CLOSED.sub(" ", markup), tags=BLOCKS | CELLS, attributes={}, clean_content_tags=GONE, link_rel=None
    )
    words = html.unescape(TAG.sub(_space_for, kept))
    return _tidied(words)


def looks_like_markup(text: str) -> bool:
    """Whether somebody pasted HTML where words were asked for."""
    return (
        re.search(r"</?(p|div|br|span|img|a|table|font|script|b|strong|ul|li)\b[^>]*>", text, re.IGNORECASE) is not None
    )


def _space_for(tag: re.Match[str]) -> str:
    closes, name = tag[1], tag[2]
    if name == "li" and not closes:
        return "\n- "
    if name in CELLS:
        return " " if closes else ""
    return "\n"


def _tidied(words: str) -> str:
    plain = CONTROL.sub(
        "", UNSEEN.sub("", unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n")))
    )
    lines = [ROOM.sub(" ", line).strip() for line in plain.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line for line in lines if line != "-")).strip()
