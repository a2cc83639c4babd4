"""What must hold on every page, whoever looks: axe, no page wider than a phone, no error, no foreign words."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, ConsoleMessage, Page

ROOT = Path(__file__).parents[2]
AXE = ROOT / "requirements/web/node_modules/axe-core/axe.min.js"
PHONE, DESK = 360, 1280
HEIGHT = 900
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"type": "tag", "values": TAGS}
LOOKS = {"type": "rule", "values": ["color-contrast", "target-size"]}
"""What may change where the page is the same and only its colours and sizes are others."""
ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){2,}")
WIDEST = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return "";
  const scrolls = (e) => e && (getComputedStyle(e).overflowX !== "visible" || scrolls(e.parentElement));
  const over = [...document.querySelectorAll("main *, header *, footer *")]
    .filter(e => e.getBoundingClientRect().right > room + 1 && !scrolls(e.parentElement.closest("body *")));
  return (over.at(-1) ?? document.body).outerHTML.slice(0, 200);
}"""
LOOK = """async (rules) => {
  const found = await axe.run(document, {runOnly: rules});
  return found.violations.map(v => `${v.id}: ${v.help}; ${v.nodes.map(n => n.html.slice(0, 160)).join(" | ")}`);
}"""


class AxeMissing(RuntimeError):
    """A test that cannot look must fail loudly: a skip would look like a pass."""


def axe_source() -> str:
    if not AXE.exists():
        raise AxeMissing(f"{AXE.relative_to(ROOT)} is not there: script/test fetches it.")
    return AXE.read_text()


def is_expected(message: ConsoleMessage) -> bool:
    """Chromium tells of every page that answers 4xx; whether it should is asked elsewhere."""
    return message.text.startswith("Failed to load resource") and "status of 4" in message.text


@dataclass
class Looker:
    """Looks at each kind of page once; keeps what is wrong until somebody asks."""

    wrong: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    runs_scripts: bool = True
    rules: dict[str, Any] = field(default_factory=lambda: EVERYTHING)
    widths: tuple[int, ...] = (PHONE,)

    def listen(self, tab: Page) -> None:
        tab.on("console", lambda message: self._heard(tab, message))
        tab.on("pageerror", lambda error: self.wrong.append(f"{tab.url}: {error}"))

    def _heard(self, tab: Page, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not is_expected(message):
            self.wrong.append(f"{tab.url}: console: {message.text}")

    def look(self, tab: Page, status: int) -> None:
        """At every width, unless a page of this kind was looked at already."""
        path = re.sub(r"\d+", "N", tab.url.partition("?")[0].removeprefix("http://"))
        kind = f"{path} {status} {tab.locator('h1').first.text_content()}"
        if kind in self.seen:
            return
        self.seen.add(kind)
        self._read(tab)
        debugger = tab.context.new_cdp_session(tab)
        if self.runs_scripts:
            _run(debugger, f"{axe_source()}; 0")
        for width in self.widths:
            tab.set_viewport_size({"width": width, "height": HEIGHT})
            self._measure(tab, width)
            self._audit(tab, debugger, width)
        debugger.detach()

    def _read(self, tab: Page) -> None:
        text = tab.locator("body").inner_text()
        for meant in tab.locator("[lang=en]").all_inner_texts():
            text = text.replace(meant, "")
        if foreign := ENGLISH.search(text):
            self.wrong.append(f"{tab.url}: not Korean: {foreign[0]!r}")

    def _measure(self, tab: Page, width: int) -> None:
        if widest := tab.evaluate(WIDEST):
            self.wrong.append(f"{tab.url}: wider than {width} px: {widest}")

    def _audit(self, tab: Page, debugger: CDPSession, width: int) -> None:
        """axe, put in by the debugger: the content policy lets nobody else in."""
        if self.runs_scripts:
            found = _run(debugger, f"({LOOK})({json.dumps(self.rules)})")
            self.wrong += [f"{tab.url} at {width} px: {violation}" for violation in found]


def _run(debugger: CDPSession, script: str) -> Any:
    asked = {"expression": script, "awaitPromise": True, "returnByValue": True, "allowUnsafeEvalBlockedByCSP": True}
    answer = debugger.send("Runtime.evaluate", asked)
    assert "exceptionDetails" not in answer, answer["exceptionDetails"]
    return answer["result"].get("value")
