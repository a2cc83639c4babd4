"""What is kept for which purpose, how long and on which ground: one table, read by the notice, her page and the night job."""

from dataclasses import dataclass
from datetime import timedelta

LAW = "개인정보 보호법"
MEASURES = "개인정보의 안전성 확보조치 기준"
UNUSED = timedelta(days=365)
WARNING = timedelta(days=30)
AFTER_PROJECT = timedelta(days=365)
ROLL = timedelta(days=90)
UNDECLARED = timedelta(days=365)
SIGN_INS = timedelta(days=30)
TRIES = timedelta(days=1)
ROLES = timedelta(days=3 * 365 + 1)
JOBS = timedelta(days=90)
LISTS = timedelta(days=365)
VISITS = timedelta(days=90)


@dataclass(frozen=True)
class Rule:
    """One row; `period` is the sentence of the screen for the spans above."""

    key: str
    purpose: str
    what: str
    period: str
    basis: str


RULES = (
    Rule("account", "가입과 참여", "이름, 화면에 보일 이름, 전자우편 주소, 전화번호, 생년월일, 우리 동과 참여 자격, 동의한 기록",
         "가입을 그만둘 때까지. 그만두면 바로 지우고, 남은 것도 5일 안에 지웁니다.", f"{LAW} 제15조제1항제1호(동의), 제21조(파기)"),
    Rule("unused", "오래 쓰지 않은 계정", "가입 정보와 같음",
         f"{UNUSED.days}일 동안 로그인하지 않으면 알리고, {WARNING.days}일 뒤에도 로그인하지 않으면 지웁니다.", f"{LAW} 제21조(파기)"),
    Rule("proposer", "제안의 답 알리기", "제안한 사람의 연락처",
         f"답을 기다리는 동안과, 제안이 마지막으로 진행되고 {AFTER_PROJECT.days}일 동안은 오래 쓰지 않은 계정으로 보지 않습니다. 가입을 그만두면 바로 지웁니다.",
         f"{LAW} 제15조제1항제1호(동의)"),
    Rule("paper", "종이 제안의 답 알리기", "종이로 낸 제안에 적힌 이름과 연락처",
         f"제안이 마지막으로 진행되고 {AFTER_PROJECT.days}일 뒤", f"{LAW} 제15조제1항제1호(동의), 제21조(파기)"),
    Rule("roll", "한 사람이 한 번만 투표", "투표 명부와 선거인 신청(이름, 생년월일, 전화번호, 이름이 같은 사람을 가리는 주소나 통, 신청한 묶음)과 참여 표시, 종이 투표의 확인 봉투에 적힌 것(무엇을 골랐는지는 없습니다)",
         f"결과를 발표하거나 투표를 취소하고 {ROLL.days}일 뒤. 발표하지 못한 투표는 마감하고 {UNDECLARED.days}일 뒤. 참여 인원 수만 남깁니다.",
         f"{LAW} 제15조제1항제1호(동의), 제21조(파기)"),
    Rule("sign_ins", "로그인 지키기", "로그인한 때와 끝난 때", f"끝나고 {SIGN_INS.days}일 뒤", f"{LAW} 제29조(안전조치)"),
    Rule("tries", "부정한 시도 막기", "비밀번호를 틀린 횟수, 글을 보낸 횟수(주소를 알아볼 수 없게 바꿈)", "하루 뒤", f"{LAW} 제29조(안전조치)"),
    Rule("checks", "본인 확인", "보낸 확인번호와 확인 중에 적은 것, 계정 없이 받은 투표 자격, 창구에서 말한 이름과 생년월일, 현장 투표 번호",
         "쓸 수 있는 시간이 끝나고 늦어도 하루 뒤", f"{LAW} 제21조(파기)"),
    Rule("letters", "로그인 편지", "편지를 받는 사람의 이름, 생년월일, 주소", "편지를 쓸 수 있는 기간이 끝나고 늦어도 하루 뒤", f"{LAW} 제21조(파기)"),
    Rule("lists", "주민 명단으로 본인 확인", "명단에 있는 이름, 생년월일, 주소",
         f"명단을 넣고 {LISTS.days}일 뒤. 담당자가 그 전에 지울 수 있습니다.", f"{LAW} 제21조(파기)"),
    Rule("visits", "창구에서 도운 기록", "누구를 왜 도왔는지", f"도운 일이 끝나고 {VISITS.days}일 뒤. 가입을 그만두면 바로 지웁니다.",
         f"{LAW} 제21조(파기)"),
    Rule("outbox", "편지와 문자 보내기", "받는 주소와 글", "보내면 바로. 보냈다는 기록은 30일 뒤", f"{LAW} 제21조(파기)"),
    Rule("namesakes", "이름과 생년월일이 같은 사람 가리기", "이름과 생년월일을 알아볼 수 없게 바꾼 값, 누구인지 가리는 주소나 통",
         "그 값으로 알아보는 계정, 명단, 참여 표시가 하나도 남지 않으면", f"{LAW} 제21조(파기)"),
    Rule("access", "담당자의 개인정보 접속기록", "담당자 계정 번호, 때, 접속 주소, 누구의 무엇을 보았는지", "730일",
         f"{MEASURES} 제8조(접속기록)"),
    Rule("roles", "담당자 권한 기록", "담당자 이름, 권한, 맡은 때와 끝난 때", "권한이 끝나고 3년", f"{MEASURES} 제5조(접근 권한)"),
    Rule("jobs", "오래 걸리는 일", "누가 시킨 일인지(계정 번호)", f"마치고 {JOBS.days}일 뒤", f"{LAW} 제29조(안전조치)"),
)  # fmt: skip
BY_KEY = {rule.key: rule for rule in RULES}


@dataclass(frozen=True)
class Held:
    """How a table stands to people. `goes_with`: its column of account numbers; those rows go with the account.
    `unlinked`: a column of account numbers that is emptied, for what was made public stays.

    `rule` names the row above that ends it; otherwise `because` says why it holds nothing personal."""

    goes_with: str = ""
    unlinked: str = ""
    rule: str = ""
    because: str = ""


PUBLIC = "공개한 글이고, 쓴 사람은 가입을 그만둘 때 지운다"
NUMBER = "담당자의 계정 번호만 있고, 이름은 계정에서 지운다"
NO_PERSON = "사람의 것이 아니다"
TABLES = {
    "accounts": Held(rule="account"),
    "consents": Held(goes_with="account_id", rule="account"),
    "sign_ins": Held(goes_with="account_id", rule="sign_ins"),
    "totp_keys": Held(goes_with="account_id", rule="account"),
    "passkeys": Held(goes_with="account_id", rule="account"),
    "recovery_codes": Held(goes_with="account_id", rule="account"),
    "password_resets": Held(goes_with="account_id", rule="account"),
    "sign_in_failures": Held(rule="tries"),
    "rates": Held(rule="tries"),
    "role_grants": Held(rule="roles"),
    "roll_marks": Held(rule="roll"),
    "roll_entries": Held(rule="roll"),
    "roll_changes": Held(rule="roll"),
    "recruitment_applicants": Held(rule="roll"),
    "recruitments": Held(because=NUMBER),
    "turnout_tables": Held(because=NO_PERSON),
    "paper_envelopes": Held(rule="roll"),
    "one_time_codes": Held(rule="checks"),
    "short_notes": Held(rule="checks"),
    "elector_passes": Held(rule="checks"),
    "kiosk_codes": Held(rule="checks"),
    "sign_in_letters": Held(goes_with="account_id", rule="letters"),
    "resident_lists": Held(rule="lists"),
    "listed_people": Held(rule="lists"),
    "desk_visits": Held(goes_with="account_id", rule="visits"),
    "outbox_letters": Held(rule="outbox"),
    "namesakes": Held(rule="namesakes"),
    "access_entries": Held(rule="access"),
    "jobs": Held(rule="jobs"),
    "supports": Held(goes_with="author_id", rule="account"),
    "comment_reports": Held(goes_with="account_id", rule="account"),
    "notices": Held(goes_with="account_id", rule="account"),
    "follows": Held(goes_with="author_id", rule="account"),
    "mail_choices": Held(goes_with="author_id", rule="account"),
    "invitations": Held(goes_with="account_id", rule="account"),
    "paper_entries": Held(rule="paper"),
    "attachments": Held(unlinked="added_by", because=PUBLIC),
    "proposals": Held(unlinked="author_id", because=PUBLIC),
    "comments": Held(unlinked="author_id", because=PUBLIC),
    "bulletins": Held(unlinked="author_id", because=PUBLIC),
    "objections": Held(unlinked="author_id", because=PUBLIC),
    "appeals": Held(unlinked="author_id", because=PUBLIC),
    "mergers": Held(unlinked="asked_by", because=PUBLIC),
    "splits": Held(unlinked="asked_by", because=PUBLIC),
    "score_sheets": Held(unlinked="author_id", because=PUBLIC),
    "approvals": Held(because=NUMBER),
    "desk_notes": Held(because=NUMBER),
    "count_key_holders": Held(because=NUMBER),
    "reviews": Held(because=NUMBER),
    "counts": Held(because=NUMBER),
    "certifications": Held(because=NUMBER),
    "resolutions": Held(because=NUMBER),
    "access_reviews": Held(because=NUMBER),
    "shifts": Held(because=NUMBER),
    "kiosks": Held(because=NUMBER),
    "bundles": Held(because=NUMBER),
    "polling_places": Held(because=NO_PERSON),
    "unit_prices": Held(because=NO_PERSON),
    "dongs": Held(because=NO_PERSON),
    "schools": Held(because=NO_PERSON),
    "assemblies": Held(because=NO_PERSON),
    "heartbeats": Held(because=NO_PERSON),
}
"""Every table that leads to a person. A new one that does not stand here fails `tests/privacy/test_retention.py`."""
