"""The check-in desk: one person, one ballot across web, kiosk and paper; nothing of a choice passes the desk."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.accounts.models import Account
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.notices.models import Notice
from ganggu_participation.permissions import CLOCK
from ganggu_participation.polling import actions
from ganggu_participation.polling.models import KioskCode
from ganggu_participation.polling.people import holder_of, key_of
from ganggu_participation.polling.queries import code_held, code_typed
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.models import Ballot, RollMark
from ganggu_participation.votes.queries import mark_of, turnout_of
from ganggu_participation.votes.states import Channel
from tests.votes.builders import an_open_vote

from .builders import BORN, a_code, a_place, seen


def refused(action, *args):
    with pytest.raises(Refused) as no:
        action(*args)
    return no.value


def ballots(vote):
    return db.session.scalar(db.select(db.func.count()).select_from(Ballot).where(Ballot.vote_id == vote.id))


def test_a_code_gives_one_ballot_and_is_gone(town):
    place = a_place(town)
    typed, code = a_code(town, place)
    vote = place.vote
    assert len(typed) == 8 and typed not in code.code_hash
    assert turnout_of(vote).total == 0  # nothing is struck before the ballot falls
    actions.spend_code(holder_of(code), code, {1: [1, 3]})
    assert turnout_of(vote).by_channel == ((Channel.KIOSK, 1),) and ballots(vote) == 1
    assert code_typed(typed, vote.id) is None and db.session.scalar(db.select(db.func.count(KioskCode.id))) == 0
    mark = mark_of(key_of("홍길동", BORN), vote)
    assert (mark.place, mark.level) == ("풍암동 주민센터", 5)


def test_a_code_used_twice_gives_one_ballot(town):
    place = a_place(town)
    _, code = a_code(town, place)
    holder = holder_of(code)
    actions.spend_code(holder, code, {1: [1]})
    assert refused(actions.spend_code, holder, code, {1: [2]}).refusal is Refusal.CODE_UNKNOWN
    assert ballots(place.vote) == 1


def test_a_bad_ballot_leaves_the_code_as_it_was(town):
    place = a_place(town)
    typed, code = a_code(town, place)
    assert refused(actions.spend_code, holder_of(code), code, {1: [1, 2, 3, 4]}).refusal is Refusal.BAD_BALLOT
    assert turnout_of(place.vote).total == ballots(place.vote) == 0
    assert code_typed(typed, place.vote_id) is not None


def test_a_code_is_good_for_fifteen_minutes(town):
    place = a_place(town)
    typed, code = a_code(town, place)
    with clock.at(clock.now() + timedelta(minutes=15)):
        assert code_typed(typed, place.vote_id) is None
        assert refused(actions.spend_code, holder_of(code), code, {1: [1]}).refusal is Refusal.CODE_UNKNOWN
        again, _ = a_code(town, place)  # one that lapsed is replaced
    assert again != typed and ballots(place.vote) == 0


def test_nobody_holds_two_codes_nor_a_code_and_a_paper(town):
    place = a_place(town)
    a_code(town, place)
    assert refused(actions.hand_out_code, town.park, place, seen(place)).refusal is Refusal.CODE_OUT
    assert refused(actions.hand_out_paper, town.park, place, seen(place)).refusal is Refusal.CODE_OUT
    assert turnout_of(place.vote).total == 0


def test_a_code_that_was_not_used_is_taken_back_and_nothing_has_to_be_undone(town):
    place = a_place(town)
    typed, code = a_code(town, place)
    actions.void_code(town.park, code)
    assert code_typed(typed, place.vote_id) is None and code_held(place.vote_id, key_of("홍길동", BORN)) is None
    actions.hand_out_paper(town.park, place, seen(place))
    assert turnout_of(place.vote).by_channel == ((Channel.PAPER, 1),)


def test_a_code_whose_ballot_fell_cannot_be_taken_back(town):
    place = a_place(town)
    _, code = a_code(town, place)
    actions.spend_code(holder_of(code), code, {1: [1]})
    assert refused(actions.void_code, town.park, code).refusal is Refusal.NO_CODE_OUT
    assert turnout_of(place.vote).total == ballots(place.vote) == 1


def test_a_second_ballot_is_refused_with_channel_place_and_day(town):
    """진월동 2024: advance votes were added to those of the day; here the second channel names the first."""
    place = a_place(town)
    actions.hand_out_paper(town.park, place, seen(place))
    for second in (actions.hand_out_paper, actions.hand_out_code):
        no = refused(second, town.park, place, seen(place))
        today = clock.today()
        assert no.refusal is Refusal.ALREADY_VOTED
        assert f"{today.month}월 {today.day}일" in no.message and "풍암동 주민센터" in no.message
    no = refused(votes.cast, seen(place).elector, place.vote, {1: [1]})
    assert no.refusal is Refusal.ALREADY_VOTED and "풍암동 주민센터" in no.message


def test_who_voted_on_the_web_gets_no_paper_and_no_code(town):
    place = a_place(town)
    votes.cast(seen(place).elector, place.vote, {1: [1]})
    no = refused(actions.hand_out_paper, town.park, place, seen(place))
    assert no.refusal is Refusal.ALREADY_VOTED and "온라인" in no.message
    assert refused(actions.hand_out_code, town.park, place, seen(place)).refusal is Refusal.ALREADY_VOTED


def test_who_holds_a_code_and_votes_on_the_web_first_has_one_ballot(town):
    place = a_place(town)
    _, code = a_code(town, place)
    votes.cast(seen(place).elector, place.vote, {1: [1]})
    assert refused(actions.spend_code, holder_of(code), code, {1: [2]}).refusal is Refusal.ALREADY_VOTED
    assert ballots(place.vote) == turnout_of(place.vote).total == 1


def test_the_desk_asks_the_roll(town):
    place = a_place(town)
    child = seen(place, born=clock.today() - timedelta(days=3000))
    assert refused(actions.hand_out_paper, town.park, place, child).refusal is Refusal.NOT_ON_THE_ROLL
    assert refused(actions.hand_out_code, town.park, place, child).refusal is Refusal.NOT_ON_THE_ROLL


def test_only_the_desk_of_the_dong_hands_out(town):
    place = a_place(town)
    for who in (town.choi, town.kim, town.oh, None):
        assert refused(actions.hand_out_paper, who, place, seen(place)).status in (401, 403)
    actions.hand_out_paper(town.han, place, seen(place))


def test_outside_its_hours_a_place_hands_out_nothing(town):
    place = a_place(town, closes=clock.now() + timedelta(minutes=5))
    with clock.at(clock.now() + timedelta(minutes=5)):
        assert refused(actions.hand_out_paper, town.park, place, seen(place)).refusal is Refusal.PLACE_SHUT
    vote = place.vote
    longer = a_place(town, vote, "찾아가는 투표소", closes=vote.closes + timedelta(hours=2))
    with clock.at(vote.closes):
        assert refused(actions.hand_out_paper, town.park, longer, seen(longer)).refusal is Refusal.POLLS_CLOSED


def test_with_shifts_only_who_is_on_one_works(town):
    place = a_place(town)
    now = clock.now()
    actions.staff(town.park, place, town.han, now - timedelta(hours=1), now + timedelta(hours=1))
    assert refused(actions.hand_out_paper, town.park, place, seen(place)).refusal is Refusal.NOT_ON_SHIFT
    actions.hand_out_paper(town.han, place, seen(place))
    with clock.at(now + timedelta(hours=1)):
        assert refused(actions.hand_out_code, town.han, place, seen(place, "임꺽정")).refusal is Refusal.NOT_ON_SHIFT


def test_who_has_an_account_hears_of_a_mark_that_a_desk_made(town):
    kim = town.kim
    kim.person_key = key_of(kim.name, kim.birth_date)
    db.session.commit()
    place = a_place(town)
    actions.hand_out_paper(town.park, place, seen(place, "김풍암", town.kim.birth_date))
    news = db.session.scalars(db.select(Notice).where(Notice.account_id == town.kim.id)).one()
    assert "풍암동 주민센터" in news.text and "본인이 아니라면" in news.text
    assert db.session.scalar(db.select(db.func.count(Account.id)).where(Account.name == "홍길동")) == 0


def test_the_trail_has_no_time_beside_a_ballot(town):
    place = a_place(town)
    before = db.session.scalar(db.select(db.func.count(AuditEntry.id)))
    _, code = a_code(town, place)
    actions.spend_code(holder_of(code), code, {1: [1]})
    actions.hand_out_paper(town.park, place, seen(place, "임꺽정"))
    assert db.session.scalar(db.select(db.func.count(AuditEntry.id))) == before
    stored = db.session.scalars(db.select(RollMark.place)).all()
    assert stored == ["풍암동 주민센터"] * 2


def test_after_the_close_a_code_is_worth_nothing(town):
    vote = an_open_vote(town, left=timedelta(minutes=10))
    place = a_place(town, vote)
    _, code = a_code(town, place)
    with clock.at(vote.closes):
        votes.close(CLOCK, vote)
        assert refused(actions.spend_code, holder_of(code), code, {1: [1]}).refusal is not None
    assert ballots(vote) == turnout_of(vote).total == 0
