"""A Pabulib file of any city counted for practice, at the page: reasons, other rules, faults by line; nothing is kept."""

import io

import pytest

from ganggu_participation.audit import AuditEntry
from ganggu_participation.counts.models import Count
from ganggu_participation.database import db
from ganggu_participation.votes.models import Vote

DESK = "/office/pb-rehearsals"
FILE = """META
key;value
description;Test vote
currency;PLN
vote_type;approval
budget;100
PROJECTS
project_id;cost;name
1;60;Park
2;50;Lamps
3;40;Books
VOTES
voter_id;vote
1;1,2
2;1,3
3;1
4;2
"""


def sent(client, text=FILE, way="greedy-skip"):
    data = text if isinstance(text, bytes) else text.encode()
    return client.post(DESK, data={"file": (io.BytesIO(data), "vote.pb"), "way": way})


def test_a_file_is_counted_explained_and_forgotten(town, as_):
    before = db.session.query(AuditEntry).count()
    answer = sent(as_(town.park))
    assert answer.status_code == 200
    for told in ("연습: Test vote", "3개 가운데 2개", "0 PLN", "3 · 60 PLN 선정", "2 · 50 PLN<", "1 · 40 PLN 선정"):
        assert told in answer.text, told
    assert "부담이 고르게 되도록 차례로" in answer.text
    assert (db.session.query(AuditEntry).count(), db.session.query(Vote).count(), db.session.query(Count).count()) == (before, 0, 0)


@pytest.mark.parametrize(("way", "funded"), [("greedy-skip", 2), ("greedy-stop", 1), ("equal_shares", 2), ("phragmen", 1)])
def test_every_way_counts_it(town, as_, way, funded):
    assert f"3개 가운데 {funded}개" in sent(as_(town.park), way=way).text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "파일이 비어 있습니다."),
        (FILE.replace("1;60;Park", "1;sixty;Park"), "9번째 줄"),
        (FILE.replace("4;2", "4;9"), "17번째 줄"),
        (b"\xff\xfe\x00broken", "UTF-8"),
    ],
)
def test_a_fault_is_told_by_its_line(town, as_, text, sentence):
    answer = sent(as_(town.park), text)
    assert answer.status_code == 422 and sentence in answer.text


def test_without_a_file_or_with_another_way_nothing_is_counted(town, as_):
    park = as_(town.park)
    assert "파일을 골라 주세요." in park.post(DESK, data={"way": "greedy-skip"}).text
    assert sent(park, way="by-feeling").status_code == 422


@pytest.mark.parametrize(("name", "status"), [("kim", 403), ("oh", 403), (None, 303)])
def test_it_is_a_tool_of_officials(town, as_, name, status):
    client = as_(getattr(town, name) if name else None)
    assert client.get(f"{DESK}/new").status_code == status


def test_the_desk_of_votes_leads_to_it(town, as_):
    assert f'href="{DESK}/new"' in as_(town.park).get("/office/votes").text
