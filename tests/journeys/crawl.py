"""Every page that can be reached by links, as somebody who clicks on everything."""

from collections import Counter, deque
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.exceptions import NotFound

STARTS = ("/", "/office")
OF_EACH_ENDPOINT = 4
NOWHERE = "(no such page)"


@dataclass(frozen=True)
class Found:
    """A page behind a link, and where the link stands."""

    path: str
    endpoint: str
    status: int
    linked_from: str


@dataclass
class Crawl:
    """One reader's way through the house, broad rather than deep: a few addresses of each endpoint."""

    app: Flask
    client: FlaskClient
    found: list[Found] = field(default_factory=list)
    _known: set[str] = field(default_factory=set)
    _taken: Counter[str] = field(default_factory=Counter)

    def run(self) -> list[Found]:
        waiting = deque((start, "") for start in STARTS)
        while waiting:
            address, source = waiting.popleft()
            path = urlsplit(address).path
            if address in self._known:
                continue
            self._known.add(address)
            endpoint = self._endpoint(path)
            if self._taken[endpoint] < OF_EACH_ENDPOINT:
                self._taken[endpoint] += 1
                waiting.extend((link, address) for link in self._read(address, endpoint, source))
        return self.found

    def _endpoint(self, path: str) -> str:
        try:
            endpoint, _ = self.app.url_map.bind("localhost").match(path, method="GET")
        except NotFound:
            return NOWHERE
        return str(endpoint)

    def _read(self, address: str, endpoint: str, source: str) -> list[str]:
        with self.app.app_context():
            answer = self.client.get(address)
        self.found.append(Found(address, endpoint, answer.status_code, source))
        if answer.status_code in (302, 303):
            return [urljoin(address, answer.location)]
        return links(answer.get_data(as_text=True), address) if answer.mimetype == "text/html" else []


def links(body: str, address: str) -> list[str]:
    """Addresses of this house that a page links to, in the order of the page."""
    hrefs = html.fromstring(body).xpath("//a[@href]/@href")
    there = [urljoin(address, href).partition("#")[0] for href in hrefs if not href.startswith(("tel:", "mailto:"))]
    return [link for link in there if link.startswith("/")]
