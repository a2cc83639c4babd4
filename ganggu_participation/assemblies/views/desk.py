"""The desk of one assembly: the page that several steps come back to."""

from flask import render_template

from ...counts.queries import certified_count
from ...votes.queries import turnout_of
from .. import queries, words
from ..forms import ItemForm
from ..models import Assembly
from ..states import AssemblyState, Route


def desk(assembly: Assembly, form: ItemForm | None = None) -> str:
    """The page of an assembly, with the form for its next item as it was sent or fresh."""
    form = form or ItemForm(formdata=None, route=Route.PARTICIPATORY_BUDGET)
    choosable = queries.choosable_for(assembly) if assembly.state is AssemblyState.PREPARING else []
    return render_template(
        "assemblies/office_show.html",
        assembly=assembly,
        form=form.offer(choosable),
        choosable=choosable,
        turnout=turnout_of(assembly.vote) if assembly.vote else None,
        words=words,
        certified=certified_count(assembly.vote_id) if assembly.vote_id else None,
    )
