"""Any OpenID Connect provider: code flow with PKCE, state and nonce; the token is believed only when all of it fits."""

import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import requests
import structlog
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from ... import clock
from ...accounts.identity import Identity
from ...accounts.states import Level
from ...refusals import Refusal, Refused
from .faces import Asker, Away, Face

PATIENCE_SECONDS: Final = 10
ALGORITHMS: Final = ["RS256", "PS256", "ES256"]
LEEWAY: Final = 30  # seconds between their clock and ours
OLDEST: Final = timedelta(minutes=10)
BYTES: Final = 32
DISCOVERY: Final = "/.well-known/openid-configuration"
log = structlog.get_logger()


class OidcProvider:
    """`settings`: issuer, client_id, client_secret, and optionally label, about, scope, name_claim, birth_claim, level,
    and acr: the strengths of its check that are enough, with blanks between, as the provider names them."""

    def __init__(self, key: str, settings: Mapping[str, Any]) -> None:
        self.settings = settings
        self.face = Face(
            key=key,
            label=settings.get("label", "간편인증"),
            about=settings.get("about", "다른 누리집에서 본인을 확인하고 이곳으로 돌아옵니다."),
            level=Level(settings.get("level", Level.REAL_PERSON)),
        )

    def challenge(self, asker: Asker) -> str:
        return ""

    def start(self, asker: Asker, answers: Mapping[str, Any], back: str) -> Away:
        """Where to send her. Raises Refused(PROVIDER_DOWN)."""
        state, nonce, verifier = (secrets.token_urlsafe(BYTES) for _ in range(3))
        address = self._place("authorization_endpoint")
        asked = {"state": state, "nonce": nonce, "code_verifier": verifier}
        if self._enough:
            asked["acr_values"] = " ".join(self._enough)
        url, _ = self._client(back).create_authorization_url(address, **asked)
        return Away({"nonce": nonce, "verifier": verifier, "back": back}, url, state)

    def finish(self, remembered: Mapping[str, Any], answers: Mapping[str, Any]) -> Identity:
        """Trades the code for a token and reads who she is. Raises Refused(IDENTITY_UNCONFIRMED or PROVIDER_DOWN)."""
        if not answers.get("code") or answers.get("error"):
            raise Refused(Refusal.IDENTITY_UNCONFIRMED)
        answer = self._traded(answers["code"], remembered)
        claims = self._believed(answer.get("id_token"), remembered["nonce"])
        return self._identity(claims)

    def _client(self, back: str) -> OAuth2Session:
        settings = self.settings
        return OAuth2Session(
            settings["client_id"],
            settings["client_secret"],
            scope=settings.get("scope", "openid profile"),
            redirect_uri=back,
            code_challenge_method="S256",
        )

    def _traded(self, code: str, remembered: Mapping[str, Any]) -> dict[str, Any]:
        place = self._place("token_endpoint")
        try:
            answer: dict[str, Any] = self._client(remembered["back"]).fetch_token(
                place, code=code, code_verifier=remembered["verifier"], timeout=PATIENCE_SECONDS, allow_redirects=False
            )
        except AuthlibBaseError as no:
            raise Refused(Refusal.IDENTITY_UNCONFIRMED) from no
        except (requests.RequestException, ValueError) as broken:
            raise self._down(broken) from broken
        return answer

    def _believed(self, token: Any, nonce: str) -> Mapping[str, Any]:
        """Signature by a key of the provider, issuer, audience, time and nonce; `alg: none` is no algorithm here."""
        now = int(clock.now().timestamp())
        rules = jwt.JWTClaimsRegistry(
            now=now,
            leeway=LEEWAY,
            iss={"essential": True, "value": self.settings["issuer"]},
            aud={"essential": True, "value": self.settings["client_id"]},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            keys = KeySet.import_key_set(self._read(self._place("jwks_uri")))
            claims = jwt.decode(str(token), keys, algorithms=ALGORITHMS).claims
            rules.validate(claims)
            self._check_the_rest(claims, now)
        except (JoseError, ValueError, TypeError, KeyError) as no:
            log.warning("token not believed", provider=self.face.key, fault=type(no).__name__)
            raise Refused(Refusal.IDENTITY_UNCONFIRMED) from no
        return claims

    @property
    def _enough(self) -> list[str]:
        """How strongly the provider must have checked her; nothing: any of its ways is enough."""
        return self.settings.get("acr", "").split()

    def _check_the_rest(self, claims: Mapping[str, Any], now: int) -> None:
        """OpenID Connect Core 3.1.3.7: with several audiences the authorised party must be us; no token from long ago;
        asked for a strength, we believe no other (ASVS 6.8.4)."""
        if self._enough and claims.get("acr") not in self._enough:
            raise ValueError("checked too weakly")
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if claims.get("azp", None if several else self.settings["client_id"]) != self.settings["client_id"]:
            raise ValueError("made for another party")
        if now - int(claims["iat"]) > OLDEST.total_seconds():
            raise ValueError("made too long ago")

    def _identity(self, claims: Mapping[str, Any]) -> Identity:
        name = claims.get(self.settings.get("name_claim", "name"))
        born = str(claims.get(self.settings.get("birth_claim", "birthdate")) or "")
        try:
            plain = born if "-" in born else f"{born[:4]}-{born[4:6]}-{born[6:]}"
            birth = date.fromisoformat(plain)
        except ValueError as no:
            raise Refused(Refusal.IDENTITY_UNCONFIRMED, "확인 기관이 생년월일을 알려 주지 않았습니다.") from no
        if not isinstance(name, str) or not name.strip():
            raise Refused(Refusal.IDENTITY_UNCONFIRMED, "확인 기관이 이름을 알려 주지 않았습니다.")
        return Identity(name.strip(), birth, self.face.level)

    def _place(self, name: str) -> str:
        """An address out of the provider's own description of itself. It must be the issuer that we know."""
        issuer = self.settings["issuer"]
        told = self._read(issuer.rstrip("/") + DISCOVERY)
        if told.get("issuer") != issuer or not isinstance(told.get(name), str):
            raise self._down(ValueError("another issuer"))
        return str(told[name])

    def _read(self, url: str) -> Any:
        try:
            if urlsplit(url).scheme not in ("http", "https"):
                raise ValueError("not an address")
            answer = requests.get(url, timeout=PATIENCE_SECONDS, allow_redirects=False)
            answer.raise_for_status()
            return answer.json()
        except (requests.RequestException, ValueError) as broken:
            raise self._down(broken) from broken

    def _down(self, broken: Exception) -> Refused:
        log.warning("identity provider down", provider=self.face.key, fault=type(broken).__name__)
        return Refused(Refusal.PROVIDER_DOWN)
