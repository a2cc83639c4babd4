"""Browser tabs for the people of a test."""

from playwright.sync_api import Browser

from .chromium_visitor import ChromiumVisitor
from .looking import Looker
from .server import Served


class Tabs:
    """A tab with cookies of its own for each visitor."""

    def __init__(self, browser: Browser, server: Served, scripts: bool = True) -> None:
        self.browser, self.server, self.scripts = browser, server, scripts
        self.looker = Looker(runs_scripts=scripts)

    def __call__(self) -> ChromiumVisitor:
        context = self.browser.new_context(java_script_enabled=self.scripts, locale="ko-KR")
        context.set_default_timeout(15_000)
        return ChromiumVisitor(self.server, context.new_page(), self.looker)

    def close(self) -> None:
        for context in self.browser.contexts:
            context.close()
