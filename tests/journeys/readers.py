"""Clients of those who read the small demo."""

from flask.testing import FlaskClient

from ganggu_participation.accounts.models import Account
from ganggu_participation.database import db

from ..demo_house import Demo
from ..world import signed_in_token

STRANGER = "stranger"


def reader(demo: Demo, who: str) -> FlaskClient:
    client = demo.app.test_client()
    if who != STRANGER:
        with demo.app.app_context():
            token = signed_in_token(db.session.get_one(Account, demo.people[who]))
        with client.session_transaction() as session:
            session["_user_id"] = token
    return client
