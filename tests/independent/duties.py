"""What is due after each visit, worked out a second time from the definitions."""

from datetime import timedelta

from dates import span
from reckon import successors, visits

BOUND_KINDS = {"corporate", "finance", "governance"}
DONE_COLUMN = {
    "report": "report_published",
    "action-plan": "action_plan_published",
    "progress-review": "progress_review",
    "progress-report": "progress_report_published",
}


def next_start(site, council, after, seen=frozenset()):
    """The start of the council's next bound challenge after a day, else the first of those who took over from it."""
    starts = [c["start"] for c in visits(site, council) if c["kind"] in BOUND_KINDS]
    later = [start for start in starts if start.earliest > after]
    if not later and council not in seen:
        reached = [next_start(site, heir, after, seen | {council}) for heir in successors(site, council)]
        later = [start for start in reached if start]
    return min(later, key=lambda start: (start.earliest, start.latest), default=None)


def duty_state(site, challenge, council, duty, due, done):
    """What can be said of one duty."""
    end = challenge["end"]
    if challenge["kind"] not in BOUND_KINDS:
        return "does_not_apply"
    if end is None:
        return "cannot_say"
    _, due_first, due_last = due
    applies = span(duty.get("applies_from"))
    closed = span(site.councils[council].get("closed"))
    if applies and end.latest < applies.earliest:
        return "does_not_apply"
    if done is None and closed and closed.latest <= due_last:
        return "does_not_apply"
    if applies and end.earliest < applies.earliest:
        return "cannot_say"
    if done:
        return "met" if done.latest <= due_first else "met_late" if done.earliest > due_last else "cannot_say"
    if due_last < site.as_of:
        return "past_due"
    if due_first > site.as_of + timedelta(days=60):
        return "not_yet_due"
    return "due_soon" if due_first >= site.as_of else "cannot_say"


def duty_states(site):
    """Every duty of every council after every challenge, in the order of the tables."""
    months = {duty["id"]: int(duty["months"]) for duty in site.duties}
    table = {}
    for challenge in site.challenges.values():
        report, plan = challenge.get("report_published"), challenge.get("action_plan_published")
        for council in challenge["council_ids"]:
            for duty in site.duties:
                with_report = duty["id"] == "action-plan" and plan and plan == report
                wait = months.get("report", months[duty["id"]]) if with_report else months[duty["id"]]
                due = challenge["end"].later(wait) if challenge["end"] else None
                if duty["id"] == "next-challenge":
                    start = challenge["start"]
                    done = next_start(site, council, start.earliest) if start else None
                else:
                    done = span(challenge.get(DONE_COLUMN.get(duty["id"], ""), ""))
                if done and done.earliest > site.as_of:
                    done = None
                table[challenge["id"], council, duty["id"]] = {
                    "due": due[0] if due else "",
                    "done": done.text if done else "",
                    "state": duty_state(site, challenge, council, duty, due, done),
                }
    return table
