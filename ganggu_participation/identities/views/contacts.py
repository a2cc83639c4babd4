"""The first step of signing up: an e-mail address or a mobile number, which a code confirms."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refused
from ...web.doors import actor, anyone
from ...web.handover import hand_over
from .. import contacts
from ..forms import ContactForm
from . import entry

room = Blueprint("contacts", __name__, url_prefix="/contacts")


@room.get("/new")
@anyone
def new() -> ResponseReturnValue:
    if actor() is not None:
        return redirect(entry.wanted() or url_for("me.show"), 303)
    return _page(ContactForm())


@room.post("")
@anyone
def create() -> ResponseReturnValue:
    """The same answer for a contact that is known here and for one that is not."""
    form = ContactForm()
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        token, code = contacts.ask(form.contact.data, request.remote_addr or "")
    except Refused as no:
        form.refuse("contact", no.message)
        return _page(form), no.status
    hand_over("contact", [token, form.contact.data.shown, code])
    return redirect(url_for("contact_confirmations.new", next=entry.wanted() or None), 303)


def _page(form: ContactForm) -> str:
    return render_template("identities/contact.html", form=form, wanted=entry.wanted())
