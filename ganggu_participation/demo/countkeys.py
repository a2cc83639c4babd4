"""Count keys of the demo: ceremonies through the verbs; the officers' cards are written to instance/demo/ for anyone to try."""

from datetime import datetime
from pathlib import Path

import segno

from .. import clock
from ..ballotbox.shares import Share
from ..countkeys import actions
from ..countkeys.models import SharedKey
from ..database import db, transaction
from ..dongs.models import Dong
from ..votes.models import Vote
from .house import House

OFFICERS = ("count", "certify", "count3")
NEEDED = 2
CARD = """{title} · 카드 {no}번 · {name} ({email})
시연용입니다. 정해진 화면에서 한 번만 보여 주고 인쇄하는 것을, 누구나 해 볼 수 있게 여기에 남겼습니다.

낱말
{words}

QR 글자
{qr}
"""


def begun(house: House, dong: Dong) -> int:
    """A ceremony that nobody has come to yet."""
    with transaction():
        people = [house.person(name) for name in OFFICERS]
        key = actions.begin(
            people[0], title=f"{dong.name} 개표 열쇠", dong=dong, threshold=NEEDED, officers=people
        )
    return key.id


def tried(house: House, dong: Dong, at: datetime) -> int:
    """A key made and tried by three officers; their cards lie in the folder of the demo."""
    with clock.at(at), transaction():
        key = db.session.get_one(SharedKey, begun(house, dong))
        people = [house.person(name) for name in OFFICERS]
        seats = [actions.attend(person, key) for person in people]
        actions.make(people[0], key)
        cards = [actions.receive(person, key, seat) for person, seat in zip(people, seats, strict=True)]
        actions.call(people[0], key)
        for person, card in zip(people, cards, strict=True):
            actions.enter(person, key, card.qr)
            _write(house.instance / "demo", key, person, card)
        actions.confirm(people[0], key)
        return key.id


def put_on_the_table(house: House, vote: Vote) -> None:
    """Two officers enter what stands on their cards."""
    if vote.count_key is None:
        return
    actions.call(house.person(OFFICERS[0]), vote.count_key)
    for name in OFFICERS[:NEEDED]:
        person = house.person(name)
        path = _path(house.instance / "demo", vote.count_key, person)
        actions.enter(person, vote.count_key, path.read_text().strip().splitlines()[-1])


def _path(folder: Path, key: SharedKey, person: object) -> Path:
    name = getattr(person, "name", "")
    return folder / f"열쇠-{key.id}-{key.title.split()[0]}-{name}.txt"


def _write(folder: Path, key: SharedKey, person: object, card: Share) -> None:
    folder.mkdir(exist_ok=True)
    path = _path(folder, key, person)
    path.touch(mode=0o600)
    numbered = [f"{no:2}. {word}" for no, word in enumerate(card.words, start=1)]
    rows = "\n".join("   ".join(numbered[at : at + 5]) for at in range(0, len(numbered), 5))
    said = {"title": key.title, "no": card.no, "name": getattr(person, "name", ""), "email": getattr(person, "email", "")}
    path.write_text(CARD.format(words=rows, qr=card.qr, **said))
    segno.make(card.qr, error="m").save(str(path.with_suffix(".svg")), border=4, scale=6)
