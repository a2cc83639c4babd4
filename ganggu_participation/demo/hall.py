"""The hall in the demo: a place where people vote on a device and on paper, and a counted vote whose papers balance."""

from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select

from .. import clock
from ..accounts.states import Basis, Level
from ..counts import actions as counts
from ..counts.queries import latest_count
from ..database import db, transaction
from ..dongs.models import Dong
from ..permissions import CLOCK
from ..polling import actions as polling
from ..polling.balance import Figures
from ..polling.models import Bundle, PollingPlace
from ..polling.people import Seen, holder_of
from ..polling.queries import code_typed, places_of
from ..votes import actions as votes
from ..votes.models import Vote
from ..votes.plans import ContestPlan, OptionPlan
from ..votes.states import VoteState
from . import assemblies
from .house import House

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TITLE: Final = "마을 쉼터 물품 투표(시연용)"
THINGS: Final = (("큰 글씨 시계", "벽에 거는 시계입니다."), ("혈압계", "누구나 재어 볼 수 있습니다."), ("책장", "함께 읽는 책을 꽂습니다."))
PAPERS: Final = "1\n1 2\n기권\n2\n1 2 3\n1\n"
BORN: Final = date(1955, 3, 3)


def show(house: House) -> None:
    """Called after the assemblies: one of them is open."""
    _open_place(house)
    _counted_papers(house)


def _open_place(house: House) -> None:
    running = select(Vote).where(Vote.state == VoteState.OPEN, Vote.dong_id.is_not(None)).order_by(Vote.id).limit(1)
    vote = db.session.scalars(running).one_or_none()
    if vote is None:
        return
    place = _place(house, vote.id, clock.now() - 2 * HOUR, vote.closes)
    polling.take_envelope(house.person("budget"), place, _person(place, 7))
    blank = {contest.no: votes.BLANK for contest in place.vote.contests}
    for number in range(6):
        who = _person(place, number)
        if number % 2:
            polling.hand_out_paper(house.person("budget"), place, who)
        else:
            code = code_typed(polling.hand_out_code(house.person("budget"), place, who), place.vote_id)
            assert code is not None
            polling.spend_code(holder_of(code), code, blank)


def _counted_papers(house: House) -> None:
    opens, closes = clock.now() - 12 * DAY, clock.now() - 10 * DAY
    with clock.at(opens - 11 * DAY), transaction():
        vote = votes.prepare(house.person("budget"), **_words(opens, closes))
        votes.publish(house.person("budget"), vote)
        vote_id = vote.id
    with clock.at(opens + HOUR):
        votes.open(CLOCK, _vote(vote_id))
        place = _place(house, vote_id, opens, closes)
        for number in range(6):
            polling.hand_out_paper(house.person("budget"), place, _person(place, number))
    with clock.at(closes + HOUR):
        votes.close(CLOCK, _vote(vote_id))
        _enter(house, vote_id)
        assemblies.agreed(house, _vote(vote_id))
        counts.count(house.person("count"), _vote(vote_id))
        done = latest_count(vote_id)
        assert done is not None
        counts.certify(house.person("certify"), done)


def _enter(house: House, vote_id: int) -> None:
    (place,) = places_of(vote_id)
    polling.enter(house.person("count"), place, 1, 1, PAPERS)
    bundle = db.session.scalars(select(Bundle).where(Bundle.place_id == place.id)).one()
    polling.repeat(house.person("certify"), bundle, PAPERS)
    polling.report_papers(house.person("budget"), place, Figures(received=20, spoiled=1, unused=13, in_box=6, not_returned=0))
    polling.settle_balance(house.person("budget"), place)


def _place(house: House, vote_id: int, opens: Any, closes: Any) -> PollingPlace:
    words = {"name": "동 행정복지센터 1층(시연용)", "address": "주민 쉼터 옆 회의실", "opens": opens, "closes": closes}
    return polling.add_place(house.person("budget"), _vote(vote_id), **words)


def _person(place: PollingPlace, number: int) -> Seen:
    """A made-up visitor."""
    return Seen(f"시연방문{number}", BORN, Basis.RESIDENCE, place.dong_id or 0)


def _vote(vote_id: int) -> Vote:
    return db.session.get_one(Vote, vote_id)


def _words(opens: Any, closes: Any) -> dict[str, Any]:
    dong = db.session.scalars(select(Dong).order_by(Dong.sort).limit(1)).one()
    rule = {"min_age": 18, "age_on": closes.date().isoformat(), "bases": [Basis.RESIDENCE], "level": int(Level.DECLARED_BASIS)}
    options = tuple(OptionPlan(title, text) for title, text in THINGS)
    return {
        "title": TITLE,
        "summary": "시연용입니다. 종이 투표지로만 치른 작은 투표입니다.",
        "dong": dong,
        "opens": opens,
        "closes": closes,
        "round_key": None,
        "roll_rule": {**rule, "dong_id": dong.id},
        "contests": [ContestPlan("쉼터에 둘 물품", "up_to_k", options, k=2, counting="choose", seats=2)],
    }
