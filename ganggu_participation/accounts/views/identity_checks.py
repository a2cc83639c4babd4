"""본인 확인: one way out of those that this installation offers."""

from flask import Blueprint, current_app, flash, render_template, request
from flask.typing import ResponseReturnValue

from ...refusals import Refused
from ...web.doors import actor, found, residents
from ..actions import verify
from ..consents import IDENTITY
from ..forms import DemoCheckForm
from ..identity import IdentityProvider, providers
from . import entry

room = Blueprint("identity_checks", __name__, url_prefix="/identity-checks")


@room.get("/new")
@residents
def new() -> ResponseReturnValue:
    if actor().person_key is not None:
        return entry.back("me.show")
    offered = _offered()
    asked = request.args.get("provider") or (next(iter(offered)) if len(offered) == 1 else None)
    if asked is None:
        return render_template("accounts/identity_checks_choose.html", offered=offered.values(), wanted=entry.wanted())
    provider = found(offered.get(asked))
    return _page(DemoCheckForm(), provider)


@room.post("")
@residents
def create() -> ResponseReturnValue:
    form, me, provider = DemoCheckForm(), actor(), found(_offered().get(request.form.get("provider", "")))
    if not form.validate_on_submit():
        return _page(form, provider), 422
    try:
        verify(me, me, provider.verify(me.id, form.data), {IDENTITY.kind: IDENTITY.version})
    except Refused as no:
        form.refuse("name", no.message)
        return _page(form, provider), no.status
    entry.come_in(me)
    flash("본인 확인을 마쳤습니다.", "success")
    return entry.onward("bases.edit") if me.basis is None else entry.back("me.show")


def _offered() -> dict[str, IdentityProvider]:
    config = current_app.config
    return {each.key: each for each in providers(config["IDENTITY_PROVIDERS"], config["DEMO"])}


def _page(form: DemoCheckForm, provider: IdentityProvider) -> str:
    words = {"form": form, "provider": provider, "challenge": provider.challenge(actor().id)}
    return render_template("accounts/identity_checks_new.html", terms=IDENTITY, wanted=entry.wanted(), **words)
