"""Counting a Pabulib file from a terminal: any city's vote, by any of our rules, with reasons."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from ..tally import check_sentence, digest, option_sentence, tie_sentence
from ..tally.pabulib import Counted, Fault, PbVote, Wishes, count_vote, read
from ..tally.pabulib.values import number_in

RULES = {
    "greedy": "greedy",
    "equal-shares": "equal_shares",
    "phragmen": "phragmen",
    "knapsack": "knapsack_optimum",
}
UNREADABLE = {
    "ko": "파일을 열 수 없습니다: {path} ({why})",
    "en": "The file cannot be opened: {path} ({why})",
}


class Unopened(click.ClickException):
    """The file is not there, or may not be read."""

    exit_code = 2


class Number(click.ParamType):
    """A plain decimal number from zero up."""

    name = "NUMBER"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        found = value if isinstance(value, Fraction) else number_in(str(value))
        if found is None:
            self.fail(f"0 이상의 수여야 합니다: {value!r} (a number from zero up)", param, ctx)
        return found


def _words(*names: str) -> click.Choice[str]:
    return click.Choice(names)


@click.command("count-file")
@click.argument("path", metavar="FILE.pb", type=click.Path(path_type=Path))
@click.option("--rule", type=_words(*RULES), default="greedy", show_default=True, help="The counting rule.")
@click.option("--overflow", type=_words("skip", "stop"), help="What happens at a project that does not fit.")
@click.option("--ceiling", type=Number(), help="The money there is; META's budget unless given.")
@click.option("--threshold", type=Number(), help="The least votes or points; META's unless given.")
@click.option("--utility", type=_words("cost", "cardinality"), help="Equal shares: what a project is worth.")
@click.option("--start", type=_words("share", "floor"), help="Equal shares: B / n, or rounded down.")
@click.option("--completion", type=_words("add1", "none"), help="Equal shares: whether the share grows.")
@click.option("--stop", type=_words("overspends", "exhausted"), help="Equal shares: when it stops to grow.")
@click.option("--fill", type=_words("votes", "none"), help="Equal shares: fill what is left by votes.")
@click.option("--comparison", type=_words("none", "satisfaction"), help="Equal shares: let voters prefer greedy.")
@click.option("--seed", default=Wishes.seed, show_default=True, help="The seed of lots.")
@click.option("--language", type=_words("ko", "en"), default="ko", show_default=True)
@click.option("--explain", is_flag=True, help="Say why each project is funded or not.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
def count_file(path: Path, rule: str, ceiling: Fraction | None, threshold: Fraction | None, language: str,
               explain: bool, as_json: bool, **words: Any) -> None:  # fmt: skip
    """Counts a Pabulib file (.pb). What an option leaves open is taken from the file's META.

    Exit status: 0 counted, 1 the file or the rule has a fault, 2 the file cannot be opened.
    """
    vote = _opened(path, language)
    try:
        counted = count_vote(vote, Wishes(RULES[rule], ceiling=ceiling, min_score=threshold, **words))
    except ValueError as fault:
        raise click.ClickException(str(fault)) from None
    _warn(counted, language)
    if as_json:
        click.echo(json.dumps(as_object(counted, explain, language), ensure_ascii=False))
    else:
        _say(vote, counted, explain, language)


def _opened(path: Path, language: str) -> PbVote:
    try:
        return read(path.read_bytes())
    except OSError as fault:
        raise Unopened(UNREADABLE[language].format(path=path, why=fault.strerror)) from None
    except Fault as fault:
        raise click.ClickException(fault.sentence(language)) from None


def _warn(counted: Counted, language: str) -> None:
    """A check line that is off is told beside the count: the papers of another city are counted as they are."""
    for line in counted.sheet["checks"]:
        if not line["ok"]:
            click.echo(check_sentence(line, language, counted.say), err=True)


def as_object(counted: Counted, explain: bool = False, language: str = "ko") -> dict[str, Any]:
    """What --json prints: project ids in the order of selection, the rest, the money left, the sheet's digest."""
    left = counted.leftover
    found: dict[str, Any] = {
        "funded": counted.funded,
        "passed_over": counted.passed_over,
        "leftover": left.numerator if left.denominator == 1 else float(left),
        "digest": digest(counted.sheet),
    }
    return {**found, "reasons": reasons_in(counted, language)} if explain else found


def reasons_in(counted: Counted, language: str = "ko") -> dict[str, str]:
    """Project id -> why it is funded or not."""
    return {
        counted.ids[row["number"]]: option_sentence(
            counted.sheet, row["number"], language=language, say=counted.say, name=counted.name
        )
        for row in counted.sheet["results"]
    }


def _say(vote: PbVote, counted: Counted, explain: bool, language: str) -> None:
    names = {project.id: project.cells.get("name", "") for project in vote.projects}
    reasons = reasons_in(counted, language) if explain else {}
    for mark, projects in (("+", counted.funded), ("-", counted.passed_over)):
        for project in projects:
            click.echo(f"{mark} {project} {names[project]}".rstrip())
            if explain:
                click.echo(f"    {reasons[project]}")
    if explain:
        for tie in counted.sheet["ties"]:
            click.echo(tie_sentence(tie, language, counted.say, counted.name))
    left = counted.say(counted.sheet["leftover"])
    click.echo(f"{len(counted.funded)} / {len(names)}, {left}, {digest(counted.sheet)}")
