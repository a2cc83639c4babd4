"""Handed in once more: what fell short of support keeps number, text and support, and goes on where it stood."""




from .test_pages import read
from .test_revive import short

__all__ = ["short"]


def test_by_the_page(town, as_, short):
    page = read(as_(town.kim).get(f"/proposals/{short.id}"))
    assert "아래 다시 내기를 누르면 접수번호와 공감을 그대로 두고" in page and ">다시 내기<" in page
    other = read(as_(town.lee).get(f"/proposals/{short.id}"))
    assert ">다시 내기<" not in other and "제안한 사람이 다시 내면" in other
    assert as_(town.lee).post(f"/proposals/{short.id}/revival").status_code == 403
    client = as_(town.kim)
    assert client.post(f"/proposals/{short.id}/revival").status_code == 303
    page = read(client.get(f"/proposals/{short.id}"))
    assert "제안을 다시 냈습니다" in page and "공감 모으기 (2명 가운데 1명)" in page
