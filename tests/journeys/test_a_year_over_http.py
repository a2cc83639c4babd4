"""From the plan of a year to the funded list: everybody at pages, nobody at the database."""

import pytest

from . import year
from .people import House

pytestmark = pytest.mark.long


def test_a_dong_decides_a_year_from_the_first_proposal_to_the_funded_list(house: House) -> None:
    the_whole_year(house, voters=30, quorum="0.08")


@pytest.mark.postgres
def test_the_same_year_on_postgresql_with_five_voters(postgres_house: House) -> None:
    the_whole_year(postgres_house, voters=5, quorum="0.01")


def the_whole_year(house: House, voters: int, quorum: str) -> None:
    year.plan_the_year(house)
    year.propose(house)
    year.review(house)
    year.give_notice(house, quorum)
    year.vote(house, voters)
    year.count(house, voters)
    year.decide(house)
    year.read(house)
