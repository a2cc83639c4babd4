"""Every verb x everybody of the cast x every state: who may, and when, written down a second time."""

from types import SimpleNamespace

import pytest

from ganggu_participation.permissions import CLOCK, INSTALLER, Act, why_not
from ganggu_participation.refusals import Refusal
from ganggu_participation.verbs import Verb

from .. import world
from .test_police import lives

STRANGER, AUTHOR = "stranger", "kim"
EVERYBODY = [*world.CAST, STRANGER, "clock", "installer"]
SIGNED_IN = set(world.CAST)
PUNGAM_DESK, DISTRICT_DESK, REVIEWERS = {"park"}, {"han"}, {"jung", "han"}
HOLDERS = {"baek"}
OTHER_HANDS = {"park", "han", "seo"}
ADMINS, COUNTERS, TIME = {"ahn", "installer"}, {"baek", "seo"}, {"clock"}

# verb: (who may, in which states); the subject is one of 풍암동, written by kim, counted and proposed by baek.
# verb: (who may, in which states); the subject is one of 풍암동, written by kim, counted by baek, its key in baek's hands.
MATRIX = {
    Verb.DONG_ADD: (ADMINS, {None}),
    Verb.DONG_CLOSE: (ADMINS, {"active"}),
    Verb.ACCOUNT_SIGN_UP: (set(EVERYBODY), {None}),
    Verb.ACCOUNT_SIGN_IN: (set(EVERYBODY), {"active"}),
    Verb.ACCOUNT_SIGN_OUT: ({AUTHOR}, {"active"}),
    Verb.ACCOUNT_DECLARE_BASIS: ({AUTHOR}, {"active"}),
    Verb.ACCOUNT_VERIFY: ({AUTHOR}, {"active"}),
    Verb.ACCOUNT_ADD_TOTP: ({AUTHOR}, {"active"}),
    Verb.ACCOUNT_ADD_PASSKEY: ({AUTHOR}, {"active"}),
    Verb.ACCOUNT_REMOVE_FACTOR: ({AUTHOR}, {"active"}),
    Verb.ACCOUNT_RENEW_CODES: ({AUTHOR}, {"active"}),
    Verb.ACCOUNT_CHANGE_PASSWORD: ({AUTHOR}, {"active"}),
    Verb.ACCOUNT_RESET_PASSWORD: (set(EVERYBODY), {"active"}),
    Verb.ACCOUNT_END_SIGN_INS: ({AUTHOR}, {"active"}),
    Verb.ACCOUNT_SIGN_OUT_EVERYWHERE: (ADMINS, {"active"}),
    Verb.PASS_ISSUE: (set(EVERYBODY), {None}),
    Verb.PASS_DECLARE_BASIS: (set(), {"open"}),
    Verb.LETTER_USE: (set(EVERYBODY), {"printed"}),
    Verb.ROLL_IMPORT: ({"roh"}, {None}),
    Verb.ROLL_PRINT_LETTERS: ({"roh"}, {"in_use"}),
    Verb.ROLL_REMOVE: ({"roh"}, {"in_use"}),
    Verb.DESK_RECEIVE: (PUNGAM_DESK, {None}),
    **{
        verb: (PUNGAM_DESK, {"open"})
        for verb in (
            Verb.DESK_REGISTER,
            Verb.DESK_VERIFY,
            Verb.DESK_TELL_APART,
            Verb.DESK_PRINT_LETTER,
            Verb.DESK_END,
        )
    },
    Verb.ACCOUNT_CORRECT: ({AUTHOR}, {"active"}),
    Verb.ACCOUNT_CLOSE: ({AUTHOR} | TIME, {"active"}),
    Verb.ACCOUNT_UNMASK: ({"ahn", "park", "roh", "joo"}, {"active"}),
    Verb.ACCOUNT_RESET_FACTORS: (ADMINS, {"active"}),
    Verb.CONSENT_GIVE: ({AUTHOR}, {"active"}),
    Verb.CONSENT_WITHDRAW: ({AUTHOR}, {"active"}),
    Verb.ROLE_GRANT: (ADMINS, {None}),
    Verb.ROLE_REVOKE: (ADMINS, {"active"}),
    Verb.APPROVAL_PROPOSE: (COUNTERS, {None}),
    Verb.APPROVAL_APPROVE: ({"seo"}, {"proposed"}),
    Verb.APPROVAL_REJECT: ({"seo"}, {"proposed"}),
    Verb.APPROVAL_WITHDRAW: ({"baek"}, {"proposed", "approved"}),
    Verb.APPROVAL_SPEND: (COUNTERS, {"approved"}),
    Verb.APPROVAL_LAPSE: (TIME, {"proposed", "approved"}),
    Verb.NOTICE_READ: ({AUTHOR}, {"unread"}),
    Verb.FOLLOW_BEGIN: ({AUTHOR}, {None, "ended"}),
    Verb.FOLLOW_END: ({AUTHOR}, {"following"}),
    Verb.FOLLOW_CHOOSE: ({AUTHOR}, {None, "chosen"}),
    Verb.CYCLE_PLAN: (DISTRICT_DESK, {None, "planned"}),
    Verb.CYCLE_ANNOUNCE: (DISTRICT_DESK, {"planned"}),
    Verb.PROPOSAL_DRAFT: ({AUTHOR}, {None}),
    Verb.PROPOSAL_REVISE: ({AUTHOR}, {"draft", "needs_info"}),
    Verb.PROPOSAL_KEEP: ({AUTHOR}, {None, "draft"}),
    Verb.PROPOSAL_ATTACH: ({AUTHOR}, {"draft", "needs_info"}),
    Verb.PROPOSAL_DETACH: ({AUTHOR}, {"draft"}),
    Verb.PROPOSAL_ESTIMATE: ({AUTHOR}, {"draft", "needs_info"}),
    Verb.PROPOSAL_TAKE_IN: (PUNGAM_DESK | DISTRICT_DESK, {None}),
    Verb.PROPOSAL_SUBMIT: ({AUTHOR}, {"draft", "needs_info"}),
    Verb.PROPOSAL_REQUEST_INFO: (REVIEWERS, {"submitted", "under_review"}),
    Verb.PROPOSAL_ASSIGN: (REVIEWERS, {"submitted", "needs_info", "under_review"}),
    Verb.PROPOSAL_REMIND: (TIME, {"submitted", "under_review"}),
    Verb.PROPOSAL_ESCALATE: (TIME, {"submitted", "under_review"}),
    Verb.PROPOSAL_NOTE: (REVIEWERS, {"submitted", "needs_info", "under_review"}),
    Verb.PROPOSAL_RECUSE: (REVIEWERS, {"submitted", "needs_info", "under_review"}),
    Verb.PROPOSAL_HOLD_ANSWER: (REVIEWERS, {"under_review"}),
    Verb.PROPOSAL_RELEASE_ANSWER: (REVIEWERS, {"under_review"}),
    Verb.PROPOSAL_REOPEN: (REVIEWERS, {"ineligible"}),
    Verb.PROPOSAL_TAKE_UP: (REVIEWERS, {"submitted"}),
    Verb.PROPOSAL_FIND_ELIGIBLE: (REVIEWERS, {"under_review"}),
    Verb.PROPOSAL_FIND_INELIGIBLE: (REVIEWERS, {"under_review"}),
    Verb.PROPOSAL_WITHDRAW: ({AUTHOR}, {"draft", "submitted", "needs_info", "under_review", "short"}),
    Verb.PROPOSAL_PUT_TO_VOTE: (PUNGAM_DESK, {"eligible"}),
    Verb.PROPOSAL_TAKE_BACK: (PUNGAM_DESK | TIME, {"on_ballot"}),
    Verb.PROPOSAL_SELECT: (DISTRICT_DESK, {"on_ballot"}),
    Verb.PROPOSAL_PASS_OVER: (DISTRICT_DESK, {"on_ballot"}),
    Verb.PROPOSAL_JOIN_YEAR: (TIME, {"submitted", "needs_info", "under_review", "eligible"}),
    Verb.PROPOSAL_PASS_GATE: (TIME, {"submitted"}),
    Verb.PROPOSAL_FALL_SHORT: (TIME, {"submitted"}),
    Verb.PROPOSAL_REVIVE: ({AUTHOR}, {"short"}),
    Verb.PROPOSAL_MOVE: (REVIEWERS | PUNGAM_DESK, {"submitted", "needs_info", "under_review"}),
    Verb.PROPOSAL_MERGE: (SIGNED_IN | {"clock", "installer"}, {"submitted", "needs_info", "under_review", "eligible"}),
    Verb.PROPOSAL_STAND_ALONE: ({AUTHOR}, {"merged"}),
    Verb.PROPOSAL_SPLIT: ({AUTHOR}, {None, "submitted", "needs_info", "under_review"}),
    Verb.INVITATION_SEND: ({AUTHOR}, {None}),
    Verb.INVITATION_ACCEPT: ({"lee"}, {"open"}),
    Verb.INVITATION_DECLINE: ({"lee"}, {"open", "accepted"}),
    Verb.INVITATION_RECALL: ({AUTHOR}, {"open"}),
    Verb.PRICE_ADD: (REVIEWERS, {None}),
    Verb.PRICE_CHANGE: (REVIEWERS, {"active"}),
    Verb.PRICE_RETIRE: (REVIEWERS, {"active"}),
    Verb.APPEAL_LODGE: ({AUTHOR}, {None}),
    Verb.APPEAL_UPHOLD: ({"jung"}, {"lodged"}),  # han gave the first answer
    Verb.APPEAL_DISMISS: ({"jung"}, {"lodged"}),
    Verb.SUPPORT_GIVE: ({AUTHOR}, {None, "taken_back"}),
    Verb.SUPPORT_TAKE_BACK: ({AUTHOR}, {"given"}),
    Verb.COMMENT_WRITE: ({AUTHOR}, {None}),
    Verb.COMMENT_ANSWER: (set(), {None}),  # kim wrote the subject and holds no role; see tests/voices
    Verb.COMMENT_WITHDRAW: ({AUTHOR}, {"visible"}),
    Verb.COMMENT_REPORT: ((SIGNED_IN | {"clock", "installer"}) - {AUTHOR}, {"visible"}),
    Verb.COMMENT_HIDE: (PUNGAM_DESK | DISTRICT_DESK, {"visible"}),
    Verb.COMMENT_RESTORE: (PUNGAM_DESK | DISTRICT_DESK, {"hidden"}),
    Verb.COMMENT_CLEAR: (PUNGAM_DESK | DISTRICT_DESK, {"visible", "hidden"}),
    Verb.MERGER_PROPOSE: (REVIEWERS | PUNGAM_DESK | {AUTHOR}, {None}),
    Verb.MERGER_AGREE: ({"lee"}, {"asked"}),
    Verb.MERGER_REFUSE: ({"lee"}, {"asked"}),
    Verb.MERGER_DROP: (REVIEWERS | PUNGAM_DESK | {AUTHOR}, {"asked"}),
    Verb.MERGER_CARRY_OUT: (SIGNED_IN | {"clock", "installer"}, {"asked"}),  # only once all have agreed: see tests/mergers
    Verb.SPLIT_ASK: (REVIEWERS | PUNGAM_DESK | {AUTHOR}, {None}),
    Verb.SPLIT_AGREE: ({AUTHOR}, {"asked"}),
    Verb.SPLIT_REFUSE: ({AUTHOR}, {"asked"}),
    Verb.SPLIT_DROP: (REVIEWERS | PUNGAM_DESK | {AUTHOR}, {"asked"}),
    Verb.SCREENING_SET_UP: (DISTRICT_DESK, {None, "open"}),
    Verb.SCREENING_PUBLISH: (DISTRICT_DESK, {"open"}),
    Verb.SCORESHEET_FILL: (set(), {None, "begun"}),  # kim wrote the subject and sits in no committee; see tests/screenings
    Verb.SCORESHEET_RECUSE: (set(), {None, "begun"}),
    Verb.SCORESHEET_HAND_IN: (set(), {"begun"}),
    Verb.COUNTKEY_BEGIN: (PUNGAM_DESK | DISTRICT_DESK | COUNTERS, {None}),
    Verb.COUNTKEY_ATTEND: (HOLDERS, {"gathering"}),
    Verb.COUNTKEY_MAKE: (HOLDERS, {"gathering"}),
    Verb.COUNTKEY_RECEIVE: (HOLDERS, {"made"}),
    Verb.COUNTKEY_CALL: (HOLDERS, {"made", "awaited"}),
    Verb.COUNTKEY_ENTER: (HOLDERS, {"made", "awaited"}),
    Verb.COUNTKEY_CLEAR: (TIME, {"made", "awaited"}),
    Verb.COUNTKEY_CONFIRM: (HOLDERS, {"made"}),
    Verb.COUNTKEY_BIND: (PUNGAM_DESK | DISTRICT_DESK, {"tried"}),
    Verb.COUNTKEY_ADMIT: (PUNGAM_DESK | DISTRICT_DESK | TIME, {"in_use"}),
    Verb.COUNTKEY_JOIN: (COUNTERS, {"awaited"}),
    Verb.COUNTKEY_DESTROY: (TIME, {"in_use", "awaited"}),
    Verb.COUNTKEY_DROP: (PUNGAM_DESK | DISTRICT_DESK | COUNTERS, {"gathering", "made", "tried"}),
    Verb.VOTE_PREPARE: (PUNGAM_DESK | DISTRICT_DESK, {None}),
    Verb.VOTE_TAKE_KEY: (PUNGAM_DESK | DISTRICT_DESK, {"draft"}),
    Verb.VOTE_REVISE: (PUNGAM_DESK | DISTRICT_DESK, {"draft"}),
    Verb.VOTE_LIST_ROLL: ({"roh"}, {"draft"}),
    Verb.VOTE_PUBLISH: (PUNGAM_DESK | DISTRICT_DESK, {"draft"}),
    Verb.VOTE_OPEN: (PUNGAM_DESK | DISTRICT_DESK | TIME, {"published"}),
    Verb.VOTE_EXTEND: (PUNGAM_DESK | DISTRICT_DESK, {"open"}),
    Verb.VOTE_SIGN_HEAD: (TIME, {"open"}),
    Verb.VOTE_CLOSE: (PUNGAM_DESK | DISTRICT_DESK | TIME, {"open"}),
    Verb.VOTE_CANCEL: (PUNGAM_DESK | DISTRICT_DESK, {"draft", "published", "open", "closed", "counting"}),
    Verb.BALLOT_CAST: ({"kim"}, {"open"}),
    Verb.VOTE_FINISH: (TIME, {"declared"}),
    Verb.VOTE_EMPTY_BOX: (TIME, {"final", "cancelled"}),
    Verb.ROLLCHANGE_ASK: ({"roh"}, {None}),
    Verb.ROLLCHANGE_CARRY_OUT: ({"roh"}, {"asked"}),
    Verb.ROLLCHANGE_DROP: ({"roh"}, {"asked"}),
    Verb.RECRUITMENT_OPEN: ({"roh"}, {None}),
    Verb.RECRUITMENT_APPLY: ({"kim", "lee"}, {"open"}),
    Verb.RECRUITMENT_WITHDRAW: ({"kim", "lee"}, {"open"}),
    Verb.RECRUITMENT_CLOSE: ({"roh"} | TIME, {"open"}),
    Verb.RECRUITMENT_LAPSE: (TIME, {"open"}),
    Verb.RECRUITMENT_ADMIT: (TIME, {"closed"}),
    Verb.RECRUITMENT_SEED: ({"roh"}, {"closed", "seeded"}),
    Verb.RECRUITMENT_DRAW: ({"roh"}, {"seeded"}),
    Verb.PLACE_ADD: (PUNGAM_DESK | DISTRICT_DESK, {None}),
    Verb.PLACE_STAFF: (PUNGAM_DESK | DISTRICT_DESK, {"open"}),
    Verb.PLACE_REPORT: (PUNGAM_DESK | DISTRICT_DESK, {"open", "reported"}),
    Verb.PLACE_SETTLE: (PUNGAM_DESK | DISTRICT_DESK | COUNTERS, {"reported"}),
    Verb.PLACE_ACCEPT: (PUNGAM_DESK | DISTRICT_DESK | COUNTERS, {"reported"}),
    Verb.KIOSK_OPEN: (PUNGAM_DESK | DISTRICT_DESK, {None}),
    Verb.KIOSK_CLOSE: (PUNGAM_DESK | DISTRICT_DESK, {"open"}),
    Verb.CODE_HAND_OUT: (PUNGAM_DESK | DISTRICT_DESK, {None}),
    Verb.CODE_VOID: (PUNGAM_DESK | DISTRICT_DESK, {"handed"}),
    Verb.CODE_SPEND: ({"kim", "lee"}, {"handed"}),
    Verb.PAPER_HAND_OUT: (PUNGAM_DESK | DISTRICT_DESK, {"open"}),
    Verb.CLASSCODE_PRINT: (PUNGAM_DESK | DISTRICT_DESK, {None}),
    Verb.CLASSCODE_SPEND: ({"kim", "lee"}, {"printed"}),
    Verb.ENVELOPE_TAKE: (PUNGAM_DESK | DISTRICT_DESK, {None}),
    Verb.ENVELOPE_ADMIT: (PUNGAM_DESK | DISTRICT_DESK | COUNTERS, {"sealed"}),
    Verb.ENVELOPE_REFUSE: (PUNGAM_DESK | DISTRICT_DESK | COUNTERS, {"sealed"}),
    Verb.BUNDLE_ENTER: (PUNGAM_DESK | DISTRICT_DESK | COUNTERS, {None}),
    Verb.BUNDLE_REPEAT: (PUNGAM_DESK | DISTRICT_DESK | COUNTERS, {"entered"}),
    Verb.BUNDLE_MEND: (PUNGAM_DESK | DISTRICT_DESK | COUNTERS, {"compared"}),
    Verb.BUNDLE_SETTLE: (PUNGAM_DESK | DISTRICT_DESK | COUNTERS, {"compared"}),
    Verb.COUNT_COUNT: (COUNTERS, {"closed", "counting", "recounting"}),
    Verb.COUNT_CERTIFY: ({"seo"}, {"counting", "recounting"}),
    Verb.COUNT_REOPEN: (OTHER_HANDS, {"declared", "recounting"}),
    Verb.COUNT_REVEAL: (OTHER_HANDS | {"baek"}, {"declared", "final"}),
    Verb.OBJECTION_LODGE: ({"kim", "lee"}, {None}),
    Verb.OBJECTION_DISMISS: (OTHER_HANDS, {"open"}),
    Verb.OBJECTION_UPHOLD: (OTHER_HANDS, {"open"}),
    Verb.ASSEMBLY_PREPARE: (PUNGAM_DESK, {None}),
    Verb.ASSEMBLY_TABLE_ITEM: (PUNGAM_DESK, {"preparing"}),
    Verb.ASSEMBLY_DROP_ITEM: (PUNGAM_DESK, {"preparing"}),
    Verb.ASSEMBLY_GIVE_NOTICE: (PUNGAM_DESK, {"preparing"}),
    Verb.ASSEMBLY_OPEN: (PUNGAM_DESK | TIME, {"noticed"}),
    Verb.ASSEMBLY_CLOSE: (PUNGAM_DESK | TIME, {"advance_voting"}),
    Verb.ASSEMBLY_DECLARE: (PUNGAM_DESK | TIME, {"counting"}),
    Verb.ASSEMBLY_FIND_NO_QUORUM: (PUNGAM_DESK | TIME, {"counting"}),
    Verb.ASSEMBLY_CALL_OFF: (PUNGAM_DESK, {"preparing", "noticed", "advance_voting", "counting"}),
    Verb.ASSEMBLY_RESOLVE: (PUNGAM_DESK, {"declared"}),
    Verb.BUDGET_OPEN: (DISTRICT_DESK, {None}),
    Verb.BUDGET_ALLOCATE: (DISTRICT_DESK, {"open"}),
    Verb.ACCESS_REVIEW: ({"joo"}, {None}),
    Verb.RETENTION_DESTROY: (TIME, {None}),
}


def subject_in(town, life, state):
    """A thing of 풍암동 in some state; its roll gives a ballot to those who live there and are verified."""
    return SimpleNamespace(
        act=Act.OPEN_COUNT, proposer_id=town.baek.id, approvals=[SimpleNamespace(act=act, stands=True) for act in Act],
        id=town.kim.id, author_id=town.kim.id, account_id=town.kim.id, counted_by=town.baek.id, dong_id=town.pungam.id, life=life, state=state,
        officer_id=town.park.id, token_hash="of a pass",
        is_shared_with=lambda who: False, was_written_by=lambda who: who is not None and who.id == town.kim.id,
        why_not_for=lambda who: None if who.id == town.lee.id else Refusal.INVITATION_FOR_SOMEBODY_ELSE,
        author_ids={town.kim.id}, union_ids={town.kim.id}, mergers=[SimpleNamespace(is_agreed=True)],
        why_no_answer_from=lambda who: None if who.id == town.lee.id else Refusal.NOT_YOURS,
        holder_ids={town.baek.id},
        recused=[], first_reviewer=town.han.id,
        why_polls_are_shut=lambda: None, why_no_objection=lambda: None,
        why_no_ballot_for=lambda who: None if who.dong_id == town.pungam.id else Refusal.NOT_ON_THE_ROLL,
    )  # fmt: skip


def person(town, name):
    return {STRANGER: None, "clock": CLOCK, "installer": INSTALLER}.get(name) or (
        getattr(town, name) if name in world.CAST else None
    )


def test_the_matrix_names_every_verb():
    assert set(MATRIX) == set(Verb)


@pytest.mark.parametrize("verb", Verb, ids=str)
def test_who_may_and_when(town, verb):
    people = {name: person(town, name) for name in EVERYBODY}
    life = next(life for life in lives() if verb in life.verbs)
    states = {None} | set(life.steps.values())
    may, when = MATRIX[verb]
    for state in states:
        subject = subject_in(town, life, state)
        allowed = {name for name, who in people.items() if why_not(who, verb, subject) is None}
        assert allowed == (may if state in when else set()), (verb, state)


def test_the_desk_of_another_dong_may_nothing_here(town):
    for verb in Verb:
        life = next(life for life in lives() if verb in life.verbs)
        for state in {None} | set(life.steps.values()):
            if why_not(town.choi, verb, subject_in(town, life, state)) is None:
                assert verb in (
                    Verb.ACCOUNT_SIGN_UP,
                    Verb.ACCOUNT_SIGN_IN,
                    Verb.ACCOUNT_RESET_PASSWORD,
                    Verb.COMMENT_REPORT,
                    Verb.PASS_ISSUE,
                    Verb.LETTER_USE,
                    Verb.PROPOSAL_MERGE,  # every author has said yes to this subject
                    Verb.MERGER_CARRY_OUT,
                )
