"""Chromium, one for the test process, and the houses it looks at."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from ..demo_house import built_demo, demo
from ..journeys.conftest import house

__all__ = ["built_demo", "demo", "house"]
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first one is the same engine without the windows, and takes half the time."""


class ChromiumMissing(RuntimeError):
    """A test that needs Chromium must fail loudly where there is none: a skip would look like a pass."""


def chromium() -> str:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        raise ChromiumMissing("No Chromium here: install the package chromium-headless-shell, as script/test does.")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield opened
        opened.close()
