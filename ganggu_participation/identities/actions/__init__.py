"""The verbs of the room: each one deed."""

from .desk import end, print_letter, receive, register, see, tell_apart
from .lists import import_list, remove_list
from .passes import declare_basis, issue, use_letter

__all__ = [
    "declare_basis",
    "end",
    "import_list",
    "issue",
    "print_letter",
    "receive",
    "register",
    "remove_list",
    "see",
    "tell_apart",
    "use_letter",
]
