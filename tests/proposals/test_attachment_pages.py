"""Photos and documents: attached by those who write, seen by whoever may read, taken off a draft only."""

import io
import os

from ganggu_participation.database import db
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.models import Attachment
from ganggu_participation.proposals.uploads import SIZE_MAX

from . import builders
from .bad_files import pdf, picture, picture_with_place
from .test_pages import read


def fetched(client, path):
    """The answer with its bytes; the file behind it is closed again."""
    answer = client.get(path)
    assert answer.data is not None
    answer.close()
    return answer


def give(client, proposal, name, data, **more):
    answer = client.post(
        f"/proposals/{proposal.id}/attachments",
        data={"file": (io.BytesIO(data), name), "alt": "깨진 보도블록", **more},
        content_type="multipart/form-data",
    )
    answer.request.environ["wsgi.input"].close()  # a large one lies in a file of the client
    return answer


def test_a_photo_is_cleaned_drawn_small_and_shown_to_whoever_may_read(town, as_):
    draft, kim = builders.a_draft(town.kim), as_(town.kim)
    assert give(kim, draft, "현장.jpg", picture_with_place()).status_code == 303
    photo = db.session.query(Attachment).one()
    address = f"/proposals/{draft.id}/attachments/{photo.id}"
    assert photo.thumbnail and photo.mime == "image/jpeg"
    for path in (address, f"{address}/small"):
        mine = fetched(kim, path)
        assert (
            mine.status_code == 200
            and b"SecretCamera" not in mine.data
            and mine.headers["X-Content-Type-Options"] == "nosniff"
        )
        for somebody in (as_(town.lee), as_(None), as_(town.jung)):
            assert somebody.get(path).status_code == 404
    actions.submit(town.kim, draft)
    assert fetched(as_(None), address).status_code == 200
    assert "깨진 보도블록" in read(as_(None).get(f"/proposals/{draft.id}"))
    assert as_(None).get(f"/proposals/{draft.id + 1}/attachments/{photo.id}").status_code == 404


def test_a_document_comes_as_an_attachment_only(town, as_):
    draft, kim = builders.a_draft(town.kim), as_(town.kim)
    give(kim, draft, "설명 글.pdf", pdf())
    answer = fetched(kim, f"/proposals/{draft.id}/attachments/{db.session.query(Attachment).one().id}")
    assert answer.headers["Content-Disposition"].startswith("attachment") and answer.mimetype == "application/pdf"
    assert kim.get(answer.request.path + "/small").status_code == 404


def test_a_bad_file_is_told_beside_the_field(town, as_):
    draft, kim = builders.a_draft(town.kim), as_(town.kim)
    answer = give(kim, draft, "그림.svg", b"<svg/>")
    assert answer.status_code == 422 and "SVG 그림은" in read(answer) and "깨진 보도블록" in read(answer)
    assert "사진이나 파일을 골라 주세요." in read(kim.post(f"/proposals/{draft.id}/attachments", data={"alt": ""}))
    assert give(as_(town.lee), draft, "사진.jpg", picture()).status_code == 404
    assert db.session.query(Attachment).count() == 0


def test_ten_megabytes_pass_the_door_and_much_more_does_not(town, as_):
    draft, kim = builders.a_draft(town.kim), as_(town.kim)
    large = b"%PDF-1.4\n" + os.urandom(10).hex().encode() * 400_000 + pdf()[9:]
    assert 7_000_000 < len(large) < SIZE_MAX and give(kim, draft, "큰.pdf", large).status_code == 303
    address = f"/proposals/{draft.id}/attachments"
    assert kim.post(address, data={"alt": "0" * (SIZE_MAX + 200_000)}).status_code == 413
    assert kim.post("/proposals", data={"title": "0" * 2_000_000}).status_code == 413
