"""Identity seen at the desk: no page of its own, only told among the ways."""

from collections.abc import Mapping
from typing import Any

from ...accounts.identity import Identity
from ...accounts.states import Level
from ...refusals import Refusal, Refused
from .faces import Asker, Face, OneStep


class StaffProvider(OneStep):
    face = Face(
        key="staff",
        label="동 행정복지센터 창구",
        about="신분증을 가지고 동 행정복지센터에 오시면 담당자가 확인해 드립니다. 휴대전화가 없어도 됩니다.",
        level=Level.STAFF_SEEN,
        at_desk=True,
    )

    def start(self, asker: Asker, answers: Mapping[str, Any], back: str) -> Identity:
        raise Refused(Refusal.IDENTITY_UNCONFIRMED)
