"""Made-up proposals that were merged, split or moved, some that wait for a yes, one on paper, and one that fell short."""

from datetime import timedelta

from sqlalchemy import select

from .. import clock
from ..accounts.models import Account
from ..database import db, transaction
from ..dongs.models import Dong
from ..mergers import actions as mergers
from ..permissions import CLOCK
from ..proposals import actions as proposals
from ..proposals.models import Proposal
from ..proposals.papers import Paper
from ..proposals.states import Channel
from ..voices import actions as voices
from .house import House

ALIKE = "같은 놀이터의 같은 그늘막을 바라는 제안입니다."
SAME_BENCH = "두 제안 모두 정류장에 의자를 놓자는 것입니다."
TWO_THINGS = "의자와 조명은 맡는 부서가 다릅니다."
SHADE = (("놀이터 그늘막", "여름에 놀이터가 너무 뜨겁습니다."), ("어린이 놀이터에 그늘 만들기", "한낮에는 아이들이 놀이터에서 놀지 못합니다."))
BENCH = (("버스 정류장 의자", "버스를 기다리며 앉을 곳이 없습니다."), ("정류장에 앉을 곳", "어르신이 정류장에 오래 서 있기 어렵습니다."))
PATH = ("산책길 의자와 조명", "쉴 곳이 없고 밤에 어둡습니다.")
BRIDGE = ("다리 아래 조명", "다리 아래가 어두워 지나기 무섭습니다.")
FENCE = ("골목 담장 그림", "골목 담장이 낡아 어둡게 보입니다.")
DEPARTMENT = "도시재생과"
REFUSED = "담장이 개인 땅에 있어 주인의 동의를 먼저 받아야 합니다. 동의를 받으면 다시 살펴보겠습니다."
OBJECTION = "담장 주인 세 분이 모두 동의하셨습니다. 동의서를 동 행정복지센터에 냈습니다."
LAMP = ("둘레길 끝 가로등", "저녁에 걸으면 발밑이 보이지 않습니다.", "둘레길 끝")
LAMP_ASKED = "둘레길이 길어 어느 끝인지 알려 주시면 바로 살펴보겠습니다."
STAGE = ("청년 버스킹 무대", "연습한 음악을 들려줄 곳이 없습니다.")
LONG_AGO = timedelta(days=33)
YOUTH = ("청년 공유 작업실", "혼자 일하는 청년이 모일 곳이 없습니다.")


def show(house: House, dongs: list[Dong]) -> None:
    """Of the first dong, by the authors of all three."""
    first, second = dongs[0], dongs[1]
    authors = [_author_of(dong) for dong in dongs]
    with transaction(), clock.at(clock.now() - timedelta(days=1)):
        _merged(house, first, authors)
        _asked(house, first, authors)
        _split(house, first, authors)
        moved = _one(house, first, authors[1], *BRIDGE)
        mergers.move(house.person("review"), moved, second, house.track("village"), f"다리가 {second.name}에 있습니다.")
        _one(house, first, authors[2], *YOUTH, track="youth")
        _objected(house, first, authors[1])
        _on_paper(house, first)
    _fell_short(house, first)


def _merged(house: House, dong: Dong, authors: list[Account]) -> None:
    target, source = (_one(house, dong, author, *words) for author, words in zip(authors[:2], SHADE, strict=True))
    for person, liked in ((authors[2], source), (authors[0], source), (authors[2], target)):
        voices.give_support(person, liked)
    merger = mergers.propose(house.person("review"), target, [source], ALIKE)
    for author in authors[:2]:
        mergers.agree(author, merger)


def _asked(house: House, dong: Dong, authors: list[Account]) -> None:
    target, source = (_one(house, dong, author, *words) for author, words in zip(authors[::2], BENCH, strict=True))
    mergers.propose(authors[0], target, [source], SAME_BENCH)


def _split(house: House, dong: Dong, authors: list[Account]) -> None:
    bench = {"title": "산책길 의자", "necessity": "쉴 곳이 없습니다.", "location": "산책길"}
    light = {"title": "산책길 조명", "necessity": "밤에 어둡습니다.", "location": "산책길"}
    done, waiting = (_one(house, dong, author, *PATH) for author in authors[1:])
    mergers.ask_to_split(authors[1], done, bench, light, TWO_THINGS)
    mergers.ask_to_split(house.person("review"), waiting, bench, light, TWO_THINGS)


def _objected(house: House, dong: Dong, author: Account) -> None:
    """Found hard to do, and its author objects."""
    proposal, officer = _one(house, dong, author, *FENCE), house.person("review")
    proposals.take_up(officer, proposal, DEPARTMENT)
    proposals.find_ineligible(
        officer, proposal, reason_codes=["land_or_rights"], text=REFUSED, department=DEPARTMENT, post="담당 주무관"
    )
    proposals.lodge(author, proposal, OBJECTION)


def _on_paper(house: House, dong: Dong) -> None:
    """Handed in at the dong office; the desk is asked for more and answers for whoever wrote it."""
    title, necessity, location = LAMP
    sheet = Paper(name="시연용 김종이", shown="김○○", contact="062-000-0000", consented=True)
    paper = proposals.take_in(
        house.person("dong"), cycle=house.cycle, track=house.track("village"), dong=dong, channel=Channel.VISIT,
        paper=sheet, title=title, necessity=necessity, location=location,
    )  # fmt: skip
    proposals.request_info(house.person("review"), paper, LAMP_ASKED)


def _fell_short(house: House, dong: Dong) -> None:
    """Too few supported it in its month: its author may hand it in again."""
    with transaction(), clock.at(clock.now() - LONG_AGO):
        short = _one(house, dong, house.person("resident"), *STAGE, track="youth")
    proposals.fall_short(CLOCK, short)


def _one(house: House, dong: Dong, author: Account, title: str, necessity: str, track: str = "village") -> Proposal:
    proposal = proposals.draft(
        author, cycle=house.cycle, track=house.track(track), dong=dong, title=title, necessity=necessity, location=f"{dong.name} 곳곳"
    )
    proposals.submit(author, proposal)
    return proposal


def _author_of(dong: Dong) -> Account:
    """Who wrote the proposals of a dong."""
    written = select(Account).where(Account.id.in_(select(Proposal.author_id)), Account.dong_id == dong.id)
    return db.session.scalars(written.order_by(Account.id)).first() or db.session.get_one(Account, 1)
