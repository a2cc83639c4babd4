"""Personal data as an official sees it by default: enough to tell people apart, too little to write to them (KOREA ID-05)."""


def masked(name: str) -> str:
    """`홍*동`, `김*`; nothing where nothing is kept."""
    return name[:1] + "*" * max(len(name) - 2, 1) + (name[-1] if len(name) > 2 else "") if name else ""


def masked_phone(phone: str | None) -> str:
    """`010-****-1234`."""
    figures = "".join(letter for letter in phone or "" if letter.isdigit())
    return f"{figures[:3]}-****-{figures[-4:]}" if len(figures) > 8 else "*" * len(figures)


def masked_email(email: str | None) -> str:
    """`k***@example.kr`: the length of what is hidden is hidden too."""
    name, at, host = (email or "").partition("@")
    return f"{name[:1]}***@{host}" if at else ""
