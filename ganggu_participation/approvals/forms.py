"""What is written when asking for approval, and when sending a request back."""

from wtforms import HiddenField

from ..web import forms


class ProposalOfActForm(forms.Form):
    act = HiddenField()
    subject_id = HiddenField()
    reason = forms.text("까닭", 500, shortest=5, description="왜 지금 하려는지 적어 주세요. 살펴볼 사람이 봅니다.")


class RejectionForm(forms.Form):
    answer = forms.text("돌려보내는 까닭", 500, shortest=5)
