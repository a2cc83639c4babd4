"""Lists of residents: a file is looked at first, then taken in; removed as a whole."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...dongs.queries import dong_by_id, dong_names
from ...permissions import Role
from ...refusals import Refusal, Refused
from ...web.doors import actor, found, officials
from .. import actions, previews
from ..forms import ListForm, ReasonForm
from ..list_files import UnreadableFile
from ..models import ResidentList
from ..queries import list_kept_by, lists_kept_by

room = Blueprint("resident_lists", __name__, url_prefix="/office/resident-lists")
previewing = Blueprint("resident_list_previews", __name__, url_prefix="/office/resident-lists/previews")
removals = Blueprint("resident_list_removals", __name__, url_prefix="/office/resident-lists")
ROOMS = (room, previewing, removals)


def _mine() -> list[Any]:
    every = [dong for dong in dong_names() if actor().holds(Role.ROLL_KEEPER, dong.id)]
    whole = [_Whole()] if actor().holds(Role.ROLL_KEEPER, None) else []
    return [*whole, *every]


class _Whole:
    """The choice of the whole district."""

    id, name = "", "서구 전체(파일에 행정동을 적습니다)"


@room.get("")
@officials
def index() -> ResponseReturnValue:
    return render_template("identities/lists.html", lists=lists_kept_by(actor()), may=bool(_mine()))


@room.get("/new")
@officials
def new() -> ResponseReturnValue:
    return render_template("identities/list_new.html", form=ListForm(_mine()))


@previewing.post("", endpoint="create")
@officials
def preview() -> ResponseReturnValue:
    """Nothing is stored in the list yet; what was read is kept sealed for a few minutes."""
    form = ListForm(_mine())
    if not form.validate_on_submit():
        return render_template("identities/list_new.html", form=form), 422
    dongs = {dong.name: dong.id for dong in dong_names()}
    try:
        token, reading = previews.looked_at(form.file.data.read(), dongs, form.dong.data, form.title.data, actor().id)
    except UnreadableFile as no:
        form.refuse("file", str(no))
        return render_template("identities/list_new.html", form=form), 422
    names = {number: name for name, number in dongs.items()}
    words = {"reading": reading, "token": token, "names": names, "title": form.title.data}
    return render_template("identities/list_preview.html", **words)


@room.post("")
@officials
def create() -> ResponseReturnValue:
    kept = previews.kept(request.form.get("token", ""), actor().id)
    if kept is None:
        raise Refused(Refusal.RUN_OVER)
    dong = dong_by_id(kept.dong_id) if kept.dong_id else None
    made = actions.import_list(actor(), title=kept.title, dong=dong, people=kept.people)
    flash(f"{made.people:,}명을 명단에 넣었습니다.", "success")
    return redirect(url_for("resident_lists.show", list_id=made.id), 303)


@room.get("/<int:list_id>")
@officials
def show(list_id: int) -> ResponseReturnValue:
    return _page(_kept(list_id), ReasonForm(formdata=None))


@removals.post("/<int:list_id>/removal", endpoint="create")
@officials
def remove(list_id: int) -> ResponseReturnValue:
    kept, form = _kept(list_id), ReasonForm()
    if not form.validate_on_submit():
        return _page(kept, form), 422
    actions.remove_list(actor(), kept, form.reason.data)
    flash("명단과 그 편지를 지웠습니다.", "success")
    return redirect(url_for("resident_lists.index"), 303)


def _kept(list_id: int) -> ResidentList:
    return found(list_kept_by(actor(), list_id))


def _page(kept: ResidentList, form: ReasonForm) -> str:
    return render_template("identities/list_show.html", kept=kept, form=form)
