"""For demo installations: believes what is typed when the number shown on the page comes with it."""

from collections.abc import Mapping
from typing import Any

from ... import keys
from ...accounts.identity import Identity
from ...accounts.states import Level
from ...refusals import Refusal, Refused
from .faces import Asker, Face, OneStep


class DemoProvider(OneStep):
    face = Face(
        key="demo",
        label="시연용 본인 확인",
        about="실제 확인 기관을 거치지 않습니다. 적은 이름과 생년월일을 그대로 믿는 시연용 화면입니다.",
        level=Level.REAL_PERSON,
        fields=("name", "birth_date", "number"),
        for_demo=True,
    )

    def challenge(self, asker: Asker) -> str:
        """Four figures, the same each time for the same asker."""
        return f"{int(keys.nameless('demo identity check', asker.name), 16) % 9000 + 1000}"

    def start(self, asker: Asker, answers: Mapping[str, Any], back: str) -> Identity:
        if answers["number"] != self.challenge(asker):
            raise Refused(Refusal.IDENTITY_UNCONFIRMED, "화면에 나온 숫자 네 자리를 그대로 적어 주세요.")
        return Identity(answers["name"], answers["birth_date"])
