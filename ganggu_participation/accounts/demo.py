"""The list of made-up people on the sign-in page of a demo installation."""

from dataclasses import dataclass
from pathlib import Path

FILE = "demo-accounts.txt"
COLUMNS = 4


@dataclass(frozen=True)
class DemoPerson:
    role: str
    email: str
    password: str
    description: str


def demo_people(instance: str) -> list[DemoPerson]:
    """Lines of role, email, password, description with tabs between; nobody when there is no file."""
    path = Path(instance) / FILE
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [DemoPerson(*row) for row in rows if len(row) == COLUMNS]
