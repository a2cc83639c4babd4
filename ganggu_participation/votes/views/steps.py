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
    return Steps(*_addresses(vote_id, "ballots.edit", "ballot_reviews.create", "ballots.create"))


def practice(vote_id: int) -> Steps:
    addresses = _addresses(vote_id, "practices.edit", "practice_reviews.create", "practices.create")
    return Steps(*addresses, is_practice=True)


def _addresses(vote_id: int, edit: str, review: str, cast: str) -> tuple[str, str, str]:
    return url_for(edit, vote_id=vote_id), url_for(review, vote_id=vote_id), url_for(cast, vote_id=vote_id)
