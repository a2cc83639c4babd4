"""The public notice: a page that says what will be frozen, then the act."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...countkeys.queries import keys_ready_for
from ...refusals import Refusal, Refused
from ...web.doors import actor, found, officials
from .. import actions, queries, words
from ..forms import NoticeForm
from ..models import Assembly

room = Blueprint("office_notices", __name__, url_prefix="/office/assemblies/<int:assembly_id>/notice")


@room.get("")
@officials
def new(assembly_id: int) -> ResponseReturnValue:
    assembly = found(queries.assembly_seen_by(actor(), assembly_id))
    keys = keys_ready_for(assembly.dong_id)
    usual = keys[0].id if keys else None
    return _page(assembly, NoticeForm(notice=words.notice_draft(assembly), key=usual).offer(keys))


@room.post("")
@officials
def create(assembly_id: int) -> ResponseReturnValue:
    assembly = found(queries.assembly_seen_by(actor(), assembly_id))
    form = NoticeForm().offer(keys_ready_for(assembly.dong_id))
    if form.validate_on_submit() and _given(assembly, form):
        flash("주민총회를 공고했습니다. 정한 시각에 투표를 시작합니다.", "success")
        return redirect(url_for("office_assemblies.show", assembly_id=assembly_id), 303)
    return _page(assembly, form), 422


def _given(assembly: Assembly, form: NoticeForm) -> bool:
    try:
        key = next((key for key in keys_ready_for(assembly.dong_id) if key.id == form.key.data), None)
        actions.give_notice(actor(), assembly, form.notice.data, form.short_notice_reason.data, key)
    except Refused as no:
        if no.refusal is not Refusal.NOTICE_TOO_SHORT:
            raise
        form.refuse("short_notice_reason", f"{no.message} 늦어진 까닭을 적어 주세요.")
        return False
    return True


def _page(assembly: Assembly, form: NoticeForm) -> str:
    return render_template("assemblies/office_notice_new.html", assembly=assembly, form=form, words=words)
