"""Second factors that an official has lost: two people clear them, every sign-in ends, and she is told by letter."""

from typing import Any

from sqlalchemy import delete, update

from ... import clock, outbox
from ...accounts.factors import Passkey, RecoveryCode, TotpKey
from ...accounts.models import Account, SignIn
from ...accounts.queries import factors_of
from ...accounts.states import LIFE
from ...approvals.actions import spend
from ...database import db
from ...deeds import deed
from ...permissions import Act
from ...refusals import Refusal, Refused
from ...verbs import Verb

TITLE = "두 번째 확인 방법을 지웠습니다"
TEXT = """{site}에 등록한 두 번째 확인 방법(인증 앱, 패스키, 복구 번호)을 지우고 모든 기기에서 로그아웃했습니다.

담당자 두 사람이 확인하고 한 일입니다. 비밀번호로 로그인하면 두 번째 확인 방법을 새로 등록합니다.
부탁한 적이 없으면 누가 대신 부탁했을 수 있습니다. 바로 시스템 관리자에게 알려 주세요.
"""


def reset_factors(actor: Any, account: Account, site: str) -> None:
    """Clears all second factors and recovery codes: at her next sign-in she enrols anew. `site`: its name in the letter.

    Raises Refused: NOT_APPROVED (two people have to agree), NO_FACTORS. ASVS 6.4.4."""
    with deed(actor, Verb.ACCOUNT_RESET_FACTORS, account) as facts:
        held = factors_of(account.id)
        if not held.number:
            raise Refused(Refusal.NO_FACTORS)
        LIFE.move(account, Verb.ACCOUNT_RESET_FACTORS)
        spend(actor, Act.RESET_FACTORS, account)
        for kept in (TotpKey, Passkey, RecoveryCode):
            db.session.execute(delete(kept).where(kept.account_id == account.id))
        open_ones = (SignIn.account_id == account.id, SignIn.ended_at.is_(None))
        db.session.execute(update(SignIn).where(*open_ones).values(ended_at=clock.now()))
        _tell(account, TEXT.format(site=site))
        facts.update(factors=held.number, codes=held.codes)


def _tell(account: Account, text: str) -> None:
    """By every way that is known: whoever took over one of them should not be the only one to read it."""
    if account.email:
        outbox.send("mail", account.email, TITLE, text)
    if account.phone:
        outbox.send("sms", account.phone, TITLE, text)
