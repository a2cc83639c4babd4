"""HTTP for the room: asking to merge, split or move, and the answers."""

from flask import Blueprint

from . import (
    merger_agreements,
    merger_refusals,
    merger_withdrawals,
    mergers,
    mine,
    moves,
    requests,
    split_agreements,
    split_refusals,
    split_withdrawals,
    splits,
)

MERGERS = (mergers, merger_agreements, merger_refusals, merger_withdrawals)
SPLITS = (splits, split_agreements, split_refusals, split_withdrawals)
BLUEPRINTS: list[Blueprint] = [resource.room for resource in (*MERGERS, *SPLITS, moves, requests, mine)]
