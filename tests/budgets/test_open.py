import pytest

from ganggu_participation.budgets import actions
from ganggu_participation.budgets.models import Envelope
from ganggu_participation.budgets.states import EnvelopeState
from ganggu_participation.database import db
from ganggu_participation.money import Won
from ganggu_participation.refusals import Refusal, Refused

from ..proposals.builders import an_announced_cycle
from .builders import an_envelope, the_dong_track


def refusal_of(town, **words):
    before = db.session.query(Envelope).count()
    with pytest.raises(Refused) as no:
        an_envelope(town, **words)
    assert db.session.query(Envelope).count() == before
    return no.value.refusal


def test_the_budget_desk_opens_an_envelope_with_the_dongs_ceiling(town):
    envelope = an_envelope(town)
    assert (envelope.state, envelope.ceiling) == (EnvelopeState.OPEN, Won(33_000_000))
    assert (envelope.spent, envelope.left) == (Won(0), Won(33_000_000))


@pytest.mark.parametrize("name", ["park", "kim", "jung", "ahn"])
def test_nobody_else_opens_one(town, name):
    assert refusal_of(town, actor=getattr(town, name)) is Refusal.ROLE_MISSING


def test_it_is_never_above_the_dongs_ceiling(town):
    assert refusal_of(town, ceiling=Won(33_000_001)) is Refusal.CEILING_PASSED


def test_all_envelopes_together_stay_below_the_tracks_ceiling(town):
    """KOREA PB-13."""
    the_dong_track().ceiling = Won(65_999_999)
    db.session.commit()
    an_envelope(town)
    assert refusal_of(town, dong=town.chipyeong) is Refusal.CEILING_PASSED
    an_envelope(town, dong=town.chipyeong, ceiling=Won(32_999_999))


def test_a_dong_has_one_envelope_per_track(town):
    an_envelope(town)
    assert refusal_of(town) is Refusal.ENVELOPE_EXISTS


def test_a_track_of_the_whole_district_has_one_envelope(town):
    cycle = an_announced_cycle()
    whole = next(track for track in cycle.tracks if not track.dong_ceiling)
    words = {"cycle": cycle, "track": whole, "dong": None, "ceiling": Won(100)}
    actions.open(town.han, **words)
    with pytest.raises(Refused) as no:
        actions.open(town.han, **words)
    assert no.value.refusal is Refusal.ENVELOPE_EXISTS


def test_a_track_of_the_whole_district_is_not_split(town):
    whole = next(track for track in an_announced_cycle().tracks if not track.dong_ceiling)
    assert refusal_of(town, track=whole, ceiling=Won(1)) is Refusal.NOT_A_DONG_TRACK
