"""What every answer says to the browser about safety."""

from functools import cache
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request


@cache
def policy(tiles: str = "") -> str:
    """A content policy without a single exception for inline code."""
    where = urlsplit(tiles)
    images = f" {where.scheme}://{where.netloc.replace('{s}', '*')}" if where.netloc else ""
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"img-src 'self' data:{images}",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "manifest-src 'self'",
        ]
    )


def hang(app: Flask) -> None:
    app.after_request(_guarded)


def _guarded(response: Response) -> Response:
    headers = response.headers
    headers["Content-Security-Policy"] = policy(current_app.config["MAP_TILES"])
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
    headers.setdefault("Cache-Control", "no-store" if "Cookie" in request.headers else "no-cache")
    headers.add("Vary", "Cookie")
    if request.is_secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return response
