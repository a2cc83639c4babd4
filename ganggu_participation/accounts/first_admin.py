"""The first administrator, made at the terminal by the installer."""

from datetime import date

from ..database import transaction
from ..permissions import INSTALLER, Role
from .actions import grant, sign_up
from .models import Account

NO_BIRTH_DATE = date(1900, 1, 1)  # an office account: nobody's identity is checked against it


def create_admin(email: str, password: str, name: str) -> Account:
    """An account that administers the whole district. Raises Refused as sign_up does."""
    words = {"email": email, "password": password, "name": name, "display_name": name}
    with transaction():
        account = sign_up(INSTALLER, **words, birth_date=NO_BIRTH_DATE, consents={})
        grant(INSTALLER, account, Role.SYSTEM_ADMIN)
    return account
