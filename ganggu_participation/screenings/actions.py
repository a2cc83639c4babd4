"""Setting up a screening, the members' sheets, and publishing what came of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from .. import clock
from ..cycles.models import Cycle, Track
from ..database import db
from ..deeds import deed
from ..dongs.models import Dong
from ..proposals.models import Proposal
from ..proposals.story import needed, step
from ..refusals import Refusal, Refused
from ..verbs import Verb
from .models import ScoreSheet, Screening
from .queries import own_among, proposals_of, proposals_to_screen, results_of, screening_in, sheet_of
from .states import SCREENING_LIFE, SHEET_LIFE

COMMITTEE = "주민참여예산위원회"
HUNDRED = 100
Criteria = Sequence[tuple[str, int]]


def set_up(actor: Any, *, cycle: Cycle, track: Track, dong: Dong | None, criteria: Criteria, trim: bool) -> Screening:
    """Criteria with their points, and the proposals that have passed the departments' review. Set up anew as long as no
    sheet was handed in; sheets that were begun are kept where they still fit.

    Raises Refused: CRITERIA_WRONG, NOTHING_TO_SCREEN, SCREENING_BEGUN."""
    screening = screening_in(track.id, dong.id if dong else None) or Screening(
        cycle_id=cycle.id, track_id=track.id, dong_id=dong.id if dong else None
    )
    with deed(actor, Verb.SCREENING_SET_UP, screening) as facts:
        SCREENING_LIFE.move(screening, Verb.SCREENING_SET_UP)
        if screening.handed_in:
            raise Refused(Refusal.SCREENING_BEGUN)
        screening.criteria = _checked(criteria)
        screening.trim, screening.made_at = trim, clock.now()
        screening.proposals = [proposal.id for proposal in proposals_to_screen(cycle, track.id, screening.dong_id)]
        if not screening.proposals:
            raise Refused(Refusal.NOTHING_TO_SCREEN)
        for sheet in screening.sheets:
            sheet.points = {}  # other criteria: other points
        facts.update(criteria=screening.criteria, trim=trim, proposals=screening.proposals)
    return screening


def fill(actor: Any, screening: Screening, points: Mapping[int, Sequence[int | None]]) -> ScoreSheet:
    """What she has so far: proposal id -> points for each criterion, none where she has not decided yet.

    Raises Refused: NOT_UNDER_SCREENING, OWN_PROPOSAL_SCORED, POINTS_OUT_OF_RANGE, NOT_IN_THIS_STATE."""
    sheet = _hers(actor, screening)
    with deed(actor, Verb.SCORESHEET_FILL, sheet):
        SHEET_LIFE.move(sheet, Verb.SCORESHEET_FILL)
        _still_open(screening)
        _step_back_from_own(actor, sheet)
        for number, given in points.items():
            if str(number) in sheet.recused and any(each is not None for each in given):
                raise Refused(Refusal.OWN_PROPOSAL_SCORED)
            _within(screening, number, given)
        kept = {str(number): list(given) for number, given in points.items() if str(number) not in sheet.recused}
        sheet.points = {**sheet.points, **kept}
    return sheet


def recuse(actor: Any, screening: Screening, proposal: Proposal, reason: str) -> ScoreSheet:
    """She has an interest in it: she gives it no points, and its average does without her (KOREA PB-08).

    Raises Refused: NOT_UNDER_SCREENING, RECUSAL_UNEXPLAINED."""
    sheet = _hers(actor, screening)
    with deed(actor, Verb.SCORESHEET_RECUSE, sheet) as facts:
        SHEET_LIFE.move(sheet, Verb.SCORESHEET_RECUSE)
        _still_open(screening)
        if proposal.id not in screening.proposals:
            raise Refused(Refusal.NOT_UNDER_SCREENING)
        said = facts["reason"] = needed(reason, Refusal.RECUSAL_UNEXPLAINED)
        facts["proposal"] = proposal.id
        sheet.recused = {**sheet.recused, str(proposal.id): said}
        sheet.points = {number: given for number, given in sheet.points.items() if number != str(proposal.id)}
    return sheet


def hand_in(actor: Any, sheet: ScoreSheet) -> None:
    """Complete or not at all: KOREA PB-28. Raises Refused(SHEET_INCOMPLETE)."""
    with deed(actor, Verb.SCORESHEET_HAND_IN, sheet):
        SHEET_LIFE.move(sheet, Verb.SCORESHEET_HAND_IN)
        _still_open(sheet.screening)
        _step_back_from_own(actor, sheet)
        if sheet.missing:
            raise Refused(Refusal.SHEET_INCOMPLETE, f"아직 {len(sheet.missing)}건이 남았습니다.")
        sheet.handed_in_at = clock.now()


def publish(actor: Any, screening: Screening) -> None:
    """Averages with the totals of every sheet, for everybody. Raises Refused(NO_SHEETS)."""
    with deed(actor, Verb.SCREENING_PUBLISH, screening) as facts:
        SCREENING_LIFE.move(screening, Verb.SCREENING_PUBLISH)
        if not screening.handed_in:
            raise Refused(Refusal.NO_SHEETS)
        screening.published_at = clock.now()
        facts["sheets"] = len(screening.handed_in)
        for row in results_of(screening):
            proposal = db.session.get(Proposal, row.proposal.id)
            if proposal is not None and row.average is not None:
                sentence = f"위원 {row.counted}명의 심사 점수는 평균 {row.average}점입니다({screening.full_marks}점 만점)."
                step(proposal, COMMITTEE, sentence)


def _hers(actor: Any, screening: Screening) -> ScoreSheet:
    who = getattr(actor, "id", None)
    return sheet_of(screening.id, who) or ScoreSheet(screening=screening, author_id=who, points={}, recused={})


def _still_open(screening: Screening) -> None:
    if refusal := SCREENING_LIFE.why_not(Verb.SCREENING_PUBLISH, screening.state):
        raise Refused(refusal)


def _step_back_from_own(actor: Any, sheet: ScoreSheet) -> None:
    """Whoever wrote a proposal, alone or with others, never scores it, declared or not."""
    own = own_among(actor, proposals_of(sheet.screening))
    if set(own) - set(sheet.recused):
        sheet.recused = {**own, **sheet.recused}
        sheet.points = {number: given for number, given in sheet.points.items() if number not in own}


def _within(screening: Screening, number: int, given: Sequence[int | None]) -> None:
    if number not in screening.proposals:
        raise Refused(Refusal.NOT_UNDER_SCREENING)
    most = [points for _, points in screening.criteria]
    fits = len(given) == len(most) and all(each is None or 0 <= each <= top for each, top in zip(given, most, strict=True))
    if not fits:
        raise Refused(Refusal.POINTS_OUT_OF_RANGE)


def _checked(criteria: Criteria) -> list[list[Any]]:
    named = [[name.strip(), points] for name, points in criteria if name.strip()]
    wrong = not named or any(type(points) is not int or not 1 <= points <= HUNDRED for _, points in named)
    if wrong or len({name for name, _ in named}) != len(named):
        raise Refused(Refusal.CRITERIA_WRONG)
    return named


