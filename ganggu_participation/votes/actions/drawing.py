"""Who of those who applied comes on the list: drawn by two officials with a public number, or everybody."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert

from ... import clock, keys, outbox
from ...accounts.queries import account_of_person
from ...database import db
from ...deeds import deed
from ...notices.bulletins import tell
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..lottery import digest_of, in_order, list_text, seed_of
from ..models import Vote
from ..recruitment_models import Applicant, Recruitment
from ..recruitment_queries import applicants_of
from ..roll_models import PURPOSE, RollEntry, forget_list, refuse_past_draft
from ..states import RECRUITMENT_LIFE

TAKEN_IN = "투표 명부에 들었습니다. 투표가 열리면 참여해 주세요."


def type_seed(actor: Any, recruitment: Recruitment, public: str) -> None:
    """The first of two who read the public number; typed anew as long as nobody drew. Raises Refused: SEED_NOT_KNOWN,
    NOT_IN_THIS_STATE where no lot decides."""
    with deed(actor, Verb.RECRUITMENT_SEED, recruitment) as facts:
        if not recruitment.draws:
            raise Refused(Refusal.NOT_IN_THIS_STATE)
        if not recruitment.number_is_known:
            raise Refused(Refusal.SEED_NOT_KNOWN)
        RECRUITMENT_LIFE.move(recruitment, Verb.RECRUITMENT_SEED)
        recruitment.public, recruitment.typed_by = _plain(public), actor.id
        facts["public"] = recruitment.public


def draw(actor: Any, recruitment: Recruitment, public: str) -> None:
    """Another official types the same number, and the drawn become the list of the vote; everybody is told.

    Raises Refused: SAME_TYPIST, SEEDS_DIFFER, LIST_DAMAGED, NOT_IN_THIS_STATE of a vote past its draft."""
    with deed(actor, Verb.RECRUITMENT_DRAW, recruitment) as facts:
        _lock_the_draft(recruitment)
        if recruitment.typed_by == actor.id:
            raise Refused(Refusal.SAME_TYPIST)
        if _plain(public) != recruitment.public:
            raise Refused(Refusal.SEEDS_DIFFER)
        people = _as_listed(recruitment)
        RECRUITMENT_LIFE.move(recruitment, Verb.RECRUITMENT_DRAW)
        recruitment.order = in_order(people, seed_of(recruitment.digest, recruitment.public))
        recruitment.drawn_at = clock.now()
        drawn = recruitment.drawn
        _enter(recruitment, [people[number] for number in drawn])
        _tell_all(recruitment, people)
        facts.update(people=len(people), drawn=len(drawn), digest=recruitment.digest, public=recruitment.public)


def admit_applicants(actor: Any, recruitment: Recruitment) -> None:
    """Where the notice takes all who apply: they become the list of the vote.

    Raises Refused: LIST_DAMAGED, NOT_IN_THIS_STATE where a lot decides, or of a vote past its draft."""
    with deed(actor, Verb.RECRUITMENT_ADMIT, recruitment) as facts:
        _lock_the_draft(recruitment)
        if recruitment.draws:
            raise Refused(Refusal.NOT_IN_THIS_STATE)
        people = _as_listed(recruitment)
        RECRUITMENT_LIFE.move(recruitment, Verb.RECRUITMENT_ADMIT)
        recruitment.order, recruitment.places = sorted(people), len(people)
        _enter(recruitment, people.values())
        for number, who in people.items():
            _tell(recruitment, who, f"신청번호 {number}번이 {TAKEN_IN}")
        facts.update(people=len(people), digest=recruitment.digest)


def _lock_the_draft(recruitment: Recruitment) -> None:
    refuse_past_draft(
        db.session.get_one(Vote, recruitment.vote_id, with_for_update={"of": Vote}, populate_existing=True)
    )


def _as_listed(recruitment: Recruitment) -> dict[int, Applicant]:
    """The applicants, as long as they are the published ones."""
    people = {who.number: who for who in applicants_of(recruitment.vote_id)}
    if digest_of(list_text(who.row_in(recruitment) for who in people.values())) != recruitment.digest:
        raise Refused(Refusal.LIST_DAMAGED)
    return people


def _enter(recruitment: Recruitment, people: Iterable[Applicant]) -> None:
    """The list of a vote needs no group: it stays behind."""
    forget_list(recruitment.vote)
    words = ("name", "birth_date", "phone")
    rows = [
        {
            "vote_id": recruitment.vote_id,
            "person_key": who.person_key,
            "sealed": keys.wrapped(PURPOSE, {word: who.words[word] for word in words}),
        }
        for who in people
    ]
    db.session.execute(insert(RollEntry), rows)


def _tell_all(recruitment: Recruitment, people: dict[int, Applicant]) -> None:
    result = recruitment.result
    for number in result.numbers:
        _tell(recruitment, people[number], f"신청번호 {number}번이 뽑혔습니다. {TAKEN_IN}")
    for queue in result.waiting.values():
        for place, number in enumerate(queue, 1):
            which = "같은 묶음의 예비" if recruitment.strata else "예비"
            then = "빈자리가 생기면 차례대로 알려 드립니다."
            _tell(recruitment, people[number], f"신청번호 {number}번은 {which} {place}번입니다. {then}")


def _tell(recruitment: Recruitment, who: Applicant, sentence: str) -> None:
    """Her account, or the number that she left when she applied without one."""
    account = account_of_person(who.person_key)
    if account is not None:
        tell(account.id, recruitment.title, sentence, f"/recruitments/{recruitment.id}")
    elif phone := who.words["phone"]:
        outbox.send("sms", phone, recruitment.title, sentence)


def _plain(public: str) -> str:
    """Blanks are no difference: two people type the same number."""
    return " ".join(public.split())
