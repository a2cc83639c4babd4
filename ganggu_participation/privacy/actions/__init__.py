"""What is done with personal data: by the person herself, by officials, and by the clock."""

from .factors import reset_factors
from .letters import print_letters
from .night import destroy
from .office import review, unmask
from .own import close, correct, give, withdraw

__all__ = ["close", "correct", "destroy", "give", "print_letters", "reset_factors", "review", "unmask", "withdraw"]
