"""What the address bar asks of the lists: a dong, a phase and a page; what makes no sense is left out."""

from typing import Any

from flask import request

from ...dongs.queries import dong_names
from ..states import Phase


def asked() -> tuple[dict[str, Any], dict[str, Any]]:
    """(what the query is asked for, what the form of the list shows)."""
    dongs, dong_id, when = dong_names(), request.args.get("dong", type=int), request.args.get("when", "")
    chosen = {
        "dong_id": dong_id if any(dong.id == dong_id for dong in dongs) else None,
        "phase": next((phase for phase in Phase if phase.value == when), None),
    }
    return {**chosen, "page": request.args.get("page", 1, type=int)}, {**chosen, "dongs": dongs}
