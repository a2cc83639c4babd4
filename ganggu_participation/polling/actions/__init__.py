"""The verbs of the hall: each one deed."""

from .bundles import enter, mend, repeat, settle_bundle
from .cards import print_class_codes, spend_class_code
from .desk import hand_out_code, hand_out_paper, spend_code, void_code
from .envelopes import admit_envelope, refuse_envelope, take_envelope
from .places import accept_balance, add_place, close_kiosk, open_kiosk, report_papers, settle_balance, staff

__all__ = [
    "accept_balance",
    "add_place",
    "admit_envelope",
    "close_kiosk",
    "enter",
    "hand_out_code",
    "hand_out_paper",
    "mend",
    "open_kiosk",
    "print_class_codes",
    "refuse_envelope",
    "repeat",
    "report_papers",
    "settle_balance",
    "settle_bundle",
    "spend_class_code",
    "spend_code",
    "staff",
    "take_envelope",
    "void_code",
]
