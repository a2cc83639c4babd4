"""How the house looks when it says no: plain words, as a page and as a part."""

import errno
import sqlite3

import structlog
from flask import Flask, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import AnonymousUserMixin
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from werkzeug.exceptions import HTTPException

from ..database import db
from ..refusals import Refusal, Refused
from .htmx import wants_part

log = structlog.get_logger()
WORDS: dict[int, tuple[str, str, str]] = {
    400: (
        "보낸 내용을 읽지 못했습니다",
        "화면이 오래되었거나 보낸 내용이 중간에 끊겼습니다.",
        "앞 화면으로 돌아가 새로 고친 뒤 다시 해 주세요.",
    ),
    401: ("먼저 들어와 주세요", "이 일을 하려면 누구인지 알아야 합니다.", "들어간 뒤 이 화면으로 다시 올 수 있습니다."),
    403: (
        "이 일은 할 수 없습니다",
        "이 화면은 맡은 사람만 볼 수 있습니다.",
        "맡은 일이 바뀌었다면 시스템 관리자에게 알려 주세요.",
    ),
    404: ("찾는 화면이 없습니다", "주소가 바뀌었거나 공개하지 않은 내용입니다.", "첫 화면에서 다시 찾아 주세요."),
    405: (
        "이 주소로는 할 수 없는 일입니다",
        "보내는 방법이 맞지 않습니다.",
        "앞 화면으로 돌아가 단추를 다시 눌러 주세요.",
    ),
    409: ("지금은 할 수 없습니다", "그사이 상태가 달라졌습니다.", "화면을 새로 열어 지금 상태를 확인해 주세요."),
    413: (
        "보낸 내용이 너무 큽니다",
        "글은 한 번에 1MB까지, 사진과 파일은 하나에 10MB까지 보낼 수 있습니다.",
        "내용을 나누거나 줄여서 다시 보내 주세요.",
    ),
    422: ("다시 확인해 주세요", "적은 내용에 고칠 것이 있습니다.", "앞 화면으로 돌아가 고쳐 주세요."),
    429: ("잠시 쉬었다 해 주세요", "짧은 동안 너무 여러 번 했습니다.", "조금 뒤에 다시 해 주세요."),
    500: ("우리 쪽에서 문제가 생겼습니다", "저장하지 못했습니다.", "잠시 뒤 다시 눌러 주세요. 계속되면 전화해 주세요."),
    503: (
        "잠시 쓸 수 없습니다",
        "자료를 두는 곳이 잠시 답하지 않습니다. 방금 한 일은 저장되지 않았을 수 있습니다.",
        "잠시 뒤 다시 눌러 주세요. 이미 저장되었으면 그렇다고 알려 드립니다.",
    ),
    507: (
        "저장할 자리가 모자랍니다",
        "방금 한 일은 저장되지 않았습니다.",
        "전화해서 알려 주세요. 자리를 늘린 뒤에 다시 하면 됩니다.",
    ),
}
SQLITE_OUT = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
}
POSTGRES_FULL, POSTGRES_OUT = (
    "53100",
    ("08", "53", "57", "58"),
)  # disk_full; classes of states: cut off, no room, stopped


def hang(app: Flask) -> None:
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _answer(status: int, message: str = "") -> ResponseReturnValue:
    title, sentence, what_to_do = WORDS.get(status, WORDS[500 if status >= 500 else 400])
    page = "errors/_part.html" if wants_part() else "errors/page.html"
    words = {"status": status, "title": title, "message": message or sentence, "what_to_do": what_to_do}
    return render_template(page, **words), status


def _refused(no: Refused) -> ResponseReturnValue:
    answer = current_app.extensions.get("answers", {}).get(no.refusal)
    if answer is not None and (shown := answer()) is not None:
        return shown
    if no.refusal is Refusal.SECOND_FACTOR_FIRST and request.method == "GET" and not wants_part():
        return redirect(url_for("second_factors.new", next=request.full_path.rstrip("?")), 303)
    if no.refusal is Refusal.NOT_IDENTIFIED and request.method == "GET" and not wants_part():
        return redirect(url_for("entrances.show", **(request.view_args or {})), 303)
    if no.refusal is Refusal.NOT_SIGNED_IN and request.method == "GET" and not wants_part():
        return redirect(url_for("sign_ins.new", next=request.full_path.rstrip("?")), 303)
    return _answer(no.status, no.message)


def _stale_form(error: CSRFError) -> ResponseReturnValue:
    return _answer(400, "화면을 연 지 오래되어 보내지 못했습니다.")


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()  # a redirect, not a fault
    return _answer(error.code)


def _unexpected(error: Exception) -> ResponseReturnValue:
    status = status_of(error)
    if status != 500:
        _ask_nobody()
    db.session.rollback()
    log.exception("unexpected", endpoint=request.endpoint)
    return _answer(status)


def status_of(error: Exception) -> int:
    """507 when nothing more fits on the disk, 503 when the database does not answer, 500 for a fault of ours."""
    if isinstance(error, OSError):
        return 507 if error.errno == errno.ENOSPC else 500
    if isinstance(error, NoConnectionFree):
        return 503
    return _of_database(error) if isinstance(error, DBAPIError) else 500


def _of_database(error: DBAPIError) -> int:
    state, code = getattr(error.orig, "sqlstate", None) or "", getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    if state == POSTGRES_FULL or code == sqlite3.SQLITE_FULL:
        return 507
    nobody_there = not state and not code and isinstance(error, OperationalError | InterfaceError)
    out = nobody_there or error.connection_invalidated or state.startswith(POSTGRES_OUT) or code in SQLITE_OUT
    return 503 if out else 500


def _ask_nobody() -> None:
    """The frame of a page tells who is here; where the database is gone, the page that says so must not ask it."""
    g._login_user, g.reader_unknown = AnonymousUserMixin(), True
