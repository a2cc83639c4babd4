"""The three steps of a ballot as addresses: the real ones, and those of practice, which lead to no box."""

from dataclasses import dataclass

from flask import url_for


@dataclass(frozen=True)
class Steps:
    """Where the forms of a ballot lead: `edit` shows it again, `review` reads it back, `cast` ends it."""

    edit: str
    review: str
    cast: str
    is_practice: bool = False


def real(vote_id: int) -> Steps:
    names = ("ballots.edit", "ballot_reviews.create", "ballots.create")
    return Steps(*(url_for(name, vote_id=vote_id) for name in names))


def practice(vote_id: int) -> Steps:
    names = ("practices.edit", "practice_reviews.create", "practices.create")
    return Steps(*(url_for(name, vote_id=vote_id) for name in names), is_practice=True)
