"""The office's two short forms: a later close, and the end of a vote; both with a public reason."""

from ...web.forms import Form, moment, text
from ..plans import SHORTEST_REASON


class ExtensionForm(Form):
    closes = moment("새 마감")
    reason = text("까닭", shortest=SHORTEST_REASON, longest=500)


class CancellationForm(Form):
    reason = text("까닭", shortest=SHORTEST_REASON, longest=500)
