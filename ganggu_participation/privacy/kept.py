"""What is kept about one person, why, until when, and who looked at it: for her page and her files alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from .. import clock
from ..access_log import AccessEntry
from ..accounts.consents import TERMS
from ..accounts.models import Account, SignIn
from ..accounts.queries import consents_of
from ..accounts.states import Level
from ..database import db
from ..dates import kst, plain_day
from ..notices.queries import follows_of
from ..proposals.models import Proposal
from ..voices.models import Comment, Support
from ..voices.states import SupportState
from ..votes.models import RollMark, Vote
from ..votes.recruitment_models import Applicant
from . import retention
from .retention import BY_KEY

PER_PAGE = 50


@dataclass(frozen=True)
class Look:
    """One access to her data, without the name of the official."""

    when: str
    who: str
    act: str
    items: str
    reason: str

    @property
    def words(self) -> str:
        return f"{self.who}: {self.items} {self.act}" + (f" ({self.reason})" if self.reason else "")


def lookers_at(me: Account) -> list[Look]:
    """Who looked at her data, the last first."""
    about = select(AccessEntry).where(AccessEntry.whose.contains(f" {me.id} ")).order_by(AccessEntry.id.desc())
    found = db.session.scalars(about.limit(PER_PAGE))
    return [Look(kst(e.at), e.roles or "담당자", e.act.label, e.items, e.reason) for e in found]


@dataclass(frozen=True)
class Kept:
    """One purpose on her page and in her file: label and value of each thing, and until when."""

    title: str
    why: str
    until: str
    items: tuple[tuple[str, str], ...]


def kept_about(me: Account) -> list[Kept]:
    """Everything that leads to her, in the order of the notice. What she chose in a vote cannot be among it."""
    parts = _parts(me)
    return [
        _kept("account", "가입 정보", _who(me)),
        _kept("account", "동의한 것", _consents(me)),
        _kept("proposer", "내가 쓴 제안", _proposals(me)),
        _kept("account", "내가 쓴 의견", _comments(me)),
        _kept("account", "공감한 제안", _supports(me)),
        _kept("account", "받아 보는 소식", [(kst(each.at), each.label) for each in follows_of(me)]),
        _kept("roll", "투표 참여 표시", _marks(parts)),
        _kept("roll", "선거인 신청", _applications(parts)),
        _kept("sign_ins", "로그인 기록", _sign_ins(me)),
        _kept("roles", "맡은 권한", [(g.role.label, f"{kst(g.from_at)}부터") for g in me.grants]),
        _kept("access", "내 정보를 본 기록", [(each.when, each.words) for each in lookers_at(me)]),
    ]


def _kept(rule: str, title: str, items: Iterable[tuple[str, str]]) -> Kept:
    return Kept(title, BY_KEY[rule].purpose, BY_KEY[rule].period, tuple(items))


def _who(me: Account) -> list[tuple[str, str]]:
    phone = getattr(me, "phone", None)
    every = [
        ("이름", me.name),
        ("화면에 보일 이름", me.display_name),
        ("전자우편 주소", me.email),
        ("전화번호", phone),
        ("생년월일", plain_day(me.birth_date)),
        ("우리 동", me.dong.name if me.dong else None),
        ("우리 동과 나", me.basis.label if me.basis else None),
        ("확인한 정도", Level(me.level).label),
        ("본인 확인한 때", kst(me.verified_at) if me.verified_at else None),
        ("가입한 때", kst(me.created_at)),
    ]
    return [(label, value) for label, value in every if value]


def _consents(me: Account) -> list[tuple[str, str]]:
    words = []
    for each in consents_of(me.id):
        end = f", {kst(each.withdrawn_at)}에 끝남" if each.withdrawn_at else ""
        title = TERMS[each.kind].title if each.kind in TERMS else each.kind
        words.append((title, f"{each.version} 판, {kst(each.given_at)}에 동의{end}"))
    return words


def _proposals(me: Account) -> list[tuple[str, str]]:
    mine = select(Proposal).where(Proposal.author_id == me.id).order_by(Proposal.id)
    return [(each.receipt_no or "쓰는 중", each.title) for each in db.session.scalars(mine)]


def _comments(me: Account) -> list[tuple[str, str]]:
    mine = select(Comment).where(Comment.author_id == me.id).order_by(Comment.id)
    return [(kst(each.at), each.text) for each in db.session.scalars(mine)]


def _supports(me: Account) -> list[tuple[str, str]]:
    given = (Support.author_id == me.id, Support.state == SupportState.GIVEN)
    mine = select(Support.at, Proposal.title).join(Proposal, Proposal.id == Support.proposal_id).where(*given)
    return [(kst(at), title) for at, title in db.session.execute(mine.order_by(Support.id))]


@dataclass(frozen=True)
class Part:
    """Her mark in a vote, her application for it, or both; never what she chose."""

    vote: Vote
    mark: RollMark | None
    applied: Applicant | None


def _parts(me: Account) -> list[Part]:
    if not me.person_key:
        return []
    marked = (RollMark.vote_id == Vote.id) & (RollMark.person_key == me.person_key)
    applied = (Applicant.vote_id == Vote.id) & (Applicant.person_key == me.person_key)
    found = select(Vote, RollMark, Applicant).outerjoin(RollMark, marked).outerjoin(Applicant, applied)
    either = RollMark.vote_id.is_not(None) | Applicant.vote_id.is_not(None)
    return [Part(*row) for row in db.session.execute(found.where(either).order_by(Vote.id))]


def _marks(parts: list[Part]) -> list[tuple[str, str]]:
    marks = [(each.vote, each.mark) for each in parts if each.mark]
    return [(vote.title, f"{plain_day(mark.day)} {mark.channel.label} 참여{_ends(vote)}") for vote, mark in marks]


def _applications(parts: list[Part]) -> list[tuple[str, str]]:
    return [(each.vote.title, f"신청번호 {each.applied.number}번{_ends(each.vote)}") for each in parts if each.applied]


def _ends(vote: Vote) -> str:
    if vote.declared_at is None:
        return ""
    return f", {plain_day((vote.declared_at + retention.ROLL).astimezone(clock.KST).date())}까지 보관"


def _sign_ins(me: Account) -> list[tuple[str, str]]:
    mine = select(SignIn).where(SignIn.account_id == me.id).order_by(SignIn.created_at.desc()).limit(PER_PAGE)
    return [(kst(each.created_at), "끝남" if each.ended_at else "로그인 중") for each in db.session.scalars(mine)]
