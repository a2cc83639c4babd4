"""The cast: one named person per role, in the real dongs."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from ganggu_participation import clock, keys
from ganggu_participation.accounts.models import Account, RoleGrant, SignIn
from ganggu_participation.accounts.queries import hash_of
from ganggu_participation.accounts.states import AccountState, Basis, GrantState, Level
from ganggu_participation.database import db
from ganggu_participation.dongs.models import Dong
from ganggu_participation.dongs.states import DongState
from ganggu_participation.permissions import Role

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
PASSWORD = "풍암호수 둘레길 산책"
NO_PASSWORD = "!"  # nobody signs in with a password unless a test sets one
PUNGAM, CHIPYEONG = "풍암동", "치평동"

CAST = {
    # name: (full name, dong, basis, verified, role, dong of the role)
    "kim": ("김풍암", PUNGAM, Basis.RESIDENCE, True, None, None),
    "lee": ("이치평", CHIPYEONG, Basis.RESIDENCE, True, None, None),
    "na": ("나주민", PUNGAM, Basis.RESIDENCE, False, None, None),
    "park": ("박동담", None, None, False, Role.DONG_OFFICER, PUNGAM),
    "choi": ("최동담", None, None, False, Role.DONG_OFFICER, CHIPYEONG),
    "jung": ("정부서", None, None, False, Role.DEPARTMENT_OFFICER, None),
    "han": ("한예산", None, None, False, Role.PB_OFFICER, None),
    "baek": ("백개표", None, None, False, Role.COUNT_OFFICER, None),
    "seo": ("서개표", None, None, False, Role.COUNT_OFFICER, None),
    "roh": ("노명부", None, None, False, Role.ROLL_KEEPER, None),
    "joo": ("주보호", None, None, False, Role.PRIVACY_OFFICER, None),
    "oh": ("오참관", None, None, False, Role.OBSERVER, None),
    "ahn": ("안관리", None, None, False, Role.SYSTEM_ADMIN, None),
}


def make_dong(name: str, sort: int, population: int) -> Dong:
    """A small dong with the figures that rules ask for."""
    return Dong(
        code=f"12240{sort:05}",
        code_before=None,
        name=name,
        short_name=name.removesuffix("동"),
        sort=sort,
        state=DongState.ACTIVE,
        population=population,
        population_18_plus=population * 8 // 10,
        population_65_plus=population // 5,
        population_on=date(2025, 5, 31),
        ages={},
        area_km2="1.0",
        legal_dongs=[],
        active_from=date(1995, 1, 1),
    )


class Town:
    """Two dongs and everybody of the cast: `town.kim`, `town.pungam` ... Rows are read afresh from the database."""

    def __getattr__(self, name: str) -> object:
        if name in CAST:
            return db.session.scalars(select(Account).where(Account.email == f"{name}@example.kr")).one()
        dongs = {"pungam": PUNGAM, "chipyeong": CHIPYEONG}
        if name in dongs:
            return db.session.scalars(select(Dong).where(Dong.name == dongs[name])).one()
        raise AttributeError(name)


def settle() -> None:
    """Stores the dongs and the cast."""
    dongs = {PUNGAM: make_dong(PUNGAM, 17, 32_000), CHIPYEONG: make_dong(CHIPYEONG, 7, 31_000)}
    db.session.add_all(dongs.values())
    db.session.flush()
    for name, (full, dong, basis, verified, role, role_dong) in CAST.items():
        account = Account(
            state=AccountState.ACTIVE,
            email=f"{name}@example.kr",
            password_hash=NO_PASSWORD,
            name=full,
            display_name=full,
            birth_date=date(1960, 3, 1),
            dong_id=dongs[dong].id if dong else None,
            basis=basis,
            created_at=LONG_AGO,
            level=int(Level.DECLARED_BASIS if verified else Level.NONE),
            person_key=keys.person_key(name) if verified else None,
        )
        db.session.add(account)
        db.session.flush()
        if role:
            db.session.add(
                RoleGrant(
                    state=GrantState.ACTIVE,
                    account_id=account.id,
                    role=role,
                    from_at=LONG_AGO,
                    dong_id=dongs[role_dong].id if role_dong else None,
                )
            )
    db.session.commit()


def signed_in_token(account: Account) -> str:
    """A token as the sign-in would give it, without the cost of a password: second factor shown, just confirmed, and
    so for ten years, whatever clock the test stands."""
    token, later = f"token-of-{account.email}", clock.now() + timedelta(days=3650)
    db.session.merge(
        SignIn(
            token_hash=hash_of(token),
            account_id=account.id,
            created_at=clock.now(),
            seen_at=later,
            confirmed_at=later,
            second_factor_at=clock.now(),
            expires_at=later,
        )
    )
    db.session.commit()
    return token
