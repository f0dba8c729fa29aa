"""Dates known to the day, the month or the year, as spans of days. Written from the definitions, not from the program."""

import calendar
import re
from datetime import date, timedelta

FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def add_months(day, months):
    """The same day of the month `months` later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class Span:
    """A partial date: the first and the last day it can mean, and the text it was written as."""

    def __init__(self, text):
        match = FORM.fullmatch(text)
        if not match:
            raise ValueError(f"not an ISO day, month or year: {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        self.text = text
        self.precision = "day" if day else "month" if month else "year"
        self.earliest = date(year, month or 1, day or 1)
        last_month = month or 12
        self.latest = date(year, last_month, day or calendar.monthrange(year, last_month)[1])

    @property
    def middle(self):
        """The day half way, rounded towards the first."""
        return self.earliest + timedelta(days=(self.latest - self.earliest).days // 2)

    def later(self, months):
        """When something is due that many months later: the text of the date and its first and last day."""
        if self.precision == "year" and months % 12:
            first, last = add_months(self.earliest, months), add_months(self.latest, months)
            return f"{first}/{last}", first, last
        moved = add_months(self.earliest, months).isoformat()
        due = Span(moved[: len(self.text)])
        return due.text, due.earliest, due.latest


def span(text):
    """A `Span`, or `None` for an empty cell."""
    return Span(text) if text else None
