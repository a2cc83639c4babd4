"""What stands on a sheet about whoever wrote it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """What stands on the sheet about its writer. `name` and `contact` are for staff; `shown` is public."""

    name: str
    shown: str
    contact: str
    consented: bool
