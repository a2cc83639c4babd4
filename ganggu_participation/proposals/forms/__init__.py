"""What comes in, one file for each of those who send it."""

from .belongings import AttachmentForm, IndependenceForm, InvitationForm, WithdrawalForm
from .papers import ImportForm, PaperForm
from .prices import PriceForm, read_numbers
from .review import CONDITIONAL, ELIGIBLE, INELIGIBLE, InfoRequestForm, ReviewForm, TakeUpForm
from .search import COSTS, DUE, OFFICE_STATES, PUBLIC_STATES, TIMES, DeskFilterForm, FilterForm, SearchForm
from .writing import ProposalForm

__all__ = [
    "CONDITIONAL",
    "COSTS",
    "DUE",
    "ELIGIBLE",
    "INELIGIBLE",
    "OFFICE_STATES",
    "PUBLIC_STATES",
    "TIMES",
    "AttachmentForm",
    "DeskFilterForm",
    "FilterForm",
    "ImportForm",
    "IndependenceForm",
    "InfoRequestForm",
    "InvitationForm",
    "PaperForm",
    "PriceForm",
    "ProposalForm",
    "ReviewForm",
    "SearchForm",
    "TakeUpForm",
    "WithdrawalForm",
    "read_numbers",
]
