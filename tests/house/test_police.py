"""The house keeps its own rules; and each rule is seen to bite on a planted fault."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from ganggu_participation.lifecycle import Lifecycle
from ganggu_participation.permissions import PERMISSIONS
from ganggu_participation.verbs import QUIET, Verb
from ganggu_participation.web.doors import check_doors

from . import police

ROOT = Path(__file__).parents[2]
HOUSE, TEMPLATES = ROOT / "ganggu_participation", ROOT / "templates"
VERBS = {verb.name for verb in Verb}


def words_of_screens() -> dict[str, str]:
    paths = [*TEMPLATES.rglob("*.html"), *HOUSE.rglob("*.py")]
    return {str(p.relative_to(ROOT)): p.read_text() for p in paths}


def lives():
    """Every life of the house, as the rooms' states tell it."""
    found = [import_module(f"ganggu_participation.{p.parent.name}.states") for p in sorted(HOUSE.glob("*/states.py"))]
    return [thing for module in found for thing in vars(module).values() if isinstance(thing, Lifecycle)]


def test_every_file_looks_only_where_it_may():
    assert police.import_faults(HOUSE) == []


def test_only_the_clock_asks_the_time():
    assert police.clock_faults(HOUSE) == []


def test_no_file_is_named_after_nothing():
    assert police.name_faults(HOUSE) == []


def test_what_is_loaded_along_is_said_in_functions():
    assert police.option_faults(HOUSE) == []


def test_every_verb_is_the_one_deed_of_one_action():
    assert police.verb_faults(HOUSE, VERBS) == []


def test_every_verb_has_a_row_of_permissions():
    assert set(PERMISSIONS) == set(Verb)
    assert all(PERMISSIONS[verb] for verb in Verb)


def test_every_verb_is_a_step_of_exactly_one_life():
    steps = [verb for life in lives() for verb in life.verbs]
    assert sorted(steps) == sorted(Verb)


def test_every_verb_but_the_quiet_ones_is_written_down():
    source = (HOUSE / "deeds.py").read_text()
    assert "if verb not in QUIET:" in source
    private = {v for v in Verb if v.split(".")[0] in ("support", "follow", "notice")}
    signing = {Verb.ACCOUNT_SIGN_IN, Verb.ACCOUNT_SIGN_OUT, Verb.PASS_ISSUE, Verb.PASS_DECLARE_BASIS, Verb.LETTER_USE, Verb.PROPOSAL_KEEP}
    hall = {Verb.CODE_HAND_OUT, Verb.CODE_SPEND, Verb.PAPER_HAND_OUT, Verb.CLASSCODE_SPEND}
    applying = {Verb.RECRUITMENT_APPLY, Verb.RECRUITMENT_WITHDRAW}  # the trail is read by more people than the list
    assert {Verb.BALLOT_CAST} <= QUIET <= {Verb.BALLOT_CAST} | signing | private | hall | applying


def test_every_template_is_shown_and_carries_nothing_inline():
    assert police.template_faults(HOUSE, TEMPLATES) == []


def test_every_screen_speaks_plainly():
    assert police.word_faults(words_of_screens()) == []


@pytest.mark.parametrize("room", ["tally", "ballotbox"])
def test_a_pure_room_runs_without_flask_and_without_a_database(room):
    code = f"import sys, ganggu_participation.{room}; sys.exit(bool({{'flask', 'sqlalchemy'}} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_a_door_without_an_audience_stops_the_house(bare_app):
    bare_app.view_functions["bare"] = lambda: "x"
    with pytest.raises(RuntimeError, match="bare"):
        check_doors(bare_app)


def test_sizes_are_told(record_property):
    longest = police.sizes(HOUSE)[:5]
    record_property("longest files", longest)
    assert longest[0][0] <= 250, longest


PLANTED: list[tuple[str, str, Callable[[Path, Path], list[str]], str]] = [
    ("dongs/queries.py", "from ..votes.models import Vote\n", lambda h, t: police.import_faults(h), "only to its left"),
    ("votes/actions.py", "from flask import request\n", lambda h, t: police.import_faults(h), "nothing of the web"),
    ("votes/views/votes.py", "from ...database import db\n", lambda h, t: police.import_faults(h), "through queries"),
    ("tally/greedy.py", "import sqlalchemy\n", lambda h, t: police.import_faults(h), "runs without them"),
    ("money.py", "import flask\n", lambda h, t: police.import_faults(h), "standard library"),
    ("audit.py", "from .votes.models import Vote\n", lambda h, t: police.import_faults(h), "the ground knows no room"),
    (
        "cycles/models.py",
        "from ..dongs.models import Dong\n",
        lambda h, t: police.import_faults(h),
        "of another room",
    ),
    (
        "votes/queries.py",
        "import datetime\nx = datetime.datetime.now\n",
        lambda h, t: police.clock_faults(h),
        "asks the time",
    ),
    ("votes/queries.py", "X = [joinedload(Vote.dong)]\n", lambda h, t: police.option_faults(h), "in no function"),
    ("votes/utils.py", "", lambda h, t: police.name_faults(h), "says nothing"),
    (
        "dongs/actions.py",
        "def paint(actor, dong):\n    pass\n",
        lambda h, t: police.verb_faults(h, VERBS),
        "does 0 deeds",
    ),
    (
        "dongs/actions.py",
        "def burn(dong):\n    pass\n",
        lambda h, t: police.verb_faults(h, VERBS),
        "begin with its actor",
    ),
]


@pytest.mark.parametrize(("place", "fault", "rule", "sentence"), PLANTED, ids=[f"{p}-{s}" for p, _, _, s in PLANTED])
def test_a_planted_fault_is_found(tmp_path, place, fault, rule, sentence):
    house, templates = tmp_path / "house", tmp_path / "templates"
    shutil.copytree(HOUSE, house, ignore=shutil.ignore_patterns("static", "__pycache__"))
    shutil.copytree(TEMPLATES, templates)
    target = (
        house / place
        if (house / place).exists() or "utils" in place
        else house / place.removesuffix(".py") / "__init__.py"
    )
    target.write_text((target.read_text() if target.exists() else "") + "\n" + fault)
    assert any(sentence in found for found in rule(house, templates))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<script>alert(1)</script>", "inline script"),
        ('<p style="color:red">', "inline style"),
        ('<a onclick="x()">', "inline handler"),
        ("{{ x|safe }}", "unescaped"),
        ('<img src="https://elsewhere.example/x">', "elsewhere"),
    ],
)
def test_a_planted_template_is_found(tmp_path, text, sentence):
    (tmp_path / "planted.html").write_text(text)
    faults = police.template_faults(HOUSE, tmp_path)
    assert any(sentence in found for found in faults)
    assert any("planted.html is shown by nobody" in found for found in faults)


@pytest.mark.parametrize(
    "sentence", ["여기를 클릭해 주세요", "귀하의 제안은", "주민투표에 참여해 주세요", "익일 발표합니다"]
)
def test_a_planted_word_is_found(sentence):
    assert police.word_faults({"page": sentence})


def test_a_verb_that_nobody_does_is_found():
    assert police.verb_faults(HOUSE, VERBS | {"PAINT"}) == ["PAINT is done by no action"]
