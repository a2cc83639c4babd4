"""Each verb of what residents propose, say, join and follow has one file that shows it with everybody of the cast."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

from ganggu_participation.verbs import Verb

HOUSE = Path(__file__).parents[2]
NOUNS = {
    "proposal", "invitation", "price", "appeal", "support", "comment", "merger", "split", "screening", "scoresheet",
    "follow", "notice",
}  # fmt: skip
VERBS = [verb for verb in Verb if verb.partition(".")[0] in NOUNS]
NOES = {"refused", "refusal_of", "hears_no"}
EVERYBODY = {"nobody_else_may", "only_the_clock_may", "CAST"}


def first_words(path):
    """What the first line of the file's docstring says before the colon."""
    return (ast.get_docstring(ast.parse(path.read_text())) or "").partition(": ")[0]


def files_by_verb():
    found = defaultdict(list)
    for path in sorted((HOUSE / "tests").glob("*/test_*.py")):
        found[first_words(path)].append(path)
    return found


def actions_by_verb():
    """The name of the function that does a verb, read from the code."""
    found = {}
    for path in (HOUSE / "ganggu_participation").rglob("*.py"):
        if "actions" in path.parts or path.name == "actions.py":
            for function in (node for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)):
                found |= dict.fromkeys(verbs_of(function), function.name)
    return found


def verbs_of(function):
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    deeds = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "deed"]
    return [Verb[call.args[1].attr] for call in deeds]


def names_in(path):
    nodes = list(ast.walk(ast.parse(path.read_text())))
    return {node.attr for node in nodes if isinstance(node, ast.Attribute)} | {
        node.id for node in nodes if isinstance(node, ast.Name)
    }


@pytest.fixture(scope="module")
def files():
    return files_by_verb()


@pytest.fixture(scope="module")
def actions():
    return actions_by_verb()


@pytest.mark.parametrize("verb", VERBS, ids=str)
def test_a_verb_has_one_file_that_does_it_and_is_told_no(files, actions, verb):
    hers = files[verb]
    names = [str(path.relative_to(HOUSE)) for path in hers]
    assert len(hers) == 1, f"One file in tests/<room>/ should begin with the words '{verb}: ...'; these do: {names}."
    said = names_in(hers[0])
    assert actions[verb] in said, f"{names[0]} says that it is about {verb}, but never calls {actions[verb]}()."
    assert said & EVERYBODY, f"{names[0]} does not go through everybody of the cast."
    assert said & NOES, f"{names[0]} shows nothing that is refused for its state or its words."


def test_no_file_speaks_of_a_verb_that_is_not_there(files):
    claimed = {name for name in files if name.partition(".")[0] in NOUNS and "." in name and " " not in name}
    assert claimed <= set(VERBS), f"No such verb: {sorted(claimed - set(VERBS))}."
