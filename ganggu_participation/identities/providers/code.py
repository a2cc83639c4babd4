"""A code by text message or mail: shows that somebody holds a telephone, not who she is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ... import rates
from ...accounts.identity import Identity
from ...accounts.states import Level
from ...refusals import Refusal, Refused
from .. import codes
from .faces import Asker, Face, Question

PURPOSE = "identity"


class CodeProvider:
    face = Face(
        key="code",
        label="문자나 전자우편으로 받은 확인번호",
        about="휴대전화나 전자우편으로 여섯 자리 번호를 보내 드립니다. 문자는 남이 볼 수도 있고 전화번호만 확인하므로 이 방법으로 할 수 없는 투표도 있습니다.",
        level=Level.SMS,
        fields=("name", "birth_date", "contact"),
    )

    def challenge(self, asker: Asker) -> str:
        return ""

    def start(self, asker: Asker, answers: Mapping[str, Any], back: str) -> Question:
        contact = answers["contact"]
        rates.count_letter(asker.origin or asker.name)
        code = codes.send(PURPOSE, contact)
        remember = {
            "name": answers["name"],
            "birth_date": answers["birth_date"].isoformat(),
            "channel": contact.channel,
            "address": contact.address,
        }
        return Question(remember, f"{contact.shown}로 확인번호를 보냈습니다.", code)

    def finish(self, remembered: Mapping[str, Any], answers: Mapping[str, Any]) -> Identity:
        if not answers.get("code"):
            raise Refused(Refusal.WRONG_ONE_TIME_CODE)
        codes.confirm(PURPOSE, codes.Contact(remembered["channel"], remembered["address"]), answers["code"])
        return Identity(remembered["name"], date.fromisoformat(remembered["birth_date"]), Level.SMS)
