"""Where she is signed in now, and signing out everywhere else."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, residents
from ..actions import end_sign_ins
from ..queries import hash_of, sign_ins_of

room = Blueprint("sessions", __name__, url_prefix="/me/sessions")


@room.get("")
@residents
def index() -> ResponseReturnValue:
    here = hash_of(actor().sign_in_token)
    return render_template("accounts/sessions_index.html", sign_ins=sign_ins_of(actor().id), here=here)


@room.post("/end")
@residents
def update() -> ResponseReturnValue:
    end_sign_ins(actor(), actor())
    flash("이 기기를 뺀 모든 기기에서 로그아웃했습니다.", "success")
    return redirect(url_for("sessions.index"), 303)
