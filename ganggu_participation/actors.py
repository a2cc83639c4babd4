"""Who acts where no person does: the dates, and the hand at the terminal."""

from typing import Any


class Clock:
    """The actor behind what dates do by themselves."""

    id = None
    audit_name = "clock"
    is_official = is_admin = is_observer = False

    def holds(self, role: Any, dong_id: int | None) -> bool:
        return False


class Installer(Clock):
    """The actor at the terminal of the machine, before there is an administrator."""

    audit_name = "installer"
    is_admin = True


CLOCK = Clock()
INSTALLER = Installer()
