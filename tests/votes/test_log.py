"""The public log: batches of fifty by the hour, signed; anyone finds a receipt, and an observer cries at a forged head."""

import json
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from lxml import html
from werkzeug.serving import make_server

from ganggu_participation import clock, timekeeping
from ganggu_participation.ballotbox import InclusionProof, Log, leaf_hash, receipt_code
from ganggu_participation.ballotbox.heads import HEAD, Head, is_signed, sign
from ganggu_participation.ballotbox.log import verify
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions, log
from ganggu_participation.votes.log_models import LogHead, LogLeaf
from ganggu_participation.votes.queries import rules_of, sealed_ballots_of

from .builders import a_closed_vote, an_open_vote, electors

HOUR = timedelta(hours=1)
ROOT = Path(__file__).parents[2]


def cast_some(vote, town, number, start=0):
    return [actions.cast(person, vote, {1: [1]}) for person in electors(number, town.pungam, start)]


def heads(vote):
    return [(head.no, head.size, head.closing) for head in log.heads_of(vote.id)]


def test_a_head_waits_for_its_hour_and_for_fifty_ballots(town):
    vote = an_open_vote(town, opened=timedelta(minutes=30))
    opens = vote.opens
    cast_some(vote, town, 49)
    with clock.at(opens + HOUR):
        assert log.votes_to_sign(clock.now()) == []
        cast_some(vote, town, 1, start=49)
        assert log.votes_to_sign(opens + HOUR - timedelta(seconds=1)) == []
        assert log.votes_to_sign(clock.now()) == [vote]
        assert any("서명" in sentence for sentence in timekeeping.keep())
        cast_some(vote, town, 60, start=50)
        assert log.votes_to_sign(clock.now() + timedelta(minutes=59)) == []
        assert log.votes_to_sign(clock.now() + HOUR) == [vote]
    assert heads(vote) == [(1, 50, False)]


def test_batches_stand_by_hash_and_the_close_signs_the_rest(town):
    vote = an_open_vote(town)
    cast_some(vote, town, 50)
    actions.sign_head(CLOCK, vote)
    cast_some(vote, town, 55, start=50)
    actions.sign_head(CLOCK, vote)
    cast_some(vote, town, 3, start=105)
    with clock.at(vote.closes):
        actions.close(CLOCK, vote)
    assert heads(vote) == [(1, 50, False), (2, 105, False), (3, 108, True)]
    leaves = log.leaves_of(vote.id)
    assert leaves == sorted(leaves[:50]) + sorted(leaves[50:105]) + sorted(leaves[105:])
    assert set(leaves) == {leaf_hash(sealed) for sealed in sealed_ballots_of(vote)}
    assert vote.box_root == Log.stored(leaves).root.hex() == log.last_head(vote.id).root
    key = bytes.fromhex(rules_of(vote)["log_key"])
    assert all(is_signed(HEAD, head.text, head.signature, key) for head in log.heads_of(vote.id))
    assert key == log.log_key()


def test_a_small_vote_signs_at_its_close_only(town):
    vote = a_closed_vote(town, ballots=[{1: [1]}] * 5)
    assert heads(vote) == [(1, 5, True)]
    assert heads(a_closed_vote(town, dong=town.chipyeong, actor=town.han)) == [(1, 0, True)]


def test_only_the_clock_signs_and_only_while_the_polls_are_open(town):
    vote = an_open_vote(town)
    with pytest.raises(Refused) as no:
        actions.sign_head(town.ahn, vote)
    assert no.value.refusal is Refusal.ONLY_THE_CLOCK
    with clock.at(vote.closes):
        actions.close(CLOCK, vote)
    with pytest.raises(Refused) as no:
        actions.sign_head(CLOCK, vote)
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE


def test_what_was_logged_is_never_changed(town):
    vote = a_closed_vote(town, ballots=[{1: [1]}])
    for row in (db.session.query(LogHead).one(), db.session.query(LogLeaf).one()):
        row.vote_id = vote.id + 1
        with pytest.raises(RuntimeError):
            db.session.flush()
        db.session.rollback()
        db.session.delete(row)
        with pytest.raises(RuntimeError):
            db.session.flush()
        db.session.rollback()


def test_anybody_finds_a_receipt_with_its_proof(town, as_):
    vote = an_open_vote(town)
    codes = cast_some(vote, town, 52)
    page = as_(None)
    assert "아직 서명한 목록에 없습니다" in page.get(f"/votes/{vote.id}/log?code={codes[0]}").text
    actions.sign_head(CLOCK, vote)
    late = cast_some(vote, town, 1, start=52)[0]
    with clock.at(vote.closes):
        actions.close(CLOCK, vote)
    for code in (codes[0], codes[51].lower().replace("-", " ")):
        found = page.get(f"/votes/{vote.id}/log", query_string={"code": code}).text
        assert "투표함에 들어 있습니다" in found
        assert "1번째 목록부터" in found
    assert "2번째 목록부터" in page.get(f"/votes/{vote.id}/log?code={late}").text
    said = page.get(f"/votes/{vote.id}/log/proof.json?code={late}").json
    proof = InclusionProof(said["index"], said["size"], tuple(bytes.fromhex(part) for part in said["path"]))
    assert verify(bytes.fromhex(said["leaf"]), proof, bytes.fromhex(said["root"]))
    assert receipt_code(bytes.fromhex(said["leaf"])) == late
    leaves = page.get(f"/votes/{vote.id}/log/leaves.txt").text.split()
    assert said["leaf"] in leaves and len(leaves) == 53


def test_a_code_that_is_typed_travels_in_no_address(town, as_):
    vote = an_open_vote(town)
    code = actions.cast(town.kim, vote, {1: [1]})
    page = as_(None)
    (form,) = html.fromstring(page.get(f"/votes/{vote.id}/log").text).xpath("//form[@role='search']")
    assert form.get("method") == "post"
    answer = page.post(form.get("action"), data={"code": code})
    assert answer.status_code == 200 and "아직 서명한 목록에 없습니다" in answer.text
    assert page.post(form.get("action"), data={"code": "엉뚱한 번호"}).status_code == 422
    assert page.post(form.get("action"), data={"code": code}, csrf=False).status_code == 400


def test_a_strange_or_unreadable_code_gets_a_sentence(town, as_):
    vote = a_closed_vote(town, ballots=[{1: [1]}])
    page = as_(None)
    strange = page.get(f"/votes/{vote.id}/log?code=0000-0000-0000-0000")
    assert strange.status_code == 200
    assert "이 번호의 표가 목록에 없습니다" in strange.text
    for unreadable in ("abc", "!!!", "1" * 39, "<script>"):
        answer = page.get(f"/votes/{vote.id}/log", query_string={"code": unreadable})
        assert answer.status_code == 422
        assert "네 글자씩 네 묶음" in answer.text
    assert page.get(f"/votes/{vote.id}/log/proof.json?code=0000-0000-0000-0000").status_code == 404
    assert page.get(f"/votes/{vote.id}/log/proof.json").status_code == 422
    assert page.get("/votes/999/log").status_code == 404


@pytest.fixture
def served(app):
    """The running app at an address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def watch(address, file):
    done = subprocess.run(
        [sys.executable, "-m", "ganggu_participation.ballotbox.watch", address, "--file", str(file)],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def overwritten(vote, no, **columns):
    """What somebody with the database in her hands does."""
    said = ", ".join(f"{name} = :{name}" for name in columns)
    db.session.execute(db.text(f"UPDATE log_heads SET {said} WHERE vote_id = {vote.id} AND no = {no}"), columns)
    db.session.commit()


def test_an_observer_keeps_heads_and_cries_at_a_forged_one(town, served, tmp_path):
    vote = an_open_vote(town)
    address, file = f"{served}/votes/{vote.id}", tmp_path / "heads.json"
    assert watch(address, file) == (0, "아직 서명한 목록이 없습니다.\n")
    cast_some(vote, town, 50)
    actions.sign_head(CLOCK, vote)
    assert watch(address, file) == (0, "목록 1개가 모두 이어집니다.\n")
    cast_some(vote, town, 50, start=50)
    actions.sign_head(CLOCK, vote)
    status, said = watch(address + "/log", file)
    assert (status, said) == (0, "목록 2개가 모두 이어집니다.\n")
    kept = file.read_bytes()
    old = log.heads_of(vote.id)[1]
    text, signature = old.text, old.signature
    forged = Head(vote.digest, 2, 100, bytes(32), "2026-01-01T00:00:00+00:00", False).text

    overwritten(vote, 2, text=forged)
    assert watch(address, file)[0] == 1
    assert "2번째 목록이 전에 본 것과 다릅니다" in watch(address, file)[1]
    assert "서명이 맞지 않습니다" in watch(address, tmp_path / "fresh.json")[1]

    overwritten(vote, 2, signature=sign(HEAD, forged, log._seed()))
    status, said = watch(address, tmp_path / "fresh.json")
    assert status == 1
    assert "그대로 이어 가지 않습니다" in said
    assert not (tmp_path / "fresh.json").exists()
    assert file.read_bytes() == kept

    overwritten(vote, 2, text=text, signature=signature)
    assert watch(address, file)[0] == 0
    db.session.execute(db.text("DELETE FROM log_heads WHERE no = 2"))
    db.session.commit()
    assert "전에 본 목록이 사라졌습니다" in watch(address, file)[1]


def test_an_observer_is_told_what_cannot_be_read(served, town, tmp_path):
    for address in (f"{served}/votes/999", "http://127.0.0.1:9/votes/1", "ftp://x", "nonsense"):
        status, said = watch(address, tmp_path / "heads.json")
        assert status == 2
        assert said
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    vote = an_open_vote(town)
    assert watch(f"{served}/votes/{vote.id}", broken)[0] == 2
    assert json.loads(json.dumps(broken.read_text())) == "{"
