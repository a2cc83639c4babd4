"""The one way in which the house says no: a name, an HTTP status and a Korean sentence."""

from enum import Enum


class Refusal(Enum):
    NOT_SIGNED_IN = 401, "이 일을 하려면 먼저 로그인해 주세요."
    NOT_AN_OFFICIAL = 403, "담당 공무원만 볼 수 있는 화면입니다."
    NOT_AN_ADMINISTRATOR = 403, "시스템 관리자만 할 수 있습니다."
    NOT_AN_OBSERVER = 403, "참관인과 담당 공무원만 볼 수 있는 화면입니다."
    ROLE_MISSING = 403, "이 동에서 이 일을 맡은 담당자만 할 수 있습니다."
    NOT_YOURS = 403, "본인 것만 고칠 수 있습니다."
    OWN_PROPOSAL = 403, "본인이 낸 제안은 다른 담당자가 검토해야 합니다."
    ONLY_THE_CLOCK = 403, "정해진 시각에 자동으로 하는 일입니다."
    SAME_HANDS = 403, "개표한 사람은 결과를 확인할 수 없습니다. 다른 개표 담당자가 확인해 주세요."
    COUNTED_HERSELF = 403, "개표한 사람은 이의에 답할 수 없습니다. 다른 담당자가 답해 주세요."
    OWN_OBJECTION = 403, "본인이 낸 이의에는 답할 수 없습니다. 다른 담당자가 답해 주세요."
    ALREADY_GRANTED = 409, "이미 맡고 있는 권한입니다."
    SECOND_FACTOR_FIRST = 403, "담당자는 두 번째 확인을 마친 뒤에 일할 수 있습니다."
    NOT_FRESH = 403, "중요한 일이라 본인인지 한 번 더 확인합니다."
    OUTSIDE_NETWORK = 403, "업무 화면은 정해진 업무망에서만 열 수 있습니다."
    WRONG_CODE = 422, "확인 번호가 맞지 않습니다. 지금 보이는 번호를 다시 적어 주세요."
    USED_CODE = 422, "이미 쓴 확인 번호입니다. 다음 번호가 나오면 적어 주세요."
    WRONG_PASSKEY = 422, "패스키를 확인하지 못했습니다. 다시 하거나 다른 방법을 골라 주세요."
    PASSKEY_KNOWN = 409, "이미 등록한 패스키입니다."
    LAST_FACTOR = 409, "담당자는 두 번째 확인 방법이 하나는 있어야 합니다. 다른 방법을 먼저 등록해 주세요."
    LAST_ADMINISTRATOR = 409, "마지막 시스템 관리자의 권한은 거둘 수 없습니다. 다른 관리자를 먼저 정해 주세요."
    PASSWORD_NOT_YOURS = 422, "지금 비밀번호가 맞지 않습니다. 다시 적어 주세요."
    PASSWORD_TOO_SHORT_ALONE = 422, "두 번째 확인 방법이 없는 담당자의 비밀번호는 15자 이상으로 정해 주세요."
    LINK_SPENT = 410, "이미 썼거나 10분이 지난 링크입니다. 비밀번호를 잊었을 때 화면에서 다시 받아 주세요."
    ROLES_CLASH = 409, "한 사람이 함께 맡을 수 없는 권한입니다. 먼저 맡은 권한을 거두어 주세요."

    OWN_REQUEST = 403, "승인을 요청한 사람은 승인할 수 없습니다. 다른 담당자가 살펴봐 주세요."
    NOT_APPROVED = 409, "두 사람이 함께 하는 일입니다. 먼저 승인을 요청하고, 다른 담당자가 승인해야 합니다."
    ALREADY_PROPOSED = 409, "이미 승인을 요청했거나 승인받은 일입니다."
    APPROVAL_LAPSED = 409, "승인 기한이 지났습니다. 다시 요청해 주세요."

    NOT_VERIFIED = 403, "먼저 본인 확인을 해 주세요. 한 사람이 한 번만 참여할 수 있도록 확인합니다."
    NO_DONG_YET = 409, "먼저 우리 동을 골라 주세요."
    TOO_YOUNG_FOR_AN_ACCOUNT = 422, "14세부터 가입할 수 있습니다. 14세 미만은 학교나 동 행정복지센터에서 참여해 주세요."
    ADDRESS_TAKEN = 409, "이미 가입한 연락처입니다. 로그인 화면에서 비밀번호로 로그인해 주세요."
    PERSON_KNOWN = 409, "다른 계정으로 이미 본인 확인을 했습니다. 그 계정으로 로그인해 주세요."
    ALREADY_VERIFIED = 409, "이미 본인 확인을 마쳤습니다. 다시 하지 않아도 됩니다."
    WRONG_PASSWORD = 422, "연락처나 비밀번호가 맞지 않습니다. 다시 적어 주세요."
    TOO_MANY_TRIES = 429, "비밀번호를 여러 번 잘못 적어 잠시 멈추었습니다."
    TOO_BUSY = 503, "지금 로그인하는 사람이 많습니다. 잠시 뒤 다시 눌러 주세요."
    PASSWORD_TOO_SHORT = 422, "비밀번호는 8자 이상으로 정해 주세요."
    PASSWORD_TOO_COMMON = 422, "많은 사람이 쓰는 쉬운 비밀번호입니다. 다른 사람이 알아맞히기 어려운 것으로 정해 주세요."
    CONSENT_MISSING = 422, "꼭 필요한 개인정보 수집·이용에 동의해야 가입할 수 있습니다."
    IDENTITY_UNCONFIRMED = 422, "본인 확인이 되지 않았습니다. 적은 내용을 다시 살펴봐 주세요."
    NAMESAKES = 409, "이름과 생년월일이 같은 분이 계셔서 온라인으로는 구분할 수 없습니다. 동 행정복지센터에서 확인해 드립니다."
    NOT_LISTED = 422, "주민 명단에서 찾지 못했습니다. 이름과 생년월일을 다시 확인하거나 다른 방법을 골라 주세요."
    PROVIDER_DOWN = 503, "이 방법이 잠시 되지 않습니다. 다른 방법을 골라 주세요."
    RUN_OVER = 409, "본인 확인을 시작한 지 오래되었거나 이미 끝났습니다. 처음부터 다시 해 주세요."
    WRONG_ONE_TIME_CODE = 422, "확인번호가 맞지 않거나 시간이 지났습니다. 다시 적거나 새 번호를 받아 주세요."
    CODES_TOO_OFTEN = 429, "확인번호를 여러 번 보냈습니다. 조금 뒤에 다시 받아 주세요."
    TOO_MANY_CHECKS = 429, "여러 번 맞지 않아 잠시 멈추었습니다."
    WRONG_LETTER = 422, "편지 번호나 생년월일이 맞지 않거나 이미 쓴 편지입니다. 동 행정복지센터에서 새 편지를 받을 수 있습니다."
    LETTER_OF_AN_OFFICIAL = 403, "업무를 맡은 사람은 편지로 로그인할 수 없습니다. 비밀번호로 로그인해 주세요."
    TOO_YOUNG_ONLINE = 422, "14세 미만은 온라인 본인 확인을 하지 않습니다. 학교에서 받은 번호나 종이 투표로 함께해 주세요."
    TOO_FEW_IDENTITY_CHECKS = 409, "본인 확인 방법이 두 가지 이상 켜져 있어야 투표를 공고할 수 있습니다. 시스템 관리자에게 알려 주세요."
    NOT_IDENTIFIED = 401, "투표하려면 본인 확인이 필요합니다."
    CONTACT_UNCONFIRMED = 422, "연락처를 먼저 확인해 주세요."
    LIST_EMPTY = 422, "명단에 넣을 사람이 없습니다. 파일을 다시 확인해 주세요."
    NOT_YOUR_VISIT = 403, "이 주민을 맞이한 담당자만 할 수 있습니다."
    VISIT_OVER = 409, "창구 도움을 시작한 지 오래되었습니다. 주민을 다시 찾아 주세요."
    NOBODY_FOUND_YET = 409, "먼저 주민을 등록해 주세요."
    ALREADY_REGISTERED = 409, "이미 등록된 주민입니다."
    RESIDENT_NUMBER = 422, "주민등록번호는 받지 않습니다. 적지 말아 주세요."

    TOO_OFTEN = 429, "짧은 동안 너무 여러 번 보냈습니다. 나중에 다시 하거나 전화해 주세요."
    CONSENT_NEEDED = 409, "이 동의를 거두면 계정을 쓸 수 없습니다. 그래도 거두려면 가입을 그만두어 주세요."
    NOTHING_TO_WITHDRAW = 409, "지금 하고 있지 않은 동의입니다."
    NAME_IS_VERIFIED = 409, "본인 확인을 한 이름과 생년월일은 바꿀 수 없습니다. 본인 확인 동의를 거둔 뒤 고쳐 주세요."
    STILL_IN_OFFICE = (
        409,
        "맡은 권한이 있어 가입을 그만둘 수 없습니다. 시스템 관리자에게 권한을 거두어 달라고 해 주세요.",
    )
    WHY_MISSING = 422, "왜 보아야 하는지 10자 이상 적어 주세요."
    MONTH_NOT_OVER = 409, "끝난 달의 기록만 점검할 수 있습니다."
    ALREADY_REVIEWED = 409, "이미 점검한 달입니다."
    REASONS_UNCHECKED = 422, "내려받은 까닭을 모두 살펴본 뒤 확인란을 눌러 주세요."
    NOTHING_DUE = 409, "보관 기간이 지난 것이 없습니다."

    NOT_IN_THIS_STATE = 409, "지금 단계에서는 할 수 없습니다."
    OVERTAKEN = 409, "그사이 다른 처리가 먼저 끝났습니다. 화면을 새로 열어 다시 확인해 주세요."
    DONG_KNOWN = 409, "이미 있는 동입니다. 행정동 코드와 이름을 확인해 주세요."
    TOO_EARLY_AFTER_NOTICE = (
        409,
        "운영계획은 제안을 받기 20일 전까지 공고해야 합니다. 더 늦게 공고하려면 까닭을 적어 주세요.",
    )
    NO_CYCLE = 409, "아직 올해 운영계획이 공고되지 않았습니다."

    REASON_MISSING = 422, "까닭을 5자 이상 적어 주세요."
    REASON_TOO_SHORT = 422, "까닭을 30자 이상 알기 쉽게 적어 주세요."
    NO_REASON_CODE = 422, "어려운 까닭을 하나 이상 골라 주세요."
    ANSWER_UNSIGNED = 422, "답하는 부서와 직위를 적어 주세요."
    ANSWER_EMPTY = 422, "주민에게 보일 말을 적어 주세요."
    RECUSED = 403, "이해관계가 있어 검토에서 빠진 제안입니다. 다른 담당자가 검토해야 합니다."
    SAME_REVIEWER = 403, "처음 답한 사람은 이의에 답할 수 없습니다. 다른 담당자가 살펴봐야 합니다."
    ALREADY_RECUSED = 409, "이미 검토에서 빠진 제안입니다."
    RECUSAL_UNEXPLAINED = 422, "어떤 이해관계가 있는지 적어 주세요."
    NOT_A_REVIEWER = 422, "이 제안을 검토할 수 있는 담당자를 골라 주세요."
    NO_HELD_ANSWER = 409, "써 둔 답이 없습니다."
    CONDITION_MISSING = 422, "어떤 조건이 있는지 적어 주세요."
    APPEAL_TOO_LATE = 409, "이의는 답을 받은 날부터 7일 안에 한 번 제기할 수 있습니다."
    ALREADY_APPEALED = 409, "이 제안에는 이미 이의를 제기했습니다. 한 제안에 한 번만 할 수 있습니다."
    FIXED_AFTER_RECEIPT = 409, "접수한 뒤에는 동과 유형을 바꿀 수 없습니다."
    PROPOSAL_INCOMPLETE = 422, "제안 이름, 왜 필요한지, 어디인지를 모두 적어야 낼 수 있습니다."
    WRITTEN_MEANWHILE = 409, "그사이 다른 곳에서 이 글을 고쳤습니다. 두 글을 견주어 보고 골라 주세요."
    POINT_OUTSIDE = 422, "지도에 표시한 곳이 우리 구 밖입니다. 다시 표시하거나 표시를 지워 주세요."
    POINT_IN_OTHER_DONG = 422, "지도에 표시한 곳이 고른 동이 아닙니다. 동이나 표시를 다시 골라 주세요."
    FILE_REFUSED = 422, "파일을 붙이지 못했습니다."
    TOO_MANY_FILES = 409, "사진과 파일은 모두 5개까지 붙일 수 있습니다. 다른 것을 먼저 떼어 주세요."
    TOO_YOUNG_TO_WRITE = 403, "14세부터 함께 쓸 수 있습니다."
    INVITED_ALREADY = 409, "이미 함께 쓰고 있습니다."
    INVITATION_FOR_SOMEBODY_ELSE = 403, "다른 사람에게 보낸 초대입니다. 초대한 사람에게 다시 보내 달라고 해 주세요."
    INVITATION_OLD = 409, "초대한 지 14일이 지났습니다. 초대한 사람에게 다시 보내 달라고 해 주세요."
    TOO_MANY_WRITERS = 409, "함께 쓰는 사람은 10명까지입니다."
    PRICE_KNOWN = 409, "같은 이름의 단가가 이미 있습니다. 그 단가를 고쳐 주세요."
    PRICE_UPSIDE_DOWN = 422, "낮은 값이 높은 값보다 클 수 없습니다."
    PAPER_UNSIGNED = 422, "종이 제안에 적힌 이름과 공개할 이름을 적어 주세요."
    PAPER_CONSENT_MISSING = 422, "제안한 사람이 종이에 개인정보 동의를 적었는지 확인해 주세요."
    NOT_A_PAPER_CHANNEL = 422, "어떻게 들어온 제안인지 골라 주세요."
    NOT_ELIGIBLE = 409, "담당 부서 검토를 마친 제안만 안건으로 올릴 수 있습니다."
    COST_MISSING = 409, "검토한 사업비가 있어야 안건으로 올릴 수 있습니다."
    OVER_PROJECT_LIMIT = 422, "사업비가 이 유형에서 쓸 수 있는 예산보다 큽니다."
    OTHER_DONG = 409, "다른 동의 제안입니다."
    OTHER_TRACK = 409, "다른 유형의 제안입니다."
    NOT_A_DONG_TRACK = 409, "동마다 쓸 수 있는 예산을 정한 유형에서만 할 수 있습니다."
    ALREADY_TABLED = 409, "이미 올린 안건입니다."
    ITEM_MISSING = 409, "이 총회의 안건이 아닙니다. 화면을 새로 열어 다시 확인해 주세요."
    NO_ITEMS = 409, "안건이 하나도 없습니다. 안건을 먼저 올려 주세요."
    DATES_OUT_OF_ORDER = 422, "시작하는 때가 끝나는 때보다 앞서야 합니다."
    NOTICE_TOO_SHORT = 422, "공고는 투표를 시작하기 10일 전까지 해야 합니다."
    OPENING_PASSED = 409, "투표를 시작하는 때가 이미 지났습니다. 날짜를 다시 정해 새로 준비해 주세요."
    NAME_TAKEN = 409, "같은 이름의 주민총회가 이미 있습니다. 다른 이름을 적어 주세요."
    TOO_FEW_TOOK_PART = 409, "참여 인원이 모자라 총회가 성립하지 않았습니다."
    ENOUGH_TOOK_PART = 409, "최소 참여 인원을 채웠습니다. 개표하고 결과를 발표해 주세요."
    ALREADY_RESOLVED = 409, "이미 결정문을 남겼습니다."

    TOO_MANY_FOLLOWS = 409, "소식은 100가지까지 받을 수 있습니다. 그만 받을 것을 먼저 골라 주세요."
    OWN_COMMENT = 409, "내가 쓴 의견은 신고하지 않고 바로 지울 수 있습니다."
    ALREADY_SUPPORTED = 409, "이미 공감한 제안입니다. 한 제안에 한 번만 공감할 수 있습니다."
    NOT_SUPPORTED_YET = 409, "아직 공감하지 않은 제안입니다."
    NO_MORE_VOICES = 409, "이 제안에는 더 공감하거나 의견을 쓸 수 없습니다."
    ONE_LEVEL_OF_ANSWERS = 409, "답글에는 다시 답글을 달 수 없습니다. 처음 의견에 답글을 써 주세요."
    ALREADY_REPORTED = 409, "이미 신고한 의견입니다. 담당자가 살펴보고 있습니다."
    HIDING_UNEXPLAINED = 422, "글쓴이에게 알릴 까닭을 적어 주세요."

    NOT_ON_THE_ROLL = 403, "이 투표의 자격에 해당하지 않습니다."
    ALREADY_VOTED = 409, "이미 투표했습니다. 한 사람이 한 번만 투표할 수 있습니다."
    VOTED_ELSEWHERE = 409, "이번에는 한 동에서만 투표할 수 있습니다. 다른 동에서 이미 참여했습니다."
    NOT_VOTED_YET = 409, "아직 이 투표에 참여하지 않았습니다."
    POLLS_NOT_OPEN = 409, "아직 투표를 시작하지 않았습니다."
    POLLS_CLOSED = 409, "투표가 끝났습니다."
    BAD_BALLOT = 422, "고른 내용을 다시 확인해 주세요."
    RULES_FROZEN = 409, "공고한 뒤에는 투표 규칙을 바꿀 수 없습니다. 바꾸려면 투표를 취소하고 다시 공고해야 합니다."
    BAD_PLAN = 422, "투표용지의 규칙이 서로 맞지 않습니다."
    PUBLISHED_TOO_LATE = 409, "투표는 시작하는 때보다 먼저 공고해야 합니다."
    TOO_EARLY_TO_OPEN = 409, "공고한 시작 시각이 되어야 투표를 열 수 있습니다."
    TOO_EARLY_TO_CLOSE = 409, "공고한 마감 시각이 되어야 투표를 마감할 수 있습니다."
    EXTENSION_TOO_LONG = 422, "투표 기간은 처음 마감에서 7일까지만 늘릴 수 있습니다."
    EXTENSION_BACKWARDS = 422, "새 마감은 지금 마감보다 늦어야 합니다."
    OBJECTION_PERIOD = 409, "이의를 낼 수 있는 기간이 아직 끝나지 않았습니다."

    NOT_ON_SHIFT = 403, "이 투표소에서 지금 근무하는 사람만 할 수 있습니다."
    PLACE_SHUT = 409, "이 투표소의 운영 시간이 아닙니다."
    PLACE_KNOWN = 409, "같은 이름의 투표소가 이미 있습니다. 다른 이름을 적어 주세요."
    CODE_UNKNOWN = 422, "번호를 찾지 못했습니다. 번호표를 다시 보고 적어 주세요. 15분이 지났으면 확인대에서 새로 받아 주세요."
    CODE_OUT = 409, "이미 현장 투표 번호를 받아 간 분입니다. 쓰지 않은 번호를 먼저 거두어 주세요."
    NO_CODE_OUT = 409, "거둘 번호가 없습니다. 이미 투표했거나 시간이 지난 번호입니다."
    KIOSK_SHUT = 403, "담당자가 켠 현장 기기에서만 쓸 수 있는 화면입니다."
    POLLS_STILL_OPEN = 409, "투표를 마감한 뒤에 할 수 있습니다."
    SAME_ENTERER = 403, "처음 입력한 사람은 같은 묶음을 다시 입력할 수 없습니다. 다른 담당자가 입력해 주세요."
    BUNDLE_EMPTY = 422, "한 줄에 종이 한 장씩 적어 주세요."
    BUNDLE_DIFFERS = 409, "두 사람이 입력한 내용이 다릅니다. 다른 줄을 종이와 맞추어 주세요."
    BALANCE_OFF = 409, "결산이 맞지 않습니다."
    BALANCE_OPEN = 409, "종이 투표지 결산을 마치지 않은 투표소가 있습니다."
    ENVELOPES_WAIT = 409, "아직 확인하지 않은 봉투가 있습니다. 명부와 맞춘 뒤에 인정하거나 돌려놓아 주세요."

    NOT_A_CARD_HOLDER = 403, "이 열쇠의 카드를 가진 개표 담당자만 할 수 있습니다."
    BAD_HOLDERS = 422, "개표 담당자를 두 명에서 다섯 명까지 고르고, 그 가운데 두 명 이상이 있어야 열리게 정해 주세요."
    SEATS_EMPTY = 409, "아직 오지 않은 담당자가 있습니다. 모두 ‘왔습니다’를 누른 뒤에 만들어 주세요."
    CARD_TAKEN = 409, "카드는 한 번만 보여 드립니다. 인쇄하지 못했다면 이 열쇠를 버리고 처음부터 다시 만들어 주세요."
    SEAT_LOST = 409, "‘왔습니다’를 누른 기기와 브라우저에서만 카드를 받을 수 있습니다. 그 기기가 없으면 이 열쇠를 버리고 다시 만들어 주세요."
    BAD_SHARE = 422, "열쇠 조각을 읽지 못했습니다."
    OTHER_CARD = 422, "이 열쇠의 내 카드가 아닙니다. 카드에 적힌 이름과 열쇠 이름을 살펴봐 주세요."
    SHARES_MISSING = 409, "열쇠 조각이 아직 모자랍니다. 담당자들이 조각을 넣은 뒤에 다시 눌러 주세요."
    TABLE_GONE = 409, "모으던 열쇠 조각이 지워졌습니다. ‘열쇠 조각 모으기’를 다시 누르고 조각을 다시 넣어 주세요."
    COUNT_KEY_MISSING = 409, "시험까지 마친 개표 열쇠가 있어야 공고할 수 있습니다. 개표 열쇠를 먼저 만들어 주세요."
    BOX_KEPT = 409, "이의를 낼 수 있는 기간이 끝난 뒤에 봉한 표를 없앱니다."
    OBJECTIONS_OPEN = 409, "아직 답하지 않은 이의가 있어 결과를 확정할 수 없습니다."
    NOT_DECLARED_YET = 409, "아직 결과를 발표하지 않았습니다. 발표한 뒤에 다시 봐 달라고 요청할 수 있습니다."
    OBJECTIONS_OVER = 409, "결과를 다시 봐 달라고 요청하는 기간이 끝났습니다."
    OBJECTED_ALREADY = 409, "이 결과에 이미 이의를 냈습니다. 한 사람이 한 번 낼 수 있습니다."
    CLAIM_TOO_SHORT = 422, "무엇을 왜 다시 봐야 하는지 20자 이상 적어 주세요."

    COUNT_IS_STALE = 409, "개표한 뒤에 달라진 것이 있습니다. 다시 개표해 주세요."
    RECOUNT_FIRST = 409, "이미 확인한 개표입니다. 먼저 다시 센 다음 그 결과를 확인해 주세요."
    COUNT_SUPERSEDED = 409, "더 나중에 한 개표가 있습니다. 마지막 개표를 확인해 주세요."
    CHECK_FAILED = 409, "맞지 않는 숫자가 있어 발표할 수 없습니다. 확인 줄을 살펴봐 주세요."
    BOX_DAMAGED = 409, "열 수 없는 표가 있어 개표를 멈추었습니다."
    NOT_COUNTED_YET = 409, "확인을 마친 개표 결과가 아직 없습니다."
    CEILING_PASSED = 409, "쓸 수 있는 예산을 넘을 수 없습니다."
    ENVELOPE_EXISTS = 409, "이 동의 한도를 이미 정했습니다."
    OTHER_VOTE = 409, "이 예산을 나누는 투표가 아닙니다."
    ASSEMBLY_NOT_DECLARED = 409, "총회 결과를 발표한 뒤에 예산을 나눌 수 있습니다."

    @property
    def status(self) -> int:
        return self.value[0]

    @property
    def message(self) -> str:
        return self.value[1]


class Refused(Exception):
    """Raised by rules and actions; `detail` adds what is particular to this case (a day, a place, a number)."""

    def __init__(self, refusal: Refusal, detail: str = "") -> None:
        super().__init__(refusal.name)
        self.refusal = refusal
        self.detail = detail

    @property
    def status(self) -> int:
        return self.refusal.status

    @property
    def message(self) -> str:
        return f"{self.refusal.message} {self.detail}".strip()
