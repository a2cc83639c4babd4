"""What the search looks through: the words of each proposal, written so that three signs make a syllable.

A table of its own: changing the table of proposals later never loses the triggers that keep SQLite's index."""

from datetime import datetime
from typing import Any

from sqlalchemy import DDL, ForeignKey, Text, event, insert, update
from sqlalchemy.orm import Mapped, mapped_column

from ... import clock
from ...database import UTC, Model
from ..spelling import spelled
from .proposal import Proposal

SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE proposal_index USING fts5(words, content='proposal_texts', content_rowid='proposal_id', "
    "tokenize='trigram')",
    "CREATE TRIGGER proposal_texts_added AFTER INSERT ON proposal_texts BEGIN "
    "INSERT INTO proposal_index(rowid, words) VALUES (new.proposal_id, new.words); END",
    "CREATE TRIGGER proposal_texts_gone AFTER DELETE ON proposal_texts BEGIN "
    "INSERT INTO proposal_index(proposal_index, rowid, words) VALUES ('delete', old.proposal_id, old.words); END",
    "CREATE TRIGGER proposal_texts_changed AFTER UPDATE ON proposal_texts BEGIN "
    "INSERT INTO proposal_index(proposal_index, rowid, words) VALUES ('delete', old.proposal_id, old.words); "
    "INSERT INTO proposal_index(rowid, words) VALUES (new.proposal_id, new.words); END",
)
SEARCHED = ("title", "necessity", "location", "content", "effect", "beneficiaries", "group_name", "receipt_no")


class ProposalText(Model):
    __tablename__ = "proposal_texts"
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), primary_key=True, autoincrement=False)
    words: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(UTC, index=True)


def words_searched(proposal: Proposal) -> str:
    return spelled("\n".join(getattr(proposal, name) or "" for name in SEARCHED))


@event.listens_for(Proposal, "after_insert")
def _added(mapper: Any, connection: Any, proposal: Proposal) -> None:
    row = {"proposal_id": proposal.id, "words": words_searched(proposal), "changed_at": clock.now()}
    connection.execute(insert(ProposalText).values(row))


@event.listens_for(Proposal, "after_update")
def _changed(mapper: Any, connection: Any, proposal: Proposal) -> None:
    row = {"words": words_searched(proposal), "changed_at": clock.now()}
    connection.execute(update(ProposalText).where(ProposalText.proposal_id == proposal.id).values(row))


for statement in SQLITE_INDEX:
    event.listen(ProposalText.__table__, "after_create", DDL(statement.replace("%", "%%")).execute_if(dialect="sqlite"))
event.listen(
    ProposalText.__table__,
    "before_drop",
    DDL("DROP TABLE IF EXISTS proposal_index").execute_if(dialect="sqlite"),
)
