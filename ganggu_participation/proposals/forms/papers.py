"""A proposal that came in on paper: the same words, and what the sheet says about its writer."""

from typing import Any

from flask_wtf.file import FileField, FileRequired

from ...web.forms import Form, agree, line, select
from ..papers import Paper
from ..states import CHANNELS, ON_PAPER
from .writing import ProposalForm


class ImportForm(Form):
    file = FileField(
        "파일",
        validators=[FileRequired("CSV나 XLSX 파일을 골라 주세요.")],
        description="CSV(UTF-8 또는 CP949)나 XLSX, 1,000건까지. 첫 줄에 칸 이름을 적어 주세요.",
        render_kw={"accept": ".csv,.xlsx"},
    )
    consented = agree(
        "제안한 사람들이 모두 개인정보 동의를 적은 것을 확인했습니다", "제안한 사람들의 개인정보 동의를 먼저 확인해 주세요."
    )


class PaperForm(ProposalForm):
    channel = select("들어온 길", [(c.value, c.label) for c in ON_PAPER], label="어떻게 들어왔나요")
    name = line("제안한 분의 이름", 40, description="담당자만 봅니다.")
    shown = line("공개할 이름", 40, description="제안 화면에 보입니다. 예: 풍암동 주민 김○○")
    contact = line("연락처", 60, required=False, description="담당자만 봅니다. 알릴 일이 있을 때 씁니다.")
    consented = agree("종이에 개인정보 수집·이용 동의가 있습니다", "종이에 동의가 있는지 확인해 주세요.")

    def sheet(self) -> dict[str, Any]:
        """What `take_in` asks for beside the words."""
        told = {name: self[name].data or "" for name in ("name", "shown", "contact")}
        return {"channel": CHANNELS[self.channel.data], "paper": Paper(**told, consented=bool(self.consented.data))}
