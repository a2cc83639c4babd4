"""Who acts in the house: roles, which of them clash, the acts that two people do together, the clock and the installer."""

from .states import Labelled
from .verbs import Verb


class Role(Labelled):
    """Roles are granted per dong, or for the whole district."""

    SYSTEM_ADMIN = "system_admin", "시스템 관리자"
    PB_OFFICER = "pb_officer", "예산 담당"
    DEPARTMENT_OFFICER = "department_officer", "부서 담당자"
    DONG_OFFICER = "dong_officer", "동 담당자"
    ROLL_KEEPER = "roll_keeper", "명부 담당"
    COUNT_OFFICER = "count_officer", "개표 담당"
    OBSERVER = "observer", "참관인"
    DONG_HEAD = "dong_head", "동장"
    ASSEMBLY_OFFICER = "assembly_officer", "주민자치과 담당"
    POLL_STAFF = "poll_staff", "투표사무원"
    PRIVACY_OFFICER = "privacy_officer", "개인정보 보호책임자"
    COUNCIL_MEMBER = "council_member", "주민자치회 위원"
    COUNCIL_CHAIR = "council_chair", "주민자치회장"
    COUNCIL_SECRETARY = "council_secretary", "주민자치회 간사"
    COUNCIL_AUDITOR = "council_auditor", "주민자치회 감사"
    PB_COMMITTEE_MEMBER = "pb_committee_member", "참여예산위원"


OF_RESIDENTS = frozenset(
    {
        Role.COUNCIL_MEMBER,
        Role.COUNCIL_CHAIR,
        Role.COUNCIL_SECRETARY,
        Role.COUNCIL_AUDITOR,
        Role.PB_COMMITTEE_MEMBER,
    }
)
"""Offices that residents hold among themselves: they open no door of the officials."""


CLASHING_ROLES = frozenset({frozenset({Role.ROLL_KEEPER, Role.COUNT_OFFICER})})
"""Nobody keeps a roll and counts: KOREA RA-21."""


class Act(Labelled):
    """What nobody does alone: one person proposes it, another approves, and only then it is done: KOREA RA-21."""

    OPEN_COUNT = "count.open", "투표함 열어 개표하기"
    CERTIFY = "count.certify", "개표 결과 확인하고 발표하기"
    CHANGE_ROLL = "roll.change", "공고한 뒤 명부 고치기"
    ACCEPT_BALANCE = "balance.accept", "맞지 않는 투표지 결산 인정하기"
    UNSEAL = "privacy.unseal", "명단에 있는 모든 사람의 이름과 주소 인쇄하기"
    RESET_FACTORS = "factors.reset", "두 번째 확인 방법 다시 등록하게 하기"


TWO_PEOPLE = {
    Act.OPEN_COUNT: (Role.COUNT_OFFICER,),
    Act.CERTIFY: (Role.COUNT_OFFICER,),
    Act.CHANGE_ROLL: (Role.ROLL_KEEPER,),
    Act.ACCEPT_BALANCE: (Role.COUNT_OFFICER, Role.DONG_OFFICER, Role.PB_OFFICER),
    Act.UNSEAL: (Role.ROLL_KEEPER, Role.PRIVACY_OFFICER, Role.SYSTEM_ADMIN),
    Act.RESET_FACTORS: (Role.SYSTEM_ADMIN, Role.PRIVACY_OFFICER),
}
"""Act -> the roles of which both people must hold one, for the dong of the subject or the whole district."""
DONE_BY = {
    Act.OPEN_COUNT: Verb.COUNT_COUNT,
    Act.CERTIFY: Verb.COUNT_CERTIFY,
    Act.CHANGE_ROLL: Verb.ROLLCHANGE_CARRY_OUT,
    Act.ACCEPT_BALANCE: Verb.PLACE_ACCEPT,
    Act.UNSEAL: Verb.ROLL_PRINT_LETTERS,
    Act.RESET_FACTORS: Verb.ACCOUNT_RESET_FACTORS,
}
"""Act -> the verb that does it: where the life of its subject refuses the verb, there is nothing to agree to."""
OF_THE_DISTRICT = frozenset({Act.RESET_FACTORS})
"""Acts that belong to no dong, wherever the person whom they are about lives."""
LASTING = frozenset({Act.OPEN_COUNT})
"""Once done they stay done: a box that two people opened may be counted again."""


class Clock:
    """The actor behind what dates do by themselves."""

    id = None
    audit_name = "clock"
    is_official = is_admin = is_observer = False

    def holds(self, role: Role, dong_id: int | None) -> bool:
        return False


class Installer(Clock):
    """The actor at the terminal of the machine, before there is an administrator."""

    audit_name = "installer"
    is_admin = True


CLOCK = Clock()
INSTALLER = Installer()
