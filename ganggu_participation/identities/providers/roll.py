"""Name and birth date against the lists that the office imported: shows that she lives in the dong, with few tries."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ...accounts.attempts import count, counted, take_back
from ...accounts.identity import Identity
from ...accounts.states import Basis, Level
from ...keys import nameless
from ...refusals import Refusal, Refused
from ..listed import dongs_listed
from .faces import Asker, Face, OneStep

FROM_ONE_ORIGIN = 30  # a hall full of people may share one network address


class RollProvider(OneStep):
    face = Face(
        key="roll",
        label="주민 명단에서 찾기",
        about="이름과 생년월일이 동 행정복지센터의 주민 명단에 있는지 살펴봅니다. 몇 번만 해 볼 수 있습니다.",
        level=Level.RESIDENCE_VERIFIED,
        fields=("name", "birth_date"),
    )

    def start(self, asker: Asker, answers: Mapping[str, Any], back: str) -> Identity:
        """A try counts before it is judged: for the network, for who asks, and for the name asked for."""
        found = Identity(answers["name"], answers["birth_date"], Level.RESIDENCE_VERIFIED, basis=Basis.RESIDENCE)
        origin = nameless("roll origin", asker.origin or asker.name)
        try:
            count(origin, FROM_ONE_ORIGIN)
            with counted(nameless("roll asker", asker.name)), counted(nameless("roll name", found.person_key)):
                dong_id = self._where(found.person_key)
        except Refused as no:
            if no.refusal is not Refusal.TOO_MANY_TRIES:
                raise
            raise Refused(Refusal.TOO_MANY_CHECKS, no.detail) from no
        take_back(origin)
        return replace(found, dong_id=dong_id)

    def _where(self, person_key: str) -> int:
        dongs = dongs_listed(person_key)
        if not dongs:
            raise Refused(Refusal.NOT_LISTED)
        if len(dongs) > 1:
            raise Refused(Refusal.NAMESAKES)
        return dongs[0]
