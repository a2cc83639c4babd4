"""The catalogue of unit prices: entered, changed, retired. Proposals keep the prices that they were reckoned with."""

from typing import Any

from ... import clock
from ...deeds import deed
from ...money import Won
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..models import UnitPrice
from ..queries import is_priced
from ..states import PRICE_LIFE


def add_price(actor: Any, *, name: str, unit: str, low: Won, high: Won, upkeep: Won, note: str = "") -> UnitPrice:
    """A new entry: what one costs, and what it costs a year. Raises Refused: PRICE_UPSIDE_DOWN, PRICE_KNOWN."""
    price = UnitPrice()
    with deed(actor, Verb.PRICE_ADD, price) as facts:
        PRICE_LIFE.move(price, Verb.PRICE_ADD)
        _set(price, name, unit, low, high, upkeep, note)
        facts["name"] = price.name
    return price


def change_price(
    actor: Any, price: UnitPrice, *, name: str, unit: str, low: Won, high: Won, upkeep: Won, note: str = ""
) -> None:
    """Other figures from now on; the old ones stand in the audit trail. Raises Refused as `add_price`."""
    with deed(actor, Verb.PRICE_CHANGE, price) as facts:
        PRICE_LIFE.move(price, Verb.PRICE_CHANGE)
        facts["before"] = [int(price.low), int(price.high), int(price.upkeep)]
        _set(price, name, unit, low, high, upkeep, note)


def retire_price(actor: Any, price: UnitPrice) -> None:
    """Nobody reckons with it any more; proposals that did keep their rows."""
    with deed(actor, Verb.PRICE_RETIRE, price):
        PRICE_LIFE.move(price, Verb.PRICE_RETIRE)
        price.changed_at = clock.now()


def _set(price: UnitPrice, name: str, unit: str, low: Won, high: Won, upkeep: Won, note: str) -> None:
    name = " ".join(name.split())
    if low > high:
        raise Refused(Refusal.PRICE_UPSIDE_DOWN)
    if is_priced(name, price.id):
        raise Refused(Refusal.PRICE_KNOWN)
    price.name, price.unit, price.low, price.high, price.upkeep, price.note = name, unit, low, high, upkeep, note
    price.changed_at = clock.now()
