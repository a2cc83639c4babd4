"""How many took part: live for everybody at the cost of one, in groups that give nobody away."""

import re
from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from ganggu_participation import clock, keys
from ganggu_participation.accounts.states import Basis, Level
from ganggu_participation.database import db, transaction
from ganggu_participation.permissions import CLOCK
from ganggu_participation.privacy.actions import destroy
from ganggu_participation.votes import actions
from ganggu_participation.votes.models import Vote
from ganggu_participation.votes.roll import Elector
from ganggu_participation.votes.states import Channel, VoteState
from ganggu_participation.votes.turnout_tables import FEWEST, shown
from ganggu_participation.votes.turnouts import FRESH_SECONDS, live_turnout, turnout_tables

from ..statements import counted
from .builders import a_published_vote, an_open_vote, electors

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=clock.KST)


def text(answer):
    return re.sub(r"\s+", " ", answer.get_data(as_text=True))


def people(number, dong, age=40, start=0):
    born = date(NOON.year - age, 1, 1)
    return [
        Elector(keys.person_key(f"{age} {start + n} {dong}"), dong.id, Basis.RESIDENCE, int(Level.STAFF_SEEN), born)
        for n in range(number)
    ]


def all_cast(vote, those, channel=Channel.ONLINE):
    for person in those:
        actions.cast(person, vote, {1: [1]}, channel)


def tables_of(vote):
    return turnout_tables(live_turnout(vote.id))


# ---- hiding ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "unknown", "seen"),
    [
        ({"a": 9, "b": 7, "c": 12}, 0, {"a": 9, "b": 7, "c": 12}),
        ({"a": 9, "b": 4, "c": 12}, 0, {"a": None, "b": None, "c": 12}),
        ({"a": 9, "b": 0, "c": 12}, 0, {"a": None, "b": None, "c": 12}),
        ({"a": 9, "b": 4, "c": 9, "d": 10}, 0, {"a": None, "b": None, "c": None, "d": 10}),
        ({"a": 9, "b": 8, "c": 12}, 1, {"a": None, "b": None, "c": 12}),
        ({"a": 9, "b": 4}, 0, None),
        ({"a": 4, "b": 4}, 0, None),
        ({"a": 40}, 0, {"a": 40}),
        ({"a": 40}, 2, None),
        ({"a": 4}, 0, None),
        ({}, 0, None),
    ],
)
def test_small_rows_hide_in_company(told, unknown, seen):
    assert shown(told, unknown) == seen


def those_who_look_the_same(table, total):
    """Every way in which the hidden rows could be filled so that the same table is shown and all add up: what somebody
    knows who has read the rule and the public total, and to whom people without a row are unknown."""
    hidden = [row for row, number in table.items() if number is None]
    rest = total - sum(number for number in table.values() if number is not None)
    for numbers in product(range(rest + 1), repeat=len(hidden)):
        unknown, filled = rest - sum(numbers), table | dict(zip(hidden, numbers, strict=True))
        if unknown >= 0 and shown(filled, unknown) == table:
            yield filled, unknown


@given(st.lists(st.integers(0, 9), min_size=2, max_size=4), st.integers(0, 3))
def test_whoever_knows_the_rule_and_the_total_learns_no_small_number(numbers, unknown):
    told = dict(enumerate(numbers))
    table = shown(told, unknown)
    if table is None:
        return
    assert all(number is None or number == told[row] >= FEWEST for row, number in table.items())
    ways = list(those_who_look_the_same(table, sum(numbers) + unknown))
    for row, number in told.items():
        if table[row] is None and number < FEWEST:
            assert len({filled[row] for filled, _ in ways}) > 1
            assert any(filled[row] >= FEWEST for filled, _ in ways), "not even that it is small"
    if unknown:
        assert len({others for _, others in ways}) > 1


# ---- tables ----------------------------------------------------------------------------------------------------------


def test_tables_tell_channels_dongs_and_ages_until_yesterday(town):
    with clock.at(NOON):
        vote = an_open_vote(town, dong=town.pungam)
        with transaction():
            db.session.execute(update(Vote.__table__).values(dong_id=None, roll_rule=vote.roll_rule | {"dong_id": None}))
        db.session.expire_all()
        all_cast(vote, people(9, town.pungam, 30) + people(6, town.chipyeong, 50))
        all_cast(vote, people(7, town.pungam, 71), Channel.KIOSK)
        tables = tables_of(vote)
        assert (tables.channels, tables.dongs, tables.bands) == (None, None, None), "nobody until yesterday"
        assert live_turnout(vote.id).total == 22
    with clock.at(NOON + timedelta(hours=12)):
        all_cast(vote, people(1, town.chipyeong, 62))
        tables = tables_of(vote)
        assert tables.channels == {"online": 15, "kiosk": 7}
        assert tables.dongs == {"치평동": 6, "풍암동": 16}
        assert tables.bands == {"0": None, "20": None, "30": 9, "40": None, "50": None, "60": None, "70": 7}
        assert live_turnout(vote.id).total == 23


def test_one_neighbour_more_changes_no_table_on_that_day(town, as_):
    with clock.at(NOON):
        vote = an_open_vote(town)
        all_cast(vote, people(9, town.pungam, 30))
        all_cast(vote, people(6, town.pungam, 50), Channel.KIOSK)
    with clock.at(NOON + timedelta(days=1)):
        page = as_(None).get(f"/votes/{vote.id}/turnout")
        before = re.findall(r"<table.*?</table>", page.text, re.S)
        assert "온라인" in before[0] and "6명" in before[0] and "30대" in before[1]
        all_cast(vote, people(1, town.pungam, 30, start=50))
    with clock.at(NOON + timedelta(days=1, minutes=2)):
        later = as_(None).get(f"/votes/{vote.id}/turnout")
        assert re.findall(r"<table.*?</table>", later.text, re.S) == before
        assert "16명" in text(later) and "어제까지" in text(later)


def test_tables_are_whole_once_it_is_counted_and_stay_when_the_roll_goes(town, as_):
    with clock.at(NOON):
        vote = an_open_vote(town)
        all_cast(vote, people(6, town.pungam, 30))
        all_cast(vote, people(5, town.pungam, 50), Channel.KIOSK)
    with clock.at(vote.closes):
        actions.close(CLOCK, vote)
        with transaction():
            db.session.execute(update(Vote.__table__).values(state=VoteState.FINAL, declared_at=vote.closes))
        page = as_(None).get(f"/votes/{vote.id}/turnout").text
        tables = re.findall(r"<table.*?</table>", page, re.S)
        assert "어제까지" not in page and "5명" in tables[0] and "가림" in tables[1]
    with clock.at(vote.closes + timedelta(days=91)):
        assert destroy(CLOCK, "roll").number == 11
        again = as_(None).get(f"/votes/{vote.id}/turnout").text
        assert re.findall(r"<table.*?</table>", again, re.S) == tables and "11명" in again


def test_nothing_of_a_choice_is_told_and_a_draft_has_no_turnout(town, as_):
    vote = a_published_vote(town)
    assert "아직 투표를 시작하지 않았습니다" in as_(None).get(f"/votes/{vote.id}/turnout").text
    running = an_open_vote(town)
    all_cast(running, electors(6, town.pungam))
    for address in ("turnout", "turnout/figure", "turnout.json"):
        answer = as_(None).get(f"/votes/{running.id}/{address}")
        assert answer.status_code == 200 and "그늘막" not in answer.text and "6" in answer.text
        assert as_(town.park).get(f"/votes/9999/{address}").status_code == 404


def test_the_file_hides_what_the_page_hides(town, as_):
    with clock.at(NOON):
        vote = an_open_vote(town)
        all_cast(vote, people(9, town.pungam, 30))
        all_cast(vote, people(2, town.pungam, 50), Channel.KIOSK)
        all_cast(vote, people(8, town.pungam, 50, start=9), Channel.PAPER)
    with clock.at(NOON + timedelta(days=1)):
        told = as_(None).get(f"/votes/{vote.id}/turnout.json").json
    assert told["people"] == 19 and told["until_yesterday"] and told["is_open"]
    assert told["by_channel"] == {"online": 9, "kiosk": None, "paper": None} and told["by_dong"] is None


# ---- what looking on costs -------------------------------------------------------------------------------------------


def test_a_hundred_looks_cost_one_statement_and_ask_for_nobody(town, as_):
    vote = an_open_vote(town)
    all_cast(vote, electors(3, town.pungam))
    vote_id, clients = vote.id, [as_(None), as_(town.kim), as_(town.park)]
    with clock.at(clock.now()), counted() as sent:
        seen = {clients[n % 3].get(f"/votes/{vote_id}/turnout/figure").text for n in range(100)}
    assert len(sent) == 1, sent
    assert len(seen) == 1 and "3명" in seen.pop()


def test_a_stranger_reads_the_whole_page_without_a_statement_of_her_own(town, as_):
    vote_id = an_open_vote(town).id
    with clock.at(clock.now()):
        as_(None).get(f"/votes/{vote_id}/turnout")
        with counted() as sent:
            for _ in range(20):
                assert as_(None).get(f"/votes/{vote_id}/turnout").status_code == 200
    assert sent == []


def test_two_seconds_later_it_is_counted_anew(town, as_):
    vote, client, now = an_open_vote(town), as_(None), clock.now()
    with clock.at(now):
        assert "0명" in client.get(f"/votes/{vote.id}/turnout/figure").text
        all_cast(vote, electors(1, town.pungam))
    with clock.at(now + timedelta(seconds=FRESH_SECONDS - 0.1)):
        assert "0명" in client.get(f"/votes/{vote.id}/turnout/figure").text
    with clock.at(now + timedelta(seconds=FRESH_SECONDS)):
        assert "1명" in client.get(f"/votes/{vote.id}/turnout/figure").text


def test_a_browser_that_has_it_gets_no_body_until_somebody_comes(town, as_):
    vote, client, now = an_open_vote(town), as_(town.kim), clock.now()
    address = f"/votes/{vote.id}/turnout/figure"
    with clock.at(now):
        first = client.get(address)
        known = {"If-None-Match": first.headers["ETag"]}
        again = client.get(address, headers=known)
        assert (again.status_code, again.text) == (304, "") and "max-age=2" in again.headers["Cache-Control"]
        all_cast(vote, electors(1, town.pungam))
    with clock.at(now + timedelta(seconds=5)):
        assert client.get(address, headers=known).status_code == 200


def test_the_figure_stops_asking_when_the_polls_shut(town, as_):
    vote = an_open_vote(town)
    address = f"/votes/{vote.id}/turnout/figure"
    assert "hx-get" in as_(None).get(address).text
    with clock.at(vote.closes):
        assert "hx-get" not in as_(None).get(address).text
