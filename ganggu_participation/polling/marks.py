"""Marks on the roll that a desk makes, and the news of them to whom they name."""

from .. import outbox
from ..accounts.queries import account_of_person
from ..database import db
from ..notices.bulletins import tell
from ..votes import casting
from ..votes.models import RollMark, Vote
from ..votes.queries import told
from ..votes.roll import Elector
from ..votes.roll_models import phone_on_list
from ..votes.states import Channel
from .models import PollingPlace


def strike(vote: Vote, place: PollingPlace, who: Elector, channel: Channel) -> None:
    """A mark for somebody whose ballot is a paper; part of the deed that hands it out or admits it."""
    db.session.add(casting.mark(who, vote, channel, place.name))
    db.session.flush()
    tell_of_mark(vote, who.person_key)


def tell_of_mark(vote: Vote, person_key: str) -> None:
    """Who has an account, or a number on the list of the vote, hears of every mark that she did not make at her own screen."""
    account = account_of_person(person_key)
    mark = db.session.get(RollMark, (vote.id, person_key))
    if mark is None:
        return
    sentence = f"{told(mark)} 본인이 아니라면 도움 전화로 바로 알려 주세요."
    if account is None and (phone := phone_on_list(vote, person_key)):
        outbox.send("sms", phone, vote.title, f"‘{vote.title}’에 참여한 것으로 적혔습니다. {sentence}")
    elif account is not None:
        tell(account.id, f"‘{vote.title}’에 참여한 것으로 적혔습니다", sentence, f"/votes/{vote.id}")
