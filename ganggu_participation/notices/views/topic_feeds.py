"""News with a word in it, as Atom."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from ...web.doors import anyone, found
from ..forms import TopicForm
from ..queries import bulletins_in
from .feeds import atom

room = Blueprint("topic_feeds", __name__, url_prefix="/feeds/topics.atom")


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    """All news where no word is asked for; a word that nobody could follow is not found."""
    if not request.args.get("word"):
        return atom("", bulletins_in())
    form = TopicForm(request.args, meta={"csrf": False})
    word = found(form.word.data.strip() if form.validate() else None)
    return atom(f"“{word}”", bulletins_in(word=word))
