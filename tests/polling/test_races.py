"""The desk against the web, many at a time, on SQLite and on PostgreSQL: one person, one ballot."""

from collections import Counter
from datetime import timedelta

from ganggu_participation.database import db
from ganggu_participation.polling import actions
from ganggu_participation.polling.models import KioskCode, PollingPlace
from ganggu_participation.polling.people import hash_of, holder_of
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.models import Ballot, RollMark, Vote
from tests import world
from tests.votes.builders import an_open_vote
from tests.votes.houses import at_once, house

from .builders import a_place, seen

__all__ = ["house"]
PEOPLE = 12
SAID = {Refusal.ALREADY_VOTED, Refusal.CODE_UNKNOWN, Refusal.CODE_OUT, Refusal.OVERTAKEN}


def opened(app):
    """(place, vote, codes of everybody)"""
    with app.app_context():
        town = world.Town()
        place = a_place(town, an_open_vote(town, left=timedelta(hours=3)))
        codes = [actions.hand_out_code(town.park, place, seen(place, f"사람{n}")) for n in range(PEOPLE)]
        found = place.id, place.vote_id, codes
        db.session.remove()
    return found


def code_again(typed):
    return db.session.scalars(db.select(KioskCode).where(KioskCode.code_hash == hash_of(typed))).one_or_none()


def test_a_code_and_the_web_at_once_give_one_ballot(house):
    """Each of 12 people: her code at three kiosks and her telephone three times, all at once."""
    place_id, vote_id, codes = opened(house)

    def vote(job):
        number, way = job
        place = db.session.get_one(PollingPlace, place_id)
        if way == "web":
            return votes.cast(seen(place, f"사람{number}").elector, place.vote, {1: [1]})
        code = code_again(codes[number])
        if code is None:
            raise Refused(Refusal.CODE_UNKNOWN)
        return actions.spend_code(holder_of(code), code, {1: [2]})

    jobs = [(number, way) for way in ("web", "kiosk") * 3 for number in range(PEOPLE)]
    answers = at_once(house, vote, jobs)
    won = [answer for answer in answers if isinstance(answer, str)]
    lost = [answer for answer in answers if not isinstance(answer, str)]
    assert all(isinstance(no, Refused) for no in lost), [no for no in lost if not isinstance(no, Refused)][:2]
    assert {no.refusal for no in lost} <= SAID
    with house.app_context():
        marks = Counter(db.session.scalars(db.select(RollMark.person_key)))
        assert len(won) == len(marks) == PEOPLE and set(marks.values()) == {1}
        assert db.session.scalar(db.select(db.func.count()).select_from(Ballot)) == PEOPLE
        assert db.session.get_one(Vote, vote_id).is_open_now


def test_two_desks_and_the_web_strike_one_entry(house):
    place_id, _, _ = opened(house)

    def strike(job):
        number, way = job
        town, place = world.Town(), db.session.get_one(PollingPlace, place_id)
        who = seen(place, f"종이{number}")
        if way == "web":
            return votes.cast(who.elector, place.vote, {1: [1]})
        actions.hand_out_paper(getattr(town, way), place, who)
        return "paper"

    jobs = [(number, way) for way in ("park", "han", "web") for number in range(PEOPLE)]
    answers = at_once(house, strike, jobs)
    done = [answer for answer in answers if isinstance(answer, str)]
    assert {no.refusal for no in answers if not isinstance(no, str)} == {Refusal.ALREADY_VOTED}
    with house.app_context():
        ballots = db.session.scalar(db.select(db.func.count()).select_from(Ballot))
        assert len(done) == PEOPLE == db.session.scalar(db.select(db.func.count()).select_from(RollMark))
        assert ballots == sum(answer != "paper" for answer in done)


def test_a_code_taken_back_while_it_is_spent_leaves_no_mark_without_a_ballot(house):
    _, _, codes = opened(house)

    def act(job):
        number, way = job
        code = code_again(codes[number])
        if code is None:
            raise Refused(Refusal.CODE_UNKNOWN)
        if way == "void":
            return actions.void_code(world.Town().park, code)
        return actions.spend_code(holder_of(code), code, {1: [2]})

    at_once(house, act, [(number, way) for number in range(PEOPLE) for way in ("void", "spend")])
    with house.app_context():
        ballots = db.session.scalar(db.select(db.func.count()).select_from(Ballot))
        assert ballots == db.session.scalar(db.select(db.func.count()).select_from(RollMark)) <= PEOPLE
        assert db.session.scalar(db.select(db.func.count(KioskCode.id))) == 0
