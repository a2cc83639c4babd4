"""The ballot: pick, pick again with what was picked, cast."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...web import session
from ...web.doors import actor, elector, electors, found
from ...web.handover import hand_over
from ...web.session import lasting_nonce
from .. import actions, queries
from ..forms import Ballot, ballot_form
from ..models import Vote
from ..roll import who_may_vote
from . import steps
from .votes import place_of

room = Blueprint("ballots", __name__, url_prefix="/votes")


def ballot_of(vote: Vote) -> Ballot:
    """Bound to what was sent; options in the order of this browser's session, which nobody writes down."""
    return ballot_form(queries.contests_of(vote), lasting_nonce())


def ballot_page(vote: Vote, form: Ballot, status: int = 200) -> ResponseReturnValue:
    """The ballot for whoever may cast; for others the sentence that says why not, and what to do."""
    if no := queries.why_no_ballot(elector(), vote):
        words = {"vote": vote, "no": no, "who": who_may_vote(vote.roll_rule, place_of(vote))}
        return render_template("votes/no_ballot.html", **words), no.status
    return render_template("votes/ballot.html", vote=vote, form=form, steps=steps.real(vote.id)), status


@room.get("/<int:vote_id>/ballot")
@electors
def new(vote_id: int) -> ResponseReturnValue:
    vote = found(queries.vote_seen_by(elector(), vote_id))
    return ballot_page(vote, ballot_of(vote))


@room.post("/<int:vote_id>/ballot")
@electors
def edit(vote_id: int) -> ResponseReturnValue:
    """다시 고르기, and buttons that only change the page: nothing of a choice is kept in an address or on the server."""
    vote = found(queries.vote_seen_by(elector(), vote_id))
    form = ballot_of(vote)
    form.act()
    return ballot_page(vote, form)


@room.post("/<int:vote_id>/ballots")
@electors
def create(vote_id: int) -> ResponseReturnValue:
    vote = found(queries.vote_seen_by(elector(), vote_id))
    form = ballot_of(vote)
    if not form.validate_on_submit():
        return ballot_page(vote, form, 422)
    code = actions.cast(who := elector(), vote, form.choices)
    hand_over("receipt", [vote_id, code, "" if actor() is who else queries.told_to(who, vote)])
    session.show_out()
    return redirect(url_for("receipts.show", vote_id=vote_id), 303)
