"""The same visitor in Chromium: she sees what is drawn, opens what is folded, and touches labels."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html
from playwright.sync_api import Locator, Page, Response

from ganggu_participation import clock

from ..journeys.visitor import Fields, Visitor, words_of
from .looking import Looker
from .server import Served


class ChromiumVisitor(Visitor):
    """Looks at every page that she comes to."""

    def __init__(self, house: Served, tab: Page, looker: Looker) -> None:
        self.house, self.tab, self.looker = house, tab, looker
        self.address, self.status, self.body = "/", 0, ""
        looker.listen(tab)

    def open(self, address: str, status: int = 200) -> ChromiumVisitor:
        self.house.calendar.stands_at = clock.now()
        return self._arrived(self.tab.goto(urljoin(self.house.address, address)), status)

    def follow(self, words: str, status: int = 200) -> ChromiumVisitor:
        link = self._drawn(self.tab.locator("a[href]"), words)
        return self._go(lambda: link.click(), status)

    def press(
        self, label: str, fields: Fields | None = None, status: int = 200, forced: bool = False
    ) -> ChromiumVisitor:
        button = self._drawn(self.tab.locator("form button:not([type=button])"), label)
        if forced:
            button.evaluate("button => { button.disabled = false; }")
        form = button.locator("xpath=ancestor::form[1]")
        for name, value in (fields or {}).items():
            self._fill_drawn(form, name, value)
        return self._go(lambda: button.click(), status)

    def download(self, words: str) -> str:
        link = self._drawn(self.tab.locator("a[href]"), words)
        answer = self.tab.request.get(urljoin(self.tab.url, link.get_attribute("href")))
        assert answer.ok and "html" not in answer.headers["content-type"], words
        return answer.body().decode("utf-8-sig")

    # ---- inside -----------------------------------------------------------------------------------------------------

    def _go(self, act: Any, status: int) -> ChromiumVisitor:
        self.house.calendar.stands_at = clock.now()
        with self.tab.expect_response(self._is_page) as came, self.tab.expect_event("load"):
            act()
        return self._arrived(came.value, status)

    def _is_page(self, answer: Response) -> bool:
        """A new page in this tab: no fetch, no redirect, and no address that a script only rewrote."""
        asked = answer.request
        return asked.is_navigation_request() and asked.frame == self.tab.main_frame and not 300 <= answer.status < 400

    def _arrived(self, answer: Response | None, status: int) -> ChromiumVisitor:
        assert answer is not None
        parts = urlsplit(self.tab.url)
        self.address = parts.path + (f"?{parts.query}" if parts.query else "")
        self.status, self.body = answer.status, self.tab.content()
        self._page = html.fromstring(self.body)
        assert self.status == status, f"{self.address} answered {self.status}, not {status}:\n{self.text}"
        self.looker.look(self.tab, status)
        return self

    def _drawn(self, elements: Locator, words: str) -> Locator:
        """The first with exactly these words, else the first that holds them; folded parts are opened."""
        said = [" ".join(text.split()) for text in elements.all_text_contents()]
        fits = [n for n, text in enumerate(said) if text == words] or [
            n for n, text in enumerate(said) if words in text
        ]
        assert fits, f"{words!r} is not on {self.tab.url}: {said}"
        found = elements.nth(fits[0])
        if not found.is_visible():
            found.locator("xpath=ancestor::details[1]/summary").click()
        return found

    def _fill_drawn(self, form: Locator, name: str, value: str | bool) -> None:
        label = self._drawn(form.locator("label[for]"), name)
        field = form.locator(f"[id='{label.get_attribute('for')}']")
        if field.get_attribute("type") in ("checkbox", "radio"):
            if field.is_checked() != bool(value):
                label.click()
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value=self._entry(field, str(value)))
        else:
            field.fill(str(value))

    @staticmethod
    def _entry(field: Locator, words: str) -> str:
        entries = html.fromstring(f"<div>{field.inner_html()}</div>").xpath("//option")
        named = [e for e in entries if words_of(e) == words] or [e for e in entries if words in words_of(e)]
        return str(named[0].get("value"))
