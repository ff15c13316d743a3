"""Days, months and periods of the calendar: how long something is good, and which period a day lies in."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

MONTHS_OF_A_YEAR, MONTHS_OF_A_QUARTER = 12, 3


def add_months(day: date, months: int) -> date:
    """The same day so many months later; where that month is shorter, its last day."""
    year, month = divmod(day.year * MONTHS_OF_A_YEAR + day.month - 1 + months, MONTHS_OF_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def until(day: date, months: int) -> str | None:
    """The last day of a term of so many months that begins on a day; None for a term of 0: for ever."""
    return add_months(day, months).isoformat() if months else None


def period_of(every: str, day: date) -> str:
    """The name of the week (2026-W48), month (2026-11), quarter (2026-Q4) or year (2026) a day lies in."""
    if every == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    if every == "month":
        return f"{day.year}-{day.month:02d}"
    if every == "quarter":
        return f"{day.year}-Q{(day.month - 1) // MONTHS_OF_A_QUARTER + 1}"
    if every == "year":
        return str(day.year)
    msg = f"unknown period {every!r}"
    raise ValueError(msg)


def birthday_in(year: int, birthday: str) -> date:
    """When a birthday (1990-05-17 or 05-17) is kept in a year; the 29th of February on the 28th where there is none."""
    month, day = (int(part) for part in birthday.split("-")[-2:])
    return date(year, month, min(day, monthrange(year, month)[1]))


def nearest_birthday(birthday: str, on: date, within: int) -> date | None:
    """The birthday that lies at most `within` days before or after a day; None when there is none."""
    near = timedelta(days=within)
    days = (birthday_in(year, birthday) for year in (on.year - 1, on.year, on.year + 1))
    return next((day for day in days if abs(day - on) <= near), None)


def birthday_fact(birthday: str, on: date) -> Literal["", "month", "day"]:
    """All that an entry may know of a birthday: "day" on the day itself, "month" in its month, else ""."""
    if not birthday:
        return ""
    if birthday_in(on.year, birthday) == on:
        return "day"
    return "month" if int(birthday.split("-")[-2]) == on.month else ""
