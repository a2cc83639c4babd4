"""The archive of a vote, to take away and recount."""

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from ...web.doors import anyone, found
from .. import queries
from ..archives import archive_of

room = Blueprint("vote_archives", __name__, url_prefix="/results")


@room.get("/<int:vote_id>.zip")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    body = found(archive_of(found(queries.declared_vote(vote_id))))
    named = {"Content-Disposition": f'attachment; filename="vote-{vote_id}.zip"'}
    return Response(body, mimetype="application/zip", headers=named)
