"""A draft that keeps itself; two people at one draft; nothing lost."""


from ganggu_participation.database import db
from ganggu_participation.proposals.models import Proposal

from . import builders
from .test_pages import read, the_only_proposal, typed


def test_the_page_begins_a_draft_and_goes_on_with_it(town, as_):
    builders.an_announced_cycle()
    client = as_(town.kim)
    assert client.post("/proposals/drafts", data={"title": ""}).status_code == 204
    begun = client.post("/proposals/drafts", data={"title": "둘레길에", "cost": "얼마일까"})
    assert begun.status_code == 201 and the_only_proposal().title == "둘레길에"
    kept = client.post(begun.json["keep"], data=typed(town, title="둘레길에 의자", revision=begun.json["revision"]))
    assert kept.status_code == 200 and kept.json["revision"] == 2 and the_only_proposal().title == "둘레길에 의자"
    assert "둘레길에 의자" in read(client.get("/me/proposals"))
    assert client.post(begun.json["keep"], data=typed(town, revision=1)).status_code == 409
    assert as_(None).post(begun.json["keep"], data=typed(town)).status_code == 401
    assert as_(town.lee).post(begun.json["keep"], data=typed(town)).status_code == 404
    assert db.session.query(Proposal).count() == 1


def test_the_second_tab_sees_both_texts_and_chooses(town, as_):
    draft, client = builders.a_draft(town.kim), as_(town.kim)
    address, seen = f"/proposals/{draft.id}", draft.revision
    client.post(address, data=typed(town, necessity="먼저 저장한 글", revision=seen))
    late = client.post(address, data=typed(town, necessity="나중에 적은 글", revision=seen))
    page = read(late)
    assert late.status_code == 409 and "먼저 저장한 글" in page and "나중에 적은 글" in page and "두 글 가운데" in page
    assert the_only_proposal().necessity == "먼저 저장한 글"
    client.post(address, data=typed(town, necessity="나중에 적은 글", revision=the_only_proposal().revision))
    assert the_only_proposal().necessity == "나중에 적은 글"
    assert "먼저 저장한 글" in read(client.get(f"{address}/edit"))
