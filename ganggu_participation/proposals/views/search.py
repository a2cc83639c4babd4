"""What the address bar asks of the list, the map and the comparison of proposals."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from flask import url_for
from werkzeug.datastructures import MultiDict

from ... import clock
from ...cycles.queries import current_cycle, tracks_of
from ..forms import COSTS, PUBLIC_STATES, TIMES, FilterForm, SearchForm
from ..queries import Wish, proposals_found
from ..states import CATEGORIES, SORTS, STATES, Sort

STAGES = [("", "모든 단계"), *((state.value, state.label) for state in PUBLIC_STATES)]
BANDS = {key: (at_least, below) for key, _, at_least, below in COSTS}
DAYS = {key: days for key, _, days in TIMES}


DETAILS = {"more", "category", "track", "cost", "since", "sort"}


def search_page(actor: Any, args: MultiDict[str, str], dongs: Iterable[Any]) -> dict[str, Any]:
    """The form, what was chosen, the page of proposals for it, and the other ways to see them."""
    form, wish = read_wish(args, dongs)
    page = proposals_found(wish, args.get("page", 1, type=int))
    seen = {"page": page, "on_map": args.get("view") == "map", "detailed": isinstance(form, SearchForm)}
    return {"form": form, "chosen": form.chosen, "ways": _ways(args), **seen}


def _ways(args: MultiDict[str, str]) -> dict[str, str]:
    """The same words as a map, a list, its points, and with more to choose from."""
    asked = [(name, value) for name, value in args.items(multi=True) if name not in ("page", "view")]
    index, points = url_for("proposals.index"), url_for("proposal_features.index")
    ways = {"list": asked, "map": [*asked, ("view", "map")], "more": [*asked, ("more", "1")]}
    return {name: f"{index}?{urlencode(words)}" for name, words in ways.items()} | {
        "points": f"{points}?{urlencode(asked)}"
    }


def read_wish(args: MultiDict[str, str], dongs: Iterable[Any]) -> tuple[FilterForm, Wish]:
    """What cannot be read is not asked for. The longer form only for those who want it: most look for a word."""
    form = _longer_form(args) if DETAILS & set(args) else FilterForm(args)
    form.offer(dongs, STAGES)
    chosen = {**dict.fromkeys(DETAILS), **form.chosen}
    at_least, below = BANDS.get(chosen["cost"] or "", (None, None))
    days = DAYS.get(chosen["since"] or "")
    return form, Wish(
        words=chosen["words"] or "",
        dong_id=chosen["dong"],
        track_id=chosen["track"],
        state=STATES.get(chosen["state"] or ""),
        category=CATEGORIES.get(chosen["category"] or ""),
        at_least=at_least,
        below=below,
        since=clock.today() - timedelta(days=days) if days else None,
        sort=SORTS.get(chosen["sort"] or "", Sort.NEW),
    )


def _longer_form(args: MultiDict[str, str]) -> SearchForm:
    cycle = current_cycle()
    return SearchForm(args).offer_tracks(tracks_of(cycle) if cycle else [])
