"""A column whose text is sealed with a key outside the database, and found again through a keyed hash beside it."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import String, event
from sqlalchemy.sql import operators
from sqlalchemy.types import TypeDecorator

from .database import Model
from .keys import look_up, seal, unseal

Plain = Callable[[str], str]
EQUAL = (operators.eq, operators.ne)


def small(text: str) -> str:
    """How mail addresses are compared."""
    return text.strip().lower()


def figures(text: str) -> str:
    """How telephone numbers are compared: +82 10 is 010."""
    only = "".join(letter for letter in text if letter.isdigit())
    return f"0{only.removeprefix('82')}" if text.strip().startswith("+82") else only


class Sealed(TypeDecorator[str]):
    """Text in, text out; `<key id>:<sealed>` in the table. `purpose` is bound into every value.

    Where the table has a column of the same name with `_hash` behind it, that column is filled by itself, `==`
    asks it, and it can be unique; `plain` says which writings are the same. Without one nothing can be compared."""

    impl = String
    cache_ok = True

    def __init__(self, purpose: str, plain: Plain = str) -> None:
        super().__init__()
        self.purpose, self.plain = purpose, plain

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else seal(self.purpose, value)

    def process_result_value(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else unseal(self.purpose, value)

    def hash_of(self, text: str | None) -> str | None:
        return None if text is None else look_up(self.purpose, self.plain(text))

    class comparator_factory(TypeDecorator.Comparator[str], String.Comparator[str]):
        def operate(self, op: Any, *other: Any, **kwargs: Any) -> Any:
            if op in EQUAL and isinstance(other[0], str):
                column: Any = self.expr
                return op(column.table.c[f"{column.name}_hash"], column.type.hash_of(other[0]))
            if op in (operators.is_, operators.is_not, *EQUAL) and not isinstance(other[0], str):
                return super().operate(op, *other, **kwargs)
            raise TypeError("a sealed column is asked for by == only")


@event.listens_for(Model, "attribute_instrument", propagate=True)
def _fill_the_hash(owner: Any, name: str, attribute: Any) -> None:
    columns = getattr(attribute.property, "columns", [])
    if not columns or not isinstance(columns[0].type, Sealed) or f"{name}_hash" not in columns[0].table.c:
        return
    kind = columns[0].type

    def follow(target: Any, value: str | None, before: Any, initiator: Any) -> None:
        setattr(target, f"{name}_hash", kind.hash_of(value))

    event.listen(attribute, "set", follow, propagate=True)
