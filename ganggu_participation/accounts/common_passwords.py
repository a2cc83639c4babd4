"""Passwords that everybody tries first, with those that Korean fingers type on an English keyboard."""

from pathlib import Path

COMMON = frozenset((Path(__file__).parent / "common_passwords.txt").read_text("utf-8").split())
TRIMMINGS = "0123456789!@#$%^&*()-_=+.,?~ "
ROWS_OF_FIGURES = "0123456789" * 3 + "9876543210" * 3
FEWEST_SIGNS = 3


def is_common(password: str) -> bool:
    """On the list, with or without figures and marks around it; hardly any signs; or a row of figures."""
    small = password.lower().strip()
    figures = small.replace("-", "").replace(" ", "")
    listed = {small, small.rstrip(TRIMMINGS), small.strip(TRIMMINGS)} & COMMON
    return bool(listed) or len(set(small)) < FEWEST_SIGNS or (figures.isdigit() and figures in ROWS_OF_FIGURES)
