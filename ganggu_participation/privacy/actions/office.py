"""Officials and the data of others: nothing is shown without a reason, and somebody looks through the reasons."""

from typing import Any

from ... import access_log, clock
from ...access_log import Access
from ...accounts.models import Account
from ...accounts.states import LIFE
from ...deeds import deed
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..models import AccessReview
from ..queries import month_now, month_sums, review_of
from ..states import REVIEW_LIFE

REASON_MIN = 10
SHOWN = {"name": "이름", "email": "전자우편 주소", "phone": "전화번호", "birth_date": "생년월일"}


def unmask(actor: Any, account: Account, reason: str) -> dict[str, Any]:
    """What is masked about one person, in plain: label -> value. Who, whose, when, from where and why are logged.

    Raises Refused(WHY_MISSING) under 10 characters of reason (KOREA ID-05, PRIV-05)."""
    with deed(actor, Verb.ACCOUNT_UNMASK, account) as facts:
        if len(reason := " ".join(reason.split())) < REASON_MIN:
            raise Refused(Refusal.WHY_MISSING)
        LIFE.move(account, Verb.ACCOUNT_UNMASK)
        shown = {label: getattr(account, name, None) for name, label in SHOWN.items()}
        access_log.note(actor, Access.UNMASK, [account.id], ", ".join(k for k, v in shown.items() if v), reason)
        facts["reason_given"] = True
    return {label: value for label, value in shown.items() if value}


def review(actor: Any, month: str, reasons_checked: bool, remark: str = "") -> AccessReview:
    """Signs that she looked through a month (`2026-11`) of the access log and at every reason of a download.

    Raises Refused: MONTH_NOT_OVER, ALREADY_REVIEWED, REASONS_UNCHECKED (PRIV-06)."""
    signed = AccessReview(month=month, remark=remark.strip(), reviewed_by=actor.id, at=clock.now())
    with deed(actor, Verb.ACCESS_REVIEW, signed) as facts:
        if month >= month_now():
            raise Refused(Refusal.MONTH_NOT_OVER)
        if review_of(month) is not None:
            raise Refused(Refusal.ALREADY_REVIEWED)
        if not reasons_checked:
            raise Refused(Refusal.REASONS_UNCHECKED)
        signed.entries, signed.downloads = month_sums(month)
        REVIEW_LIFE.move(signed, Verb.ACCESS_REVIEW)
        facts.update(month=month, entries=signed.entries, downloads=signed.downloads)
    return signed
