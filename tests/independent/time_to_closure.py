"""time-to-closure.csv (definitions: Time to closure; Curves). Aalen's variance as printed in the manual of
SAS, procedure LIFETEST."""

import math
from collections import Counter

import closure
from proportions import Z

MONTH = 365.25 / 12
FEWEST_AT_RISK = 5
FEWEST_FOLLOWED = 20
FEWEST_CLOSED = 5
KINDS = ("all", "nation", "region", "type", "kind", "year", "component", "theme", "group")


def followed(made, status):
    """Days from the middle of the visit's last day, and what happened then; None for those that cannot be
    followed."""
    start, end = made.challenge.last_day, status.reached()
    if status.none or not start or not end:
        return None
    days = (end.middle - start.middle).days
    return (days, status.state) if days >= 0 else None


def around(estimate, deviation):
    """The 95% interval on the log(−log) scale; the estimate itself where it is 0 or 1."""
    if not 0 < estimate < 1:
        return estimate, estimate
    width = Z * deviation / (estimate * abs(math.log(estimate)))
    return tuple(math.exp(-math.exp(math.log(-math.log(estimate)) + sign * width)) for sign in (1, -1))


def curve(times):
    """A row for each time with an event or a censoring. times: (days, closed | withdrawn | stopped |
    open)."""
    steps = []
    surviving = km_open = 1.0
    incidence = greenwood = 0.0
    at_risk = len(times)
    happened = Counter(times)
    gone = 0
    for day in sorted({days for days, _ in times}):
        at_risk -= gone
        if at_risk < FEWEST_AT_RISK:
            return
        count = {state: happened[day, state] for state in ("closed", "withdrawn", "stopped", "open")}
        gone = sum(count.values())
        closed, events = count["closed"], count["closed"] + count["withdrawn"] + count["stopped"]
        incidence += surviving * closed / at_risk
        steps.append((at_risk, closed, events, surviving, incidence))
        surviving *= 1 - events / at_risk
        km_open *= 1 - closed / at_risk
        if closed < at_risk:
            greenwood += closed / (at_risk * (at_risk - closed))
        low, high = around(incidence, math.sqrt(max(0.0, aalen(steps))))
        km_low, km_high = around(km_open, km_open * math.sqrt(greenwood))
        yield {
            "months": day / MONTH,
            "at_risk": at_risk,
            "closed": closed,
            "withdrawn": count["withdrawn"],
            "stopped": count["stopped"],
            "censored": count["open"],
            "incidence": incidence,
            "incidence_low": low,
            "incidence_high": high,
            "km_open": km_open,
            "km_low": km_low,
            "km_high": km_high,
        }


def aalen(steps):
    """Aalen's variance of the last incidence. steps: (at risk, closed, all events, surviving before,
    incidence)."""
    latest = steps[-1][4]
    total = 0.0
    for at_risk, closed, events, surviving, incidence in steps:
        gain = latest - incidence
        total += surviving**2 * closed * (at_risk - closed) / (at_risk**2 * (at_risk - 1))
        if gain and events < at_risk:
            total += gain**2 * events / ((at_risk - 1) * (at_risk - events))
            total -= (
                2
                * gain
                * surviving
                * closed
                * (at_risk - closed)
                / (at_risk * (at_risk - events) * (at_risk - 1))
            )
    return total


def drawn(view, statuses):
    """By group: the times followed, and whether the curve may be drawn."""
    for kind in KINDS:
        for group, made in closure.members(view, kind, view.recommendations).items():
            times = [time for one in made if (time := followed(one, statuses[one]))]
            closed = sum(state == "closed" for _, state in times)
            none = sum(statuses[one].none for one in made)
            base = sum(not statuses[one].withdrawn for one in made)
            enough = len(times) >= FEWEST_FOLLOWED and closed >= FEWEST_CLOSED
            yield kind, group, times, enough and not closure.mostly_unknown(none, base)


def rows(view, statuses):
    """Rows of every group; those of groups whose curve is not drawn are marked `optional`."""
    for kind, group, times, shown in drawn(view, statuses):
        for row in curve(times):
            yield {"group_kind": kind, "group": group, **row, "optional": not shown}
