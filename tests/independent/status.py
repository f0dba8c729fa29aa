"""The status of a recommendation and when it was reached (definitions: Status)."""

import datetime

import dates

STAGE = {"not_started": 0, "in_progress": 1, "stopped": 2, "superseded": 3, "not_accepted": 3, "complete": 4}
"""How advanced each status is; where several stand side by side the least advanced counts."""

VOICES = ("review_team", "committee")
WITHDRAWN = ("superseded", "not_accepted")
NEVER = dates.of_day(datetime.date.max)


def current(recommendation):
    """The statements that count: those that no other is certainly later than."""
    statements = recommendation.statements
    dated = [statement.date for statement in statements if statement.date]
    latest = max((when.first for when in dated), default=None)
    return [one for one in statements if not (one.date and latest and one.date.last < latest)]


def kept(recommendation, states):
    """Statements of a final state that nothing took back: every statement of another state is certainly
    earlier."""
    others = [one.date for one in recommendation.statements if one.status not in states]
    return [
        one
        for one in recommendation.statements
        if one.status in states and all(dates.before(other, one.date) for other in others)
    ]


def first_of(statements):
    """The statement with the earliest last possible day, undated only if none is dated; the narrower date
    where two end on one day."""
    known = [one for one in statements if one.date]
    if known:
        return min(known, key=lambda one: (one.date.last, -one.date.first.toordinal()))
    return statements[0] if statements else None


class Status:
    """What the statements about one recommendation come to at the as-of date."""

    def __init__(self, recommendation, as_of):
        counting = current(recommendation)
        stage = min((STAGE[one.status] for one in counting), default=None)
        least = [one for one in counting if STAGE[one.status] == stage]
        shown = [one for one in least if one.status == "superseded"] or least
        self.name = shown[0].status if shown else ""
        self.shown = shown
        """The statements of the status shown: more than one where they stand side by side and say the
        same."""
        self.closed = self.name == "complete"
        self.withdrawn = self.name in WITHDRAWN
        self.stopped = self.name == "stopped"
        self.open = self.name in ("not_started", "in_progress")
        self.none = not shown
        self.closings = kept(recommendation, ("complete",)) if self.closed else []
        closing = first_of(self.closings)
        self.closed_on = closing.date if closing else None
        self.closed_by = next(
            (voice for voice in VOICES if any(one.voice == voice for one in self.closings)), "reported"
        )
        self.due = first_due(recommendation)
        gone = bool(self.due and self.due.last < as_of)
        self.overdue = self.open and gone
        self.due_and_silent = self.none and gone
        self.recommendation = recommendation

    @property
    def shown_date(self):
        """The date of the statement shown; of several that say the same, the latest by first possible day."""
        known = [one.date for one in self.shown if one.date]
        return max(known, key=lambda when: (when.first, when.last), default=None)

    @property
    def state(self):
        """closed, withdrawn, stopped, open, or none for no status on record."""
        return next(
            name for name in ("closed", "withdrawn", "stopped", "open", "none") if getattr(self, name)
        )

    def reached(self):
        """The date of the event: the first statement of the final state not taken back, none where several
        states stand side by side; the statement shown while it is open."""
        states = {"closed": ("complete",), "withdrawn": WITHDRAWN, "stopped": ("stopped",)}.get(self.state)
        if not states:
            return self.shown_date
        one = first_of(kept(self.recommendation, states))
        return one.date if one else None


def first_due(recommendation):
    """The first due date: its own, else that of the earliest statement that gives one."""
    if recommendation.own_due:
        return recommendation.own_due
    giving = [one for one in recommendation.statements if one.due]
    return min(giving, key=lambda one: ((one.date or NEVER).last, one.due.last)).due if giving else None
