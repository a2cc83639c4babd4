"""OpenID Connect against a real server: the good way, seven forged ones, and what happens when it is down."""

from urllib.parse import urlsplit

import pytest
import requests

from ganggu_participation.accounts.models import SignIn
from ganggu_participation.accounts.states import Level
from ganggu_participation.database import db
from ganggu_participation.identities.models import ElectorPass, ShortNote

from ..votes.builders import an_open_vote
from .oidc_server import oidc_server

FORM = {"provider": "easy", "agree_identity": "y", "next": "/votes"}
UNCONFIRMED = "본인 확인이 되지 않았습니다"


@pytest.fixture
def provider(app):
    with oidc_server() as running:
        easy = {"issuer": running.issuer, "client_id": running.client, "client_secret": "s", "label": "간편인증"}
        app.config.update(OIDC={"easy": easy}, IDENTITY_PROVIDERS=("easy", "letter"))
        yield running


def gone(browser, **form):
    """Where the browser comes back to, after the provider."""
    away = browser.post("/identity-checks", data=FORM | form)
    assert away.status_code == 303, away.text
    back = urlsplit(requests.get(away.location, allow_redirects=False, timeout=5).headers["Location"])
    return f"{back.path}?{back.query}"


def refused(browser, back, town):
    answer = browser.get(back, follow_redirects=True)
    assert town.na.person_key is None
    return answer


def test_she_is_checked_elsewhere_and_comes_back(app, town, as_, provider):
    browser = as_(town.na)
    answer = browser.get(gone(browser))
    assert (answer.status_code, answer.location) == (303, "/votes")
    assert town.na.level == Level.DECLARED_BASIS and town.na.person_key
    assert db.session.query(ShortNote).count() == 0


def test_a_stranger_gets_a_pass_for_her_vote(app, town, as_, provider):
    vote = an_open_vote(town)
    browser = as_(None)
    answer = browser.get(gone(browser, vote=str(vote.id)))
    assert answer.location == f"/votes/{vote.id}/pass/basis"
    assert db.session.query(ElectorPass).one().vote_id == vote.id


@pytest.mark.parametrize(
    "bend",
    [
        lambda p: setattr(p, "wrong_key", True),
        lambda p: setattr(p, "no_algorithm", True),
        lambda p: p.bent.update(iss="https://other.example"),
        lambda p: p.bent.update(aud="other"),
        lambda p: p.bent.update(exp=1_700_000_000, iat=1_700_000_000 - 60),
        lambda p: p.bent.update(nonce="another"),
    ],
    ids=["wrong signature", "alg none", "wrong issuer", "wrong audience", "expired", "wrong nonce"],
)
def test_a_forged_token_is_not_believed(app, town, as_, provider, bend):
    browser = as_(town.na)
    bend(provider)
    assert UNCONFIRMED in refused(browser, gone(browser), town).text


@pytest.mark.parametrize("told", [{}, {"acr": "password"}, {"acr": None}, {"acr": "mobile password"}])
def test_a_check_weaker_than_asked_for_is_not_believed(app, town, as_, provider, told):
    app.config["OIDC"]["easy"]["acr"] = "mobile certificate"
    provider.claims.update(told)
    browser = as_(town.na)
    assert UNCONFIRMED in refused(browser, gone(browser), town).text


def test_a_check_as_strong_as_asked_for_is_believed(app, town, as_, provider):
    app.config["OIDC"]["easy"]["acr"] = "mobile certificate"
    provider.claims["acr"] = "certificate"
    browser = as_(town.na)
    assert "acr_values=mobile+certificate" in browser.post("/identity-checks", data=FORM).location
    assert browser.get(gone(browser)).status_code == 303 and town.na.level == Level.DECLARED_BASIS


def test_a_name_of_one_provider_opens_nothing_at_another(app, town, as_, provider):
    """Two providers both know somebody as "7": what counts is the name and the birth date that she gave here."""
    with oidc_server() as other:
        settings = {"issuer": other.issuer, "client_id": other.client, "client_secret": "s", "label": "다른 확인"}
        app.config["OIDC"]["other"] = settings
        app.config["IDENTITY_PROVIDERS"] = ("easy", "other")
        hers = as_(town.na)
        hers.get(gone(hers))
        key, browser = town.na.person_key, as_(None)
        other.claims["name"] = "나도둑"
        back = gone(browser, provider="other", vote=str(an_open_vote(town).id))
        browser.get(back)
        assert db.session.query(ElectorPass).one().person_key != key
        theirs = as_(town.roh)
        theirs.get(gone(theirs, provider="other"), follow_redirects=True)
    assert town.na.person_key == key and town.roh.person_key != key


def test_checking_who_she_is_signs_nobody_in(app, town, as_, provider):
    browser = as_(None)
    browser.get(gone(browser, vote=str(an_open_vote(town).id)))
    assert browser.get("/me").status_code == 303 and db.session.query(SignIn).filter_by(ended_at=None).count() == 0


def test_a_state_works_once(app, town, as_, provider):
    browser = as_(town.na)
    back = gone(browser)
    provider.bent["nonce"] = "another"
    refused(browser, back, town)
    provider.bent.clear()
    answer = browser.get(back)
    assert answer.status_code == 409 and "처음부터 다시 해 주세요" in answer.text
    assert town.na.person_key is None


def test_a_state_of_another_browser_is_nobodys(app, town, as_, provider):
    back = gone(as_(town.na))
    assert as_(town.kim).get(back).status_code == 409
    assert as_(None).get(back).status_code == 409
    assert town.na.person_key is None


@pytest.mark.parametrize("claims", [{"name": ""}, {"birthdate": "0000-03-01"}, {"birthdate": None}, {"name": 7}])
def test_what_is_needed_must_be_told(app, town, as_, provider, claims):
    provider.claims |= claims
    browser = as_(town.na)
    assert UNCONFIRMED in refused(browser, gone(browser), town).text


def test_another_person_is_not_her(app, town, as_, provider):
    provider.claims["name"] = "남주민"
    browser = as_(town.na)
    assert UNCONFIRMED in refused(browser, gone(browser), town).text


def test_when_it_is_down_another_way_is_offered(app, town, as_, provider):
    provider.is_down = True
    answer = as_(town.na).post("/identity-checks", data=FORM)
    assert answer.status_code == 503
    assert "고른 방법이 잠시 되지 않습니다" in answer.text and "받은 편지의 번호" in answer.text
    assert "provider=letter" in answer.text and "provider=easy" not in answer.text


def test_a_refusal_there_is_told_here(app, town, as_, provider):
    browser = as_(town.na)
    back = gone(browser)
    answer = browser.get(back.partition("?")[0] + "?error=access_denied&" + back.partition("?")[2].split("&")[1])
    assert answer.status_code == 303 and town.na.person_key is None
