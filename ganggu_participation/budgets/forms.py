"""What comes in about money."""

from typing import TYPE_CHECKING, Self

from ..web import forms

if TYPE_CHECKING:
    from ..dongs.models import Dong


class EnvelopesForm(forms.Form):
    """One ceiling for the chosen dongs of a track."""

    ceiling = forms.won("동마다 쓸 수 있는 예산")
    dongs = forms.checks("동", coerce=int, required=True)

    def offer(self, dongs: "list[Dong]") -> Self:
        self.dongs.choices = forms.offered([(dong.id, dong.name) for dong in dongs])
        return self
