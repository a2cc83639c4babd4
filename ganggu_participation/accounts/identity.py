"""Who somebody really is: providers of identity checks behind one face, chosen by a setting."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from ..keys import derived
from ..refusals import Refusal, Refused
from .states import Level


@dataclass(frozen=True)
class Identity:
    """What a check found. `identity` names the person for ever at this provider (CI, DI); it is not kept."""

    identity: str
    name: str
    birth_date: date
    level: Level = Level.REAL_PERSON


class IdentityProvider(Protocol):
    """One way of checking; `for_demo` ones are offered on demo installations only."""

    key: str
    label: str
    about: str
    for_demo: bool

    def challenge(self, account_id: int) -> str:
        """What the page shows her before she answers: a number, an address to go to."""

    def verify(self, account_id: int, answers: Mapping[str, Any]) -> Identity:
        """Raises Refused(IDENTITY_UNCONFIRMED)."""


class DemoProvider:
    """Believes what is typed when the number shown on the page comes with it."""

    key = "demo"
    label = "시연용 본인 확인"
    about = "실제 확인 기관을 거치지 않습니다. 적은 이름과 생년월일을 그대로 믿는 시연용 화면입니다."
    for_demo = True

    def challenge(self, account_id: int) -> str:
        """Four figures, the same each time for the same account."""
        digest = hmac.new(derived("demo identity check"), str(account_id).encode(), hashlib.sha256)
        return f"{int(digest.hexdigest(), 16) % 9000 + 1000}"

    def verify(self, account_id: int, answers: Mapping[str, Any]) -> Identity:
        if answers["number"] != self.challenge(account_id):
            raise Refused(Refusal.IDENTITY_UNCONFIRMED, "화면에 나온 숫자 네 자리를 그대로 적어 주세요.")
        name, birth = plain_name(answers["name"]), answers["birth_date"]
        return Identity(identity=f"{self.key}:{name}:{birth.isoformat()}", name=name, birth_date=birth)


KNOWN: dict[str, IdentityProvider] = {provider.key: provider for provider in (DemoProvider(),)}


def plain_name(name: str) -> str:
    """Blanks inside a Korean name tell nobody apart."""
    return "".join(name.split())


def providers(keys: Iterable[str], demo: bool) -> list[IdentityProvider]:
    """Those of the setting IDENTITY_PROVIDERS that may be offered here. Raises KeyError for an unknown one."""
    chosen = [KNOWN[key] for key in keys]
    return [provider for provider in chosen if demo or not provider.for_demo]
