"""Proposals from a file: any of the usual encodings, each fault by its line, all or nothing; and out again, harmless."""

import csv
import io
import json
import re

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import func, select

from ganggu_participation.database import db
from ganggu_participation.proposals import imports
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.proposals.states import Channel
from ganggu_participation.refusals import Refusal, Refused

from .builders import a_submitted_proposal, an_announced_cycle

HEAD = ["제안 이름", "왜 필요한가요", "위치", "동", "예상 비용", "접수 경로", "제안한 사람", "연락처"]
GOOD = ["둘레길 의자", "쉴 곳이 없습니다.", "호수 둘레길", "풍암동", "300만 원", "방문", "박할머니", "062-000-0000"]
PATH = "/office/proposal-imports"


def as_csv(*rows, encoding="utf-8"):
    out = io.StringIO()
    csv.writer(out).writerows([HEAD, *rows])
    return out.getvalue().encode(encoding)


def as_xlsx(*rows):
    book, out = Workbook(), io.BytesIO()
    for row in [HEAD, *rows]:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def changed(**words):
    return [words.get(head, was) for head, was in zip(HEAD, GOOD, strict=True)]


def read(content):
    return imports.read(
        content, ["마을계획형", "구정참여형"], lambda dong: "" if dong == "풍암동" else f"동을 찾지 못했습니다: {dong}"
    )


def number():
    return db.session.scalar(select(func.count()).select_from(Proposal))


@pytest.mark.parametrize("content", [as_csv(GOOD), as_csv(GOOD, encoding="utf-8-sig"), as_csv(GOOD, encoding="cp949"), as_xlsx(GOOD), as_xlsx(changed(**{"예상 비용": 3_000_000}))])  # fmt: skip
def test_every_usual_file_is_read(content):
    (line,) = read(content).lines
    assert (line.title, line.dong, line.track, line.cost) == ("둘레길 의자", "풍암동", "마을계획형", 3_000_000)
    assert line.channel == Channel.VISIT and line.shown == "박○○" and line.number == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"제안 이름": ""}, "비어 있는 칸"),
        ({"제안한 사람": " "}, "비어 있는 칸"),
        ({"동": "없는동"}, "동을 찾지 못했습니다"),
        ({"예상 비용": "많이"}, "예상 비용을 읽지 못했습니다"),
        ({"접수 경로": "비둘기"}, "접수 경로를 찾지 못했습니다"),
        ({"제안 이름": "가" * 61}, "60자까지"),
        ({"왜 필요한가요": "900101-1234567 로 연락해 주세요"}, "주민등록번호"),
    ],
)
def test_a_fault_is_told_with_its_line(words, sentence):
    reading = read(as_csv(GOOD, changed(**words), GOOD))
    ((line, said),) = reading.faults
    assert line == 3 and re.search(sentence, said) and len(reading.lines) == 2


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00\x01", b"PK\x03\x04 no book", "이름,동\n".encode()])
def test_what_is_no_such_file_is_told_in_a_sentence(content):
    with pytest.raises(imports.UnreadableFile):
        read(content)


def upload(client, content, **more):
    data = {"file": (io.BytesIO(content), "제안.csv"), "consented": "y", **more}
    return client.post(f"{PATH}/preview", data=data, content_type="multipart/form-data")


def test_looked_at_then_taken_in_once(town, as_):
    an_announced_cycle()
    park = as_(town.park)
    page = upload(park, as_csv(*[changed(**{"제안 이름": f"의자 {n}"}) for n in range(25)])).text
    assert number() == 0 and "의자 19" in page and "의자 20" not in page and "제안 25건 접수하기" in page
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    assert as_(town.han).post(PATH, data={"token": token}).status_code == 409
    park.post(PATH, data={"token": token})
    assert number() == 25 and park.post(PATH, data={"token": token}).status_code == 409
    first = db.session.scalars(select(Proposal).order_by(Proposal.id)).first()
    assert first.receipt_no and first.channel is Channel.VISIT and first.paper.contact == "062-000-0000"


def test_with_a_fault_nothing_can_be_taken_in(town, as_):
    an_announced_cycle()
    page = upload(as_(town.park), as_csv(GOOD, changed(동="치평동"))).text
    assert "3번째 줄" in page and 'name="token"' not in page and number() == 0
    assert upload(as_(town.park), as_csv(GOOD), consented="").status_code == 422


def test_nothing_is_half_written(town):
    cycle = an_announced_cycle()
    lines = read(as_csv(GOOD, changed(**{"제안 이름": "둘"}))).lines
    broken = [lines[0], imports.Line(**{**vars(lines[1]), "name": ""})]
    dongs, tracks = {"풍암동": town.pungam}, {track.label: track for track in cycle.tracks}
    with pytest.raises(Refused) as no:
        imports.take_in_all(town.park, broken, cycle, dongs, tracks)
    assert no.value.refusal is Refusal.PAPER_UNSIGNED and number() == 0
    with pytest.raises(Refused):
        imports.take_in_all(town.choi, lines, cycle, dongs, tracks)
    assert number() == 0


def test_the_filtered_list_leaves_as_csv_xlsx_and_json(town, as_):
    proposal = a_submitted_proposal(town.kim, title="=1+1 의자")
    a_submitted_proposal(town.lee, title="치평동 의자")
    park = as_(town.park)
    ask = f"?dong={town.pungam.id}&state=all"
    text = park.get(f"/office/proposals.csv{ask}").data
    assert (
        text.startswith("\ufeff".encode())
        and "'=1+1 의자" in text.decode("utf-8-sig")
        and "치평동 의자" not in text.decode()
    )
    book = load_workbook(io.BytesIO(park.get(f"/office/proposals.xlsx{ask}").data))
    rows = list(book.active.iter_rows())
    assert rows[1][3].value == "'=1+1 의자" and rows[1][3].data_type == "s" and len(rows) == 2
    (row,) = json.loads(park.get(f"/office/proposals.json{ask}").data)
    assert row["접수번호"] == proposal.receipt_no and row["제안 이름"] == "=1+1 의자"
    for nobody in (town.kim, None):
        assert as_(nobody).get(f"/office/proposals.json{ask}").status_code in (303, 401, 403)
