"""Who may do which verb: one table. When is asked of the subject's own life. Rules read attributes; they know no room."""

from collections.abc import Callable
from typing import Any

from .actors import CLOCK as CLOCK
from .actors import INSTALLER as INSTALLER
from .actors import Clock as Clock
from .refusals import Refusal, Refused
from .roles import CLASHING_ROLES, DONE_BY, LASTING, OF_RESIDENTS, TWO_PEOPLE, Act, Role
from .verbs import Verb

__all__ = ["CLASHING_ROLES", "DONE_BY", "LASTING", "OF_RESIDENTS", "TWO_PEOPLE", "Act", "Role"]


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


def author(actor: Any, subject: Any) -> Refusal | None:
    """The person who wrote the subject."""
    return None if actor is not None and subject.author_id == actor.id else Refusal.NOT_YOURS


def writer(actor: Any, subject: Any) -> Refusal | None:
    """Who wrote the subject, or writes it together with that person."""
    if actor is None or actor.id is None:
        return Refusal.NOT_YOURS
    return None if subject.author_id == actor.id or subject.is_shared_with(actor) else Refusal.NOT_YOURS


def not_the_author(actor: Any, subject: Any) -> Refusal | None:
    """Somebody else than the one who wrote the subject: KOREA PB-08."""
    return Refusal.OWN_PROPOSAL if writer(actor, subject) is None else None


def invited(actor: Any, subject: Any) -> Refusal | None:
    """Somebody who holds the invitation."""
    refusal: Refusal | None = subject.why_not_for(actor)
    return refusal


def not_the_writer(actor: Any, subject: Any) -> Refusal | None:
    """Somebody else than the one who wrote the subject."""
    return Refusal.OWN_COMMENT if actor is not None and subject.author_id == actor.id else None


def addressee(actor: Any, subject: Any) -> Refusal | None:
    """The person whom the subject was sent to."""
    return None if actor is not None and subject.account_id == actor.id else Refusal.NOT_YOURS


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


def on_the_roll(actor: Any, subject: Any) -> Refusal | None:
    """A person to whom the published roll rule gives a ballot."""
    refusal: Refusal | None = subject.why_no_ballot_for(actor)
    return refusal


def polls_open(actor: Any, subject: Any) -> Refusal | None:
    """The published hours, exclusive to the second."""
    refusal: Refusal | None = subject.why_polls_are_shut()
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
COUNT = role_here(Role.COUNT_OFFICER)
STAFF = role_here(Role.DONG_OFFICER, Role.PB_OFFICER, clock=True)

PERMISSIONS: dict[Verb, tuple[Rule, ...]] = {
    Verb.DONG_ADD: (administrator,),
    Verb.DONG_CLOSE: (administrator,),
    Verb.ACCOUNT_SIGN_UP: (anybody,),
    Verb.ACCOUNT_SIGN_IN: (anybody,),
    Verb.ACCOUNT_SIGN_OUT: (herself,),
    Verb.ACCOUNT_DECLARE_BASIS: (herself,),
    Verb.ACCOUNT_VERIFY: (herself,),
    Verb.ACCOUNT_ADD_TOTP: (herself,),
    Verb.ACCOUNT_ADD_PASSKEY: (herself,),
    Verb.ACCOUNT_REMOVE_FACTOR: (herself,),
    Verb.ACCOUNT_RENEW_CODES: (herself,),
    Verb.ACCOUNT_CHANGE_PASSWORD: (herself,),
    Verb.ACCOUNT_RESET_PASSWORD: (anybody,),
    Verb.ACCOUNT_END_SIGN_INS: (herself,),
    Verb.ROLE_GRANT: (administrator,),
    Verb.ROLE_REVOKE: (administrator,),
    Verb.APPROVAL_PROPOSE: (takes_part,),
    Verb.APPROVAL_APPROVE: (takes_part, not_the_proposer),
    Verb.APPROVAL_REJECT: (takes_part, not_the_proposer),
    Verb.APPROVAL_WITHDRAW: (proposer,),
    Verb.APPROVAL_SPEND: (takes_part,),
    Verb.APPROVAL_LAPSE: (the_clock,),
    Verb.NOTICE_READ: (signed_in, addressee),
    Verb.FOLLOW_BEGIN: (signed_in, author),
    Verb.FOLLOW_END: (signed_in, author),
    Verb.FOLLOW_CHOOSE: (signed_in, author),
    Verb.CYCLE_PLAN: (DISTRICT,),
    Verb.CYCLE_ANNOUNCE: (DISTRICT,),
    Verb.PROPOSAL_DRAFT: (signed_in, author),
    Verb.PROPOSAL_REVISE: (signed_in, writer),
    Verb.PROPOSAL_KEEP: (signed_in, writer),
    Verb.PROPOSAL_ATTACH: (signed_in, writer),
    Verb.PROPOSAL_DETACH: (signed_in, writer),
    Verb.PROPOSAL_ESTIMATE: (signed_in, writer),
    Verb.PROPOSAL_SUBMIT: (verified, author),
    Verb.PROPOSAL_TAKE_IN: (role_here(Role.DONG_OFFICER, Role.PB_OFFICER),),
    Verb.PROPOSAL_REQUEST_INFO: (REVIEW,),
    Verb.PROPOSAL_TAKE_UP: (REVIEW,),
    Verb.PROPOSAL_FIND_ELIGIBLE: (REVIEW, not_the_author),
    Verb.PROPOSAL_FIND_INELIGIBLE: (REVIEW, not_the_author),
    Verb.PROPOSAL_WITHDRAW: (signed_in, author),
    Verb.PROPOSAL_PUT_TO_VOTE: (DONG,),
    Verb.PROPOSAL_TAKE_BACK: (DONG_OR_CLOCK,),
    Verb.PROPOSAL_SELECT: (DISTRICT,),
    Verb.PROPOSAL_PASS_OVER: (DISTRICT,),
    Verb.INVITATION_SEND: (signed_in, author),
    Verb.INVITATION_ACCEPT: (signed_in, invited),
    Verb.INVITATION_DECLINE: (signed_in, invited),
    Verb.INVITATION_RECALL: (signed_in, author),
    Verb.PRICE_ADD: (REVIEW,),
    Verb.PRICE_CHANGE: (REVIEW,),
    Verb.PRICE_RETIRE: (REVIEW,),
    Verb.SUPPORT_GIVE: (verified, author),
    Verb.SUPPORT_TAKE_BACK: (signed_in, author),
    Verb.COMMENT_WRITE: (verified, author),
    Verb.COMMENT_ANSWER: (role_here(Role.DEPARTMENT_OFFICER, Role.PB_OFFICER, Role.DONG_OFFICER), author),
    Verb.COMMENT_WITHDRAW: (signed_in, author),
    Verb.COMMENT_REPORT: (signed_in, not_the_writer),
    Verb.COMMENT_HIDE: (MODERATION,),
    Verb.COMMENT_RESTORE: (MODERATION,),
    Verb.COMMENT_CLEAR: (MODERATION,),
    Verb.VOTE_PREPARE: (role_here(Role.DONG_OFFICER, Role.PB_OFFICER),),
    Verb.VOTE_PUBLISH: (role_here(Role.DONG_OFFICER, Role.PB_OFFICER),),
    Verb.VOTE_OPEN: (STAFF,),
    Verb.VOTE_EXTEND: (role_here(Role.DONG_OFFICER, Role.PB_OFFICER),),
    Verb.VOTE_CLOSE: (STAFF,),
    Verb.VOTE_CANCEL: (role_here(Role.DONG_OFFICER, Role.PB_OFFICER),),
    Verb.BALLOT_CAST: (verified, polls_open, on_the_roll),
    Verb.VOTE_FINISH: (the_clock,),
    Verb.COUNT_COUNT: (COUNT, agreed(Act.OPEN_COUNT)),
    Verb.COUNT_CERTIFY: (COUNT, other_hands),
    Verb.ASSEMBLY_PREPARE: (DONG,),
    Verb.ASSEMBLY_TABLE_ITEM: (DONG,),
    Verb.ASSEMBLY_DROP_ITEM: (DONG,),
    Verb.ASSEMBLY_GIVE_NOTICE: (DONG,),
    Verb.ASSEMBLY_OPEN: (DONG_OR_CLOCK,),
    Verb.ASSEMBLY_CLOSE: (DONG_OR_CLOCK,),
    Verb.ASSEMBLY_DECLARE: (DONG_OR_CLOCK,),
    Verb.ASSEMBLY_FIND_NO_QUORUM: (DONG_OR_CLOCK,),
    Verb.ASSEMBLY_CALL_OFF: (DONG,),
    Verb.ASSEMBLY_RESOLVE: (DONG,),
    Verb.BUDGET_OPEN: (DISTRICT,),
    Verb.BUDGET_ALLOCATE: (DISTRICT,),
}


def why_not(actor: Any, verb: Verb, subject: Any) -> Refusal | None:
    """Who is asked first, then when. Nothing means: go ahead."""
    refusals = (rule(actor, subject) for rule in PERMISSIONS[verb])
    when: Refusal | None = subject.life.why_not(verb, subject.state)
    return next((r for r in refusals if r), None) or when


def permit(actor: Any, verb: Verb, subject: Any) -> None:
    """Raises Refused unless `why_not` finds nothing."""
    if refusal := why_not(actor, verb, subject):
        raise Refused(refusal)
