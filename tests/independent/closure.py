"""closure.csv and closure-12-months.csv (definitions: Status; Closure rate; Closure at 12 months;
Closure)."""

import dates
import dispersion
import groups
from answers import OneOf
from closure_verdicts import table_verdicts
from proportions import wilson

KINDS = (
    "all",
    "nation",
    "region",
    "type",
    "kind",
    "year",
    "component",
    "theme",
    "group",
    "council",
    "challenge",
)
OF_COUNCILS = ("all", "nation", "region", "type", "group")
"""Kinds whose dispersion is printed; council and challenge use 1."""


def members(view, kind, made):
    """The recommendations of each group of a kind."""
    found = {}
    for one in made:
        for group in groups.of_recommendation(view, one, kind):
            found.setdefault(group, []).append(one)
    return found


def mostly_unknown(unknown, base):
    """Is more than half of the base without a status on record?"""
    return 2 * unknown > base


def rates(closed, unknown, base, scatter):
    """Rate and interval, empty where more than half is unknown, and the bounds."""
    if not base:
        return dict.fromkeys(("rate", "rate_low", "rate_high", "bound_low", "bound_high"))
    low, high = wilson(closed / scatter, base / scatter)
    shown = not mostly_unknown(unknown, base)
    return {
        "rate": closed / base if shown else None,
        "rate_low": low if shown else None,
        "rate_high": high if shown else None,
        "bound_low": closed / base,
        "bound_high": (closed + unknown) / base,
    }


def rows(view, statuses):
    for kind in KINDS:
        table = members(view, kind, view.recommendations)
        base = [one for one in view.recommendations if not statuses[one].withdrawn]
        scatter = 1.0
        if kind not in ("council", "challenge"):
            scatter = dispersion.pearson(
                dispersion.rows_of(view, kind, base, lambda one: statuses[one].closed)
            )
        said = table_verdicts(view, statuses, kind, base, table)
        for group, made in table.items():
            known = [statuses[one] for one in made]
            count = lambda test: sum(map(test, known))
            withdrawn, closed, none = (
                count(lambda s: s.withdrawn),
                count(lambda s: s.closed),
                count(lambda s: s.none),
            )
            by = lambda voice: count(lambda s: s.closed and s.closed_by == voice)
            due_known = any(status.due for status in known)
            verdict, reason = said.get(group, (None, None))
            yield {
                "group_kind": kind,
                "group": group,
                "made": len(made),
                "withdrawn": withdrawn,
                "closed": closed,
                "closed_confirmed_by_review_team": by("review_team"),
                "closed_confirmed_by_committee": by("committee"),
                "closed_reported": by("reported"),
                "open": count(lambda s: s.open),
                "stopped": count(lambda s: s.stopped),
                "no_status": none,
                "overdue": count(lambda s: s.overdue) if due_known else None,
                "due_and_silent": count(lambda s: s.due_and_silent) if due_known else None,
                **rates(closed, none, len(made) - withdrawn, scatter),
                "dispersion": scatter
                if kind in OF_COUNCILS
                else OneOf((1.0, None))
                if kind in ("council", "challenge")
                else None,
                "verdict": verdict,
                "reason": reason,
            }


def reached(made, as_of):
    """Had the visit certainly ended 12 calendar months before the as-of date, that day included? None where
    it cannot be said."""
    day = made.challenge.last_day
    if not day:
        return None
    if dates.add_months(day.last, 12) <= as_of:
        return True
    return False if dates.add_months(day.first, 12) > as_of else None


def closed_in_time(made, status):
    """Was it closed within 12 months of the visit's last day? None where the closing cannot be placed."""
    if not status.closed:
        return False
    closing, day = status.closed_on, made.challenge.last_day
    if closing is None:
        return None
    if closing.last <= dates.add_months(day.first, 12):
        return True
    return False if closing.first > dates.add_months(day.last, 12) else None


def rows_12_months(view, statuses):
    in_reach = {one: reached(one, view.as_of) for one in view.recommendations}
    in_time = {one: closed_in_time(one, statuses[one]) for one in view.recommendations if in_reach[one]}
    base = [one for one in in_time if not statuses[one].withdrawn and in_time[one] is not None]
    not_withdrawn = [one for one in view.recommendations if not statuses[one].withdrawn]
    for kind in KINDS:
        scatter = 1.0
        if kind not in ("council", "challenge"):
            rows = dispersion.rows_of(view, kind, base, lambda one: in_time[one], not_withdrawn)
            scatter = dispersion.pearson(rows)
        for group, made in members(view, kind, view.recommendations).items():
            there = [one for one in made if in_reach[one]]
            undated = sum(in_reach[one] is None for one in made)
            withdrawn = sum(statuses[one].withdrawn for one in there)
            unplaced = sum(in_time[one] is None for one in there)
            whole = len(there) - withdrawn - unplaced
            closed = sum(in_time[one] is True for one in there)
            none = sum(statuses[one].none for one in there)
            yield {
                "group_kind": kind,
                "group": group,
                "reached_12_months": len(there),
                "withdrawn": withdrawn,
                "cannot_say": unplaced + undated,
                "undated_visits": undated,
                "no_status": none,
                "base": whole,
                "closed_by_12_months": closed,
                **rates(closed, none, whole, scatter),
            }
