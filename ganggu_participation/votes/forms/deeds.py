"""The office's short forms: a later close and the end of a vote, both with a public reason; and who opens the box."""

from collections.abc import Iterable
from typing import Any, Final, Self

from ...web.forms import Form, moment, offered, select, text
from ..plans import SHORTEST_REASON

SERVER_KEEPS: Final = "서버가 잠가서 보관(나누어 갖지 않음)"


class ExtensionForm(Form):
    closes = moment("새 마감")
    reason = text("까닭", shortest=SHORTEST_REASON, longest=500)


class CancellationForm(Form):
    reason = text("까닭", shortest=SHORTEST_REASON, longest=500)


class CountKeyForm(Form):
    """Who opens the box: officers with one of their tried keys, or the server."""

    key = select("개표 열쇠", coerce=int, required=False)

    def offer(self, keys: Iterable[Any]) -> Self:
        said = [(key.id, f"{key.title} ({len(key.holders)}명 가운데 {key.threshold}명)") for key in keys]
        self.key.choices = offered([*said, ("", SERVER_KEEPS)])
        return self
