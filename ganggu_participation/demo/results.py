"""Made-up votes of the whole district, up to what comes after a result: objections, answers, a recount, the end."""

import random
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from .. import clock
from ..accounts.models import Account
from ..accounts.states import Basis, Level
from ..counts import actions as counts
from ..counts import studies
from ..counts.models import Certification, Count
from ..counts.queries import latest_count, objections_of
from ..database import db, transaction
from ..dongs.models import Dong
from ..money import Won
from ..permissions import CLOCK
from ..proposals import actions as proposals
from ..proposals.models import Proposal
from ..votes import actions as votes
from ..votes.models import Vote
from ..votes.plans import ContestPlan, OptionPlan
from ..votes.queries import votes_to_finish
from ..votes.states import VoteState
from . import assemblies, people, words
from .house import House

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MAN: Final = 10_000
PROJECTS, VOTERS, CHOICES = 9, 180, 3
MEMBERS, RESIDENTS = 4, 120
DISTRICT_CEILING, YOUTH_CEILING = Won(15_000 * MAN), Won(9_000 * MAN)
DEPARTMENT, POST = "기획실", "담당 주무관"
SIGNED: Final = "기획실 예산 담당 주무관"
YOUTH: Final = (
    ("청년 공유 부엌 열기", 3_200, "함께 밥을 지어 먹고 요리를 배우는 부엌을 엽니다."),
    ("면접 옷 빌려주는 방", 1_400, "면접에 입을 옷과 구두를 무료로 빌려줍니다."),
    ("밤에도 여는 공부방", 2_600, "시험 기간에 자정까지 여는 공부방을 두 곳 만듭니다."),
    ("청년 마음 상담", 1_800, "전문가와 다섯 번까지 이야기할 수 있는 상담을 엽니다."),
    ("동네 가게 사진 찍어 주기", 900, "청년 작가가 동네 가게의 사진과 차림표를 만들어 줍니다."),
    ("주말 음악 마당", 2_200, "공원에서 청년 음악가가 공연하는 주말을 엽니다."),
)
CLAIMS: Final = (
    "우리 동 사업이 표는 더 많은데 선정되지 않았습니다. 표를 잘못 센 것이 아닌지 다시 봐 주세요.",
    "현장 기기로 투표한 사람의 표가 빠진 것 같습니다. 참여 인원과 표의 수를 다시 맞추어 봐 주세요.",
    "심사 점수를 더하는 방법이 공고와 다른 것 같습니다. 처음부터 다시 세어 확인해 주세요.",
)
KEPT: Final = (
    "투표함을 다시 열어 한 번 더 세었고 결과가 같았습니다. 이 투표는 표가 많은 순서가 아니라 모두의 몫을 똑같이 나누는 규칙으로 공고했습니다. "
    "그래서 더 많은 사람이 하나라도 얻도록 선정되었습니다. 한 차례씩 어떻게 정해졌는지는 결과 화면에 있습니다."
)
UPHELD: Final = (
    "점수를 더하는 방법은 공고와 같습니다. 다만 확인을 바라는 뜻을 존중해 처음부터 다시 세고 다른 담당자가 확인하겠습니다."
)


def show(house: House) -> None:
    """One result that can be objected to, one that was counted again and stands, and what time has settled."""
    _in_objection_period(house, _district_vote(house))
    _settled(house, _youth_vote(house))
    _finish_what_is_due()
    for done in db.session.scalars(select(Count).join(Certification)).all():
        studies.keep(done)
    _told_in_the_hall(house)


def _vote(vote_id: int) -> Vote:
    return db.session.get_one(Vote, vote_id)


def _district_vote(house: House) -> int:
    """Proposals of several dongs under equal shares; closed three days ago."""
    chance = random.Random("district vote")
    options = _proposed(house, chance)
    plan = ContestPlan(
        "구 전체에서 할 사업", "up_to_k", tuple(option for option, _ in options), k=CHOICES,
        ceiling=DISTRICT_CEILING, counting="equal_shares",
    )  # fmt: skip
    title = f"{house.cycle.operating_year}년 구정참여형 사업 투표"
    vote_id = _published(house, title, "서구 전체에 도움이 되는 사업을 함께 고릅니다.", plan, 12, 3)
    homes = [dong_id for _, dong_id in options]
    _cast(vote_id, 6, _voters(chance, VOTERS), lambda elector: _wishes(elector.dong_id, homes, chance))
    return vote_id


def _proposed(house: House, chance: random.Random) -> list[tuple[OptionPlan, int]]:
    """(option, dong) of made-up proposals for the whole district, each reviewed."""
    found = []
    with clock.at(clock.now() - 60 * DAY), transaction():
        ideas = chance.sample(words.IDEAS, PROJECTS)
        for author, idea in zip(_authors() * PROJECTS, ideas, strict=False):
            proposal = _listed(house, author, idea, chance)
            summary, source = f"{proposal.location}. {idea.content}", f"proposals/{proposal.id}"
            found.append((OptionPlan(proposal.title, summary, proposal.reviewed_cost, source), proposal.dong_id))
    return found


def _authors() -> list[Account]:
    """Who proposed something, one per dong."""
    written = select(Account).where(Account.id.in_(select(Proposal.author_id))).order_by(Account.id)
    return list(db.session.scalars(written))


def _listed(house: House, author: Account, idea: words.Idea, chance: random.Random) -> Proposal:
    dong = db.session.get_one(Dong, author.dong_id)
    place, cost = f"{dong.name} 행정복지센터", Won(chance.choice((2_000, 2_800, 3_600, 4_500, 5_500)) * MAN)
    proposal = proposals.draft(
        author, cycle=house.cycle, track=house.track("district"), dong=dong, title=idea.title.format(place=place),
        necessity=idea.necessity, location=idea.location.format(place=place), content=idea.content, cost=cost,
    )  # fmt: skip
    proposals.submit(author, proposal)
    officer = house.person("review")
    proposals.take_up(officer, proposal, DEPARTMENT)
    proposals.find_eligible(
        officer, proposal, text=words.ELIGIBLE, department=DEPARTMENT, post=POST, reviewed_cost=cost
    )
    return proposal


def _youth_vote(house: House) -> int:
    """Residents' votes and a committee's scores, half and half; closed three weeks ago."""
    chance = random.Random("youth vote")
    options = tuple(OptionPlan(title, text, Won(cost * MAN)) for title, cost, text in YOUTH)
    sheets = [[[no, chance.randint(55, 98)] for no in range(1, len(YOUTH) + 1)] for _ in range(MEMBERS)]
    limits = {
        "channels": [["주민 투표", "50"], ["위원 심사", "50"]],
        "committee": {"channel": "위원 심사", "sheets": sheets, "trim": False},
    }
    plan = ContestPlan("청년참여형 사업", "up_to_k", options, k=CHOICES, ceiling=YOUTH_CEILING, limits=limits)
    title = f"{house.cycle.operating_year}년 청년참여형 사업 투표"
    vote_id = _published(house, title, "청년을 위한 사업을 주민 투표와 위원 심사로 고릅니다.", plan, 34, 24)
    numbers = range(1, len(YOUTH) + 1)
    _cast(vote_id, 28, _voters(chance, RESIDENTS), lambda _: sorted(chance.sample(numbers, chance.randint(1, CHOICES))))
    return vote_id


def _published(house: House, title: str, summary: str, plan: ContestPlan, opens_ago: int, closes_ago: int) -> int:
    opens, closes = (clock.moment(clock.today() - timedelta(days=ago), 9) for ago in (opens_ago, closes_ago))
    with clock.at(opens - 10 * DAY), transaction():
        officer = house.person("budget")
        rule = {
            "min_age": 18, "age_on": closes.date().isoformat(), "bases": list(Basis),
            "level": int(Level.DECLARED_BASIS), "dong_id": None,
        }  # fmt: skip
        vote = votes.prepare(
            officer, title=title, summary=f"시연용입니다. {summary}", dong=None, opens=opens, closes=closes,
            round_key=None, roll_rule=rule, contests=[plan],
        )  # fmt: skip
        votes.publish(officer, vote)
        vote_id = vote.id
    with clock.at(opens):
        votes.open(CLOCK, _vote(vote_id))
    return vote_id


def _voters(chance: random.Random, number: int) -> list[people.Elector]:
    dongs = list(db.session.scalars(select(Dong).order_by(Dong.sort)))
    each = -(-number // len(dongs))
    everybody = [elector for dong in dongs for elector in people.electors_of(dong, each, chance)]
    return chance.sample(everybody, number)


def _wishes(dong_id: int | None, homes: Sequence[int], chance: random.Random) -> list[int]:
    """Most like what is near them, and a few things that everybody likes."""
    liking = [(4.0 if home == dong_id else 1.0) * (2.5 if no < 3 else 1.0) for no, home in enumerate(homes)]
    ordered = sorted(range(len(homes)), key=lambda no: chance.random() ** (1 / liking[no]), reverse=True)
    return sorted(no + 1 for no in ordered[: chance.randint(1, CHOICES)])


def _cast(
    vote_id: int, days_ago: int, voters: Iterable[people.Elector], wish: Callable[[people.Elector], list[int]]
) -> None:
    with clock.at(clock.now() - days_ago * DAY), transaction():
        vote = _vote(vote_id)
        for elector in voters:
            votes.cast(elector, vote, {1: wish(elector)})
    with clock.at(_vote(vote_id).closes):
        votes.close(CLOCK, _vote(vote_id))


def _counted(house: House, vote_id: int, at: datetime, times: int = 1) -> None:
    """Counted, and certified an hour later by other hands; two agree before the box is opened for the first time."""
    if _vote(vote_id).state is VoteState.CLOSED:
        with clock.at(at), transaction():
            assemblies.agreed(house, _vote(vote_id))
    for time in range(times):
        with clock.at(at + time * HOUR), transaction():
            counts.count(house.person("count"), _vote(vote_id))
    with clock.at(at + times * HOUR), transaction():
        done = latest_count(vote_id)
        assert done is not None
        counts.certify(house.person("certify"), done)


def _in_objection_period(house: House, vote_id: int) -> None:
    """Counted twice before it was certified; one objection is answered, one waits."""
    at = _vote(vote_id).closes + HOUR
    _counted(house, vote_id, at, times=2)
    first, second = _authors()[:2]
    with clock.at(at + DAY), transaction():
        answered = counts.lodge(first, _vote(vote_id), CLAIMS[0])
        counts.lodge(second, _vote(vote_id), CLAIMS[1])
    with clock.at(at + DAY + 5 * HOUR), transaction():
        counts.dismiss(house.person("budget"), answered, KEPT, SIGNED)


def _settled(house: House, vote_id: int) -> None:
    """An objection was upheld, the vote counted and certified anew, and nobody objected any more."""
    at = _vote(vote_id).closes + HOUR
    _counted(house, vote_id, at)
    with clock.at(at + DAY), transaction():
        counts.lodge(_authors()[0], _vote(vote_id), CLAIMS[2])
    with clock.at(at + 2 * DAY), transaction():
        counts.uphold(house.person("budget"), objections_of(vote_id)[0], UPHELD, SIGNED)
    _counted(house, vote_id, at + 3 * DAY)


def _finish_what_is_due() -> None:
    """As the clock did on the day when the days for objections were over."""
    for vote in votes_to_finish(clock.now()):
        until = vote.objections_until
        assert until is not None
        with clock.at(until):
            votes.finish(CLOCK, vote)


def _told_in_the_hall(house: House) -> None:
    """The oldest result was told to the end, the youngest is being told."""
    told = db.session.scalars(
        select(Vote).where(Vote.state.in_((VoteState.FINAL, VoteState.DECLARED)), Vote.dong_id.is_not(None))
    ).all()
    ordered = sorted(told, key=lambda vote: (vote.declared_at or vote.closes, vote.id))
    with transaction():
        for vote, shown in ((ordered[0], 99), (ordered[-1], 3)) if ordered else ():
            counts.reveal(house.person("dong"), vote, shown)
