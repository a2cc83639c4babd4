"""What a browser says it is, in a few words that its owner knows again."""

BROWSERS = (("Edg", "엣지"), ("SamsungBrowser", "삼성 인터넷"), ("Whale", "웨일"), ("Firefox", "파이어폭스"),
            ("Chrome", "크롬"), ("Safari", "사파리"))  # fmt: skip
MACHINES = (("iPhone", "아이폰"), ("iPad", "아이패드"), ("Android", "안드로이드"), ("Windows", "윈도"),
            ("Mac OS", "맥"), ("Linux", "리눅스"))  # fmt: skip
UNKNOWN = "알 수 없는 기기"


def device_of(user_agent: str) -> str:
    """`크롬, 윈도`; versions and models are not kept."""
    found = [next((name for mark, name in kinds if mark in user_agent), "") for kinds in (BROWSERS, MACHINES)]
    return ", ".join(filter(None, found)) or UNKNOWN
