"""Days, hours and ages in Korean words; moments are read in Korean time."""

from datetime import date, datetime

from . import clock

WEEKDAYS = "월화수목금토일"


def day_of(moment: datetime) -> date:
    """The day in Korea."""
    return moment.astimezone(clock.KST).date()


def plain_day(day: date) -> str:
    """`2026. 8. 31.`"""
    return f"{day.year}. {day.month}. {day.day}."


def day(value: date | datetime) -> str:
    """`2026. 8. 31.(월)`"""
    local = day_of(value) if isinstance(value, datetime) else value
    return f"{plain_day(local)}({WEEKDAYS[local.weekday()]})"


def kst(value: datetime) -> str:
    """`2026. 8. 31.(월) 18:00`"""
    return f"{day(value)} {value.astimezone(clock.KST):%H:%M}"


def hour(value: datetime) -> str:
    """`2026. 8. 31.(월) 18시`, with minutes where there are any."""
    local = value.astimezone(clock.KST)
    return f"{day(value)} {local.hour}시" + (f" {local.minute}분" if local.minute else "")


def until(value: datetime) -> str:
    """`2026. 8. 31.(월) 18시까지`: a closing time always with its hour."""
    return f"{hour(value)}까지"


def days_left(value: datetime) -> str:
    """`3일 남았습니다`, or hours and minutes on the last day."""
    left = value - clock.now()
    if left.total_seconds() <= 0:
        return "끝났습니다"
    if left.days:
        return f"{left.days}일 남았습니다"
    hours, minutes = divmod(int(left.total_seconds()) // 60, 60)
    return f"{hours}시간 {minutes}분 남았습니다" if hours else f"{max(minutes, 1)}분 남았습니다"


def born_by(day: date, age: int) -> date:
    """The last birthday that makes somebody `age` (만 나이) on a day."""
    try:
        return day.replace(year=day.year - age)
    except ValueError:  # 29 February of a year that has none
        return day.replace(year=day.year - age, day=28)
