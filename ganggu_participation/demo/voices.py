"""Made-up support and comments under the proposals of a dong, and what moderators made of some."""

import random
from datetime import timedelta

from sqlalchemy import select

from .. import clock
from ..accounts.models import Account
from ..database import db, transaction
from ..dongs.models import Dong
from ..notices import actions as notices
from ..proposals.models import Proposal
from ..voices import actions as voices
from ..voices.states import ReportReason, Stance
from .house import House

TALKED_OVER = 3  # proposals per dong
SAID = (
    (Stance.PRO, "저녁마다 지나는 길인데 꼭 필요합니다."),
    (Stance.CON, "좋은 생각이지만 밤에 시끄럽지 않을지 걱정됩니다."),
    (Stance.NONE, "어르신이 많은 골목부터 먼저 하면 좋겠습니다."),
    (Stance.PRO, "아이들 학교 가는 길이라 찬성합니다. 작년에도 이야기가 나왔습니다."),
)
REPLY = "의견 고맙습니다. 담당 부서에 함께 전하겠습니다."
ANSWERED = "말씀하신 곳을 둘러보고, 다음 달 검토 결과에 함께 적겠습니다."
ADVERT = "이불 빨래는 저희 가게로 오세요. 시연용으로 꾸민 광고입니다."


def speak(house: House, dong: Dong) -> int:
    """A few people of other dongs speak; returns how many voices there were."""
    chance = random.Random(f"voices {dong.code}")
    received = select(Proposal.id).where(Proposal.dong_id == dong.id, Proposal.submitted_at.is_not(None))
    numbers = db.session.scalars(received.order_by(Proposal.id)).all()
    people = db.session.scalars(select(Account.id).where(Account.id.in_(select(Proposal.author_id)), Account.dong_id != dong.id))
    neighbours = sorted(people)
    with transaction(), clock.at(clock.now() - timedelta(days=2)):
        talked = chance.sample(list(numbers), min(TALKED_OVER, len(numbers))) if neighbours else []
        return sum(_talk_over(house, number, neighbours, chance) for number in talked)


def _talk_over(house: House, number: int, neighbours: list[int], chance: random.Random) -> int:
    proposal = db.session.get_one(Proposal, number)
    fond = chance.sample(neighbours, chance.randint(1, len(neighbours)))
    for person in fond:
        voices.give_support(_person(person), proposal)
    first = None
    for person, (stance, text) in zip(fond, chance.sample(SAID, 2), strict=False):
        first = voices.write(_person(person), proposal, text, stance)
    if first is not None:
        voices.write(db.session.get_one(Account, proposal.author_id), proposal, REPLY, parent=first)
        voices.answer(house.person("review"), proposal, ANSWERED, proposal.department or "주민자치과", "담당 주무관")
    return len(fond) + 4


def moderate(house: House, dong: Dong) -> None:
    """One comment that was reported and waits, one that was hidden; and the demo's resident follows her dong."""
    received = select(Proposal).where(Proposal.dong_id == dong.id, Proposal.submitted_at.is_not(None))
    proposal = db.session.scalars(received.order_by(Proposal.id)).first()
    resident = house.person("resident")
    if proposal is None or resident.person_key is None:
        return
    with transaction():
        writer = db.session.get_one(Account, proposal.author_id)
        hidden, waiting = (voices.write(writer, proposal, ADVERT) for _ in range(2))
        voices.report(resident, waiting, ReportReason.ADVERT, "가게 광고입니다.")
        voices.hide(house.person("dong"), hidden, "가게 광고라서 가렸습니다.")
        notices.begin(resident, f"dongs/{dong.id}", f"{dong.name} 소식")
        notices.begin(resident, "topics/보안등", '"보안등"')


def _person(number: int) -> Account:
    return db.session.get_one(Account, number)
