"""Months, periods and birthdays."""

from datetime import date

import pytest

from domain.spans import add_months, birthday_fact, birthday_in, nearest_birthday, period_of, until


def test_a_term_ends_on_the_same_day_or_the_last_one_of_a_shorter_month() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 11, 22), 12) == date(2027, 11, 22)
    assert add_months(date(2027, 11, 22), -12) == date(2026, 11, 22)
    assert (until(date(2026, 1, 31), 13), until(date(2026, 1, 31), 0)) == ("2027-02-28", None)


def test_every_day_lies_in_one_period_of_each_kind() -> None:
    names = [period_of(every, date(2027, 1, 1)) for every in ("week", "month", "quarter", "year")]

    assert names == ["2026-W53", "2027-01", "2027-Q1", "2027"]
    with pytest.raises(ValueError, match="fortnight"):
        period_of("fortnight", date(2027, 1, 1))


def test_a_leap_birthday_is_kept_every_year() -> None:
    assert (birthday_in(2027, "2000-02-29"), birthday_in(2028, "02-29")) == (date(2027, 2, 28), date(2028, 2, 29))


def test_birthdays_are_near_across_the_new_year() -> None:
    assert nearest_birthday("01-02", date(2026, 12, 30), 7) == date(2027, 1, 2)
    assert nearest_birthday("12-30", date(2027, 1, 2), 7) == date(2026, 12, 30)
    assert nearest_birthday("06-15", date(2027, 1, 2), 7) is None


def test_an_entry_learns_of_a_birthday_only_whether_it_is_now() -> None:
    days = [date(2026, 11, 22), date(2026, 11, 1), date(2026, 12, 22)]

    assert [birthday_fact("1990-11-22", day) for day in days] == ["day", "month", ""]
    assert birthday_fact("", days[0]) == ""
