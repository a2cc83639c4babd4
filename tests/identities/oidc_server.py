"""An OpenID Connect provider for tests: a real server on a free port, with PKCE, that signs what a test tells it to."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey


@cache
def _key(which: str) -> RSAKey:
    """Made once: a key costs more than the rest of a test."""
    return RSAKey.generate_key(2048, {"kid": "1"})


class Provider:
    """Its keys, its codes, and how a test bends its tokens."""

    def __init__(self) -> None:
        self.key, self.forged = _key("true"), _key("forged")
        self.issuer, self.client = "", "house"
        self.codes: dict[str, dict[str, str]] = {}
        self.claims: dict[str, Any] = {"name": "나주민", "birthdate": "1960-03-01"}
        self.bent: dict[str, Any] = {}
        self.wrong_key = self.no_algorithm = self.is_down = False

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to."""
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, asked: dict[str, str]) -> tuple[int, dict[str, Any]]:
        begun = self.codes.pop(asked.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(asked.get("code_verifier", "").encode()).digest())
        if begun is None or challenge.decode().rstrip("=") != begun["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "a", "token_type": "Bearer", "id_token": self.signed(begun["nonce"])}

    def signed(self, nonce: str) -> str:
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": self.client, "sub": "7", "iat": now, "exp": now + 300, "nonce": nonce}
        claims |= self.claims | self.bent
        if self.no_algorithm:
            parts = ({"alg": "none"}, claims)
            return ".".join(base64.urlsafe_b64encode(json.dumps(p).encode()).decode().rstrip("=") for p in parts) + "."
        return jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.forged if self.wrong_key else self.key)


class Answers(BaseHTTPRequestHandler):
    server: Any

    def do_GET(self) -> None:
        provider, parts = self.server.provider, urlsplit(self.path)
        if provider.is_down:
            return self._say(503, {})
        if parts.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", provider.authorize({k: v[0] for k, v in parse_qs(parts.query).items()}))
            self.end_headers()
            return None
        places = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/keys"}
        described = {"issuer": provider.issuer} | {name: provider.issuer + path for name, path in places.items()}
        pages = {
            "/.well-known/openid-configuration": described,
            "/keys": {"keys": [provider.key.as_dict(private=False)]},
        }
        return self._say(200, pages[parts.path])

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._say(*self.server.provider.token({k: v[0] for k, v in parse_qs(body).items()}))

    def _say(self, status: int, words: Any) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(words).encode())

    def log_message(self, *_: Any) -> None:
        """Says nothing at the terminal."""


@contextmanager
def oidc_server() -> Iterator[Provider]:
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.provider = provider = Provider()
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
