"""Proposals of several people, and those who support them."""

from datetime import date

from sqlalchemy import func, select

from ganggu_participation.accounts.models import Account
from ganggu_participation.accounts.states import AccountState, Basis, Level
from ganggu_participation.database import db
from ganggu_participation.mergers import actions as mergers
from ganggu_participation.mergers.models import Split
from ganggu_participation.notices.models import Notice
from ganggu_participation.proposals import actions as proposals
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.proposals.papers import Paper
from ganggu_participation.proposals.states import Channel
from ganggu_participation.voices.actions import give_support
from ganggu_participation.voices.models import Support
from ganggu_participation.voices.states import SupportState

from ..proposals.builders import WORDS, a_submitted_proposal, an_announced_cycle
from ..world import LONG_AGO, NO_PASSWORD, Town

WHY = "같은 둘레길에 같은 의자를 놓자는 제안입니다."


def neighbours(town: Town, number: int) -> list[Account]:
    """Verified residents of 풍암동."""
    made = [
        Account(
            state=AccountState.ACTIVE, email=f"neighbour{n}@example.kr", password_hash=NO_PASSWORD, name=f"이웃{n}",
            display_name=f"이웃{n}", birth_date=date(1980, 1, 1), dong_id=town.pungam.id, basis=Basis.RESIDENCE,
            level=int(Level.DECLARED_BASIS), person_key=f"key of neighbour {n}", created_at=LONG_AGO,
        )
        for n in range(number)
    ]  # fmt: skip
    db.session.add_all(made)
    db.session.commit()
    return made


def two_alike(town: Town) -> tuple[Proposal, Proposal]:
    """kim's, which is to go on, and lee's for the same dong."""
    target = a_submitted_proposal(town.kim)
    source = a_submitted_proposal(town.lee, dong=town.pungam, title="호수 둘레길 쉼터 의자")
    return target, source


def a_paper_proposal(town: Town, **words) -> Proposal:
    cycle = an_announced_cycle()
    sheet = Paper(name="박할머니", shown="박○○", contact="062-000-0000", consented=True)
    return proposals.take_in(
        town.park, cycle=cycle, track=cycle.tracks[0], dong=town.pungam, channel=Channel.VISIT, paper=sheet,
        **{**WORDS, "title": "둘레길 의자를 놓아 주세요", "content": ""} | words,
    )  # fmt: skip


def supported_by(proposal: Proposal, *people: Account) -> None:
    for person in people:
        give_support(person, proposal)


def supporters(proposal: Proposal) -> set[int]:
    given = select(Support.author_id).where(Support.proposal_id == proposal.id, Support.state == SupportState.GIVEN)
    return set(db.session.scalars(given))


def told(person: Account, title: str) -> int:
    hers = select(func.count()).select_from(Notice).where(Notice.account_id == person.id, Notice.title == title)
    return db.session.scalar(hers) or 0


STAYS = {"title": "둘레길 의자", "necessity": "쉴 곳이 없습니다.", "location": "호수 둘레길", "content": ""}
GOES = {"title": "둘레길 조명", "necessity": "밤에 어둡습니다.", "location": "호수 둘레길", "content": "등을 놓습니다."}
WHY_TWO = "의자와 조명은 맡는 부서가 다릅니다."


def part_of(split: Split) -> Proposal:
    return db.session.get_one(Proposal, split.part_id)


def merged(town: Town) -> tuple[Proposal, Proposal]:
    """kim's, and lee's which has become part of it with both their consent."""
    target, source = two_alike(town)
    mergers.agree(town.lee, mergers.propose(town.kim, target, [source], WHY))
    return target, source


def a_split_asked(town: Town) -> tuple[Proposal, Split]:
    """kim's, which jung would like to see in two."""
    proposal = a_submitted_proposal(town.kim)
    return proposal, mergers.ask_to_split(town.jung, proposal, STAYS, GOES, WHY_TWO)
