"""What is done so that proposals become one or two, or another dong's."""

from .merging import agree, carry_out, drop, merge, propose, refuse
from .moving import move
from .splitting import agree_to_split, ask_to_split, drop_split, refuse_to_split, split

__all__ = [
    "agree",
    "agree_to_split",
    "ask_to_split",
    "carry_out",
    "drop",
    "drop_split",
    "merge",
    "move",
    "propose",
    "refuse",
    "refuse_to_split",
    "split",
]
