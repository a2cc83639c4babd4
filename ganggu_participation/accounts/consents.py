"""What a person agrees to: purpose, items, period, the right to refuse and its effect, in a version."""

from dataclasses import dataclass

VERSION = "2026-12-01"


@dataclass(frozen=True)
class Terms:
    """One consent screen."""

    kind: str
    title: str
    purpose: str
    items: str
    period: str
    refusal: str
    sentence: str
    required: bool
    version: str = VERSION


ACCOUNT = Terms(
    kind="account",
    title="가입과 참여에 꼭 필요한 동의",
    purpose="가입한 사람을 알아보고, 제안과 투표의 나이·동 자격을 확인합니다.",
    items="전자우편 주소나 휴대전화 번호, 비밀번호(되돌릴 수 없게 바꾸어 보관), 이름, 화면에 보일 이름, 생년월일, 우리 동과 참여 자격",
    period="가입을 그만둘 때까지 보관하고, 그만두면 5일 안에 삭제합니다.",
    refusal="동의하지 않을 수 있습니다. 동의하지 않으면 가입할 수 없지만, 공개한 내용은 그대로 볼 수 있습니다.",
    sentence="가입에 필요한 개인정보 수집·이용에 동의합니다",
    required=True,
)
NEWS = Terms(
    kind="news",
    title="골라서 하는 동의: 소식 받기",
    purpose="내 제안의 처리 결과와, 내가 고른 동·제안·낱말의 소식을 하루에 한 번 모아 전자우편으로 보내 드립니다. ‘내 알림’에서 바꿀 수 있습니다.",
    items="전자우편 주소",
    period="가입을 그만두거나 이 동의를 거둘 때까지",
    refusal="동의하지 않을 수 있습니다. 동의하지 않아도 가입과 참여에 아무 차이가 없습니다.",
    sentence="전자우편으로 소식을 받는 데 동의합니다(선택)",
    required=False,
)
IDENTITY = Terms(
    kind="identity",
    title="본인 확인에 필요한 동의",
    purpose="한 사람이 한 번만 투표하도록 본인을 확인합니다.",
    items="이름, 생년월일, 확인 기관이 알려 주는 식별값(되돌릴 수 없게 바꾸어 보관). 주민등록번호는 받지 않습니다.",
    period="가입을 그만둘 때까지 보관합니다. 투표 명부는 결과 발표 90일 뒤에 삭제합니다.",
    refusal="동의하지 않을 수 있습니다. 동의하지 않으면 온라인 투표를 할 수 없습니다. "
    "현장 투표소에서는 투표할 수 있습니다.",
    sentence="본인 확인에 필요한 개인정보 수집·이용에 동의합니다",
    required=True,
)
AT_SIGN_UP = (ACCOUNT, NEWS)
TERMS = {terms.kind: terms for terms in (ACCOUNT, NEWS, IDENTITY)}


def given(terms: tuple[Terms, ...], ticked: set[str]) -> dict[str, str]:
    """Kind and version of what was ticked among the terms that were shown."""
    return {each.kind: each.version for each in terms if each.kind in ticked}
