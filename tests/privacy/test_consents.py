"""Giving a consent and taking it back."""

import pytest

from ganggu_participation.accounts.consents import ACCOUNT, IDENTITY, NEWS
from ganggu_participation.accounts.queries import consents_in_force, consents_of, terms_due
from ganggu_participation.privacy.actions import give, withdraw
from ganggu_participation.refusals import Refusal, Refused


def agreed(who, *terms, version=None):
    give(who, who, {each.kind: version or each.version for each in terms})


def test_an_optional_consent_is_given_and_taken_back_and_both_stay_written(town):
    agreed(town.kim, NEWS)
    assert "news" in consents_in_force(town.kim.id)
    withdraw(town.kim, town.kim, "news")
    assert "news" not in consents_in_force(town.kim.id)
    (kept,) = consents_of(town.kim.id)
    assert kept.given_at and kept.withdrawn_at


def test_the_consent_that_the_account_rests_on_is_not_taken_back_alone(town):
    agreed(town.kim, ACCOUNT)
    with pytest.raises(Refused) as no:
        withdraw(town.kim, town.kim, "account")
    assert no.value.refusal is Refusal.CONSENT_NEEDED and "account" in consents_in_force(town.kim.id)


def test_without_the_consent_to_identity_checks_she_is_not_verified(town):
    agreed(town.kim, IDENTITY)
    withdraw(town.kim, town.kim, "identity")
    assert (town.kim.person_key, town.kim.level, town.kim.verified_at) == (None, 0, None)


def test_what_was_never_given_is_not_taken_back(town):
    with pytest.raises(Refused) as no:
        withdraw(town.kim, town.kim, "news")
    assert no.value.refusal is Refusal.NOTHING_TO_WITHDRAW


@pytest.mark.parametrize("who", ["lee", "ahn", "joo"])
def test_nobody_consents_or_withdraws_for_somebody_else(town, who):
    agreed(town.kim, NEWS)
    for deed in (
        lambda: give(getattr(town, who), town.kim, {"news": "x"}),
        lambda: withdraw(getattr(town, who), town.kim, "news"),
    ):
        with pytest.raises(Refused) as no:
            deed()
        assert no.value.refusal is Refusal.NOT_YOURS
    assert "news" in consents_in_force(town.kim.id)


def test_an_older_version_is_asked_again_and_a_newer_one_replaces_it(town):
    agreed(town.kim, ACCOUNT, NEWS, version="2026-11-01")
    assert [terms.kind for terms in terms_due(town.kim.id)] == ["account", "news"]
    agreed(town.kim, ACCOUNT, NEWS)
    assert terms_due(town.kim.id) == []
    assert len(consents_of(town.kim.id)) == 4 and len(consents_in_force(town.kim.id)) == 2


def test_what_was_not_agreed_to_is_not_asked_again(town):
    assert terms_due(town.kim.id) == []
