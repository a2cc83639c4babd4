"""The small rules that the permission table is made of: each says who. They read attributes; they know no room."""

from collections.abc import Callable
from typing import Any

from .refusals import Refusal
from .roles import CLOCK, DONE_BY, TWO_PEOPLE, Act, Role

Rule = Callable[[Any, Any], Refusal | None]


def anybody(actor: Any, subject: Any) -> Refusal | None:
    """Whoever comes."""
    return None


def signed_in(actor: Any, subject: Any) -> Refusal | None:
    """Somebody who has signed in."""
    return None if actor is not None else Refusal.NOT_SIGNED_IN


def verified(actor: Any, subject: Any) -> Refusal | None:
    """Somebody whose identity was checked."""
    if actor is None:
        return Refusal.NOT_SIGNED_IN
    return None if getattr(actor, "person_key", None) else Refusal.NOT_VERIFIED


def herself(actor: Any, subject: Any) -> Refusal | None:
    """The person whom the subject is."""
    return None if actor is not None and subject.id == actor.id else Refusal.NOT_YOURS


def herself_or_clock(actor: Any, subject: Any) -> Refusal | None:
    """The person whom the subject is, or a date that has come."""
    return None if actor is CLOCK else herself(actor, subject)


def out_of_office(actor: Any, subject: Any) -> Refusal | None:
    """Somebody who holds no role: what she does for others has to be handed over first."""
    return Refusal.STILL_IN_OFFICE if getattr(subject, "grants_held", None) else None


def author(actor: Any, subject: Any) -> Refusal | None:
    """The person who wrote the subject."""
    if actor is None or actor.id is None:  # a date or an installation writes nothing
        return Refusal.NOT_YOURS
    return None if subject.author_id == actor.id else Refusal.NOT_YOURS


def writer(actor: Any, subject: Any) -> Refusal | None:
    """Who wrote the subject, or writes it together with that person."""
    if actor is None or actor.id is None:
        return Refusal.NOT_YOURS
    return None if subject.author_id == actor.id or subject.is_shared_with(actor) else Refusal.NOT_YOURS


def author_or_her_desk(actor: Any, subject: Any) -> Refusal | None:
    """The person who wrote the subject; for what came in on paper, the desk that took it in."""
    return MODERATION(actor, subject) if subject.author_id is None else author(actor, subject)


def writer_or_her_desk(actor: Any, subject: Any) -> Refusal | None:
    """Who wrote the subject, or writes along; for what came in on paper, the desk that took it in."""
    refusal = writer(actor, subject)
    return MODERATION(actor, subject) if refusal and subject.author_id is None else refusal


def handing_in(actor: Any, subject: Any) -> Refusal | None:
    """The verified person who wrote the subject; for what came in on paper, the desk that took it in."""
    return MODERATION(actor, subject) if subject.author_id is None else verified(actor, subject) or author(actor, subject)


def concerned_or_office(actor: Any, subject: Any) -> Refusal | None:
    """Whoever wrote one of the proposals that the subject is about, or an official who reviews them."""
    if actor is not None and actor.id in subject.author_ids:
        return None
    return MOVING(actor, subject)


def may_answer(actor: Any, subject: Any) -> Refusal | None:
    """Whose answer the subject waits for."""
    refusal: Refusal | None = subject.why_no_answer_from(actor)
    return refusal


def all_agreed(actor: Any, subject: Any) -> Refusal | None:
    """Only once everybody who wrote one of the proposals has said yes."""
    return None if any(merger.is_agreed for merger in subject.mergers) else Refusal.AGREEMENT_MISSING


def in_the_union(actor: Any, subject: Any) -> Refusal | None:
    """Whoever wrote the merged proposal or the one that it was merged into; for one on paper, the desk that took it in."""
    if actor is not None and actor.id is not None and actor.id in subject.union_ids:
        return None
    return author_or_her_desk(actor, subject)


def invited(actor: Any, subject: Any) -> Refusal | None:
    """Somebody who holds the invitation."""
    refusal: Refusal | None = subject.why_not_for(actor)
    return refusal


def not_the_author(actor: Any, subject: Any) -> Refusal | None:
    """Somebody else than those who wrote the subject, or what became part of it: KOREA PB-08."""
    return Refusal.OWN_PROPOSAL if subject.was_written_by(actor) else None


def not_recused(actor: Any, subject: Any) -> Refusal | None:
    """Somebody without a declared interest in the subject: KOREA PB-08."""
    return Refusal.RECUSED if actor is not None and actor.id in subject.recused else None


def other_reviewer(actor: Any, subject: Any) -> Refusal | None:
    """Somebody else than the one whose answer is objected to."""
    return Refusal.SAME_REVIEWER if actor is not None and subject.first_reviewer == actor.id else None


def not_the_writer(actor: Any, subject: Any) -> Refusal | None:
    """Somebody else than the one who wrote the subject."""
    return Refusal.OWN_COMMENT if actor is not None and subject.author_id == actor.id else None


def addressee(actor: Any, subject: Any) -> Refusal | None:
    """The person whom the subject was sent to."""
    return None if actor is not None and subject.account_id == actor.id else Refusal.NOT_YOURS


def pass_holder(actor: Any, subject: Any) -> Refusal | None:
    """Whoever was checked for this vote without an account."""
    held = getattr(actor, "pass_hash", "")
    return None if held and held == subject.token_hash else Refusal.NOT_YOURS


def helper_at_the_desk(actor: Any, subject: Any) -> Refusal | None:
    """The official who received this person."""
    return None if actor is not None and subject.officer_id == actor.id else Refusal.NOT_YOUR_VISIT


def administrator(actor: Any, subject: Any) -> Refusal | None:
    """A system administrator."""
    return None if getattr(actor, "is_admin", False) else Refusal.NOT_AN_ADMINISTRATOR


def the_clock(actor: Any, subject: Any) -> Refusal | None:
    """Only a date that has come."""
    return None if actor is CLOCK else Refusal.ONLY_THE_CLOCK


def other_hands(actor: Any, subject: Any) -> Refusal | None:
    """Somebody else than the one who counted."""
    return None if subject.counted_by != actor.id else Refusal.SAME_HANDS


def takes_part(actor: Any, subject: Any) -> Refusal | None:
    """Somebody who holds a role of the act that the subject is about."""
    held = actor is not None and any(actor.holds(role, subject.dong_id) for role in TWO_PEOPLE[subject.act])
    return None if held else Refusal.ROLE_MISSING


def proposer(actor: Any, subject: Any) -> Refusal | None:
    """The person who asked for approval."""
    return None if actor is not None and subject.proposer_id == actor.id else Refusal.NOT_YOURS


def not_the_proposer(actor: Any, subject: Any) -> Refusal | None:
    """Somebody else than the one who asked: the same hands never do both."""
    return Refusal.OWN_REQUEST if actor is not None and subject.proposer_id == actor.id else None


def card_holder(actor: Any, subject: Any) -> Refusal | None:
    """An officer who holds a card of this count key."""
    return None if actor is not None and actor.id in subject.holder_ids else Refusal.NOT_A_CARD_HOLDER


def on_the_roll(actor: Any, subject: Any) -> Refusal | None:
    """A person to whom the published roll rule gives a ballot."""
    refusal: Refusal | None = subject.why_no_ballot_for(actor)
    return refusal


def polls_open(actor: Any, subject: Any) -> Refusal | None:
    """The published hours, exclusive to the second."""
    refusal: Refusal | None = subject.why_polls_are_shut()
    return refusal


def not_the_counter(actor: Any, subject: Any) -> Refusal | None:
    """Somebody else than the one who counted, where the count itself is in question."""
    return None if subject.counted_by != actor.id else Refusal.COUNTED_HERSELF


def not_the_objector(actor: Any, subject: Any) -> Refusal | None:
    """Somebody else than the one who objected."""
    return Refusal.OWN_OBJECTION if actor is not None and subject.author_id == actor.id else None


def in_time_to_object(actor: Any, subject: Any) -> Refusal | None:
    """The published days after a declaration."""
    refusal: Refusal | None = subject.why_no_objection()
    return refusal


def agreed(act: Act) -> Rule:
    """Only what two people agreed to. The subject offers its `approvals`."""

    def rule(actor: Any, subject: Any) -> Refusal | None:
        if act in DONE_BY and subject.life.why_not(DONE_BY[act], subject.state):
            return None
        stands = any(each.act is act and each.stands for each in subject.approvals)
        return None if stands else Refusal.NOT_APPROVED

    rule.__doc__ = f"두 사람이 ‘{act.label}’에 뜻을 모은 뒤에만"
    return rule


def role_here(*roles: Role, clock: bool = False) -> Rule:
    """One of the roles, for the subject's dong or the whole district; the clock too, where a date may act."""

    def rule(actor: Any, subject: Any) -> Refusal | None:
        if clock and actor is CLOCK:
            return None
        if actor is None:
            return Refusal.NOT_SIGNED_IN
        held = any(actor.holds(role, subject.dong_id) for role in roles)
        return None if held else Refusal.ROLE_MISSING

    rule.__doc__ = " 또는 ".join([role.label for role in roles] + (["정해진 시각"] if clock else []))
    return rule


DISTRICT = role_here(Role.PB_OFFICER)
REVIEW = role_here(Role.DEPARTMENT_OFFICER, Role.PB_OFFICER)
DONG = role_here(Role.DONG_OFFICER)
DONG_OR_CLOCK = role_here(Role.DONG_OFFICER, clock=True)
MODERATION = role_here(Role.DONG_OFFICER, Role.PB_OFFICER)
MOVING = role_here(Role.DEPARTMENT_OFFICER, Role.PB_OFFICER, Role.DONG_OFFICER)
COMMITTEE = role_here(Role.PB_COMMITTEE_MEMBER)
COUNT = role_here(Role.COUNT_OFFICER)
STAFF = role_here(Role.DONG_OFFICER, Role.PB_OFFICER, clock=True)
DESK = role_here(Role.DONG_OFFICER, Role.PB_OFFICER)
POLLS = role_here(Role.DONG_OFFICER, Role.PB_OFFICER, Role.POLL_STAFF)
KEYS = role_here(Role.DONG_OFFICER, Role.PB_OFFICER, Role.COUNT_OFFICER)
ANSWER = role_here(Role.DONG_OFFICER, Role.PB_OFFICER, Role.COUNT_OFFICER)
UNMASK = role_here(Role.SYSTEM_ADMIN, Role.DONG_OFFICER, Role.ROLL_KEEPER, Role.PRIVACY_OFFICER)
PRIVACY = role_here(Role.PRIVACY_OFFICER)
