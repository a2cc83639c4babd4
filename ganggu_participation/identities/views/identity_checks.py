"""본인 확인: one way out of those that this installation offers, for an account or for one vote without any."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...accounts.queries import IDENTITY_TERMS
from ...accounts.states import Level
from ...refusals import Refusal, Refused
from ...web.doors import actor, anyone, found
from ...web.handover import hand_over
from .. import checks
from ..forms import check_form
from ..providers import Away, IdentityProvider, providers
from ..queries import faces_offered
from . import entry

room = Blueprint("identity_checks", __name__, url_prefix="/identity-checks")
BESIDE = {
    Refusal.CODES_TOO_OFTEN: "contact",
    Refusal.TOO_OFTEN: "contact",
    Refusal.WRONG_LETTER: "letter_code",
    Refusal.TOO_YOUNG_ONLINE: "birth_date",
}


@room.get("/new")
@anyone
def new() -> ResponseReturnValue:
    place = entry.where()
    if actor() is not None and actor().level >= Level.DECLARED_BASIS and not request.args.get("provider"):
        return redirect(place["next"] or url_for("me.show"), 303)
    asked = request.args.get("provider") or _only_one()
    if asked is None:
        return _choose(place)
    provider = found(_offered().get(asked))
    return _page(check_form(provider.face.fields), provider, place)


@room.post("")
@anyone
def create() -> ResponseReturnValue:
    place, provider = entry.where(), found(_offered().get(request.form.get("provider", "")))
    form = check_form(provider.face.fields)
    if not form.validate_on_submit():
        return _page(form, provider, place), 422
    back = url_for("identity_returns.show", _external=True)
    try:
        step = checks.begin(provider.face.key, entry.asker(), form.data, back, place)
        return _next(step, place)
    except Refused as no:
        if no.refusal is Refusal.PROVIDER_DOWN:
            return _choose(place, provider.face.key), no.status
        form.refuse(
            BESIDE.get(no.refusal, provider.face.fields[0] if provider.face.fields else "agree_identity"), no.message
        )
        return _page(form, provider, place), no.status


def _next(step: Any, place: dict[str, Any]) -> ResponseReturnValue:
    """At once, on our own page, or elsewhere."""
    if not isinstance(step, tuple):
        return entry.finish(step, place)
    token, question = step
    if isinstance(question, Away):
        return redirect(question.url, 303)
    hand_over("run", [token, question.sentence, question.demo_code])
    return redirect(url_for("identity_answers.new"), 303)


def _offered() -> dict[str, IdentityProvider]:
    return {key: each for key, each in providers().items() if not each.face.at_desk}


def _only_one() -> str | None:
    return next(iter(_offered())) if len(providers()) == 1 else None


def _choose(place: dict[str, Any], down: str = "") -> str:
    return render_template("identities/choose.html", faces=faces_offered(), place=place, down=down)


def _page(form: Any, provider: IdentityProvider, place: dict[str, Any]) -> str:
    words = {"form": form, "face": provider.face, "challenge": provider.challenge(entry.asker()), "place": place}
    return render_template("identities/check.html", terms=IDENTITY_TERMS, **words)
