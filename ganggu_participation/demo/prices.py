"""A made-up catalogue of unit prices, each marked as made up: real ones come from the district's contracts."""


from ..money import Won
from ..proposals import actions as proposals
from .house import House

MADE_UP = "시연용 값입니다."
PRICES = (
    # name, unit, low and high in 만 원, upkeep a year in 만 원
    ("CCTV", "대", 800, 1_500, 60),
    ("보안등", "등", 80, 180, 6),
    ("벤치", "개", 40, 120, 3),
    ("그늘막", "개", 150, 400, 15),
    ("운동기구", "대", 200, 500, 10),
    ("과속방지턱", "개", 80, 200, 5),
    ("바닥 신호등", "곳", 1_000, 2_500, 80),
    ("보도블록 교체", "㎡", 8, 15, 0),
    ("나무 심기", "그루", 10, 60, 4),
    ("화단", "㎡", 10, 25, 3),
    ("반사경", "개", 40, 90, 2),
    ("안내판", "개", 50, 200, 3),
    ("놀이기구", "대", 500, 2_000, 40),
)


def price(house: House) -> int:
    """Enters them as the review desk would; returns how many."""
    for name, unit, low, high, upkeep in PRICES:
        money = {"low": Won(low * 10_000), "high": Won(high * 10_000), "upkeep": Won(upkeep * 10_000)}
        proposals.add_price(house.person("review"), name=name, unit=unit, note=MADE_UP, **money)
    return len(PRICES)
