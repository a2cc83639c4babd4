"""Unit prices as officials enter them, and how many of each somebody reckons with."""

from collections.abc import Iterable, Mapping
from typing import Any

from ...money import Won
from ...web.forms import Form, line, won
from ..estimates import NUMBER_MAX, Row
from ..models import UnitPrice


class PriceForm(Form):
    name = line("이름", 60, description="예: 보안등")
    unit = line("단위", 10, description="예: 등, 대, 개, m")
    low = won("낮은 값", description="하나를 설치하는 데 적게 드는 돈")
    high = won("높은 값", description="하나를 설치하는 데 많이 드는 돈")
    upkeep = won("해마다 드는 돈", required=False, description="전기료, 수리비 등. 없으면 비워 두세요.")
    note = line("설명", 200, required=False, description="어디서 온 값인지, 무엇이 들어 있는지 적어 주세요.")

    def words(self) -> dict[str, Any]:
        texts = {name: self[name].data or "" for name in ("name", "unit", "note")}
        return texts | {"low": self.low.data, "high": self.high.data, "upkeep": self.upkeep.data or Won(0)}


def read_numbers(
    prices: Iterable[UnitPrice], form: Mapping[str, str]
) -> tuple[list[Row], dict[int, str], dict[int, str]]:
    """(rows above zero, what was typed, what is wrong) of the fields `number-<id>`; an empty one is none."""
    rows, typed, wrong = [], {}, {}
    for price in prices:
        text = form.get(f"number-{price.id}", "").replace(",", "").strip()
        if not text:
            continue
        typed[price.id] = text
        if not text.isascii() or not text.isdigit() or int(text) > NUMBER_MAX:
            wrong[price.id] = f"{price.name}: 0부터 {NUMBER_MAX:,}까지 숫자로 적어 주세요."
        elif int(text):
            rows.append(Row(price, int(text)))
    return rows, typed, wrong
