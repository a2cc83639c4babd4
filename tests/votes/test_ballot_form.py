"""Whatever a page can send: what the rules allow is read, kept through the review and counted; all else is refused."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from ganggu_participation.ballotbox import new_count_key, open_ballot, seal_ballot
from ganggu_participation.ballotbox.canonical import to_bytes
from ganggu_participation.ballotbox.made_up import made_up_ballots
from ganggu_participation.counts.rehearsal import rehearse
from ganggu_participation.counts.sheets import contest_sheet
from ganggu_participation.votes.forms import ballot_form
from ganggu_participation.votes.forms.contest_fields import ContestField
from ganggu_participation.votes.plan_checks import COUNTED_BY

from ..ballotbox.contests import KINDS, OPTIONS, contest

NUMBERS = [str(option["no"]) for option in OPTIONS]
COSTS = {str(option["no"]): option["cost"] for option in OPTIONS}
CATEGORY = {str(option["no"]): option["category"] for option in OPTIONS}
PER_OPTION = ("approve_reject", "points", "rating")
JUNK = ["0", "9", "-1", "1.5", "x", "True", "１", "99999999", " 1", "1 ", "for", "maybe", "[1]", "\x00"]
MANY = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
KEY, DIGEST = new_count_key(), "ab" * 32
SENT = dict[str, list[str]]


def frozen(kind: str, **changes: Any) -> dict[str, Any]:
    """A contest as a rule sheet has it, counted by the first rule that fits."""
    counting = {"counting": COUNTED_BY[kind][0], "overflow": "skip", "min_share_pct": "0", "ties": ["lower_cost", "lot"]}
    return contest(kind, **{"ceiling": 100_000_000, "seats": 1, "k": None, "seed": "씨앗", **counting, **limits(kind), **changes})


def limits(kind: str) -> dict[str, Any]:
    return {name: value for name, value in contest(kind).items() if name in ("k", "ceiling", "points", "max_length", "exact")}


@st.composite
def sendings(draw: st.DrawFn, kind: str) -> SENT:
    """What a page, or somebody with tools, sends about one contest."""
    values = st.one_of(st.sampled_from(NUMBERS), st.sampled_from(NUMBERS), st.sampled_from(JUNK))
    sent: SENT = {}
    if kind in PER_OPTION:
        answers = st.sampled_from(["for", "against", "abstain", "", "1", "2", "3", "5", "6", "7", *JUNK])
        for number in draw(st.lists(st.sampled_from(NUMBERS), unique=True)):
            sent[f"c1-{number}"] = draw(st.lists(answers, min_size=1, max_size=draw(st.sampled_from([1, 1, 1, 2]))))
    elif chosen := draw(st.lists(values, max_size=4)):
        sent["c1"] = chosen
    if draw(st.integers(0, 4)) == 0:
        sent["c1-blank"] = ["yes"]
    return sent


def allowed(kind: str, sent: SENT) -> bool:
    """The rules of the ballot kinds once more, as naive as can be."""
    said = {name: values for name, values in sent.items() if name != "c1-blank"}
    if "c1-blank" in sent:
        return not any(value not in ("", "0") for values in said.values() for value in values)
    if kind in PER_OPTION:
        return _answers_allowed(kind, {name: [v for v in values if v] for name, values in said.items()})
    chosen = said.get("c1", [])
    if not chosen or len(set(chosen)) < len(chosen) or not set(chosen) <= set(NUMBERS):
        return False
    if kind == "k_per_category":
        return max(Counter(CATEGORY[number] for number in chosen).values()) <= 1
    if kind == "knapsack":
        return sum(COSTS[number] for number in chosen) <= 100_000_000
    return {"single": len(chosen) == 1, "exactly_k": len(chosen) == 3}.get(kind, len(chosen) <= 3)


def _answers_allowed(kind: str, said: SENT) -> bool:
    if any(len(values) > 1 for values in said.values()):
        return False
    answers = [values[0] for values in said.values() if values]
    if kind == "approve_reject":
        return bool(answers) and set(answers) <= {"for", "against", "abstain"}
    if kind == "rating":
        return bool(answers) and set(answers) <= set("12345")
    if not all(answer.isascii() and answer.isdigit() and len(answer) < 6 for answer in answers):
        return False
    points = [int(answer) for answer in answers]
    return 0 < sum(points) <= 10 and max(points) <= 6


def read(app: Any, rule: dict[str, Any], sent: SENT) -> tuple[bool, ContestField]:
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        pairs = [(name, value) for name, values in sent.items() for value in values]
        with app.test_request_context(method="POST", data=MultiDict(pairs)):
            form = ballot_form([rule], "nonce")
            return form.validate_on_submit(), form.contests[0]
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


@pytest.mark.parametrize("kind", KINDS)
@MANY
@given(data=st.data())
def test_what_the_rules_allow_is_read_and_nothing_else(app, kind, data):
    rule, sent = frozen(kind), data.draw(sendings(kind))
    fits, field = read(app, rule, sent)
    assert fits is allowed(kind, sent)
    assert field.told.endswith(".")
    if not fits:
        assert all(sentence.endswith(("주세요.", "있습니다.", "점입니다.", "골랐습니다.")) for sentence in field.errors) and field.errors
        return
    again, field_again = read(app, rule, MultiDict(field.kept).to_dict(flat=False))
    assert again and field_again.data == field.data
    content = {"contest": 1, **({"blank": True} if field.is_blank else {"choices": field.data})}
    opened = open_ballot([rule], seal_ballot([rule], [content], KEY.public, DIGEST), KEY, DIGEST)
    sheet = contest_sheet(rule, Counter({(1, to_bytes(opened[0]).decode()): 1}), 1)["sheet"]
    assert sheet["ok"], sheet["checks"]
    assert sheet["totals"]["blank"] == int(field.is_blank)


@pytest.mark.parametrize(("kind", "counting"), [(kind, how) for kind, ways in COUNTED_BY.items() for how in ways])
def test_made_up_ballots_fit_every_kind_and_are_counted_by_every_rule(kind, counting):
    rule = frozen(kind, counting=counting)
    ballots = list(made_up_ballots([rule], 200, "씨앗"))
    assert ballots == list(made_up_ballots([rule], 200, "씨앗")) != list(made_up_ballots([rule], 200, "다른 씨앗"))
    (done,) = rehearse([rule], 200, "씨앗")
    assert all(line["ok"] for line in done.contest["checks"])
    assert done.contest["totals"]["ballots"] == 200
    assert done.contest["totals"]["blank"] == sum("blank" in ballot[0] for ballot in ballots) < 20


def test_a_knapsack_into_which_nothing_fits_has_blank_ballots_alone():
    rule = frozen("knapsack", ceiling=-1 + min(cost for cost in COSTS.values() if cost), options=OPTIONS[:3])
    assert {ballot[0].get("blank") for ballot in made_up_ballots([rule], 20, "1")} == {True}


@pytest.mark.parametrize(
    ("order", "act", "after"),
    [
        (["1", "2", "10"], "c1 2 up", ["2", "1", "10"]),
        (["1", "2", "10"], "c1 2 down", ["1", "10", "2"]),
        (["1", "2", "10"], "c1 1 up", ["1", "2", "10"]),
        (["1", "2", "10"], "c1 10 down", ["1", "2", "10"]),
        (["1", "2", "10"], "c1 2 out", ["1", "10"]),
        (["1", "2"], "c1 11 in", ["1", "2", "11"]),
        (["1", "2", "10"], "c1 11 in", ["1", "2", "10"]),  # three places are all
        ([], "c1 11 in", ["11"]),
        ([], "c1 77 in", []),
        (["1"], "c1 1 in", ["1"]),
        (["1"], "c1 2 out", ["1"]),
        (["1", "2"], "c2 2 up", ["1", "2"]),
        (["1", "2"], "c1 2", ["1", "2"]),
        (["1", "2"], "c1 2 sideways", ["1", "2"]),
        (["1", "2"], "", ["1", "2"]),
    ],
)
def test_a_ranking_moves_by_buttons(app, order, act, after):
    pairs = [("c1", number) for number in order] + [("act", act)]
    with app.test_request_context(method="POST", data=MultiDict(pairs)):
        form = ballot_form([frozen("ranked")], "nonce")
        form.act()
        assert [str(option["no"]) for option in form.contests[0].ranked] == after
        assert {option["no"] for option in form.contests[0].unranked} == {int(n) for n in NUMBERS} - set(map(int, after))


def test_ranking_something_takes_an_abstention_back(app):
    with app.test_request_context(method="POST", data={"c1-blank": "yes", "act": "c1 1 in"}):
        form = ballot_form([frozen("ranked")], "nonce")
        form.act()
        assert form.choices == {1: [1]}


@pytest.mark.parametrize(
    ("kind", "sent", "told", "measured"),
    [
        ("single", {}, "1개 중 0개를 골랐습니다.", None),
        ("up_to_k", {"c1": ["1", "2"]}, "3개 중 2개를 골랐습니다.", None),
        ("k_per_category", {"c1": ["1", "2"]}, "복지 1개, 안전 1개를 골랐습니다. 분야마다 1개입니다.", None),
        ("knapsack", {"c1": ["1", "2"]}, "2개를 골랐습니다. 남은 예산 3,000만 원.", (70_000_000, 100_000_000)),
        ("knapsack", {"c1": ["10", "120"]}, "2개를 골랐습니다. 예산보다 6,000만 원 많습니다.", (160_000_000, 100_000_000)),
        ("ranked", {"c1": ["2", "1"]}, "3개 중 2개의 순위를 정했습니다.", None),
        ("points", {"c1-1": ["4"], "c1-2": ["3"], "c1-10": ["x"]}, "10점 중 7점을 주었습니다. 남은 점수 3점.", (7, 10)),
        ("points", {"c1-1": ["9"], "c1-2": ["3"]}, "10점보다 2점 많습니다.", (12, 10)),
        ("rating", {"c1-1": ["4"], "c1-2": [""]}, "5개 중 1개에 점수를 주었습니다.", None),
        ("approve_reject", {"c1-1": ["for"]}, "5개 중 1개에 답했습니다.", None),
        ("approve_reject", {"c1-blank": ["yes"]}, "기권을 골랐습니다.", None),
    ],
)
def test_the_page_says_where_the_voter_stands(app, kind, sent, told, measured):
    _, field = read(app, frozen(kind), sent)
    assert (field.told, field.measured) == (told, measured)
