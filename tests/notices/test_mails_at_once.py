"""Two workers who post at the same moment send each letter once."""

from ganggu_participation.accounts.queries import account_of_email
from ganggu_participation.database import db, transaction
from ganggu_participation.notices import actions
from ganggu_participation.notices.bulletins import tell
from ganggu_participation.notices.mails import post
from ganggu_participation.notices.states import Mail
from ganggu_participation.outbox import OutboxLetter

from ..votes.houses import at_once, house

__all__ = ["house"]


def test_eight_who_post_at_once_send_each_letter_once(house):
    with house.app_context():
        lee = account_of_email("lee@example.kr")
        actions.choose(lee, Mail.ONCE)
        with transaction():
            for title in ("하나", "둘"):
                tell(lee.id, title, "자세한 말", "/proposals/1")
        db.session.remove()
    answers = at_once(house, lambda _: post(), list(range(8)))
    assert sum(answers) == 2
    with house.app_context():
        assert db.session.query(OutboxLetter).count() == 2
        db.session.remove()
