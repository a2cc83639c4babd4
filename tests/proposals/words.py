"""What officials and residents say in these tests."""

from datetime import timedelta

from ganggu_participation.money import Won

from .builders import ANSWER, TEN_MILLION, TOO_HARD, WHY_NOT

__all__ = ["WHY_NOT"]
DAY = timedelta(days=1)
YES = {"text": "할 수 있습니다.", **ANSWER}
NO = {"reason_codes": ["land_or_rights"], "text": TOO_HARD, **ANSWER}
GOOD = {"reviewed_cost": TEN_MILLION, "condition": None, **YES}
BAD = NO
SECOND = {"department": "감사실", "post": "팀장"}
LAMP = {"name": "보안등", "unit": "등", "low": Won(1_500_000), "high": Won(2_500_000), "upkeep": Won(60_000)}
BENCH = {"name": "벤치", "unit": "개", "low": Won(400_000), "high": Won(900_000), "upkeep": Won(0)}
