"""What comes in: ballots that can only parse to what the frozen rules allow, and the office's forms."""

from .ballots import Ballot, ballot_form
from .contest_fields import ContestField
from .deeds import CancellationForm, CountKeyForm, ExtensionForm
from .drafts import VoteForm

__all__ = ["Ballot", "CancellationForm", "ContestField", "CountKeyForm", "ExtensionForm", "VoteForm", "ballot_form"]
