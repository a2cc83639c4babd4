"""Made-up people: one per role to sign in as, one author per dong, and voters without accounts."""

import random
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .. import clock, keys
from ..accounts import actions as accounts
from ..accounts import totp
from ..accounts.consents import AT_SIGN_UP
from ..accounts.identity import Identity
from ..accounts.models import Account
from ..accounts.states import Basis, Level
from ..database import db
from ..dongs.models import Dong
from ..permissions import INSTALLER, Role
from ..votes.roll import Elector
from . import words

BIRTH = date(1958, 5, 5)
CONSENTS = {terms.kind: terms.version for terms in AT_SIGN_UP if terms.required}


@dataclass(frozen=True)
class Part:
    """Somebody to sign in as; `dong` names the only dong of a role or the home of a resident."""

    key: str
    name: str
    role: Role | None
    dong: str | None
    what: str


PARTS = (
    Part("resident", "김시연", None, "치평동", "주민. 본인 확인을 마쳤고 지금 투표할 수 있습니다."),
    Part("newcomer", "이시연", None, None, "주민. 막 가입해서 동과 본인 확인이 남았습니다."),
    Part("dong", "박시연", Role.DONG_OFFICER, None, "동 담당자. 주민총회를 준비하고 공고합니다."),
    Part("review", "정시연", Role.DEPARTMENT_OFFICER, None, "부서 담당자. 제안을 검토하고 답합니다."),
    Part("budget", "한시연", Role.PB_OFFICER, None, "예산 담당. 한 해 계획과 동별 예산을 맡습니다."),
    Part("count", "백시연", Role.COUNT_OFFICER, None, "개표 담당. 표를 셉니다."),
    Part("certify", "서시연", Role.COUNT_OFFICER, None, "개표 담당. 다른 사람이 센 결과를 확인합니다."),
    Part("count3", "조시연", Role.COUNT_OFFICER, None, "개표 담당. 개표 열쇠의 세 번째 카드를 가졌습니다."),
    Part("member", "위시연", Role.PB_COMMITTEE_MEMBER, "금호2동", "참여예산위원. 제안을 심사합니다."),
    Part("roll", "노시연", Role.ROLL_KEEPER, None, "명부 담당. 투표 명부를 넣고 선거인을 모집합니다."),
    Part("roll2", "문시연", Role.ROLL_KEEPER, None, "명부 담당. 명부를 고치고 추첨할 때 함께 확인합니다."),
    Part("privacy", "주시연", Role.PRIVACY_OFFICER, None, "개인정보 보호책임자. 접속기록을 점검합니다."),
    Part("observer", "오시연", Role.OBSERVER, None, "참관인. 처리 기록과 규칙을 봅니다."),
    Part("admin", "안시연", Role.SYSTEM_ADMIN, None, "시스템 관리자. 권한을 주고 거둡니다."),
)


def cast_of_parts(dongs: dict[str, Dong], instance: Path) -> dict[str, Account]:
    """Signs everybody up with a random password, grants the roles with an authenticator app that nobody holds (the page
    of a demo installation shows its code), writes the list that the sign-in page shows."""
    people, lines = {}, []
    for part in PARTS:
        password = secrets.token_urlsafe(9)
        email = f"{part.key}@demo.example"
        people[part.key] = account = signed_up(email, password, part.name)
        if part.dong:
            settled(account, dongs[part.dong])
        if part.role:
            accounts.grant(INSTALLER, account, part.role)
            secret = totp.new_secret()
            accounts.add_totp(account, account, secret, totp.code_at(secret, totp.step_now()))
            accounts.renew_codes(account, account)
        label = part.role.label if part.role else "주민"
        lines.append("\t".join((label, email, password, part.what)))
    path = instance / "demo-accounts.txt"
    path.touch(mode=0o600)
    path.write_text("\n".join(lines) + "\n")
    return people


def signed_up(email: str, password: str, name: str) -> Account:
    return accounts.sign_up(
        None, email=email, password=password, name=name, display_name=name, birth_date=BIRTH, consents=CONSENTS
    )


def settled(account: Account, dong: Dong) -> None:
    """Her dong, and her identity by the demo check."""
    accounts.declare_basis(account, account, dong, Basis.RESIDENCE)
    accounts.verify(account, account, Identity(account.name, account.birth_date))


def author_of(dong: Dong) -> Account:
    """A verified resident who proposes; nobody knows her password."""
    name = (
        words.FAMILY_NAMES[dong.sort % len(words.FAMILY_NAMES)] + words.GIVEN_NAMES[dong.sort % len(words.GIVEN_NAMES)]
    )
    account = signed_up(f"author{dong.sort}@demo.example", secrets.token_urlsafe(24), name)
    settled(account, dong)
    return db.session.get_one(Account, account.id)


def electors_of(dong: Dong, number: int, chance: random.Random) -> Iterator[Elector]:
    """Made-up voters of a dong, without accounts."""
    bases = (Basis.RESIDENCE,) * 8 + (Basis.WORKPLACE, Basis.ORGANISATION)
    for index in range(number):
        yield Elector(
            person_key=keys.person_key(f"made-up voter {dong.code} {index}"),
            dong_id=dong.id,
            basis=chance.choice(bases),
            level=int(Level.DECLARED_BASIS),
            birth_date=date(clock.today().year - chance.randint(19, 85), chance.randint(1, 12), chance.randint(1, 28)),
        )
