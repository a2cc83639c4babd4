"""Recruiting electors: people apply, and the list is closed under its digest; nobody is chosen here."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from ... import clock, keys
from ...database import db
from ...deeds import deed
from ...refusals import Refusal, Refused
from ...verbs import Verb
from .. import quotas as groups
from ..lottery import digest_of, list_text
from ..models import Vote
from ..quotas import Quota
from ..recruitment_models import GAP, Applicant, Recruitment
from ..recruitment_queries import applicant_of, applicants_of, last_number, recruitment_of
from ..roll import fits
from ..roll_models import PURPOSE, refuse_past_draft
from ..states import RECRUITMENT_LIFE, Selection


def open_recruitment(
    actor: Any,
    vote: Vote,
    *,
    closes: datetime,
    selection: Selection = Selection.LOTTERY,
    places: int = 0,
    quotas: Sequence[Quota] = (),
    source: str = "",
    known_from: datetime | None = None,
) -> Recruitment:
    """People may apply until `closes`. Of a lottery, `source` names the public number that nobody knows before
    `known_from`, at the earliest an hour after the close. Where all are taken, none of it is asked.

    Raises Refused: NOT_IN_THIS_STATE of a vote without a list or past its draft, DATES_OUT_OF_ORDER, RECRUITING_ALREADY,
    SEED_TOO_EARLY, QUOTAS_TOO_MANY."""
    lottery = {"places": places, "quotas": groups.as_told(quotas), "source": source.strip()}
    lottery |= {"known_from": known_from or closes + GAP}
    words = lottery if selection is Selection.LOTTERY else {"places": 0, "quotas": [], "source": ""}
    recruitment = Recruitment(vote=vote, selection=selection, closes=closes, **words)
    with db.session.no_autoflush, deed(actor, Verb.RECRUITMENT_OPEN, recruitment) as facts:
        refuse_past_draft(vote)
        _fits(vote, recruitment)
        RECRUITMENT_LIFE.move(recruitment, Verb.RECRUITMENT_OPEN)
        facts.update(vote=vote.id, selection=selection, places=recruitment.places, source=recruitment.source)
        facts.update(closes=closes.isoformat(), quotas=[f"{each.label} {each.places}" for each in recruitment.groups])
    return recruitment


def apply(
    actor: Any, recruitment: Recruitment, *, sex: str = "", tong: int | None = None, phone: str = ""
) -> Applicant:
    """Once a person, under the next number. Of `sex` ("f", "m") and `tong` only the group that counts her is kept.

    Raises Refused: RECRUITMENT_OVER, APPLIED_ALREADY, NOT_ON_THE_ROLL, GROUP_UNKNOWN."""
    with deed(actor, Verb.RECRUITMENT_APPLY, recruitment):
        _in_time(recruitment)
        RECRUITMENT_LIFE.move(recruitment, Verb.RECRUITMENT_APPLY)
        if applicant_of(recruitment.vote_id, actor.person_key):
            raise Refused(Refusal.APPLIED_ALREADY)
        if not fits(actor, recruitment.vote.roll_rule):
            raise Refused(Refusal.NOT_ON_THE_ROLL)
        group = _group(actor, recruitment, sex, tong)
        kept = {"person_key": actor.person_key, "sealed": keys.wrapped(PURPOSE, _said(actor, phone) | group)}
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
        _after_its_time(recruitment)
        RECRUITMENT_LIFE.move(recruitment, Verb.RECRUITMENT_CLOSE)
        people = applicants_of(recruitment.vote_id)
        if not people:
            raise Refused(Refusal.LIST_EMPTY)
        if recruitment.quotas:
            sizes = Counter(who.group for who in people)
            recruitment.strata = [asdict(each) for each in groups.strata(recruitment.groups, sizes)]
        recruitment.listed = list_text(who.row_in(recruitment) for who in people)
        recruitment.digest, recruitment.closed_at = digest_of(recruitment.listed), clock.now()
        facts.update(people=len(people), digest=recruitment.digest)


def lapse_recruitment(actor: Any, recruitment: Recruitment) -> None:
    """Nobody applied: a file may be the list after all. Raises Refused: RECRUITMENT_RUNS, NOT_IN_THIS_STATE."""
    with deed(actor, Verb.RECRUITMENT_LAPSE, recruitment) as facts:
        _after_its_time(recruitment)
        if applicants_of(recruitment.vote_id):
            raise Refused(Refusal.NOT_IN_THIS_STATE)
        RECRUITMENT_LIFE.move(recruitment, Verb.RECRUITMENT_LAPSE)
        recruitment.closed_at = clock.now()
        facts["people"] = 0


def _fits(vote: Vote, recruitment: Recruitment) -> None:
    """Raises Refused for dates, places and groups that do not go together."""
    if not clock.now() < recruitment.closes < vote.opens:
        raise Refused(Refusal.DATES_OUT_OF_ORDER)
    if recruitment_of(vote.id) is not None:
        raise Refused(Refusal.RECRUITING_ALREADY)
    known_from = recruitment.known_from
    if known_from is not None and not recruitment.closes + GAP <= known_from < vote.opens:
        raise Refused(Refusal.SEED_TOO_EARLY)
    if sum(each.places for each in recruitment.groups) > recruitment.places:
        raise Refused(Refusal.QUOTAS_TOO_MANY)


def _said(actor: Any, phone: str) -> dict[str, Any]:
    """Of somebody without an account no name is known, and none is needed: her key finds her."""
    known = {"name": getattr(actor, "name", ""), "birth_date": actor.birth_date.isoformat()}
    return known | {"phone": phone or getattr(actor, "phone", "") or ""}


def _group(actor: Any, recruitment: Recruitment, sex: str, tong: int | None) -> dict[str, int]:
    if ("sex" in recruitment.asks and sex not in groups.SEXES) or ("tong" in recruitment.asks and tong is None):
        raise Refused(Refusal.GROUP_UNKNOWN)
    if not recruitment.quotas:
        return {}
    age = actor.age_on(date.fromisoformat(recruitment.vote.roll_rule["age_on"]))
    return {"group": groups.group_of(recruitment.groups, sex, age, tong)}


def _in_time(recruitment: Recruitment) -> None:
    if not recruitment.takes_applications:
        raise Refused(Refusal.RECRUITMENT_OVER)


def _after_its_time(recruitment: Recruitment) -> None:
    if clock.now() < recruitment.closes:
        raise Refused(Refusal.RECRUITMENT_RUNS)
