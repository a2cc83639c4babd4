"""proposal.assign: a proposal is given to a department and a person, who is told; so is whoever had it."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries.desk import due_today
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused, told
from .builders import a_draft, a_listed_proposal, a_submitted_proposal
from .words import DAY


def test_reviewers_give_it_out_and_nobody_else(town):
    proposal = a_submitted_proposal(town.kim)
    nobody_else_may(
        town, lambda who: actions.assign(who, proposal, "공원녹지과", None), "jung", "han", hears=Refusal.ROLE_MISSING
    )
    actions.assign(town.jung, proposal, "공원녹지과", None)
    assert (proposal.department, proposal.assigned_to) == ("공원녹지과", None)
    facts = {"department": "공원녹지과", "person": None}
    assert last_act() == ("proposal.assign", f"accounts/{town.jung.id}", facts)


def test_without_a_department_or_to_its_own_author_nothing_changes_and_nobody_is_told(town):
    proposal = a_submitted_proposal(town.kim)
    due = proposal.review_due
    refused(Refusal.ANSWER_UNSIGNED, actions.assign, town.han, proposal, " ", town.jung, due + DAY)
    assert (proposal.department, proposal.assigned_to, proposal.review_due) == (None, None, due)
    hers = a_submitted_proposal(town.kim)
    hers.author_id = town.jung.id
    db.session.commit()
    refused(Refusal.RECUSED, actions.assign, town.han, hers, "공원녹지과", town.jung)
    assert told(town.jung) == []


def test_another_day_may_be_set_and_to_give_it_to_the_same_person_again_tells_her_once(town):
    proposal = a_submitted_proposal(town.kim)
    later = proposal.review_due + 3 * DAY
    for _ in range(2):
        actions.assign(town.han, proposal, "공원녹지과", town.jung, later)
    assert proposal.review_due == later and told(town.jung) == ["검토할 제안을 맡았습니다"]


def test_neither_a_draft_nor_what_has_its_answer(town):
    for proposal in (a_draft(town.kim), a_listed_proposal(town.kim, town.jung)):
        refused(Refusal.NOT_IN_THIS_STATE, actions.assign, town.han, proposal, "공원녹지과", town.jung)


def test_it_is_given_to_a_person_who_is_told(town):
    proposal = a_submitted_proposal(town.kim)
    actions.assign(town.han, proposal, "공원녹지과", town.jung)
    assert (proposal.department, proposal.assigned_to) == ("공원녹지과", town.jung.id)
    assert told(town.jung) == ["검토할 제안을 맡았습니다"]


@pytest.mark.parametrize("name", ["park", "baek", "kim"])
def test_not_to_somebody_who_may_not_answer(town, name):
    refused(Refusal.NOT_A_REVIEWER, actions.assign, town.han, a_submitted_proposal(town.kim), "과", getattr(town, name))


def test_given_to_another_both_hear_of_it(town):
    proposal = a_submitted_proposal(town.kim)
    actions.assign(town.han, proposal, "공원녹지과", town.jung)
    actions.assign(town.han, proposal, "교통행정과", town.han)
    assert "맡았던 제안을 다른 담당자가 맡았습니다" in told(town.jung)
    assert "검토할 제안을 맡았습니다" in told(town.han)


def test_what_is_due_today_is_hers_only(town):
    proposal = a_submitted_proposal(town.kim)
    actions.assign(town.han, proposal, "공원녹지과", town.jung)
    assert due_today(town.jung) == []
    with clock.at(proposal.review_due - timedelta(hours=2)):
        assert due_today(town.jung) == [proposal] and due_today(town.han) == []
