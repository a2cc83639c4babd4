"""What an official should look at before others read it: numbers of people in the text, and a first proposal ever."""

from dataclasses import dataclass

from sqlalchemy import exists, select

from ..database import db
from ..personal_numbers import Finding, found_in
from .models import Proposal

TEXTS = {"title": "제안 이름", "necessity": "무엇이 불편한가요", "location": "어디인가요", "content": "무엇을 하나요"}


@dataclass(frozen=True)
class Flag:
    """A number, and in which answer it stands."""

    question: str
    finding: Finding


def numbers_in(proposal: Proposal) -> list[Flag]:
    """Telephone, account and other numbers that lead to a person: KOREA PRIV-12."""
    texts = ((question, getattr(proposal, name)) for name, question in TEXTS.items())
    return [Flag(question, finding) for question, text in texts for finding in found_in(text)]


def is_first(proposal: Proposal) -> bool:
    """Whether whoever wrote it has handed in nothing before: the first post of an account is looked at with care."""
    if proposal.author_id is None:
        return False
    before = (Proposal.author_id == proposal.author_id, Proposal.submitted_at < proposal.submitted_at)
    return not db.session.scalar(select(exists().where(*before)))
