import pytest

PAGES = ["/", "/proposals", "/votes", "/results", "/sign-in", "/nowhere", "/healthz"]


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_is_guarded(bare_app, page):
    headers = bare_app.test_client().get(page).headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["Referrer-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers


def test_https_is_remembered_by_browsers(bare_app):
    answer = bare_app.test_client().get("/healthz", base_url="https://localhost")
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def test_a_tile_server_is_let_in_by_setting_only(bare_app):
    bare_app.config["MAP_TILES"] = "https://{s}.tiles.example/{z}/{x}/{y}.png"
    policy = bare_app.test_client().get("/healthz").headers["Content-Security-Policy"]
    assert "img-src 'self' data: https://*.tiles.example" in policy


def test_static_files_are_compressed_and_kept_for_a_year(bare_app):
    static_url = bare_app.jinja_env.globals["static_url"]
    with bare_app.test_client().get(static_url("house.css"), headers={"Accept-Encoding": "br, gzip"}) as answer:
        assert answer.data
    assert answer.status_code == 200 and answer.headers["Content-Encoding"] == "br"
    assert "max-age=31536000" in answer.headers["Cache-Control"] and "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_every_change_asks_for_a_token(bare_app, method):
    kwargs = {"csrf": False} if method == "post" else {}
    page = getattr(bare_app.test_client(), method)("/sign-in", **kwargs)
    assert page.status_code in (400, 405)


def test_no_door_takes_a_change_without_a_token(bare_app):
    """Every POST of the house, with made-up numbers in its address, but for the one that a mail programme presses."""
    client = bare_app.test_client()
    for rule in bare_app.url_map.iter_rules():
        if "POST" in (rule.methods or ()) and rule.endpoint != "follow_ends.update":
            address = rule.build(dict.fromkeys(rule.arguments, 1))[1]
            assert client.post(address, csrf=False).status_code == 400, rule
