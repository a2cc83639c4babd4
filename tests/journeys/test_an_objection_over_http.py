"""Count, objection, answer, recount, and the end: everybody at pages, nobody at the database."""

from datetime import timedelta

from ganggu_participation import clock, timekeeping
from ganggu_participation.votes.states import VoteState

from ..counts.builders import ANSWER, CLAIM, SIGNED, a_closed_vote_to_open
from .visitor import Visitor

BALLOTS = [{1: [1, 2]}, {1: [2, 3]}, {1: [2]}]
DAY = timedelta(days=1)


def at(client, address):
    return Visitor(client).open(address)


def counted(counter, certifier, vote, label="개표하기"):
    """One official counts, another certifies."""
    at(counter, f"/office/votes/{vote.id}/count").press(label)
    desk = at(certifier, "/office").follow(vote.title)
    assert desk.press("확인하고 발표하기").sees("개표 결과를 확인하고 발표했습니다")
    return desk


def objected(resident, vote):
    her = at(resident, f"/results/{vote.id}").follow("다시 봐 달라고 요청하기")
    her.press("요청하기", {"무엇을 왜 다시 봐야 하나요": "이상합니다"}, status=422)
    assert her.press("요청하기", {"무엇을 왜 다시 봐야 하나요": CLAIM}).sees("번째 이의로 받았습니다", CLAIM)


def answered(officer, vote, outcome):
    desk = at(officer, "/office").follow(f"{vote.title} ")
    said = {outcome: True, "주민에게 보일 답": ANSWER, "답하는 부서와 직위": SIGNED}
    assert desk.press("답 공개하기", said).sees("답을 공개했습니다.")


def test_a_result_is_objected_to_counted_again_and_settled(town, as_):
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    kim, park, baek, seo = (as_(person) for person in (town.kim, town.park, town.baek, town.seo))
    start = clock.now()
    with clock.at(start):
        first = counted(baek, seo, vote)
        assert first.sees("1위 골목길 안전 조명", "결과를 다시 봐 달라고 요청할 수 있습니다")
    with clock.at(start + DAY):
        objected(kim, vote)
    with clock.at(start + 8 * DAY):
        timekeeping.keep()
        assert vote.state is VoteState.DECLARED, "an objection waits: nothing is settled"
        assert at(as_(None), f"/results/{vote.id}").sees("이의 1건에 아직 답하지 않았습니다")
        answered(park, vote, "받아들여 다시 셉니다")
        assert at(as_(None), f"/results/{vote.id}").sees("다시 세고 있습니다.", "1위 골목길 안전 조명")
    with clock.at(start + 9 * DAY):
        counted(baek, seo, vote, "다시 세기")
        compared = at(seo, f"/office/votes/{vote.id}/count-comparison")
        assert compared.sees("두 개표가 같습니다.")
        objected(kim, vote)
        answered(park, vote, "결과를 그대로 둡니다")
    with clock.at(start + 15 * DAY):
        timekeeping.keep()
        assert vote.state is VoteState.DECLARED, "the days since the new declaration are not over"
    with clock.at(start + 17 * DAY):
        timekeeping.keep()
        assert vote.state is VoteState.FINAL
        stranger = at(as_(None), f"/results/{vote.id}")
        assert stranger.sees("확정", "모든 이의에 답해 결과가 확정되었습니다")
        answers = stranger.follow("이의 2건과 답 보기")
        assert answers.sees("받아들여 다시 셈", "결과를 그대로 둠", SIGNED)
