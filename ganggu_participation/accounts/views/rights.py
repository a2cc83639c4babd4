"""Who may do what: the table that the house itself asks."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...permissions import CLASHING_ROLES, TWO_PEOPLE
from ...web.doors import anyone
from ..rights import rights_by_noun

room = Blueprint("rights", __name__, url_prefix="/rights")


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    words = {"nouns": rights_by_noun(), "acts": TWO_PEOPLE, "clashing": CLASHING_ROLES}
    return render_template("accounts/rights_index.html", **words)
