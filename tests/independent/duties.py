"""duty-states.csv: the steps that follow a challenge (definitions: Duties)."""

import datetime

import dates
import recurrence
from answers import OneOf
from view import VISITS

DONE = {
    "report": "report_published",
    "action-plan": "action_plan_published",
    "progress-review": "progress_review",
    "progress-report": "progress_report_published",
}
"""The column of challenges that says when a duty was done; the next challenge is looked for among the
council's own."""

NOTICE = datetime.timedelta(days=60)


def state_of(done, day, due, late, applies_from, closed, as_of):
    """The state of one duty. day: the visit's last day; due and late: its limits; closed: the council's last
    day. All are dates or None."""
    if applies_from and day is not None:
        if dates.before(day, applies_from):
            return "does_not_apply"
        if dates.before(day, applies_from) is None:
            return "cannot_say"
    if day is None:
        return "cannot_say"
    if done:
        if done.last <= late.first:
            return "met"
        return "met_late" if done.first > late.last else "cannot_say"
    if closed:
        gone = dates.before(closed, due)
        if gone or gone is None:
            return "does_not_apply" if gone else "cannot_say"
    earliest, latest = (
        nothing_recorded(getattr(due, end), getattr(late, end), as_of) for end in ("first", "last")
    )
    return earliest if earliest == latest else "cannot_say"


def nothing_recorded(due, late, as_of):
    if as_of > late:
        return "past_due"
    return "due_within_60_days" if as_of >= due - NOTICE else "not_yet_due"


def next_challenge(view, council, challenge):
    """The next challenge of the council that is certainly later, and whether the order of another cannot be
    said."""
    others = [one for one in recurrence.of_council(view, council) if one is not challenge]
    orders = {one: dates.before(challenge.span, one.span) for one in others}
    later = [one for one in others if orders[one]]
    unclear = any(orders[one] is None for one in others)
    return min(later, key=lambda one: one.span.last, default=None), unclear


def rows(view, statuses=None):
    for challenge in view.challenges:
        if challenge.kind not in VISITS:
            continue
        for name in challenge.councils:
            council = view.councils[name]
            for duty in view.duties:
                yield row(view, challenge, council, duty)


def row(view, challenge, council, duty):
    day = challenge.last_day
    months = int(duty["months"])
    late_after = int(duty.get("late_after") or months)
    due = dates.shift(day, months) if day else None
    late = (
        dates.When(dates.add_months(day.first, late_after), dates.add_months(day.last, late_after), "")
        if day
        else None
    )
    applies_from = dates.read(duty.get("applies_from", ""))
    found, unclear = [challenge.done[DONE[duty["id"]]]] if duty["id"] in DONE else [None], False
    closed = council.closed
    if duty["id"] == "next-challenge" and day:
        later, unclear = next_challenge(view, council.id, challenge)
        found = [later.start or later.end, later.end or later.start] if later else [None]
    states = {state_of(done, day, due, late, applies_from, closed, view.as_of) for done in found}
    if (
        duty["id"] == "next-challenge"
        and not found[0]
        and council.closed_by(view.as_of)
        and states == {"past_due"}
    ):
        states = {"does_not_apply"}
    if unclear and not found[0]:
        states.add("cannot_say")
    spoken = due.text if due and due.text else None
    if states <= {"does_not_apply", "cannot_say"}:
        spoken = OneOf((spoken, None))
    return {
        "challenge": challenge.id,
        "council": council.id,
        "duty": duty["id"],
        "due": spoken,
        "done": OneOf(tuple(done.text if done else None for done in found)),
        "state": OneOf(tuple(sorted(states))),
    }
