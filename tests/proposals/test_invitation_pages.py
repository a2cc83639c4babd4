"""Writing together: invited by link or address, 14 or older, named, and never a reviewer of one's own."""



from ganggu_participation.proposals.queries import invitations_for

from . import builders
from .test_pages import read


def test_the_link_is_shown_once_and_leads_in(town, as_):
    draft, kim, lee = builders.a_draft(town.kim), as_(town.kim), as_(town.lee)
    kim.post(f"/proposals/{draft.id}/invitations", data={"email": ""})
    page = read(kim.get(f"/proposals/{draft.id}/invitations"))
    path = page.partition("http://localhost")[2].partition("<")[0]
    assert path.startswith("/invitations/") and path not in read(kim.get(f"/proposals/{draft.id}/invitations"))
    assert "로그인하고 답하기" in read(as_(None).get(path)) and builders.WORDS["necessity"] not in read(lee.get(path))
    assert as_(None).get("/invitations/none").status_code == 404
    assert lee.post(f"{path}/acceptance").status_code == 303
    assert lee.get(f"/proposals/{draft.id}/edit").status_code == 200
    assert builders.WORDS["title"] in read(lee.get("/me/proposals"))


def test_by_address_it_waits_in_her_own_list_and_tells_nobody_who_has_an_account(town, as_):
    draft, kim = builders.a_draft(town.kim), as_(town.kim)
    for address in ("lee@example.kr", "nobody@example.kr"):
        assert kim.post(f"/proposals/{draft.id}/invitations", data={"email": address}).status_code == 303
    lee = as_(town.lee)
    assert "함께 쓰자는 초대" in read(lee.get("/me/proposals")) and "초대" not in read(
        as_(town.na).get("/me/proposals")
    )
    number = invitations_for(town.lee)[0].id
    assert as_(town.na).post(f"/me/invitations/{number}/acceptance").status_code == 404
    assert lee.post(f"/me/invitations/{number}/refusal").status_code == 303
