"""The public log of a box: its signed heads, its leaves, and the look-up of a receipt by anyone."""

from typing import Any

from flask import Blueprint, Response, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from ...web.doors import actor, anyone, found
from .. import log, queries
from ..models import Vote

room = Blueprint("box_logs", __name__, url_prefix="/votes/<int:vote_id>/log")
look_ups = Blueprint("box_log_look_ups", __name__, url_prefix="/votes/<int:vote_id>/log/look-ups")
heads = Blueprint("box_log_heads", __name__, url_prefix="/votes")
leaves = Blueprint("box_log_leaves", __name__, url_prefix="/votes")
proofs = Blueprint("box_log_proofs", __name__, url_prefix="/votes")
ROOMS = (room, look_ups, heads, leaves, proofs)


def _published(vote_id: int) -> Vote:
    vote = found(queries.vote_seen_by(actor(), vote_id))
    found(vote.digest)
    return vote


@room.get("")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    """All heads; and what the log says about a code that a QR carried here."""
    return _page(vote_id, request.args.get("code", ""))


@look_ups.post("")
@anyone
def create(vote_id: int) -> ResponseReturnValue:
    """The same for a code that was typed: in the body, so that no server's list of addresses and no browser's history
    keeps whose ballot stands where in the log."""
    return _page(vote_id, request.form.get("code", ""))


def _page(vote_id: int, typed: str) -> ResponseReturnValue:
    vote, code = _published(vote_id), typed.strip()
    answer, fault = _looked_up(vote, code) if code else (None, "")
    return render_template(
        "votes/box_log.html", vote=vote, heads=log.heads_of(vote_id), code=code, answer=answer, fault=fault,
        log_key=queries.rules_of(vote)["log_key"],
    ), 422 if fault else 200  # fmt: skip


def _looked_up(vote: Vote, code: str) -> tuple[log.Found | None, str]:
    try:
        return log.look_up(vote, code), ""
    except ValueError as unreadable:
        return None, str(unreadable)


@heads.get("/<int:vote_id>/log.json", endpoint="index")
@anyone
def all_heads(vote_id: int) -> ResponseReturnValue:
    """What an observer's machine fetches and keeps: each head as it was signed, and how it follows from the one before."""
    vote = _published(vote_id)
    rows = [
        {"text": head.text, "signature": head.signature.hex(), "path": head.path} for head in log.heads_of(vote_id)
    ]
    said = {"vote": vote.digest, "title": vote.title, "log_key": queries.rules_of(vote)["log_key"], "heads": rows}
    return jsonify(said)


@leaves.get("/<int:vote_id>/log/leaves.txt", endpoint="index")
@anyone
def all_leaves(vote_id: int) -> ResponseReturnValue:
    """Every leaf hash under the last head, one a line: whoever wants to works out the roots herself."""
    head = log.last_head(_published(vote_id).id)
    lines = [leaf.hex() + "\n" for leaf in log.leaves_of(vote_id, head.size if head else 0)]
    return Response("".join(lines), mimetype="text/plain")


@proofs.get("/<int:vote_id>/log/proof.json", endpoint="show")
@anyone
def proof(vote_id: int) -> ResponseReturnValue:
    """The inclusion proof of a receipt code under the last head."""
    answer, fault = _looked_up(_published(vote_id), request.args.get("code", ""))
    if answer is None:
        return jsonify({"found": False, "sentence": fault or "이 번호의 표가 목록에 없습니다."}), 422 if fault else 404
    return jsonify(_proof_of(answer))


def _proof_of(answer: log.Found) -> dict[str, Any]:
    return {
        "found": True,
        "leaf": answer.leaf.hex(),
        "since_head": answer.since.no,
        "head": answer.head.no,
        "root": answer.head.root,
        "index": answer.proof.index,
        "size": answer.proof.size,
        "path": [beside.hex() for beside in answer.proof.path],
    }
