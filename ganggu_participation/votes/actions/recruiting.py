"""Electors by lot: people apply, the list is closed under its digest, and two officials draw with a public number."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert

from ... import clock, keys
from ...accounts.queries import account_of_person
from ...database import db
from ...deeds import deed
from ...notices.bulletins import tell
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..lottery import digest_of, in_order, list_text, seed_of
from ..models import Vote
from ..recruitment_models import Applicant, Recruitment
from ..recruitment_queries import applicant_of, applicants_of, last_number, recruits
from ..roll import fits
from ..roll_models import PURPOSE, RollEntry, forget_list
from ..states import RECRUITMENT_LIFE, VoteState


def open_recruitment(actor: Any, vote: Vote, *, places: int, source: str, closes: datetime) -> Recruitment:
    """People may apply until `closes`. `source` names the public number that nobody knows before then.

    Raises Refused: NOT_IN_THIS_STATE of a vote without a list or past its draft, DATES_OUT_OF_ORDER, RECRUITING_ALREADY."""
    recruitment = Recruitment(vote=vote, places=places, source=source.strip(), closes=closes)
    with db.session.no_autoflush, deed(actor, Verb.RECRUITMENT_OPEN, recruitment) as facts:
        _still_a_draft(vote)
        if not clock.now() < closes < vote.opens:
            raise Refused(Refusal.DATES_OUT_OF_ORDER)
        if recruits(vote.id):
            raise Refused(Refusal.RECRUITING_ALREADY)
        RECRUITMENT_LIFE.move(recruitment, Verb.RECRUITMENT_OPEN)
        facts.update(vote=vote.id, places=places, source=recruitment.source, closes=closes.isoformat())
    return recruitment


def apply(actor: Any, recruitment: Recruitment) -> Applicant:
    """Once a person, under the next number. Raises Refused: RECRUITMENT_OVER, APPLIED_ALREADY, NOT_ON_THE_ROLL."""
    with deed(actor, Verb.RECRUITMENT_APPLY, recruitment):
        _in_time(recruitment)
        RECRUITMENT_LIFE.move(recruitment, Verb.RECRUITMENT_APPLY)
        if applicant_of(recruitment.vote_id, actor.person_key):
            raise Refused(Refusal.APPLIED_ALREADY)
        if not fits(actor, recruitment.vote.roll_rule):
            raise Refused(Refusal.NOT_ON_THE_ROLL)
        words = {"name": actor.name, "birth_date": actor.birth_date.isoformat(), "phone": actor.phone or ""}
        kept = {"person_key": actor.person_key, "sealed": keys.wrapped(PURPOSE, words)}
        applicant = Applicant(vote_id=recruitment.vote_id, number=last_number(recruitment.vote_id) + 1, **kept)
        db.session.add(applicant)
    return applicant


def withdraw_application(actor: Any, recruitment: Recruitment) -> None:
    """Before the list is closed; nothing of it stays. Raises Refused: RECRUITMENT_OVER, NOT_APPLIED."""
    with deed(actor, Verb.RECRUITMENT_WITHDRAW, recruitment):
        _in_time(recruitment)
        RECRUITMENT_LIFE.move(recruitment, Verb.RECRUITMENT_WITHDRAW)
        applicant = applicant_of(recruitment.vote_id, actor.person_key)
        if applicant is None:
            raise Refused(Refusal.NOT_APPLIED)
        db.session.delete(applicant)


def close_recruitment(actor: Any, recruitment: Recruitment) -> None:
    """The list of numbers and its digest are public from now on. Raises Refused: RECRUITMENT_RUNS, LIST_EMPTY."""
    with deed(actor, Verb.RECRUITMENT_CLOSE, recruitment) as facts:
        if clock.now() < recruitment.closes:
            raise Refused(Refusal.RECRUITMENT_RUNS)
        RECRUITMENT_LIFE.move(recruitment, Verb.RECRUITMENT_CLOSE)
        people = applicants_of(recruitment.vote_id)
        if not people:
            raise Refused(Refusal.LIST_EMPTY)
        recruitment.listed = list_text((who.number, who.mark_in(recruitment)) for who in people)
        recruitment.digest = digest_of(recruitment.listed)
        facts.update(people=len(people), digest=recruitment.digest)


def type_seed(actor: Any, recruitment: Recruitment, public: str) -> None:
    """The first of two who read the public number; typed anew as long as nobody drew."""
    with deed(actor, Verb.RECRUITMENT_SEED, recruitment) as facts:
        RECRUITMENT_LIFE.move(recruitment, Verb.RECRUITMENT_SEED)
        recruitment.public, recruitment.typed_by = _plain(public), actor.id
        facts["public"] = recruitment.public


def draw(actor: Any, recruitment: Recruitment, public: str) -> None:
    """Another official types the same number, and the drawn become the list of the vote; everybody is told.

    Raises Refused: SAME_TYPIST, SEEDS_DIFFER, LIST_DAMAGED, NOT_IN_THIS_STATE of a vote past its draft."""
    with deed(actor, Verb.RECRUITMENT_DRAW, recruitment) as facts:
        vote = db.session.get_one(Vote, recruitment.vote_id, with_for_update={"of": Vote}, populate_existing=True)
        _still_a_draft(vote)
        if recruitment.typed_by == actor.id:
            raise Refused(Refusal.SAME_TYPIST)
        if _plain(public) != recruitment.public:
            raise Refused(Refusal.SEEDS_DIFFER)
        people = _as_listed(recruitment)
        RECRUITMENT_LIFE.move(recruitment, Verb.RECRUITMENT_DRAW)
        recruitment.order = in_order(people, seed_of(recruitment.digest, recruitment.public))
        recruitment.drawn_at = clock.now()
        _enter(recruitment, people)
        facts.update(people=len(people), drawn=len(recruitment.drawn), digest=recruitment.digest, public=recruitment.public)


def _as_listed(recruitment: Recruitment) -> dict[int, Applicant]:
    """The applicants, as long as they are the published ones."""
    people = {who.number: who for who in applicants_of(recruitment.vote_id)}
    text = list_text((number, who.mark_in(recruitment)) for number, who in people.items())
    if digest_of(text) != recruitment.digest:
        raise Refused(Refusal.LIST_DAMAGED)
    return people


def _enter(recruitment: Recruitment, people: dict[int, Applicant]) -> None:
    forget_list(recruitment.vote)
    rows = [
        {"vote_id": recruitment.vote_id, "person_key": people[number].person_key, "sealed": people[number].sealed}
        for number in recruitment.drawn
    ]
    db.session.execute(insert(RollEntry), rows)
    for place, number in enumerate(recruitment.order, 1):
        account = account_of_person(people[number].person_key)
        if account is not None:
            tell(account.id, recruitment.title, _told(recruitment, number, place), f"/recruitments/{recruitment.id}")


def _told(recruitment: Recruitment, number: int, place: int) -> str:
    if place <= recruitment.places:
        return f"신청번호 {number}번이 뽑혔습니다. 투표가 열리면 참여해 주세요."
    return f"신청번호 {number}번은 예비 {place - recruitment.places}번입니다. 빈자리가 생기면 차례대로 알려 드립니다."


def _still_a_draft(vote: Vote) -> None:
    if vote.state is not VoteState.DRAFT or not vote.roll_rule.get("listed"):
        raise Refused(Refusal.NOT_IN_THIS_STATE)


def _in_time(recruitment: Recruitment) -> None:
    if not recruitment.takes_applications:
        raise Refused(Refusal.RECRUITMENT_OVER)


def _plain(public: str) -> str:
    """Blanks are no difference: two people type the same number."""
    return " ".join(public.split())
