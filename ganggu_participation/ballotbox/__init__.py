"""The box: ballots read against the rule sheet, sealed, logged and receipted; no Flask and no database."""

from ganggu_participation.ballotbox.choices import BadBallot, read_ballot, read_content
from ganggu_participation.ballotbox.envelope import (
    CannotOpen,
    CountKey,
    new_count_key,
    open_ballot,
    padded_size,
    seal_ballot,
)
from ganggu_participation.ballotbox.log import EMPTY_ROOT, InclusionProof, Log
from ganggu_participation.ballotbox.receipt import leaf_hash, read_receipt_code, receipt_code
from ganggu_participation.ballotbox.rule_sheet import rule_sheet_bytes, rule_sheet_id

__all__ = [
    "EMPTY_ROOT",
    "BadBallot",
    "CannotOpen",
    "CountKey",
    "InclusionProof",
    "Log",
    "leaf_hash",
    "new_count_key",
    "open_ballot",
    "padded_size",
    "read_ballot",
    "read_content",
    "read_receipt_code",
    "receipt_code",
    "rule_sheet_bytes",
    "rule_sheet_id",
    "seal_ballot",
]
