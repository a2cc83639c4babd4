"""How a letter leaves the house: into a folder, over SMTP, or through a gateway for text messages."""

import json
import os
import smtplib
import ssl
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

PATIENCE_SECONDS: Final = 10
OWNER_ONLY: Final = 0o600


class NotCarried(Exception):
    """The way out does not work now. Its words never hold an address or a text."""


@dataclass(frozen=True)
class Letter:
    """What is to be carried. `channel` is "mail" or "sms"."""

    number: int
    channel: str
    address: str
    subject: str
    text: str
    stop: str = ""
    """Where one press ends such letters (RFC 8058); empty for those that somebody asked for just now."""


class Carrier(Protocol):
    def carry(self, letter: Letter) -> None:
        """Returns when it was handed over; raises when it was not."""


@dataclass(frozen=True)
class FileCarrier:
    """Into a folder that only its owner reads: for a house without a mail server, and for trying things out."""

    folder: Path

    def carry(self, letter: Letter) -> None:
        self.folder.mkdir(mode=0o700, exist_ok=True)
        path = self.folder / f"{letter.number:06}-{letter.channel}.txt"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY), "w", encoding="utf-8") as file:
            file.write(f"받는 곳: {letter.address}\n제목: {letter.subject}\n\n{letter.text}\n")


@dataclass(frozen=True)
class SmtpCarrier:
    host: str
    port: int
    security: str
    user: str
    password: str
    sender: str

    def carry(self, letter: Letter) -> None:
        """The message is built first: an address or a subject with a line end in it is refused by the library."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self.sender, letter.address, letter.subject
        message["Auto-Submitted"] = "auto-generated"
        if letter.stop:
            message["List-Unsubscribe"] = f"<{letter.stop}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(letter.text)
        with self._opened() as server:
            server.send_message(message)

    def _opened(self) -> smtplib.SMTP:
        safe = ssl.create_default_context()
        if self.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE_SECONDS, context=safe)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=PATIENCE_SECONDS)
        try:
            if self.security == "starttls":
                server.starttls(context=safe)
            if self.user:
                server.login(self.user, self.password)
        except BaseException:
            server.close()
            raise
        return server


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """A gateway that sends us elsewhere would be handed the token and the text."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass(frozen=True)
class GatewayCarrier:
    """A text message as JSON to an HTTP address; any 2xx answer means that it was taken."""

    url: str
    token: str
    sender: str

    def carry(self, letter: Letter) -> None:
        if urlsplit(self.url).scheme not in ("http", "https"):
            raise NotCarried("the gateway has no address")
        words = {"from": self.sender, "to": letter.address, "text": letter.text}
        headers = {"Content-Type": "application/json; charset=utf-8", "Authorization": f"Bearer {self.token}"}
        asked = urllib.request.Request(self.url, json.dumps(words, ensure_ascii=False).encode(), headers, method="POST")
        with urllib.request.build_opener(NoRedirect).open(asked, timeout=PATIENCE_SECONDS):
            return


def carrier_for(channel: str, config: Mapping[str, Any], instance: Path) -> Carrier:
    """As the setting OUTBOX says. Raises KeyError for a way that nobody knows."""
    way = config["OUTBOX"][channel]
    if way == "smtp":
        account = (config["SMTP_SECURITY"], config["SMTP_USER"], config["SMTP_PASSWORD"], config["MAIL_FROM"])
        return SmtpCarrier(config["SMTP_HOST"], config["SMTP_PORT"], *account)
    if way == "gateway":
        return GatewayCarrier(config["SMS_GATEWAY"], config["SMS_TOKEN"], config["SMS_FROM"])
    return {"file": FileCarrier(instance / "outbox")}[way]
