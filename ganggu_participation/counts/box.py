"""The box, opened in memory with the count key: papers come out grouped, without order, without their sealed form."""

from collections import Counter
from collections.abc import Callable

from ..ballotbox import CannotOpen, CountKey, leaf_hash, open_ballot
from ..ballotbox.canonical import to_bytes
from ..refusals import Refusal, Refused
from ..votes import log
from ..votes.models import Vote
from ..votes.queries import sealed_ballots_of
from ..votes.rule_sheets import contests_of

STEP = 500
Groups = Counter[tuple[int, str]]


def opened(vote: Vote, key: CountKey, report: Callable[[int, int, str], None]) -> Groups:
    """Every ballot of the box as (contest number, canonical content) with how often it was found.

    Raises Refused(BOX_DAMAGED) naming how many ballots are not those of the log, or do not open under this key and rules."""
    contests, digest = contests_of(vote), vote.digest or ""
    sealed = sealed_ballots_of(vote)
    _check_log(vote, sealed)
    groups: Groups = Counter()
    damaged = 0
    for done, ballot in enumerate(sealed, 1):
        try:
            contents = open_ballot(contests, ballot, key, digest)
            groups.update((content["contest"], to_bytes(content).decode()) for content in contents)
        except CannotOpen:
            damaged += 1
        if not done % STEP or done == len(sealed):
            report(done, len(sealed), f"투표함에서 표 {done:,}장을 열었습니다.")
    if damaged:
        raise Refused(Refusal.BOX_DAMAGED, f"열리지 않는 표: {damaged:,}장.")
    return groups


def _check_log(vote: Vote, sealed: list[bytes]) -> None:
    """What was signed is what is opened: nothing trimmed, nothing slipped in."""
    gone, foreign = log.difference(vote, {leaf_hash(ballot) for ballot in sealed})
    if gone or foreign:
        told = f"서명한 목록에 있는데 투표함에 없는 표: {gone:,}장. 목록에 없는데 투표함에 있는 표: {foreign:,}장."
        raise Refused(Refusal.BOX_DAMAGED, told)
