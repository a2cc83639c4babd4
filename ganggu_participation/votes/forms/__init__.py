"""What comes in: ballots that can only parse to what the frozen rules allow, and the office's forms."""

from .ballots import Ballot, ContestField, ballot_form
from .deeds import CancellationForm, ExtensionForm
from .drafts import VoteForm

__all__ = ["Ballot", "CancellationForm", "ContestField", "ExtensionForm", "VoteForm", "ballot_form"]
