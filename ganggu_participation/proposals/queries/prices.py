"""Reading the catalogue of unit prices."""

from sqlalchemy import select

from ...database import db
from ..models import UnitPrice
from ..states import PriceState


def prices_in_use() -> list[UnitPrice]:
    """What may be reckoned with, by name."""
    wanted = select(UnitPrice).where(UnitPrice.state == PriceState.ACTIVE)
    return list(db.session.scalars(wanted.order_by(UnitPrice.name, UnitPrice.id)))


def price_by_id(price_id: int) -> UnitPrice | None:
    return db.session.get(UnitPrice, price_id)


def is_priced(name: str, but: int | None = None) -> bool:
    """Whether another entry in use has this name."""
    same = select(UnitPrice.id).where(UnitPrice.name == name, UnitPrice.state == PriceState.ACTIVE)
    return db.session.scalar(same.where(UnitPrice.id != (but or 0)).limit(1)) is not None
