"""Proposals on paper: typed in by staff, received at once, with the way they came in."""


from ganggu_participation.database import db
from ganggu_participation.proposals.models import Proposal

from . import builders
from .test_pages import read


def test_the_page_shows_the_way_and_never_the_name_or_the_contact(town, as_):
    builders.an_announced_cycle()
    sheet = {"channel": "post", "name": "홍길순", "shown": "이웃 주민", "contact": "062-000-1234", "consented": "y"}
    desk = as_(town.park)
    answer = desk.post("/office/paper-proposals", data={**builders.WORDS, "dong": town.pungam.id, **sheet})
    assert answer.status_code == 303
    page = read(as_(None).get(f"/proposals/{db.session.query(Proposal).one().id}"))
    assert "이웃 주민" in page and "우편 접수" in page and "홍길순" not in page and "062-000-1234" not in page
    other = desk.post("/office/paper-proposals", data={**builders.WORDS, "dong": town.chipyeong.id, **sheet})
    assert other.status_code == 403 and "홍길순" in read(other)
    assert "개인정보" in read(as_(None).get("/proposals/blank"))
    assert as_(town.kim).get("/office/paper-proposals/new").status_code == 403
