"""Going: what is deleted, what stays, and what nobody can delete because nobody can find it."""

from flask import Blueprint, flash, redirect, render_template
from flask.typing import ResponseReturnValue

from ...permissions import why_not
from ...refusals import Refused
from ...verbs import Verb
from ...web import session
from ...web.doors import actor, residents
from ..actions import close
from ..forms import ClosureForm
from ..reassurance import assure, has_password

room = Blueprint("closures", __name__, url_prefix="/me/closure")


@room.get("")
@residents
def new() -> ResponseReturnValue:
    return _page(_form())


@room.post("")
@residents
def create() -> ResponseReturnValue:
    form, me = _form(), actor()
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        assure(me, form.password.data if form.password else "")
        close(me, me, keep_credit=form.credit.data == "keep")
    except Refused as no:
        form.refuse("password" if form.password else "sure", no.message)
        return _page(form), no.status
    session.leave()
    flash("가입을 그만두었습니다. 개인정보를 지웠습니다. 그동안 함께해 주셔서 고맙습니다.", "success")
    return redirect("/", 303)


def _form() -> ClosureForm:
    return ClosureForm().fit(with_password=has_password(actor()))


def _page(form: ClosureForm) -> str:
    no = why_not(actor(), Verb.ACCOUNT_CLOSE, actor())
    return render_template("privacy/closures_new.html", form=form, no=no)
