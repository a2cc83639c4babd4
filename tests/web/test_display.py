import pytest


def test_large_type_and_contrast_are_remembered(bare_app):
    client = bare_app.test_client()
    answer = client.post("/display", data={"text": "150", "contrast": "on", "next": "/votes"})
    assert answer.status_code == 303 and answer.location == "/votes"
    page = client.get("/votes").text
    assert 'data-text="150"' in page and 'data-krds-mode="high-contrast"' in page


def test_one_switch_leaves_the_other_as_it_was(bare_app):
    client = bare_app.test_client()
    client.post("/display", data={"text": "200"})
    client.post("/display", data={"contrast": "on"})
    assert 'data-text="200"' in client.get("/votes").text


def test_nonsense_changes_nothing(bare_app):
    client = bare_app.test_client()
    client.post("/display", data={"text": "900", "contrast": "maybe"})
    assert 'data-text="100"' in client.get("/votes").text


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", ""])
def test_the_switch_leads_nowhere_else(bare_app, away):
    answer = bare_app.test_client().post("/display", data={"text": "150", "next": away})
    assert answer.location == "/"
