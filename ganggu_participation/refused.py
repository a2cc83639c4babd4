"""A "no" that is raised by rules and actions, with what is particular to this case."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .refusals import Refusal


class Refused(Exception):
    """Raised by rules and actions; `detail` adds what is particular to this case (a day, a place, a number)."""

    def __init__(self, refusal: "Refusal", detail: str = "") -> None:
        super().__init__(refusal.name)
        self.refusal = refusal
        self.detail = detail

    @property
    def status(self) -> int:
        return self.refusal.status

    @property
    def message(self) -> str:
        return f"{self.refusal.message} {self.detail}".strip()
