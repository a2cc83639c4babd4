"""The sheet in English sentences, for whoever checks a count from abroad; the Korean ones are in `reasons`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from ganggu_participation.tally.results import plainest

Numbers = Mapping[str, Any]
Money = Callable[[int | Fraction], str]
Name = Callable[[int], str]
Said = Callable[[Numbers], str]

BASES: Final = {"voters": "everybody who voted", "votes": "all votes"}
SETTLED_BY: Final = {
    "resident_votes": "more residents' votes first",
    "dongs": "votes from more dongs first",
    "lower_cost": "lower cost first",
    "lot": "the lot with the published seed",
}
BY: Final = {"mean": "mean", "median": "median"}
MOST_NAMED: Final = 3
ENDS: Final = {1: "st", 2: "nd", 3: "rd"}


def numbered(number: int) -> str:
    return f"no. {number}"


def option_sentence(sheet: Numbers, number: int, say: Money | None = None, name: Name | None = None) -> str:
    """What became of an option and why; `say` puts amounts into words (won by default), `name` other options."""
    by_number = {result["number"]: result for result in sheet["results"]}
    result = by_number[number]
    reason = result["reason"]
    per = "point" if sheet["inputs"]["rule"]["kind"] == "points" else "vote"
    place = f"It came {ordinal(result['place'])} of {len(by_number):,}" if result["place"] else "It stands in no order"
    facts = {**reason, "votes": result["votes"], "standing": place, "per": per, "money": say or in_won}
    facts.update(name=name or numbered, ceiling=sheet["inputs"]["rule"].get("ceiling"))
    verdict = _verdict(reason["code"], result["selected"])
    return f"{verdict} {REASONS[plainest(sheet, result)](facts)}{_distance(facts)}{_score(facts)}"


def _verdict(code: str, selected: bool) -> str:
    if code in ("passed", "not_passed"):
        return "Passed." if selected else "Not passed."
    return "Selected." if selected else "Not selected."


def in_won(amount: int | Fraction) -> str:
    return f"{int(amount):,} won"


def ordinal(place: int) -> str:
    if place % 100 in (11, 12, 13):
        return f"{place:,}th"
    return f"{place:,}{ENDS.get(place % 10, 'th')}"


def counted(number: int, word: str, many: str = "") -> str:
    return f"{number:,} {word if number == 1 else many or word + 's'}"


def decimal(text: str, places: int, up: bool = False) -> str:
    """An exact fraction to some places, for reading only: cut off, or half up."""
    value = Fraction(text) * 10**places + (Fraction(1, 2) if up else 0)
    whole, part = divmod(value.numerator // value.denominator, 10**places)
    return f"{whole:,}.{part:0{places}}" if part or up else f"{whole:,}"


def _got(facts: Numbers) -> str:
    return counted(facts["votes"], facts["per"])


def _distance(facts: Numbers) -> str:
    behind = facts.get("behind_last", 0)
    return f" It was {counted(behind, facts['per'])} behind the last one selected." if behind > 0 else ""


def _score(facts: Numbers) -> str:
    return f" Its weighted score is {decimal(facts['score'], 2, up=True)} points." if "score" in facts else ""


def _over_budget(facts: Numbers) -> str:
    if not facts["left"]:
        return f"{facts['standing']}; the budget was used up before it."
    cost, left = facts["money"](facts["cost"]), facts["money"](facts["left"])
    return f"{facts['standing']}; its cost of {cost} is more than the {left} that were left."


def _stopped(facts: Numbers) -> str:
    return f"{facts['standing']}; {_blocked(facts)}"


def _blocked(facts: Numbers) -> str:
    cost, left = facts["money"](facts["by_cost"]), facts["money"](facts["left"])
    return f"{facts['name'](facts['by'])} before it costs {cost}, more than the {left} that were left, and the count stopped there."


def _below_min_share(facts: Numbers) -> str:
    whose = f"{facts['pct']}% of {BASES[facts['basis']]}"
    if "backed" in facts:
        return f"It needed {counted(facts['needed'], 'voter')} ({whose}) and had {facts['backed']:,}."
    return f"It needed {counted(facts['needed'], facts['per'])} ({whose}) and had {facts['votes']:,}."


def _behind_cut(facts: Numbers) -> str:
    if facts.get("lost_by"):
        return f"It was level with the last one selected and lost by: {SETTLED_BY[facts['lost_by']]}."
    return f"{facts['standing']}; {facts['chosen']:,} were selected."


def _answered(facts: Numbers) -> str:
    everybody = facts["decision"].endswith("participants")
    base = f"{facts['base']:,} who took part" if everybody else f"{facts['base']:,} votes for and against"
    answers = f"{facts['for']:,} for, {facts['against']:,} against, {facts['abstain']:,} abstentions."
    return f"{answers} Of {base}, {facts['needed']:,} in favour are needed."


def _bought(facts: Numbers) -> str:
    cost, price = facts["money"](facts["cost"]), facts["money"](Fraction(facts["price"]))
    paid = f"its {counted(facts['supporters'], 'supporter')} paid {cost} from their shares"
    return f"In round {facts['round']:,} {paid} (at most {price} each, {decimal(facts['effective'], 1)} effective {facts['per']}s)."


def _shares_short(facts: Numbers) -> str:
    held, cost = facts["money"](Fraction(facts["held"])), facts["money"](facts["cost"])
    parts = [f"Its {counted(facts['supporters'], 'supporter')} had {held} left of their shares, less than its cost of {cost}."]
    parts.append(f"It came to {decimal(facts['effective_support_pct'], 1)}% of the support it needed.")
    if facts["spent_on"]:
        parts.append(_spent(facts))
    return " ".join(parts)


def _spent(facts: Numbers) -> str:
    most = sorted(facts["spent_on"], key=lambda row: (-row["won"], row["option"]))
    named = ", ".join(f"{facts['money'](row['won'])} on {facts['name'](row['option'])}" for row in most[:MOST_NAMED])
    rest = most[MOST_NAMED:]
    others = f", {facts['money'](sum(row['won'] for row in rest))} on {counted(len(rest), 'other')}" if rest else ""
    return f"Their shares went: {named}{others}."


def _left_out(facts: Numbers) -> str:
    best = counted(facts["votes_of_the_set"], facts["per"])
    cost, left = facts["money"](facts["cost"]), facts["money"](facts["left"])
    return f"It is not in the set with the most, {best} (cost {cost}, left over {left})."


def _rated(facts: Numbers) -> str:
    mean, median = decimal(facts["mean"], 2, up=True), decimal(facts["median"], 2, up=True)
    by = f"by {BY[facts['by']]}"
    return f"{facts['standing']} {by}; {counted(facts['votes'], 'rating')} (mean {mean}, median {median})."


REASONS: Final[Mapping[str, Said]] = {
    "funded": lambda f: f"{f['standing']} with {_got(f)}.",
    "no_votes": lambda f: "Nobody voted for it.",
    "nobody_came": lambda f: "Nobody took part in the vote.",
    "only_blanks": lambda f: "All ballots were blank or void.",
    "no_money": lambda f: "There was no money to give out.",
    "dearer_than_all": lambda f: f"Its cost of {f['money'](f['cost'])} is more than the whole budget of {f['money'](f['ceiling'])}.",
    "over_budget": _over_budget,
    "stopped": _stopped,
    "excluded": lambda f: f"It may not be selected beside {f['name'](f['by'])}, which was selected before it.",
    "withdrawn": lambda f: "It was withdrawn after the vote.",
    "below_min_share": _below_min_share,
    "below_min_score": lambda f: f"It needed {counted(f['needed'], f['per'])} and had {f['votes']:,}.",
    "seats_full": lambda f: f"{f['standing']}; {f['seats']:,} were selected.",
    "chosen": lambda f: f"{f['standing']} with {_got(f)}.",
    "tied_at_cut": lambda f: f"{f['standing']}; all {len(f['tied']):,} that were level at the last seat are selected.",
    "behind_cut": _behind_cut,
    "below_min_votes": lambda f: f"It needed {counted(f['needed'], 'vote')} and had {f['votes']:,}.",
    "passed": _answered,
    "not_passed": _answered,
    "bought": _bought,
    "free": lambda f: "It costs nothing and has supporters.",
    "filled": lambda f: f"It was filled in by votes from the {f['money'](f['left_before'])} left after the shares.",
    "shares_short": _shares_short,
    "carried": lambda f: f"Its cost came together when each supporter carried {f['money'](Fraction(f['load']))}.",
    "over_what_is_left": lambda f: f"When its turn came, its cost of {f['money'](f['cost'])} was more than the {f['money'](f['left'])} left.",
    "race_over": lambda f: f"The count stopped: {_blocked(f)}",
    "packed": lambda f: f"It is in the set with the most {f['per']}s within the budget, with {_got(f)}.",
    "left_out": _left_out,
    "run_off_won": lambda f: f"It had {f['votes']:,} of the {counted(f['total'], 'vote')} that still named somebody.",
    "run_off_out": lambda f: f"It fell out in round {f['round']:,} with the fewest, {counted(f['votes'], 'vote')}.",
    "run_off_lost": lambda f: f"It stayed to the end with {f['votes']:,} of {counted(f['total'], 'vote')}; {f['name'](f['by'])} was ahead.",
    "borda": lambda f: f"{f['standing']} with {counted(f['votes'], 'point')} ({f['top']:,} for a first place down to {f['last']} for the last).",
    "paths": lambda f: f"{f['standing']}; in pairs it beat {f['beats']:,} of the {counted(f['others'], 'other')}.",
    "rated": _rated,
    "too_few_ratings": lambda f: f"It needed {counted(f['needed'], 'rating')} and had {f['votes']:,}.",
}
MEASURES: Final[Mapping[str, Callable[[str, Money], str]]] = {
    "price": lambda value, say: f"at a price of {say(Fraction(value))} each",
    "load": lambda value, say: f"at a load of {say(Fraction(value))} each",
    "votes": lambda value, say: f"at {decimal(value, 1)} votes",
    "points": lambda value, say: f"at {decimal(value, 1)} points",
    "first_choices": lambda value, say: f"at {decimal(value, 1)} remaining votes",
    "paths": lambda value, say: "in pairs",
    "mean": lambda value, say: f"at a mean of {decimal(value, 2, up=True)} and the same median",
    "median": lambda value, say: f"at a median of {decimal(value, 2, up=True)} and the same mean",
    "score": lambda value, say: f"at a score of {decimal(value, 2, up=True)}",
}


def tie_sentence(tie: Numbers, say: Money | None = None, name: Name | None = None) -> str:
    """How one tie of the sheet was settled, and in which order."""
    named = name or str
    numbers = ", ".join(map(named, tie["options"]))
    order = " → ".join(", ".join(map(named, part)) for part in tie["order"])
    if tie.get("measure"):
        level = MEASURES[tie["measure"]](tie["value"], say or in_won)
    else:
        level = f"at {counted(tie['votes'], 'vote')}"
    return f"{'' if name else 'Nos. '}{numbers} were level {level}; settled by {SETTLED_BY[tie['by']]} ({order})."


def check_sentence(check: Numbers, say: Money | None = None) -> str:
    """One check line of the sheet with its numbers."""
    return CHECKS[check["code"]]({**check["numbers"], "money": say or in_won}, check["ok"])


def _choices(n: Numbers, ok: bool) -> str:
    where = f" in {n['category']}" if n.get("category") else ""
    limit = f"{n['limit']:,} ({counted(n['ballots'], 'ballot')} with {n['k']:,} each)"
    more = n["choices"] - n["limit"]
    told = "as many as" if not more else "no more than" if ok else "more than" if more > 0 else "fewer than"
    return f"{counted(n['choices'], 'choice')}{where}: {told} {limit}."


CHECKS: Final[Mapping[str, Callable[[Numbers, bool], str]]] = {
    "marks_are_ballots": lambda n, ok: f"{counted(n['marks'], 'mark')} on the roll and {counted(n['ballots'], 'ballot')} {'agree' if ok else 'do not agree'}.",
    "ballots_add_up": lambda n, ok: f"{n['valid']:,} valid, {n['invalid']:,} void and {n['blank']:,} blank {'add up' if ok else 'do not add up'} to {counted(n['ballots'], 'ballot')}.",
    "choices_within_k_each": _choices,
    "choices_equal_k_each": _choices,
    "points_within_limit": lambda n, ok: f"{counted(n['points'], 'point')} given, {'no more' if ok else 'more'} than {n['limit']:,} ({counted(n['ballots'], 'ballot')} with {n['each']:,} each).",
    "no_paper_breaks_the_limit": lambda n, ok: "No ballot breaks the limit." if ok else f"{counted(n['papers'], 'ballot')} broke the limit.",
    "spent_within_ceiling": lambda n, ok: f"{n['money'](n['spent'])} are spent, {'no more' if ok else 'more'} than the budget of {n['money'](n['ceiling'])}.",
}
