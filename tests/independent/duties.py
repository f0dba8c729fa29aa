"""duty-states.csv: the steps that follow a challenge (definitions: Duties)."""

import datetime

import dates
import recurrence
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
    return "due_soon" if as_of >= due - NOTICE else "not_yet_due"


def next_challenge(view, council, challenge):
    """The start of the first challenge of the council that is certainly later."""
    others = (one for one in recurrence.of_council(view, council) if one is not challenge)
    starts = [one.start or one.end for one in others if dates.before(challenge.span, one.span)]
    return min(starts, key=lambda start: (start.first, start.last), default=None)


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
    start = dates.read(duty.get("applies_from", ""))
    applies_from = dates.of_day(start.first) if start else None
    is_next = duty["id"] == "next-challenge"
    if is_next:
        done = next_challenge(view, council.id, challenge) if day else None
    else:
        done = challenge.done[DONE[duty["id"]]] if duty["id"] in DONE else None
    state = state_of(done, day, due, late, applies_from, council.closed, view.as_of)
    if is_next and day and not done and council.closed_by(view.as_of) and state != "cannot_say":
        state = "does_not_apply"
    return {
        "challenge": challenge.id,
        "council": council.id,
        "duty": duty["id"],
        "due": due.text or None if due else None,
        "done": done.text if done else None,
        "state": state,
    }
