"""A code that came on paper, with the birth date of whom the letter was written to."""

from collections.abc import Mapping
from typing import Any

from ...accounts.identity import Identity
from ...accounts.states import Level
from ..actions.passes import use_letter
from ..letters import identity_of
from .faces import Asker, Face, OneStep


class LetterProvider(OneStep):
    face = Face(
        key="letter",
        label="받은 편지의 번호",
        about="동 행정복지센터가 드린 종이 편지에 있는 번호와 생년월일로 확인합니다. 번호는 한 번만 쓸 수 있습니다.",
        level=Level.RESIDENCE_VERIFIED,
        fields=("letter_code", "birth_date"),
    )

    def start(self, asker: Asker, answers: Mapping[str, Any], back: str) -> Identity:
        return identity_of(use_letter(None, asker.origin or asker.name, answers["letter_code"], answers["birth_date"]))
