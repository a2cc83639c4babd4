"""The catalogue of unit prices, kept by officials: what one of a thing costs, and what it costs every year after."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from ...database import UTC, Model, WonType, one_of
from ...money import Won
from ..states import PRICE_LIFE, PriceState


class UnitPrice(Model):
    """`low` and `high` are what one `unit` costs to put up; `upkeep` what it costs a year."""

    __tablename__ = "unit_prices"
    life = PRICE_LIFE
    dong_id = None  # the catalogue is the district's
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[PriceState] = mapped_column(one_of(PriceState))
    name: Mapped[str]
    unit: Mapped[str]
    low: Mapped[Won] = mapped_column(WonType)
    high: Mapped[Won] = mapped_column(WonType)
    upkeep: Mapped[Won] = mapped_column(WonType)
    note: Mapped[str]
    changed_at: Mapped[datetime] = mapped_column(UTC)
