"""Lists of residents: read with what is wrong by line, imported by the roll keeper, found with few tries."""

import io
from datetime import date

import openpyxl
import pytest

from ganggu_participation.accounts.identity import Identity
from ganggu_participation.accounts.states import Level
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.identities import actions
from ganggu_participation.identities.list_files import UnreadableFile, read
from ganggu_participation.identities.models import ListedPerson, SignInLetter
from ganggu_participation.identities.providers import Asker, providers
from ganggu_participation.refusals import Refusal, Refused

from .builders import BIRTH, NAME, a_list, letters_of

pytestmark = pytest.mark.usefixtures("app")
DONGS = {"풍암동": 1, "치평동": 2}
CSV = "성명,생년월일,행정동,주소\n오말순,19470508,풍암동,풍암로 1\n김철수,1950. 3. 1.,치평동,\n"


def sheet(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_a_csv_is_read_in_the_encodings_of_offices(encoding):
    people = read(CSV.encode(encoding), DONGS).people
    assert [(p.name, p.birth_date, p.dong_id) for p in people] == [(NAME, BIRTH, 1), ("김철수", date(1950, 3, 1), 2)]


def test_a_workbook_is_read_too():
    content = sheet(
        [["이름", "생년월일", "동"], ["오말순", 19470508, "풍암동"], ["김철수", date(1950, 3, 1), "치평동"]]
    )
    assert [p.birth_date for p in read(content, DONGS).people] == [BIRTH, date(1950, 3, 1)]


def test_what_is_wrong_is_told_by_line_and_the_rest_is_read():
    reading = read(
        "이름,생년월일,동\n오말순,1947,풍암동\n김,19500301,풍암동\n박순이,19500301,없는동\n최영희,19510101,풍암동\n".encode(),
        DONGS,
    )
    assert [number for number, _ in reading.faults] == [2, 3, 4] and len(reading.people) == 1
    assert "생년월일을 19600301처럼" in reading.faults[0][1] and "없는동" in reading.faults[2][1]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04broken", b"\xff\xfe\x00\x00", "가,나\n1,2\n".encode(), "이름,나이\n".encode()]
)
def test_what_is_no_list_is_refused_in_words(content):
    with pytest.raises(UnreadableFile, match="[가-힣]"):
        read(content, DONGS)


def test_people_of_another_dong_are_not_let_in():
    assert [number for number, _ in read(CSV.encode(), DONGS, only_dong=1).faults] == [3]


def test_names_are_sealed_and_the_trail_names_nobody(town):
    a_list(town.roh, town.pungam)
    row = db.session.query(ListedPerson).one()
    assert NAME.encode() not in row.sealed and row.words["name"] == NAME
    assert NAME not in db.session.query(AuditEntry).one().facts


def test_only_a_roll_keeper_brings_a_list(town):
    for actor in (town.park, town.han, town.kim, town.ahn):
        with pytest.raises(Refused):
            a_list(actor, town.pungam)
    assert db.session.query(ListedPerson).count() == 0


def asked(name=NAME, birth=BIRTH, who="a"):
    return providers()["roll"].start(Asker(who), {"name": name, "birth_date": birth}, "")


def refusal_of(**words):
    with pytest.raises(Refused) as no:
        asked(**words)
    return no.value.refusal


def test_who_stands_on_it_lives_there(town):
    a_list(town.roh, town.pungam)
    found = asked(" 오 말순")
    assert (found.dong_id, found.level) == (town.pungam.id, Level.RESIDENCE_VERIFIED)
    assert found.person_key == Identity(NAME, BIRTH).person_key


def test_who_does_not_has_few_tries(town):
    a_list(town.roh, town.pungam)
    for day in range(1, 6):
        assert refusal_of(birth=date(1947, 6, day)) is Refusal.NOT_LISTED
    assert refusal_of() is Refusal.TOO_MANY_CHECKS
    assert asked(who="b").name == NAME


def test_a_name_that_stands_in_two_dongs_is_not_guessed(town):
    a_list(town.roh, town.pungam)
    a_list(town.roh, town.chipyeong)
    assert refusal_of() is Refusal.NAMESAKES


def test_two_lines_of_one_list_are_two_people_and_neither_is_guessed(town):
    a_list(town.roh, town.pungam, (NAME, BIRTH), (NAME, BIRTH))
    assert refusal_of() is Refusal.NAMESAKES


def test_a_line_again_on_another_list_of_the_dong_is_the_same_person(town):
    a_list(town.roh, town.pungam)
    a_list(town.roh, town.pungam)
    assert asked().dong_id == town.pungam.id


def test_a_removed_list_finds_nobody_and_keeps_nobody(town):
    kept = a_list(town.roh, town.pungam)
    letters_of(town, kept)
    actions.remove_list(town.roh, kept, "기한이 지남")
    assert db.session.query(ListedPerson).count() == db.session.query(SignInLetter).count() == 0
    assert refusal_of() is Refusal.NOT_LISTED


def letter_asked(code, birth=BIRTH, who="a"):
    return providers()["letter"].start(Asker(who), {"letter_code": code, "birth_date": birth}, "")


def test_a_letter_opens_once_with_the_birth_date(town):
    (paper,) = letters_of(town, a_list(town.roh, town.pungam))
    assert letter_asked(paper.code.lower().replace("-", " ")).person_key == Identity(NAME, BIRTH).person_key
    with pytest.raises(Refused) as no:
        letter_asked(paper.code)
    assert no.value.refusal is Refusal.WRONG_LETTER


def test_wrong_birth_dates_block_a_letter(town):
    (paper,) = letters_of(town, a_list(town.roh, town.pungam))
    for day in range(1, 6):
        with pytest.raises(Refused):
            letter_asked(paper.code, date(1950, 1, day))
    with pytest.raises(Refused):
        letter_asked(paper.code)
    assert db.session.query(SignInLetter).one().state == "blocked"


def test_new_letters_end_the_old_ones(town):
    kept = a_list(town.roh, town.pungam)
    (old,) = letters_of(town, kept)
    (new,) = letters_of(town, kept)
    with pytest.raises(Refused):
        letter_asked(old.code)
    assert letter_asked(new.code).name == NAME


def test_a_file_is_looked_at_before_it_is_taken_in(town, as_):
    browser = as_(town.roh)
    file = {"title": "십일월 명단", "dong": "", "file": (io.BytesIO(CSV.encode("cp949")), "list.csv")}
    page = browser.post("/office/resident-lists/previews", data=file, content_type="multipart/form-data").text
    assert "2명을 읽었습니다" in page and "오*순" in page and NAME not in page
    assert db.session.query(ListedPerson).count() == 0
    token = page.split('name="token" value="')[1].split('"')[0]
    assert as_(town.roh).post("/office/resident-lists", data={"token": token}).status_code == 303
    assert db.session.query(ListedPerson).count() == 2
    assert browser.post("/office/resident-lists", data={"token": token}).status_code == 409
