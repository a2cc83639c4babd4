"""The versions of the privacy notice: the newest is written from the tables, an older one stays as it was read."""

from dataclasses import dataclass

from ..accounts.consents import VERSION


@dataclass(frozen=True)
class Notice:
    """A version is the day from which it holds."""

    version: str
    changes: str
    template: str


NOTICES = (
    Notice("2026-11-01", "첫 판입니다.", "privacy/past/2026-11-01.html"),
    Notice(
        VERSION,
        "보관 기간을 목적마다 한 표로 밝히고, 스스로 보고 고치고 내려받고 그만두는 방법과 누가 내 정보를 보았는지 아는 방법을 더했습니다.",
        "privacy/privacy_show.html",
    ),
)
BY_VERSION = {notice.version: notice for notice in NOTICES}
