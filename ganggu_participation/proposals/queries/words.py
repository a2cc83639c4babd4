"""Finding proposals by parts of words, on SQLite by its own index, on PostgreSQL by pg_trgm where there is one."""

from typing import Any

from sqlalchemy import ColumnElement, and_, column, literal_column, select, table

from ...database import db
from ..models import Proposal, ProposalText
from ..spelling import spelled

GRAM = 3  # signs that the indexes hold at least
WORDS_MAX = 10
INDEX: Any = table("proposal_index", column("rowid"))


def says(words: str) -> ColumnElement[bool] | None:
    """Proposals whose public text holds every one of the words, wherever inside; nothing asked, nothing narrowed."""
    wanted = list(dict.fromkeys(spelled(words).split()))[:WORDS_MAX]
    if not wanted:
        return None
    if db.engine.dialect.name != "sqlite":
        return Proposal.id.in_(select(ProposalText.proposal_id).where(*[_holds(word) for word in wanted]))
    long, short = [w for w in wanted if len(w) >= GRAM], [w for w in wanted if len(w) < GRAM]
    parts: list[ColumnElement[bool]] = []
    if long:  # + 0: the newest are read in their order until twenty are found, not all that say the word and then sorted
        parts.append((Proposal.id + 0).in_(_in_index(long)))
    if short:
        parts.append(Proposal.id.in_(select(ProposalText.proposal_id).where(*[_holds(word) for word in short])))
    return and_(*parts)


def _holds(word: str) -> ColumnElement[bool]:
    return ProposalText.words.contains(word, autoescape=True)


def _in_index(words: list[str]) -> Any:
    """Each word in quotation marks is a phrase: its parts stand side by side in the text."""
    phrases = " ".join('"' + word.replace('"', '""') + '"' for word in words)
    return select(INDEX.c.rowid).where(literal_column("proposal_index").op("MATCH")(phrases))
