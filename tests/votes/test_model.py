"""The real vote against its model; and the model against faults planted in the code: it must find nearly all."""

import __future__

import inspect
import sys
import textwrap
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from ganggu_participation import permissions
from ganggu_participation.counts import actions as count_actions
from ganggu_participation.counts import box as count_box
from ganggu_participation.counts import sheets as count_sheets
from ganggu_participation.verbs import Verb
from ganggu_participation.votes import actions, box, casting, models, queries, roll

from .model import VoteModel

pytestmark = pytest.mark.long

WALKS, STEPS = 15, 15
CALM = {"deadline": None, "database": None, "derandomize": True, "suppress_health_check": list(HealthCheck)}
HONEST = settings(max_examples=WALKS, stateful_step_count=STEPS, **CALM)
HUNT = settings(max_examples=2 * WALKS, stateful_step_count=STEPS, phases=[Phase.generate], **CALM)
FOUND_AT_LEAST = 0.95

FAULTS: list[tuple[str, Any, str, str, str]] = [
    ("opens before its hour", actions, "open", "if clock.now() < vote.opens:", "if False:"),
    ("closes before its hour", actions, "close", "if clock.now() < vote.closes:", "if False:"),
    ("is published after its opening", actions, "publish", "if vote.opens <= clock.now():", "if False:"),
    ("takes a ballot at the closing second", models.Vote, "why_polls_are_shut", "clock.now() >= self.closes", "clock.now() > self.closes"),
    ("takes its time to open for a closed door", models.Vote, "why_polls_are_shut", " or self.state in (VoteState.DRAFT, VoteState.PUBLISHED)", ""),
    ("takes people of any dong", roll, "fits", 'rule["dong_id"] in (None, person.dong_id)', "True"),
    ("takes any tie to the dong", roll, "fits", 'and person.basis in rule["bases"]', ""),
    ("takes people who are not surely known", roll, "fits", 'and person.level >= rule["level"]', ""),
    ("takes people a day too young", roll, "is_old_enough", '>= rule["min_age"]', '>= rule["min_age"] - 1'),
    ("refuses people on their birthday", roll, "is_old_enough", '>= rule["min_age"]', '> rule["min_age"]'),
    ("lets one person vote again", casting, "mark", "person_key=actor.person_key", "person_key=secrets.token_hex(8)"),
    ("lets one person vote in two dongs", casting, "mark", "round_key=vote.round_key", "round_key=None"),
    ("forgets the channel", casting, "mark", "channel=channel", "channel=Channel.ONLINE"),
    ("strikes the roll without a ballot", actions, "cast", "[mark, Ballot(vote_id=vote.id, key=box.new_key(), sealed=sealed)]", "[mark]"),
    ("drops two ballots", actions, "cast", "[mark, ", "[mark, Ballot(vote_id=vote.id, key=box.new_key(), sealed=casting.sealed(vote, choices)), "),
    ("drops a ballot without a mark", actions, "cast", "[mark, Ballot", "[Ballot"),
    ("hands out a receipt for nothing", actions, "cast", "receipt_code(leaf_hash(sealed))", "receipt_code(leaf_hash(sealed[1:]))"),
    ("seals another choice", casting, "_said", '"choices": chosen', '"choices": chosen[:1]'),
    ("seals an abstention as a choice", casting, "_said", '{"blank": True}', '{"choices": [1]}'),
    ("loses a ballot at the close", box, "_rewrite_here", "key=leaf_hash)", "key=leaf_hash)[1:]"),
    ("extends without end", actions, "extend", "closes > vote.first_closes + timedelta(days=EXTENSION_DAYS)", "False"),
    ("extends after the close", actions, "extend", "if clock.now() >= vote.closes:", "if False:"),
    ("extends without a word", actions, "extend", "_notify(", "str("),
    ("extends without a reason", actions, "extend", "_check_reason(reason)", "pass"),
    ("cancels without a word", actions, "cancel", "_notify(", "str("),
    ("is final before objections end", actions, "finish", "clock.now() < vote.objections_until", "False"),
    ("tells the second channel nothing", queries, "refuse_second_ballot", '"round_key": vote.round_key', '"round_key": None'),
    ("counts ballots twice", count_box, "opened", "groups.update(", "groups.update(2 * list("),
    ("counts abstentions as nothing at all", count_sheets, "contest_sheet", "for (no, content), copies in groups.items() if no == rule[\"no\"]", "for (no, content), copies in groups.items() if no == rule[\"no\"] and \"blank\" not in content"),
    ("counts every group once", count_sheets, "contest_sheet", "[(content, copies)", "[(content, 1)"),
    ("numbers every count alike", count_actions, "count", "no=last + 1", "no=1 if not last else last + 2"),
    ("writes nothing into the audit trail", actions, "close", "with deed(actor, Verb.VOTE_CLOSE, vote)", "with deed(actor, Verb.BALLOT_CAST, vote)"),
]  # fmt: skip
"""Each: what the vote would do wrong, where, and the words of the source that are changed for it."""


def planted(monkeypatch: Any, where: Any, name: str, before: str, after: str) -> None:
    """Puts a copy of the function with a fault in it wherever the house knows the function."""
    real = getattr(where, name)
    source = textwrap.dedent(inspect.getsource(real))
    assert before in source, f"{before!r} is not in {name}: the fault would not be planted"
    changed = source.replace(before, after)
    if "2 * list(" in after:
        changed = changed.replace("for content in contents)", "for content in contents))")
    module = where if isinstance(where, ModuleType) else sys.modules[where.__module__]
    made: dict[str, Any] = {}
    exec(compile(changed, f"<{name} with a fault>", "exec", __future__.annotations.compiler_flag), module.__dict__, made)
    if not isinstance(where, ModuleType):
        monkeypatch.setattr(where, name, made[name])
        return
    for known in [m for n, m in sys.modules.items() if n.startswith("ganggu_participation")]:
        if getattr(known, name, None) is real:
            monkeypatch.setattr(known, name, made[name])


def is_found(how: settings) -> bool:
    """Whether a walk of the model stumbles."""
    try:
        run_state_machine_as_test(VoteModel, settings=how)
    except Exception:
        return True
    return False


def test_a_vote_behaves_as_its_model(town):
    run_state_machine_as_test(VoteModel, settings=HONEST)


def test_who_counted_does_not_certify_and_the_model_knows(town, monkeypatch):
    rules = tuple(rule for rule in permissions.PERMISSIONS[Verb.COUNT_CERTIFY] if rule is not permissions.other_hands)
    monkeypatch.setitem(permissions.PERMISSIONS, Verb.COUNT_CERTIFY, rules)
    assert is_found(HUNT)


def test_the_model_finds_nearly_every_fault(town, monkeypatch):
    missed = []
    for what, where, name, before, after in FAULTS:
        with monkeypatch.context() as patch:
            planted(patch, where, name, before, after)
            if not is_found(HUNT):
                missed.append(what)
    assert len(FAULTS) >= 15
    assert len(missed) <= (1 - FOUND_AT_LEAST) * len(FAULTS), missed
