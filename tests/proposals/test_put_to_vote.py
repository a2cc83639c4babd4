"""proposal.put_to_vote: the desk of its dong puts a proposal that passed the review on a ballot."""

from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries import eligible_in
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refusal_of, refused
from .builders import a_listed_proposal, a_refused_proposal, a_submitted_proposal, on_a_ballot


def test_the_desk_of_its_dong_and_nobody_else(town):
    listed = a_listed_proposal(town.kim, town.jung)
    nobody_else_may(town, lambda who: actions.put_to_vote(who, listed, "x"), "park", hears=Refusal.ROLE_MISSING)
    assert listed.state is ProposalState.ELIGIBLE


def test_its_story_says_where_and_nothing_more_is_said_to_the_department(town):
    listed = a_listed_proposal(town.kim, town.jung)
    actions.put_to_vote(town.park, listed, "9월 5일 풍암동 주민총회에 올렸습니다.")
    assert listed.state is ProposalState.ON_BALLOT and eligible_in(town.pungam.id, listed.cycle_id) == []
    assert (listed.steps[-1].by, listed.steps[-1].text) == ("풍암동 담당자", "9월 5일 풍암동 주민총회에 올렸습니다.")
    assert last_act() == ("proposal.put_to_vote", f"accounts/{town.park.id}", {})


def test_neither_twice_nor_what_was_refused(town):
    refused(Refusal.NOT_IN_THIS_STATE, actions.put_to_vote, town.park, on_a_ballot(town), "또")
    no = a_refused_proposal(town.kim, town.jung)
    steps = len(no.steps)
    refused(Refusal.NOT_IN_THIS_STATE, actions.put_to_vote, town.park, no, "그래도")
    assert no.state is ProposalState.INELIGIBLE and len(no.steps) == steps


def test_no_other_dong_and_nothing_unreviewed_goes_to_the_vote(town):
    listed = a_listed_proposal(town.kim, town.jung)
    for other in (town.choi, town.kim, town.jung):
        assert refusal_of(actions.put_to_vote, other, listed, "x") is Refusal.ROLE_MISSING
    unreviewed = a_submitted_proposal(town.kim)
    assert refusal_of(actions.put_to_vote, town.park, unreviewed, "x") is Refusal.NOT_IN_THIS_STATE


def test_no_line_of_the_timeline_names_an_official(town):
    on_ballot = on_a_ballot(town)
    names = {town.jung.name, town.park.name}
    assert not any(name in step.by + step.text for step in on_ballot.steps for name in names)
