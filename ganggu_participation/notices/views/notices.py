"""What I was told, what I follow, and how I want to hear of it."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...web.doors import actor, residents
from ..forms import MailForm, TopicForm
from ..queries import follows_of, mail_of, notices_of

room = Blueprint("notices", __name__, url_prefix="/me/notices")


@room.get("")
@residents
def index() -> ResponseReturnValue:
    page = notices_of(actor(), request.args.get("page", 1, type=int))
    forms = {"mail_form": MailForm(mail=mail_of(actor().id).value), "topic_form": TopicForm()}
    return render_template("notices/index.html", page=page, follows=follows_of(actor()), **forms)
