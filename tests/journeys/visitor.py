"""Somebody at a browser without JavaScript: follows links by their words, fills in forms by their labels."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from flask.testing import FlaskClient
from lxml import html
from werkzeug.datastructures import MultiDict

MOST_REDIRECTS = 5
Fields = dict[str, "str | bool"]


def words_of(element: Any) -> str:
    """The visible words, with one blank between them."""
    return " ".join(element.text_content().split())


class Visitor:
    """Sends what the page holds, its CSRF token included, and nothing else."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.address = "/"
        self.status = 0
        self.body = ""

    # ---- reading ----------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Any:
        return self._page

    @property
    def text(self) -> str:
        """The words of the page's main part."""
        return words_of(self.page.get_element_by_id("main"))

    @property
    def heading(self) -> str:
        (only,) = self.page.xpath("//h1")
        return words_of(only)

    def sees(self, *sentences: str) -> bool:
        """Raises AssertionError that quotes the page when a sentence is missing."""
        for sentence in sentences:
            assert sentence in self.text, f"{sentence!r} is not on {self.address}:\n{self.text}"
        return True

    # ---- going ------------------------------------------------------------------------------------------------------

    def open(self, address: str, status: int = 200) -> Visitor:
        return self._ask("GET", address, None, status)

    def follow(self, words: str, status: int = 200) -> Visitor:
        """Goes where the link with these words leads."""
        link = self._named(self.page.xpath("//a[@href]"), words, "link")
        return self.open(urljoin(self.address, link.get("href")), status)

    def press(self, label: str, fields: Fields | None = None, status: int = 200, forced: bool = False) -> Visitor:
        """Fills in the fields of the form around a button, by their labels, and sends it.

        `forced`: as somebody who will not take a grey button for an answer."""
        button = self._named(self.page.xpath("//form//button[not(@type='button')]"), label, "button")
        assert forced or button.get("disabled") is None, f"{label!r} on {self.address} may not be pressed"
        form = next(button.iterancestors("form"))
        for name, value in (fields or {}).items():
            self._fill(form, name, value)
        sent = [*form.form_values(), *([(button.get("name"), button.get("value"))] if button.get("name") else [])]
        address = urljoin(self.address, form.get("action") or self.address)
        if form.method.upper() == "GET":
            return self.open(f"{address.partition('?')[0]}?{urlencode(sent)}", status)
        return self._ask("POST", address, MultiDict(sent), status)

    def download(self, words: str) -> str:
        """The text of the file behind a link."""
        link = self._named(self.page.xpath("//a[@href]"), words, "link")
        answer = self.client.get(urljoin(self.address, link.get("href")))
        assert answer.status_code == 200 and not answer.mimetype.endswith("html"), words
        return answer.get_data().decode("utf-8-sig")

    # ---- inside -----------------------------------------------------------------------------------------------------

    def _ask(self, method: str, address: str, data: Any, status: int) -> Visitor:
        for _ in range(MOST_REDIRECTS):
            self.address = address
            answer = self._once(method, address, data)
            if answer.status_code not in (302, 303):
                break
            method, data, address = "GET", None, urljoin(address, answer.location)
        self.status, self.body = answer.status_code, answer.get_data(as_text=True)
        self._page = html.fromstring(self.body) if self.body else html.Element("html")
        assert self.status == status, f"{method} {address} answered {self.status}, not {status}:\n{self.text}"
        return self

    def _once(self, method: str, address: str, data: Any) -> Any:
        parts = urlsplit(address)
        if method == "GET":
            return self.client.get(parts.path, query_string=parse_qsl(parts.query))
        return self.client.post(parts.path, data=data, csrf=False)

    def _named(self, elements: list[Any], words: str, kind: str) -> Any:
        """The one element with exactly these words, else the first that holds them."""
        found = [e for e in elements if words_of(e) == words] or [e for e in elements if words in words_of(e)]
        assert found, f"No {kind} {words!r} on {self.address}: {[words_of(e) for e in elements]}"
        return found[0]

    def _fill(self, form: Any, label: str, value: str | bool) -> None:
        """Boxes and choices are ticked (True); lists are chosen from by the words of an entry; the rest is typed."""
        named = self._named(form.xpath(".//label[@for]"), label, "label")
        (field,) = form.xpath(".//*[@id=$id]", id=named.get("for"))
        if field.get("type") in ("checkbox", "radio"):
            self._tick(form, field, bool(value))
        elif field.tag == "select":
            field.value = self._named(field.xpath(".//option"), str(value), "entry").get("value")
        else:
            field.value = str(value)

    @staticmethod
    def _tick(form: Any, field: Any, on: bool) -> None:
        group = form.xpath(".//input[@type='radio' and @name=$name]", name=field.get("name"))
        for other in group if field.get("type") == "radio" else ():
            other.attrib.pop("checked", None)
        if on:
            field.set("checked", "checked")
        else:
            field.attrib.pop("checked", None)
