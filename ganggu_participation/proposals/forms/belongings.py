"""What comes in beside the words of a proposal: files, invitations, and why it is taken back."""

from flask_wtf.file import FileField, FileRequired

from ...web.forms import Form, email, line, text

ACCEPT = ".jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,.hwp,.hwpx,.odt,.docx,.xlsx"


class AttachmentForm(Form):
    file = FileField(
        "사진이나 파일",
        validators=[FileRequired("사진이나 파일을 골라 주세요.")],
        description="하나에 10MB까지, 모두 5개까지 붙일 수 있습니다.",
        render_kw={"accept": ACCEPT},
    )
    alt = line(
        "사진 설명",
        200,
        required=False,
        label="사진에 무엇이 보이나요",
        description="눈으로 보기 어려운 분께 읽어 드립니다. 예: 나무 뿌리에 들려 깨진 보도블록",
    )


class InvitationForm(Form):
    email = email(
        "전자우편 주소",
        required=False,
        label="함께 쓸 사람의 전자우편 주소",
        description="비워 두면 주소를 아는 사람 누구나 한 명이 함께 쓸 수 있습니다. 적으면 그 사람의 '내 제안'에도 나타납니다.",
    )


class IndependenceForm(Form):
    reason = text("까닭", 200, shortest=5, label="따로 하려는 까닭", description="두 제안의 화면에 공개됩니다.")


class WithdrawalForm(Form):
    reason = text(
        "까닭",
        200,
        required=False,
        label="거두는 까닭",
        description="비워 두어도 됩니다. 적으면 제안 화면에 공개됩니다.",
    )
