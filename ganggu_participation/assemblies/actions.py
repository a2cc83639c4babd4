"""What is done to an assembly: prepared, noticed, opened, closed, declared or found too small, resolved."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from .. import clock
from ..counts import queries as counts
from ..database import db
from ..deeds import deed
from ..proposals import actions as proposals
from ..proposals.queries import words_on_a_ballot
from ..proposals.states import ProposalState
from ..refusals import Refusal, Refused
from ..verbs import Verb
from ..votes import actions as votes
from ..votes.queries import turnout_of
from ..votes.states import VoteState
from . import agenda, conditions, words
from .models import AgendaItem, Assembly, Resolution
from .queries import assemblies_noticed_before, resolutions_of
from .states import LIFE, Route

if TYPE_CHECKING:
    from ..countkeys.models import SharedKey
    from ..cycles.models import Cycle, Track
    from ..dongs.models import Dong
    from ..proposals.models import Proposal
    from ..votes.models import Vote

SHORTEST_REASON = 30


def prepare(
    actor: Any,
    *,
    cycle: "Cycle",
    track: "Track",
    dong: "Dong",
    name: str,
    place: str,
    opens: datetime,
    closes: datetime,
    meets_at: datetime,
    choices_max: int = 3,
    min_age: int = 18,
    quorum_pct: str = "0.5",
) -> Assembly:
    """A new assembly with its dates, not yet public; the quorum is frozen from the dong's population.

    Raises Refused: NO_CYCLE, NOT_A_DONG_TRACK, DATES_OUT_OF_ORDER, NAME_TAKEN."""
    assembly = Assembly(
        cycle_id=cycle.id,
        track_id=track.id,
        dong_id=dong.id,
        name=name,
        place=place,
        opens=opens,
        closes=closes,
        meets_at=meets_at,
        choices_max=choices_max,
        min_age=min_age,
        quorum_pct=quorum_pct,
        population=dong.population,
        population_on=dong.population_on,
    )
    with deed(actor, Verb.ASSEMBLY_PREPARE, assembly) as facts:
        conditions.may_be_planned(assembly, cycle, track)
        LIFE.move(assembly, Verb.ASSEMBLY_PREPARE)
        facts.update(name=name, opens=opens, closes=closes)
    return assembly


def table_item(actor: Any, assembly: Assembly, proposal: "Proposal", route: Route) -> AgendaItem:
    """Puts an eligible proposal of this dong and track on the agenda; title, words and cost are copied in.

    Raises Refused: OTHER_DONG, OTHER_TRACK, NOT_ELIGIBLE, COST_MISSING, OVER_PROJECT_LIMIT, ALREADY_TABLED."""
    with deed(actor, Verb.ASSEMBLY_TABLE_ITEM, assembly) as facts:
        conditions.may_be_tabled(assembly, proposal)
        LIFE.move(assembly, Verb.ASSEMBLY_TABLE_ITEM)
        item = AgendaItem(
            no=len(assembly.items) + 1,
            proposal_id=proposal.id,
            title=proposal.title,
            summary=words_on_a_ballot(proposal),
            cost=proposal.reviewed_cost,
            route=route,
        )
        assembly.items.append(item)
        facts.update(proposal=proposal.id, no=item.no, cost=int(item.cost))
    return item


def drop_item(actor: Any, assembly: Assembly, item: AgendaItem) -> None:
    """Takes an item off the agenda; those behind it move up. Raises Refused: ITEM_MISSING."""
    with deed(actor, Verb.ASSEMBLY_DROP_ITEM, assembly) as facts:
        if item not in assembly.items:
            raise Refused(Refusal.ITEM_MISSING)
        LIFE.move(assembly, Verb.ASSEMBLY_DROP_ITEM)
        facts.update(proposal=item.proposal_id, no=item.no)
        assembly.items.remove(item)
        db.session.flush()  # the number must be free before the next one moves up
        for no, left in enumerate(assembly.items, start=1):
            left.no = no


def give_notice(
    actor: Any,
    assembly: Assembly,
    notice: str,
    short_notice_reason: str | None = None,
    count_key: "SharedKey | None" = None,
) -> None:
    """Freezes the agenda as a vote, publishes it and puts each proposal on the ballot: all of it or nothing.

    `count_key`: the officers' key that will open the box; nothing: the server keeps the key.
    Raises Refused: NO_ITEMS, OPENING_PASSED, COUNT_KEY_MISSING, NOTICE_TOO_SHORT (less than 10 days and no reason)."""
    with deed(actor, Verb.ASSEMBLY_GIVE_NOTICE, assembly) as facts:
        conditions.may_be_noticed(assembly, short_notice_reason)
        LIFE.move(assembly, Verb.ASSEMBLY_GIVE_NOTICE)
        nth = assemblies_noticed_before(assembly) + 1
        vote = votes.prepare(actor, count_key=count_key, **agenda.vote_plan(assembly, nth))
        votes.publish(actor, vote)
        for item in assembly.items:
            proposals.put_to_vote(actor, item.proposal, words.put_to_vote(assembly))
        assembly.vote_id, assembly.notice, assembly.noticed_at = vote.id, notice, clock.now()
        assembly.short_notice_reason = short_notice_reason or None
        facts.update(vote=vote.id, items=len(assembly.items), short_notice_reason=short_notice_reason)


def open(actor: Any, assembly: Assembly) -> None:
    """Opens the polls with the vote, or follows a vote that was opened by itself."""
    with deed(actor, Verb.ASSEMBLY_OPEN, assembly) as facts:
        LIFE.move(assembly, Verb.ASSEMBLY_OPEN)
        vote = _vote_of(assembly)
        if vote.state is not VoteState.OPEN:
            votes.open(actor, vote)
        facts.update(vote=assembly.vote_id)


def close(actor: Any, assembly: Assembly) -> None:
    """Closes the polls and keeps how many people took part: people, never votes (KOREA RA-08)."""
    with deed(actor, Verb.ASSEMBLY_CLOSE, assembly) as facts:
        LIFE.move(assembly, Verb.ASSEMBLY_CLOSE)
        vote = _vote_of(assembly)
        if vote.state in (VoteState.OPEN, VoteState.CANCELLED):  # closing a cancelled one is refused
            votes.close(actor, vote)
        assembly.took_part = turnout_of(vote).total
        facts.update(took_part=assembly.took_part, required=assembly.required)


def declare(actor: Any, assembly: Assembly) -> None:
    """Copies the certified result to the agenda. Raises Refused: TOO_FEW_TOOK_PART, NOT_COUNTED_YET."""
    with deed(actor, Verb.ASSEMBLY_DECLARE, assembly) as facts:
        if not assembly.is_quorate:
            raise Refused(Refusal.TOO_FEW_TOOK_PART)
        certified = counts.certified_count(_vote_of(assembly).id)
        if certified is None:
            raise Refused(Refusal.NOT_COUNTED_YET)
        LIFE.move(assembly, Verb.ASSEMBLY_DECLARE)
        _copy_results(assembly, counts.explained(counts.sheet_of(certified)))
        assembly.declared_at = clock.now()
        facts.update(count=certified.id, took_part=assembly.took_part)


def find_no_quorum(actor: Any, assembly: Assembly) -> None:
    """Too few took part: nothing is decided, and every item goes back to where it was eligible.

    Raises Refused: ENOUGH_TOOK_PART."""
    with deed(actor, Verb.ASSEMBLY_FIND_NO_QUORUM, assembly) as facts:
        if assembly.is_quorate:
            raise Refused(Refusal.ENOUGH_TOOK_PART)
        LIFE.move(assembly, Verb.ASSEMBLY_FIND_NO_QUORUM)
        for item in assembly.items:
            proposals.take_back(actor, item.proposal, words.taken_back(assembly))
        facts.update(took_part=assembly.took_part, required=assembly.required)


def call_off(actor: Any, assembly: Assembly, reason: str) -> None:
    """Ends an assembly before its result, with a public reason: its vote is cancelled, its items are eligible again.

    Raises Refused: REASON_TOO_SHORT (under 30 characters)."""
    with deed(actor, Verb.ASSEMBLY_CALL_OFF, assembly) as facts:
        if len(reason.strip()) < SHORTEST_REASON:
            raise Refused(Refusal.REASON_TOO_SHORT)
        LIFE.move(assembly, Verb.ASSEMBLY_CALL_OFF)
        assembly.call_off_reason = facts["reason"] = reason
        if assembly.vote is not None and assembly.vote.state is not VoteState.CANCELLED:
            votes.cancel(actor, assembly.vote, reason)
        for item in assembly.items:
            if item.proposal.state is ProposalState.ON_BALLOT:
                proposals.take_back(actor, item.proposal, words.called_off(assembly))


def resolve(actor: Any, assembly: Assembly) -> Resolution:
    """Writes the resolution from the declared result and signs it. Raises Refused: ALREADY_RESOLVED."""
    with deed(actor, Verb.ASSEMBLY_RESOLVE, assembly) as facts:
        if assembly.resolution is not None:
            raise Refused(Refusal.ALREADY_RESOLVED)
        LIFE.move(assembly, Verb.ASSEMBLY_RESOLVE)
        year, short_name = assembly.cycle.operating_year, assembly.dong.short_name
        resolution = Resolution(
            assembly_id=assembly.id,
            number=f"{short_name}-{year}-{resolutions_of(assembly) + 1}",
            text=words.resolution_draft(assembly),
            signed_by=actor.id,
            at=clock.now(),
        )
        db.session.add(resolution)
        facts.update(number=resolution.number)
    return resolution


def _vote_of(assembly: Assembly) -> "Vote":
    if assembly.vote is None:
        raise Refused(Refusal.NOT_IN_THIS_STATE)
    return assembly.vote


def _copy_results(assembly: Assembly, contests: list[dict[str, Any]]) -> None:
    rows = {row["number"]: row for row in contests[0]["rows"]}
    for item in assembly.items:
        row = rows[item.no]
        item.votes, item.place, item.passed, item.reason = row["votes"], row["place"], row["selected"], row["sentence"]
