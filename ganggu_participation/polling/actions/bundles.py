"""Bundles of papers: entered by one official, again by another, and settled once both say the same."""

from collections.abc import Sequence
from typing import Any

from ...database import db
from ...deeds import deed
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...votes.states import VoteState
from ..models import Bundle, PollingPlace
from ..paper_lines import read_lines
from ..queries import contest_of
from ..states import BUNDLE_LIFE, PlaceState


def enter(actor: Any, place: PollingPlace, contest_no: int, no: int, typed: str) -> Bundle:
    """The first entry of bundle `no` of a contest, one paper a line. Raises Refused: BUNDLE_EMPTY, POLLS_STILL_OPEN,
    OVERTAKEN when this bundle was entered already."""
    lines = _read(place, contest_no, typed)
    bundle = Bundle(place=place, contest_no=contest_no, no=no, first_by=actor.id, first=lines)
    with db.session.no_autoflush, deed(actor, Verb.BUNDLE_ENTER, bundle) as facts:
        _may_be_entered(place)
        BUNDLE_LIFE.move(bundle, Verb.BUNDLE_ENTER)
        facts.update(place=place.id, contest=contest_no, no=no, papers=len(lines))
    return bundle


def repeat(actor: Any, bundle: Bundle, typed: str) -> None:
    """The second entry, by other hands and without seeing the first; equal entries are settled at once.

    Raises Refused: SAME_ENTERER, BUNDLE_EMPTY."""
    lines = _read(bundle.place, bundle.contest_no, typed)
    with deed(actor, Verb.BUNDLE_REPEAT, bundle) as facts:
        _may_be_entered(bundle.place)
        if actor.id == bundle.first_by:
            raise Refused(Refusal.SAME_ENTERER)
        BUNDLE_LIFE.move(bundle, Verb.BUNDLE_REPEAT)
        bundle.second_by, bundle.second = actor.id, lines
        facts.update(papers=len(lines), differences=len(bundle.differences))
        if not bundle.differences:
            db.session.flush()  # the settling reads the bundle afresh
            settle_bundle(actor, bundle)


def mend(actor: Any, bundle: Bundle, line: int, typed: str) -> None:
    """One of the two, with the paper in her hand, puts right her own line; the other may be the one who was right.

    Raises Refused(NOT_YOURS) for anybody else."""
    (said,) = _read(bundle.place, bundle.contest_no, typed)[:1]
    with deed(actor, Verb.BUNDLE_MEND, bundle) as facts:
        _may_be_entered(bundle.place)
        BUNDLE_LIFE.move(bundle, Verb.BUNDLE_MEND)
        if actor.id == bundle.first_by:
            bundle.first = _with(bundle.first, line, said)
        elif actor.id == bundle.second_by:
            bundle.second = _with(bundle.second or [], line, said)
        else:
            raise Refused(Refusal.NOT_YOURS)
        facts.update(line=line)
        if not bundle.differences:
            db.session.flush()  # the settling reads the bundle afresh
            settle_bundle(actor, bundle)


def settle_bundle(actor: Any, bundle: Bundle) -> None:
    """Raises Refused(BUNDLE_DIFFERS) while a line differs."""
    with deed(actor, Verb.BUNDLE_SETTLE, bundle) as facts:
        if bundle.differences:
            raise Refused(Refusal.BUNDLE_DIFFERS)
        BUNDLE_LIFE.move(bundle, Verb.BUNDLE_SETTLE)
        facts.update(papers=len(bundle.first))


def _with(lines: Sequence[str], line: int, said: str) -> list[str]:
    """A new list, so that the change is seen; a line after the last is added at the end."""
    kept = list(lines)
    kept[line - 1 : line] = [said]
    return kept


def _read(place: PollingPlace, contest_no: int, typed: str) -> list[str]:
    lines = read_lines(contest_of(place.vote, contest_no), typed)
    if not lines:
        raise Refused(Refusal.BUNDLE_EMPTY)
    return lines


def _may_be_entered(place: PollingPlace) -> None:
    if place.vote.state is not VoteState.CLOSED:
        raise Refused(Refusal.POLLS_STILL_OPEN)
    if place.state is PlaceState.SETTLED:
        raise Refused(Refusal.NOT_IN_THIS_STATE)
