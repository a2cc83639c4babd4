"""The archive of a vote: anybody recounts it, and whatever somebody changes in it is caught by name.

Most manipulations are those of an insider who holds the signing key and makes the list of files anew: the content alone
must betray them. A few nobody can see in the content; there the signature does it, against whoever has no key."""

import json
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from shutil import copyfile

import pytest

from ganggu_participation import clock, create_app
from ganggu_participation.ballotbox import archive, canonical
from ganggu_participation.ballotbox.heads import HEAD, MANIFEST, Head, read_head, sign
from ganggu_participation.ballotbox.log import Log
from ganggu_participation.ballotbox.verify.__main__ import lines_about
from ganggu_participation.ballotbox.verify.reading import opened
from ganggu_participation.config import Testing
from ganggu_participation.counts import actions as counts
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.records.archives import archive_of
from ganggu_participation.votes import actions, log
from ganggu_participation.votes.plans import OptionPlan
from tests import world

from ..approvals.builders import two_agree
from ..ballotbox.test_verify_bad_files import verify
from ..countkeys.builders import a_tried_key, entered, people_of
from ..counts.builders import a_closed_vote_to_open
from ..votes.builders import REASON, a_contest, an_open_vote, electors

OTHER_SEED = bytes(range(32))
BALLOTS = 110


@dataclass
class Made:
    """The archive of a sealed vote with three heads, two contests and a tie; and the key that signed it."""

    data: bytes
    seed: bytes
    digest: str
    folder: object


def question():
    options = tuple(OptionPlan(title) for title in ("차 없는 거리", "마을 축제"))
    return a_contest("approve_reject", k=None, title="찬반", options=options, ceiling=1).__class__(
        title="찬반", kind="approve_reject", options=options, counting="approve_reject"
    )


def choices_of(n):
    """Options 4 and 5 tie for good; every seventh is blank in the question."""
    projects = [[1, 2], [2], [4, 1], [5, 1], "blank"][n % 5]
    return {1: projects, 2: "blank" if n % 7 == 0 else [[1, "for"], [2, "against" if n % 2 else "abstain"]]}


def cast_and_signed(town):
    with clock.at(clock.now() - timedelta(days=40)):
        key, cards = a_tried_key(town)
    vote = an_open_vote(town, contests=[a_contest(), question()], count_key=key)
    for n, person in enumerate(electors(BALLOTS, town.pungam)):
        actions.cast(person, vote, choices_of(n))
        if n in (49, 103):
            actions.sign_head(CLOCK, vote)
    actions.extend(town.park, vote, vote.closes + timedelta(hours=2), REASON)
    return vote, key, cards


@pytest.fixture(scope="module")
def made(instance, settled, tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    copyfile(settled, folder / "house.sqlite")
    app = create_app(Testing, str(instance), SQLALCHEMY_DATABASE_URI=f"sqlite:///{folder / 'house.sqlite'}")
    with app.app_context():
        town = world.Town()
        vote, key, cards = cast_and_signed(town)
        with clock.at(vote.closes):
            actions.close(CLOCK, vote)
        with clock.at(vote.closes + timedelta(hours=1)):
            two_agree(town, vote)
            entered(key, cards, people_of(key)[:2])
            counts.count(town.baek, vote)
            counts.certify(town.seo, counts.count(town.baek, vote))
        data = archive_of(vote)
        assert data == archive_of(vote)
        yield Made(data, log._seed(), vote.digest, folder)
        db.session.remove()
        db.engine.dispose()


def files_of(made):
    path = made.folder / "whole.zip"
    path.write_bytes(made.data)
    return dict(opened(path).files)


def value(files, name):
    return json.loads(files[name])


def put(files, name, said):
    files[name] = canonical.to_bytes(said)


def resealed(files, seed, vote=None):
    """The list of files made anew and signed."""
    listed = {name: data for name, data in files.items() if name not in (archive.MANIFEST, archive.SIGNATURE)}
    text = archive.manifest_text(vote or value(files, archive.MANIFEST)["vote"], listed)
    return {**listed, archive.MANIFEST: text.encode(), archive.SIGNATURE: sign(MANIFEST, text, seed).hex().encode()}


def caught(made, files, vote=None):
    """The names of what does not hold."""
    path = made.folder / "changed.zip"
    path.write_bytes(archive.zipped(files))
    return {line.code for line in lines_about(opened(path), vote) if not line.ok}


def test_a_true_archive_holds_in_every_line(made):
    path = made.folder / "true.zip"
    path.write_bytes(made.data)
    status, said, fault = verify(path, "--vote", made.digest)
    assert (status, fault) == (0, "")
    assert "틀림" not in said
    assert "모두 맞습니다" in said
    assert "‘마을 사업’을 다시 세니 같은 결과입니다" in said
    lines = json.loads(verify(path, "--json")[1])
    assert all(line["ok"] for line in lines)
    assert len(lines) >= 30
    assert verify(path, "--vote", "0" * 64)[0] == 1


def test_the_certified_sheet_has_a_tie_to_lie_about(made):
    assert any(contest["ties"] for contest in value(files_of(made), archive.TIES))


def drop_a_paper(files):
    rows = value(files, archive.PAPERS)
    rows[0][2] -= 1
    put(files, archive.PAPERS, [row for row in rows if row[2]])


def add_a_paper(files):
    rows = value(files, archive.PAPERS)
    rows[0][2] += 1
    put(files, archive.PAPERS, rows)


def swap_two_papers(files):
    """One voter's choice becomes another's: the number stays."""
    rows = value(files, archive.PAPERS)
    first, other = [row for row in rows if row[0] == 1][:2]
    first[2], other[2] = first[2] - 1, other[2] + 1
    put(files, archive.PAPERS, rows)


def reorder_papers(files):
    put(files, archive.PAPERS, value(files, archive.PAPERS)[::-1])


def say_a_paper_twice(files):
    rows = value(files, archive.PAPERS)
    rows[0][2] -= 1
    put(files, archive.PAPERS, sorted([*rows, [*rows[0][:2], 1]]))


def slip_in_an_over_vote(files):
    rows = value(files, archive.PAPERS)
    rows[0][2] -= 1
    put(files, archive.PAPERS, sorted([*rows, [1, '{"choices":[1,2,3,4],"contest":1}', 1]]))


def slip_in_a_foreign_option(files):
    rows = value(files, archive.PAPERS)
    rows[0][2] -= 1
    put(files, archive.PAPERS, sorted([*rows, [1, '{"choices":[99],"contest":1}', 1]]))


def change_a_cost(files):
    sheet = value(files, archive.RULES)
    sheet["contests"][0]["options"][0]["cost"] += 1
    put(files, archive.RULES, sheet)


def change_the_counting_rule(files):
    sheet = value(files, archive.RULES)
    sheet["contests"][0]["overflow"] = "stop"
    put(files, archive.RULES, sheet)


def change_the_seed_of_the_lot(files):
    sheet = value(files, archive.RULES)
    sheet["contests"][0]["seed"] = "0" * 32
    put(files, archive.RULES, sheet)


def change_a_result(files):
    sheet = value(files, "counts/2.json")
    rows = sheet["contests"][0]["sheet"]["results"]
    rows[0]["selected"] = not rows[0]["selected"]
    put(files, "counts/2.json", sheet)


def change_a_result_and_every_digest(files):
    """The digests of the count and of its certification are made to fit."""
    change_a_result(files)
    digest = sha256(files["counts/2.json"]).hexdigest()
    rows, said = value(files, archive.COUNTS), value(files, archive.CERTIFICATION)
    rows[1]["digest"] = said["digest"] = digest
    put(files, archive.COUNTS, rows)
    put(files, archive.CERTIFICATION, said)


def change_how_a_tie_was_broken(files):
    sheet = value(files, "counts/2.json")
    ties = next(contest["sheet"]["ties"] for contest in sheet["contests"] if contest["sheet"]["ties"])
    ties[0]["options"] = ties[0]["options"][::-1]
    put(files, "counts/2.json", sheet)
    put(files, archive.TIES, [archive.ties_of(contest) for contest in sheet["contests"]])
    rows, said = value(files, archive.COUNTS), value(files, archive.CERTIFICATION)
    rows[1]["digest"] = said["digest"] = sha256(files["counts/2.json"]).hexdigest()
    put(files, archive.COUNTS, rows)
    put(files, archive.CERTIFICATION, said)


def change_the_list_of_ties(files):
    rows = value(files, archive.TIES)
    rows[0]["ties"] = []
    put(files, archive.TIES, rows)


def forge_a_head(files):
    """A head with another root, not signed anew."""
    rows = value(files, archive.HEADS)
    head = read_head(rows[1]["text"])
    rows[1]["text"] = Head(head.vote, head.no, head.size, bytes(32), head.at, head.closing).text
    put(files, archive.HEADS, rows)


def break_the_signature_of_a_head(files):
    rows = value(files, archive.HEADS)
    rows[2]["signature"] = rows[1]["signature"]
    put(files, archive.HEADS, rows)


def drop_a_head(files):
    rows = value(files, archive.HEADS)
    put(files, archive.HEADS, [rows[0], rows[2]])


def drop_the_closing_head(files):
    put(files, archive.HEADS, value(files, archive.HEADS)[:2])
    files[archive.LEAVES] = b"".join(files[archive.LEAVES].splitlines(keepends=True)[:104])


def drop_a_leaf(files):
    files[archive.LEAVES] = b"".join(files[archive.LEAVES].splitlines(keepends=True)[1:])


def add_a_leaf(files):
    files[archive.LEAVES] += (b"ab" * 32) + b"\n"


def swap_a_leaf(files):
    rows = files[archive.LEAVES].splitlines(keepends=True)
    files[archive.LEAVES] = b"".join([*rows[:7], b"0f" * 32 + b"\n", *rows[8:]])


def reorder_the_leaves(files):
    rows = files[archive.LEAVES].splitlines(keepends=True)
    files[archive.LEAVES] = b"".join([rows[1], rows[0], *rows[2:]])


def certify_another_count(files):
    said = value(files, archive.CERTIFICATION)
    put(files, archive.CERTIFICATION, {**said, "count": 1})


def certify_another_digest(files):
    said = value(files, archive.CERTIFICATION)
    put(files, archive.CERTIFICATION, {**said, "digest": "0" * 64})


def certify_before_the_count(files):
    said = value(files, archive.CERTIFICATION)
    put(files, archive.CERTIFICATION, {**said, "at": "2020-01-01T00:00:00+00:00"})


def drop_a_count(files):
    del files["counts/1.json"]


def shrink_the_roll(files):
    put(files, archive.ROLL, {**value(files, archive.ROLL), "size": BALLOTS - 1})


def name_a_larger_roll(files):
    put(files, archive.ROLL, {**value(files, archive.ROLL), "size": BALLOTS + 100})


def add_a_mark(files):
    roll = value(files, archive.ROLL)
    roll["marks"]["online"] += 1
    put(files, archive.ROLL, roll)


def move_a_mark_to_another_channel(files):
    roll = value(files, archive.ROLL)
    roll["marks"] = {"online": BALLOTS - 1, "kiosk": 1}
    put(files, archive.ROLL, roll)


INSIDER = [
    (drop_a_paper, "papers_number"),
    (add_a_paper, "papers_number"),
    (swap_two_papers, "recount_inputs"),
    (reorder_papers, "papers_order"),
    (say_a_paper_twice, "papers_once"),
    (slip_in_an_over_vote, "papers_allowed"),
    (slip_in_a_foreign_option, "papers_allowed"),
    (change_a_cost, "rules_digest"),
    (change_the_counting_rule, "rules_digest"),
    (change_the_seed_of_the_lot, "rules_digest"),
    (change_a_result, "count_digest"),
    (change_a_result_and_every_digest, "recount_results"),
    (change_how_a_tie_was_broken, "recount_ties"),
    (change_the_list_of_ties, "ties"),
    (forge_a_head, "head_signed"),
    (break_the_signature_of_a_head, "head_signed"),
    (drop_a_head, "head_numbers"),
    (drop_the_closing_head, "closing_head"),
    (drop_a_leaf, "leaf_number"),
    (add_a_leaf, "leaf_number"),
    (swap_a_leaf, "head_root"),
    (reorder_the_leaves, "leaf_order"),
    (certify_another_count, "certified_last"),
    (certify_another_digest, "certified_digest"),
    (certify_before_the_count, "certified_time"),
    (drop_a_count, "count_numbers"),
    (shrink_the_roll, "roll_size"),
    (name_a_larger_roll, "count_roll"),
    (add_a_mark, "roll_marks"),
    (move_a_mark_to_another_channel, "count_marks"),
]


@pytest.mark.parametrize(("change", "name"), INSIDER, ids=[change.__name__ for change, _ in INSIDER])
def test_an_insider_with_the_signing_key_is_caught_by_name(made, change, name):
    files = files_of(made)
    change(files)
    assert name in caught(made, resealed(files, made.seed))


@pytest.mark.parametrize(("change", "name"), INSIDER, ids=[change.__name__ for change, _ in INSIDER])
def test_an_outsider_breaks_the_list_of_files_as_well(made, change, name):
    files = files_of(made)
    change(files)
    names = caught(made, files)
    assert name in names
    assert names & {"file_changed", "file_missing", "file_added"}
    assert "manifest_signed" in caught(made, resealed(files, OTHER_SEED))


def test_a_file_more_or_less_is_named(made):
    files = files_of(made)
    files["또 하나.txt"] = b"x"
    assert caught(made, files) == {"file_added"}
    files = files_of(made)
    del files[archive.READ_ME]
    assert caught(made, files) == {"file_missing"}


def test_changed_notices_break_the_signature(made):
    files = files_of(made)
    assert "기간을 늘렸습니다" in files[archive.NOTICES].decode()
    put(files, archive.NOTICES, [])
    assert caught(made, files) == {"file_changed"}
    assert caught(made, resealed(files, OTHER_SEED)) == {"manifest_signed"}


def test_other_rules_under_another_name_are_not_this_vote(made):
    """Whoever changes the rules and the name of the vote with it is left with a log and counts of another one."""
    files = files_of(made)
    change_a_cost(files)
    other = sha256(files[archive.RULES]).hexdigest()
    names = caught(made, resealed(files, made.seed, vote=other), made.digest)
    assert {"head_vote", "count_vote", "rules_published", "recount_inputs"} <= names


def test_a_whole_forged_box_needs_the_signing_key(made):
    """Leaves, heads and roots that fit one another, signed with another key."""
    files = files_of(made)
    leaves = [sha256(b"%d" % n).digest() for n in range(BALLOTS)]
    tree = Log(leaves)
    closing = read_head(value(files, archive.HEADS)[2]["text"])
    text = Head(closing.vote, 1, BALLOTS, tree.root, closing.at, True).text
    put(files, archive.HEADS, [{"text": text, "signature": sign(HEAD, text, OTHER_SEED).hex(), "path": []}])
    files[archive.LEAVES] = "".join(leaf.hex() + "\n" for leaf in tree.leaves).encode()
    names = caught(made, resealed(files, made.seed))
    assert {"head_signed", "count_box"} <= names
    assert "head_root" not in names


def test_nothing_stands_beside_a_paper(made):
    files = files_of(made)
    rows = value(files, archive.PAPERS)
    assert {tuple(map(type, row)) for row in rows} == {(int, str, int)}
    for _, content, _ in rows:
        assert set(json.loads(content)) <= {"contest", "choices", "blank"}
    whole = b"".join(files.values()).decode()
    assert not any(person.person_key in whole for person in electors(BALLOTS, None))


def test_the_archive_is_public_after_the_declaration_only(town, as_):
    vote = a_closed_vote_to_open(town, ballots=[{1: [1]}, {1: [2]}])
    at = f"/results/{vote.id}.zip"
    assert as_(None).get(at).status_code == 404
    done = counts.count(town.baek, vote)
    assert as_(town.baek).get(at).status_code == 404
    counts.certify(town.seo, done)
    answer = as_(None).get(at)
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    assert at in as_(None).get(f"/results/{vote.id}").text
    assert as_(None).get("/results/999.zip").status_code == 404


def test_an_emptied_box_leaves_the_archive_as_it_was(town):
    vote = a_closed_vote_to_open(town, ballots=[{1: [1]}, {1: [2]}])
    counts.certify(town.seo, counts.count(town.baek, vote))
    before = archive_of(vote)
    with clock.at(vote.objections_until):
        actions.finish(CLOCK, vote)
        actions.empty_box(CLOCK, vote)
    assert archive_of(vote) == before
