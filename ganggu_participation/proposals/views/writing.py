"""The form of a proposal, offered and read: for the pages that begin, go on with, and keep one."""

from typing import Any

from ...cycles.queries import current_cycle, tracks_of
from ...dongs.queries import dongs_in_order
from ...refusals import Refusal, Refused
from ...web.doors import actor
from ..forms import ProposalForm

USUAL_TRACK = "village"
BESIDE = {Refusal.POINT_OUTSIDE: "location", Refusal.POINT_IN_OTHER_DONG: "dong"}
Offers = tuple[list[Any], list[Any]]


def this_year() -> Any:
    cycle = current_cycle()
    if cycle is None:
        raise Refused(Refusal.NO_CYCLE)
    return cycle


def new_form(cycle: Any) -> tuple[ProposalForm, Offers]:
    """Empty, or as it came in; her own dong is chosen beforehand."""
    offers = dongs_in_order(), tracks_of(cycle)
    form = ProposalForm(dong=getattr(actor(), "dong_id", None), track=usual(offers[1]).id, proposer="person")
    return form.offer(*offers), offers


def edit_form(proposal: Any) -> tuple[ProposalForm, Offers | None]:
    """The form and, while it is a draft, the dongs and tracks to choose from."""
    if proposal.receipt_no is not None:
        return ProposalForm(obj=proposal).after_receipt(), None
    offers = dongs_in_order(), tracks_of(proposal.cycle)
    form = ProposalForm(obj=proposal, data={"dong": proposal.dong_id, "track": proposal.track_id}).offer(*offers)
    return form, offers


def place_of(form: ProposalForm, offers: Offers | None) -> dict[str, Any]:
    """The dong and track that were chosen, as far as they can be; nothing after the receipt."""
    if offers is None:
        return {}
    dongs, tracks = offers
    dong = _one(dongs, form.dong.data)
    track = _one(tracks, form.track.data) if form.track else None
    return {"track": track or usual(tracks)} | ({"dong": dong} if dong else {})


def usual(tracks: list[Any]) -> Any:
    """The one that the assemblies of the dongs decide, where there is one."""
    return next((track for track in tracks if track.key == USUAL_TRACK), tracks[0])


def _one(things: list[Any], number: int | None) -> Any:
    return next((thing for thing in things if thing.id == number), None)
