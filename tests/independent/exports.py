"""Every export of the figures: its name, the columns of its key, and its rows as this calculation has
them."""

from functools import cache, partial

import closure
import co_occurrence
import completeness
import duties
import recurrence
import similar
import theme_change
import theme_frequency
import time_to_closure
from answers import Flag, OneOf
from status import Status
from view import open_site

KEYS = {
    "theme-frequency": ("basis", "group_kind", "group", "theme"),
    "closure": ("group_kind", "group"),
    "closure-12-months": ("group_kind", "group"),
    "theme-change": ("theme",),
    "completeness": ("region", "year"),
    "time-to-closure": ("group_kind", "group", "months"),
    "recurrence": ("theme",),
    "co-occurrence": ("theme_a", "theme_b"),
    "duty-states": ("challenge", "council", "duty"),
    "similar-councils": ("council", "rank"),
    "recommendations": ("challenge", "number"),
}


class Site:
    """One site folder with every export worked out when it is asked for."""

    def __init__(self, folder, today=None):
        self.view = open_site(folder, today)
        self.statuses = {made: Status(made, self.view.as_of) for made in self.view.recommendations}
        self.rows = cache(self._rows)

    def _rows(self, name):
        view, statuses = self.view, self.statuses
        make = {
            "theme-frequency": partial(theme_frequency.rows, view),
            "closure": partial(closure.rows, view, statuses),
            "closure-12-months": partial(closure.rows_12_months, view, statuses),
            "theme-change": partial(theme_change.rows, view),
            "completeness": partial(completeness.rows, view, statuses),
            "time-to-closure": partial(time_to_closure.rows, view, statuses),
            "recurrence": partial(recurrence.rows, view, statuses),
            "co-occurrence": partial(co_occurrence.rows, view),
            "duty-states": partial(duties.rows, view),
            "similar-councils": partial(similar.rows, view),
            "recommendations": partial(recommendations, view, statuses),
        }
        return list(make[name]())


def recommendations(view, statuses):
    """The columns that the export of the table adds; where statements stand side by side, that of any of
    them."""
    for made in view.recommendations:
        status = statuses[made]
        text = lambda when: when.text if when else None
        first = status.closed_on
        closings = {
            text(one.date) for one in status.closings if one.date and first and one.date.last == first.last
        } or {text(first)}
        yield {
            "challenge": made.challenge.id,
            "number": made.number,
            "status": status.name or OneOf((None, "no_status")),
            "status_date": OneOf(tuple({text(one.date) for one in status.shown} or {None})),
            "reported_by": OneOf(tuple({one.voice or None for one in status.shown} or {None})),
            "closed_on": OneOf(tuple(closings)),
            "overdue": Flag(status.overdue),
            "due_and_silent": Flag(status.due_and_silent),
        }
