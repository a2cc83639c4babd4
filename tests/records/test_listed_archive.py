"""A vote that a list decides: its sheet and its archive say how many stand on the list, and no more took part."""

import pytest

from ganggu_participation import clock
from ganggu_participation.ballotbox.verify.__main__ import lines_about
from ganggu_participation.ballotbox.verify.reading import opened
from ganggu_participation.counts import actions as counts
from ganggu_participation.counts.sheets import explained, sheet_of
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.records.archives import archive_of
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.roll_models import RollEntry

from ..approvals.builders import two_agree
from ..votes.test_listed import an_open_list, elector


def test_the_archive_of_a_listed_vote_tells_how_many_stand_on_its_list(town, tmp_path):
    vote = an_open_list(town)
    votes.cast(elector(town), vote, {1: [1]})
    with clock.at(vote.closes):
        votes.close(CLOCK, vote)
        two_agree(town, vote)
        done = counts.count(town.baek, vote)
        counts.certify(town.seo, done)
    sheet = sheet_of(done)
    assert sheet["roll"] == 2 and sheet["ok"]
    assert "참여 표시 1개가 명부의 2명을 넘지 않습니다." in str(explained(sheet))
    path = tmp_path / "vote.zip"
    path.write_bytes(archive_of(vote))
    assert opened(path).values["roll.json"]["size"] == 2
    assert [line.sentence for line in lines_about(opened(path), vote.digest) if not line.ok] == []


def test_more_marks_than_people_on_the_list_block_the_declaration(town):
    vote = an_open_list(town)
    votes.cast(elector(town), vote, {1: [1]})
    with clock.at(vote.closes):
        votes.close(CLOCK, vote)
        two_agree(town, vote)
        db.session.query(RollEntry).delete()
        db.session.commit()
        done = counts.count(town.baek, vote)
        assert not sheet_of(done)["ok"]
        with pytest.raises(Refused) as no:
            counts.certify(town.seo, done)
    assert no.value.refusal is Refusal.CHECK_FAILED and "명부의 0명을 넘습니다" in no.value.message
