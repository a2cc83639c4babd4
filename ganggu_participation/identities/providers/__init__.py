"""Ways of showing who one is, behind one face, chosen by settings; a real vote needs two of them."""

from collections.abc import Mapping
from typing import Any

from flask import current_app

from .code import CodeProvider
from .demo import DemoProvider
from .faces import Asker, Away, Face, IdentityProvider, Question
from .letter import LetterProvider
from .oidc import OidcProvider
from .roll import RollProvider
from .staff import StaffProvider

__all__ = ["Asker", "Away", "Face", "IdentityProvider", "Question", "enough_for_a_vote", "providers"]
ALONE: dict[str, IdentityProvider] = {
    each.face.key: each for each in (DemoProvider(), CodeProvider(), RollProvider(), LetterProvider(), StaffProvider())
}
AT_LEAST = 2


def providers(config: Mapping[str, Any] | None = None) -> dict[str, IdentityProvider]:
    """Those of IDENTITY_PROVIDERS, in its order; demo ones on demo installations only. Raises KeyError for an unknown one."""
    config = current_app.config if config is None else config
    chosen = [_provider(key, config) for key in config["IDENTITY_PROVIDERS"]]
    return {each.face.key: each for each in chosen if config["DEMO"] or not each.face.for_demo}


def _provider(key: str, config: Mapping[str, Any]) -> IdentityProvider:
    """A name of the setting OIDC is an OpenID Connect provider."""
    return OidcProvider(key, config["OIDC"][key]) if key in config["OIDC"] else ALONE[key]


def enough_for_a_vote() -> bool:
    """Whether somebody can still be checked when one provider is down (KOREA ID-01)."""
    return current_app.config["DEMO"] or len(providers()) >= AT_LEAST
