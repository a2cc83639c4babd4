"""The people of a year: officials who sign up and get their roles over HTTP, a resident, her neighbours."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from flask import Flask
from sqlalchemy import select

from ganggu_participation.accounts import actions, totp
from ganggu_participation.accounts.identity import Identity
from ganggu_participation.accounts.models import Account
from ganggu_participation.accounts.states import Basis, Level
from ganggu_participation.database import db
from ganggu_participation.dongs.models import Dong

from ..accounts.builders import sign_up_someone
from ..world import PASSWORD, PUNGAM
from .visitor import Visitor

ADMIN = "admin@example.kr"
OFFICIALS = {
    # key: (name, role, dong)
    "dong": ("박동담", "동 담당자", PUNGAM),
    "department": ("정부서", "부서 담당자", "서구 전체"),
    "budget": ("한예산", "예산 담당", "서구 전체"),
    "counter": ("백개표", "개표 담당", "서구 전체"),
    "certifier": ("서개표", "개표 담당", "서구 전체"),
}


@dataclass
class House:
    """An app, and what its people have made so far: ids and addresses only."""

    app: Flask
    seen: dict[str, str] = field(default_factory=dict)
    visitor: Callable[[], Visitor] | None = None
    apps: dict[str, str] = field(default_factory=dict)
    """Address -> the secret in the authenticator app of an official."""

    def stranger(self) -> Visitor:
        """Somebody new; in a test client unless the test brings browsers."""
        return self.visitor() if self.visitor else Visitor(self.app.test_client())

    def run(self, *command: str) -> str:
        """What a command says at the terminal. Raises AssertionError when it fails."""
        done = self.app.test_cli_runner().invoke(args=command)
        db.session.rollback()
        assert done.exit_code == 0, done.output
        return done.output

    def enter(self, email: str) -> Visitor:
        """Somebody who has just signed in with her password."""
        visitor = self.stranger().open("/sign-in")
        visitor.press("로그인하기", {"전자우편 주소(이메일)": email, "비밀번호": PASSWORD})
        return self._second_factor(visitor, email)

    def _second_factor(self, visitor: Visitor, email: str) -> Visitor:
        """As an official does it: her app at the first sign-in, then a code of it."""
        if visitor.heading == "인증 앱 등록하기":
            self.apps[email] = "".join(visitor.page.xpath("//*[@data-secret]")[0].text_content().split())
            visitor.press("등록하기", {"확인 번호": self.code(email)})
            return visitor.follow("잘 두었습니다. 계속하기")
        if visitor.heading == "두 번째 확인":
            visitor.press("확인하기", {"확인 번호": self.code(email)})
        return visitor

    def code(self, email: str) -> str:
        """What her app shows now."""
        return totp.code_at(self.apps[email], totp.step_now())

    def official(self, key: str) -> Visitor:
        return self.enter(f"{key}@example.kr").open("/office")

    def dong(self) -> Dong:
        return db.session.scalars(select(Dong).where(Dong.name == PUNGAM)).one()

    def account(self, email: str) -> Account:
        return db.session.scalars(select(Account).where(Account.email == email)).one()


def sign_up(visitor: Visitor, email: str, name: str, birth: str = "19600301") -> Visitor:
    """Fills in the form of the sign-up page."""
    return visitor.open("/accounts/new").press(
        "가입하기",
        {
            "전자우편 주소(이메일)": email,
            "비밀번호": PASSWORD,
            "비밀번호 한 번 더": PASSWORD,
            "이름": name,
            "화면에 보일 이름": name,
            "생년월일": birth,
            "가입에 필요한 개인정보 수집·이용에 동의합니다": True,
        },
    )


def officials_take_office(house: House) -> None:
    """The first administrator comes from the terminal; she gives the others their roles."""
    house.run("seed-dongs")
    house.run("create-admin", "--email", ADMIN, "--name", "안관리", "--password", PASSWORD)
    admin = house.enter(ADMIN)
    for key, (name, role, dong) in OFFICIALS.items():
        email = f"{key}@example.kr"
        sign_up(house.stranger(), email, name)
        admin.open("/office").follow("사람과 권한").press("찾기", {"이름이나 전자우편 주소": email})
        admin.follow(f"{name[0]}*{name[2]}").press("권한 주기", {"권한": role, "맡을 동": dong})
        assert admin.sees("지금 맡은 권한", role)


def neighbours(house: House, number: int) -> list[str]:
    """The addresses of verified residents of 풍암동, each with a password of her own account."""
    for n in range(number):
        someone = sign_up_someone(f"neighbour{n}@example.kr", name=f"이웃{n}", birth_date=date(1950 + n, 4, 5))
        actions.declare_basis(someone, someone, house.dong(), Basis.RESIDENCE)
        identity = Identity(f"demo:neighbour{n}", someone.name, someone.birth_date, Level.REAL_PERSON)
        actions.verify(someone, someone, identity)
    return [f"neighbour{n}@example.kr" for n in range(number)]
