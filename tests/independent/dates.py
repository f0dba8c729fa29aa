"""Dates known to the day, the month or the year, held as ranges of days (definitions: Dates and view)."""

import calendar
import datetime
import re
from dataclasses import dataclass

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class When:
    """The first and the last day that a date can mean, and the date in ISO form at its own precision."""

    first: datetime.date
    last: datetime.date
    text: str

    @property
    def middle(self):
        """The whole day at or below the middle of the range."""
        return self.first + datetime.timedelta(days=(self.last - self.first).days // 2)


def of_day(day):
    return When(day, day, day.isoformat())


def of_month(year, month):
    last = calendar.monthrange(year, month)[1]
    return When(datetime.date(year, month, 1), datetime.date(year, month, last), f"{year:04}-{month:02}")


def of_year(year):
    return When(datetime.date(year, 1, 1), datetime.date(year, 12, 31), f"{year:04}")


def read(text):
    """The date in a cell: ISO, month, year, or a British day-first form; None when the cell is empty or no
    date."""
    text = " ".join(text.replace("\u00a0", " ").split())
    if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        return of_day(datetime.date(*map(int, match.groups())))
    if match := re.fullmatch(r"(\d{4})-(\d{2})", text):
        return of_month(int(match[1]), int(match[2]))
    if re.fullmatch(r"\d{4}", text):
        return of_year(int(text))
    if match := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
        return of_day(datetime.date(int(match[3]), int(match[2]), int(match[1])))
    if match := re.fullmatch(r"(?:(\d{1,2})[ -])?([A-Za-z]+)[ -](\d{4}|\d{2})", text):
        month = MONTHS.get(match[2].lower())
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        if month:
            return of_day(datetime.date(year, month, int(match[1]))) if match[1] else of_month(year, month)
    if re.fullmatch(r"\d{5}", text):
        return of_day(datetime.date(1899, 12, 30) + datetime.timedelta(days=int(text)))
    return None


def before(a, b):
    """Is a before b? True, False, or None where that cannot be said, as when one of them is not known."""
    if a is None or b is None:
        return None
    if a.last < b.first:
        return True
    return False if a.first >= b.last else None


def add_months(day, months):
    """The same day so many calendar months on, cut to the length of the month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(when, months):
    """A date so many calendar months on, at its own precision; no text where that precision cannot say it."""
    if len(when.text) == 7:
        moved = add_months(when.first, months)
        return of_month(moved.year, moved.month)
    if len(when.text) == 4:
        if months % 12 == 0:
            return of_year(when.first.year + months // 12)
        return When(add_months(when.first, months), add_months(when.last, months), "")
    return of_day(add_months(when.first, months))
