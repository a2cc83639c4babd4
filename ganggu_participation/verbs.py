"""Everything that anybody can do in this house: the table of contents."""

from .states import Labelled


class Verb(Labelled):
    """`noun.verb`, with the Korean words that stand on buttons and in the rights table."""

    DONG_ADD = "dong.add", "동 더하기"
    DONG_CLOSE = "dong.close", "동 닫기"

    ACCOUNT_SIGN_UP = "account.sign_up", "가입하기"
    ACCOUNT_SIGN_IN = "account.sign_in", "로그인하기"
    ACCOUNT_SIGN_OUT = "account.sign_out", "로그아웃하기"
    ACCOUNT_DECLARE_BASIS = "account.declare_basis", "우리 동 정하기"
    ACCOUNT_VERIFY = "account.verify", "본인 확인하기"
    ACCOUNT_ADD_TOTP = "account.add_totp", "인증 앱 등록하기"
    ACCOUNT_ADD_PASSKEY = "account.add_passkey", "패스키 등록하기"
    ACCOUNT_REMOVE_FACTOR = "account.remove_factor", "두 번째 확인 방법 지우기"
    ACCOUNT_RENEW_CODES = "account.renew_codes", "복구 번호 새로 받기"
    ACCOUNT_CHANGE_PASSWORD = "account.change_password", "비밀번호 바꾸기"
    ACCOUNT_RESET_PASSWORD = "account.reset_password", "잊은 비밀번호 새로 정하기"
    ACCOUNT_END_SIGN_INS = "account.end_sign_ins", "다른 기기에서 로그아웃하기"
    ACCOUNT_SIGN_OUT_EVERYWHERE = "account.sign_out_everywhere", "다른 사람을 모든 기기에서 로그아웃하기"
    PASS_ISSUE = "pass.issue", "계정 없이 본인 확인하기"
    PASS_DECLARE_BASIS = "pass.declare_basis", "계정 없이 우리 동 정하기"
    LETTER_USE = "letter.use", "편지 번호 쓰기"
    ROLL_IMPORT = "roll.import", "주민 명단 넣기"
    ROLL_PRINT_LETTERS = "roll.print_letters", "주민 명단으로 편지 만들기"
    ROLL_REMOVE = "roll.remove", "주민 명단 지우기"
    DESK_RECEIVE = "desk.receive", "창구에서 주민 맞이하기"
    DESK_REGISTER = "desk.register", "창구에서 등록하기"
    DESK_VERIFY = "desk.verify", "창구에서 신분 확인하기"
    DESK_TELL_APART = "desk.tell_apart", "이름과 생년월일이 같은 주민 구분하기"
    DESK_PRINT_LETTER = "desk.print_letter", "로그인 편지 인쇄하기"
    DESK_END = "desk.end", "창구 도움 마치기"
    ACCOUNT_CORRECT = "account.correct", "내 정보 고치기"
    ACCOUNT_CLOSE = "account.close", "가입 그만두기"
    ACCOUNT_UNMASK = "account.unmask", "가린 정보 보기"
    ACCOUNT_RESET_FACTORS = "account.reset_factors", "두 사람이 함께 두 번째 확인 방법 다시 등록하게 하기"
    CONSENT_GIVE = "consent.give", "동의하기"
    CONSENT_WITHDRAW = "consent.withdraw", "동의 거두기"
    ROLE_GRANT = "role.grant", "권한 주기"
    ROLE_REVOKE = "role.revoke", "권한 거두기"

    APPROVAL_PROPOSE = "approval.propose", "승인 요청하기"
    APPROVAL_APPROVE = "approval.approve", "승인하기"
    APPROVAL_REJECT = "approval.reject", "승인 요청 돌려보내기"
    APPROVAL_WITHDRAW = "approval.withdraw", "승인 요청 거두기"
    APPROVAL_SPEND = "approval.spend", "승인받은 일 하기"
    APPROVAL_LAPSE = "approval.lapse", "기한이 지난 승인 끝내기"
    NOTICE_READ = "notice.read", "알림 읽기"
    FOLLOW_BEGIN = "follow.begin", "소식 받기"
    FOLLOW_END = "follow.end", "소식 그만 받기"
    FOLLOW_CHOOSE = "follow.choose", "소식 받는 방법 고르기"

    CYCLE_PLAN = "cycle.plan", "한 해 계획 세우기"
    CYCLE_ANNOUNCE = "cycle.announce", "운영계획 공고하기"

    PROPOSAL_DRAFT = "proposal.draft", "제안 쓰기"
    PROPOSAL_REVISE = "proposal.revise", "제안 고치기"
    PROPOSAL_KEEP = "proposal.keep", "쓰던 글 자동 저장하기"
    PROPOSAL_ATTACH = "proposal.attach", "사진·파일 붙이기"
    PROPOSAL_DETACH = "proposal.detach", "사진·파일 떼기"
    PROPOSAL_ESTIMATE = "proposal.estimate", "비용 어림하기"
    PROPOSAL_SUBMIT = "proposal.submit", "제안서 내기"
    PROPOSAL_TAKE_IN = "proposal.take_in", "종이 제안 접수하기"
    PROPOSAL_REQUEST_INFO = "proposal.request_info", "보완 요청하기"
    PROPOSAL_ASSIGN = "proposal.assign", "검토 담당 정하기"
    PROPOSAL_REMIND = "proposal.remind", "답할 날 알리기"
    PROPOSAL_ESCALATE = "proposal.escalate", "늦은 답 알리기"
    PROPOSAL_NOTE = "proposal.note", "담당자끼리 적어 두기"
    PROPOSAL_RECUSE = "proposal.recuse", "검토에서 빠지기"
    PROPOSAL_HOLD_ANSWER = "proposal.hold_answer", "답을 써 두기"
    PROPOSAL_RELEASE_ANSWER = "proposal.release_answer", "써 둔 답 공개하기"
    PROPOSAL_REOPEN = "proposal.reopen", "다시 검토하기"
    PROPOSAL_TAKE_UP = "proposal.take_up", "검토 시작하기"
    PROPOSAL_FIND_ELIGIBLE = "proposal.find_eligible", "투표 대상으로 올리기"
    PROPOSAL_FIND_INELIGIBLE = "proposal.find_ineligible", "어려운 까닭 알리기"
    PROPOSAL_WITHDRAW = "proposal.withdraw", "제안 거두기"
    PROPOSAL_PUT_TO_VOTE = "proposal.put_to_vote", "투표에 올리기"
    PROPOSAL_TAKE_BACK = "proposal.take_back", "투표에서 내리기"
    PROPOSAL_SELECT = "proposal.select", "선정하기"
    PROPOSAL_PASS_OVER = "proposal.pass_over", "선정하지 않기"
    PROPOSAL_JOIN_YEAR = "proposal.join_year", "다음 해 제안으로 넘기기"
    PROPOSAL_PASS_GATE = "proposal.pass_gate", "공감이 모인 제안 검토로 넘기기"
    PROPOSAL_FALL_SHORT = "proposal.fall_short", "공감이 모자란 제안 마치기"
    PROPOSAL_REVIVE = "proposal.revive", "공감이 모자란 제안 다시 내기"
    PROPOSAL_MOVE = "proposal.move", "다른 동이나 유형으로 옮기기"
    PROPOSAL_MERGE = "proposal.merge", "제안 합치기"
    PROPOSAL_STAND_ALONE = "proposal.stand_alone", "합친 제안에서 나오기"
    PROPOSAL_SPLIT = "proposal.split", "제안 둘로 나누기"
    INVITATION_SEND = "invitation.send", "함께 쓸 사람 부르기"
    INVITATION_ACCEPT = "invitation.accept", "함께 쓰기"
    INVITATION_DECLINE = "invitation.decline", "함께 쓰지 않기"
    INVITATION_RECALL = "invitation.recall", "부른 것 거두기"
    PRICE_ADD = "price.add", "단가 더하기"
    PRICE_CHANGE = "price.change", "단가 고치기"
    PRICE_RETIRE = "price.retire", "단가 그만 쓰기"

    APPEAL_LODGE = "appeal.lodge", "이의 제기하기"
    APPEAL_UPHOLD = "appeal.uphold", "이의 받아들이기"
    APPEAL_DISMISS = "appeal.dismiss", "이의에 답하기"
    SUPPORT_GIVE = "support.give", "공감하기"
    SUPPORT_TAKE_BACK = "support.take_back", "공감 거두기"
    COMMENT_WRITE = "comment.write", "의견 쓰기"
    COMMENT_ANSWER = "comment.answer", "담당자로 답하기"
    COMMENT_WITHDRAW = "comment.withdraw", "내 의견 지우기"
    COMMENT_REPORT = "comment.report", "의견 신고하기"
    COMMENT_HIDE = "comment.hide", "의견 가리기"
    COMMENT_RESTORE = "comment.restore", "가린 의견 다시 보이기"
    COMMENT_CLEAR = "comment.clear", "신고 마무리하기"

    MERGER_PROPOSE = "merger.propose", "합치자고 하기"
    MERGER_AGREE = "merger.agree", "합치는 데 동의하기"
    MERGER_REFUSE = "merger.refuse", "합치지 않기"
    MERGER_DROP = "merger.drop", "합치자는 말 거두기"
    MERGER_CARRY_OUT = "merger.carry_out", "동의한 대로 합치기"
    SPLIT_ASK = "split.ask", "나누자고 하기"
    SPLIT_AGREE = "split.agree", "나누는 데 동의하기"
    SPLIT_REFUSE = "split.refuse", "나누지 않기"
    SPLIT_DROP = "split.drop", "나누자는 말 거두기"
    SCREENING_SET_UP = "screening.set_up", "심사 기준 정하기"
    SCREENING_PUBLISH = "screening.publish", "심사 결과 발표하기"
    SCORESHEET_FILL = "scoresheet.fill", "심사표 적기"
    SCORESHEET_RECUSE = "scoresheet.recuse", "관련된 심사에서 빠지기"
    SCORESHEET_HAND_IN = "scoresheet.hand_in", "심사표 내기"

    COUNTKEY_BEGIN = "countkey.begin", "열쇠 만들 담당자 모으기"
    COUNTKEY_ATTEND = "countkey.attend", "열쇠 만드는 자리에 오기"
    COUNTKEY_MAKE = "countkey.make", "개표 열쇠 만들기"
    COUNTKEY_RECEIVE = "countkey.receive", "열쇠 조각 카드 받기"
    COUNTKEY_CALL = "countkey.call", "열쇠 조각 모으기"
    COUNTKEY_ENTER = "countkey.enter", "열쇠 조각 넣기"
    COUNTKEY_CLEAR = "countkey.clear", "기다리던 열쇠 조각 치우기"
    COUNTKEY_CONFIRM = "countkey.confirm", "열쇠 시험 마치기"
    COUNTKEY_BIND = "countkey.bind", "열쇠를 투표에 쓰기"
    COUNTKEY_ADMIT = "countkey.admit", "열쇠 조각을 받을 수 있게 하기"
    COUNTKEY_JOIN = "countkey.join", "열쇠 조각 합치기"
    COUNTKEY_DESTROY = "countkey.destroy", "개표 열쇠 없애기"
    COUNTKEY_DROP = "countkey.drop", "만들던 열쇠 버리기"

    VOTE_PREPARE = "vote.prepare", "투표 준비하기"
    VOTE_TAKE_KEY = "vote.take_key", "개표 열쇠 고르기"
    VOTE_REVISE = "vote.revise", "준비한 투표 고치기"
    VOTE_LIST_ROLL = "vote.list_roll", "투표 명부 넣기"
    VOTE_PUBLISH = "vote.publish", "투표 공고하기"
    VOTE_OPEN = "vote.open", "투표 열기"
    VOTE_EXTEND = "vote.extend", "투표 기간 늘리기"
    VOTE_SIGN_HEAD = "vote.sign_head", "투표함 목록에 서명하기"
    VOTE_CLOSE = "vote.close", "투표 마감하기"
    VOTE_CANCEL = "vote.cancel", "투표 취소하기"
    BALLOT_CAST = "ballot.cast", "투표하기"
    VOTE_FINISH = "vote.finish", "결과 확정하기"
    VOTE_EMPTY_BOX = "vote.empty_box", "봉한 표 없애기"

    ROLLCHANGE_ASK = "rollchange.ask", "공고한 명부 고치기를 요청하기"
    ROLLCHANGE_CARRY_OUT = "rollchange.carry_out", "공고한 명부 고치기"
    ROLLCHANGE_DROP = "rollchange.drop", "명부 고치기를 그만두기"

    RECRUITMENT_OPEN = "recruitment.open", "선거인 모집하기"
    RECRUITMENT_APPLY = "recruitment.apply", "선거인으로 신청하기"
    RECRUITMENT_WITHDRAW = "recruitment.withdraw", "신청 거두기"
    RECRUITMENT_CLOSE = "recruitment.close", "신청 명단 닫고 공개하기"
    RECRUITMENT_LAPSE = "recruitment.lapse", "신청한 사람 없이 모집 끝내기"
    RECRUITMENT_ADMIT = "recruitment.admit", "신청한 사람 모두 명부에 넣기"
    RECRUITMENT_SEED = "recruitment.seed", "추첨에 쓸 공개 숫자 적기"
    RECRUITMENT_DRAW = "recruitment.draw", "선거인 추첨하기"

    PLACE_ADD = "place.add", "투표소 정하기"
    PLACE_STAFF = "place.staff", "투표사무원 근무 정하기"
    PLACE_REPORT = "place.report", "투표지 결산 적기"
    PLACE_SETTLE = "place.settle", "투표지 결산 마치기"
    PLACE_ACCEPT = "place.accept", "맞지 않는 결산 인정하기"
    KIOSK_OPEN = "kiosk.open", "현장 기기 켜기"
    KIOSK_CLOSE = "kiosk.close", "현장 기기 끄기"
    CODE_HAND_OUT = "code.hand_out", "현장 투표 번호 주기"
    CODE_VOID = "code.void", "현장 투표 번호 거두기"
    CODE_SPEND = "code.spend", "현장 기기로 투표하기"
    PAPER_HAND_OUT = "paper.hand_out", "종이 투표지 주기"
    CLASSCODE_PRINT = "classcode.print", "학급 번호 만들기"
    CLASSCODE_SPEND = "classcode.spend", "학급 번호로 투표하기"
    ENVELOPE_TAKE = "envelope.take", "확인 뒤 셀 봉투 받기"
    ENVELOPE_ADMIT = "envelope.admit", "봉투 인정하기"
    ENVELOPE_REFUSE = "envelope.refuse", "봉투 돌려놓기"
    BUNDLE_ENTER = "bundle.enter", "묶음 처음 입력하기"
    BUNDLE_REPEAT = "bundle.repeat", "묶음 두 번째 입력하기"
    BUNDLE_MEND = "bundle.mend", "묶음 입력 고치기"
    BUNDLE_SETTLE = "bundle.settle", "묶음 맞추기"

    COUNT_COUNT = "count.count", "개표하기"
    COUNT_CERTIFY = "count.certify", "개표 결과 확인하기"
    COUNT_REOPEN = "count.reopen", "다시 세기로 하기"
    COUNT_REVEAL = "count.reveal", "결과를 하나씩 보이기"
    OBJECTION_LODGE = "objection.lodge", "결과를 다시 봐 달라고 요청하기"
    OBJECTION_DISMISS = "objection.dismiss", "이의에 답하고 결과를 그대로 두기"
    OBJECTION_UPHOLD = "objection.uphold", "이의를 받아들여 다시 세기"

    ASSEMBLY_PREPARE = "assembly.prepare", "주민총회 준비하기"
    ASSEMBLY_TABLE_ITEM = "assembly.table_item", "안건 올리기"
    ASSEMBLY_DROP_ITEM = "assembly.drop_item", "안건 빼기"
    ASSEMBLY_GIVE_NOTICE = "assembly.give_notice", "주민총회 공고하기"
    ASSEMBLY_OPEN = "assembly.open", "주민총회 열기"
    ASSEMBLY_CLOSE = "assembly.close", "주민총회 마치기"
    ASSEMBLY_DECLARE = "assembly.declare", "총회 결과 발표하기"
    ASSEMBLY_FIND_NO_QUORUM = "assembly.find_no_quorum", "참여 인원 부족 알리기"
    ASSEMBLY_CALL_OFF = "assembly.call_off", "주민총회 취소하기"
    ASSEMBLY_RESOLVE = "assembly.resolve", "총회 결정문 남기기"

    BUDGET_OPEN = "budget.open", "동별 한도 정하기"
    BUDGET_ALLOCATE = "budget.allocate", "예산 나누기"

    ACCESS_REVIEW = "access.review", "접속기록 점검하기"
    RETENTION_DESTROY = "retention.destroy", "보관 기간이 지난 것 파기하기"


QUIET = frozenset(
    {
        Verb.BALLOT_CAST,
        Verb.RECRUITMENT_APPLY,
        Verb.RECRUITMENT_WITHDRAW,
        Verb.ACCOUNT_SIGN_IN,
        Verb.ACCOUNT_SIGN_OUT,
        Verb.PASS_ISSUE,
        Verb.PASS_DECLARE_BASIS,
        Verb.LETTER_USE,
        Verb.CODE_HAND_OUT,
        Verb.CODE_SPEND,
        Verb.PAPER_HAND_OUT,
        Verb.CLASSCODE_SPEND,
        Verb.PROPOSAL_KEEP,
        Verb.SUPPORT_GIVE,
        Verb.SUPPORT_TAKE_BACK,
        Verb.NOTICE_READ,
        Verb.FOLLOW_BEGIN,
        Verb.FOLLOW_END,
        Verb.FOLLOW_CHOOSE,
    }
)
"""Not chained into the audit trail: a chain of casts would stand all voters in one line and keep their order.
What leads to a cast without an account would keep that order too, and more of a person than her
roll mark. The roll mark and the box are the record of a cast; the sign-in rows are the record of sign-ins.
A code or a paper handed out is kept out too: the trail has times, and a time beside a mark would narrow down a ballot.
What a draft keeps by itself every few seconds is no act yet. What somebody likes or follows is hers to take back without a trace: the trail is for acts that others must be able to check."""
