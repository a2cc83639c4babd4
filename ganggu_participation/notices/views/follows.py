"""Beginning to follow a thing, a dong, or a word."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...korean import with_particle
from ...web.display import local
from ...web.doors import actor, residents
from .. import actions
from ..delivery import TOPIC
from ..forms import FollowForm, MailForm, TopicForm
from ..queries import follows_of, mail_of, notices_of

room = Blueprint("follows", __name__, url_prefix="/follows")


@room.post("")
@residents
def create() -> ResponseReturnValue:
    """From the page of the thing: back to it."""
    form = FollowForm()
    if form.validate():
        actions.begin(actor(), form.subject.data, form.label.data or form.subject.data)
        flash("소식을 받습니다. 새 소식은 내 알림에서 볼 수 있습니다.", "success")
    else:
        flash("소식을 받을 것을 다시 골라 주세요.", "warning")
    return redirect(request.script_root + local(request.form.get("next")), 303)


@room.post("/topics")
@residents
def new() -> ResponseReturnValue:
    form = TopicForm()
    if not form.validate():
        words = {"page": notices_of(actor()), "follows": follows_of(actor()), "topic_form": form}
        return render_template("notices/index.html", mail_form=MailForm(mail=mail_of(actor().id).value), **words), 422
    word = form.word.data.strip()
    actions.begin(actor(), f"{TOPIC}{word}", f'"{word}"')
    flash(f'"{word}"{with_particle(word, "이/가").removeprefix(word)} 들어간 소식을 받습니다.', "success")
    return redirect(url_for("notices.index"), 303)
