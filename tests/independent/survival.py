"""Time to closure, worked out a second time: by the definition of each estimate at each day, without running sums."""

from math import exp, log, prod, sqrt

from dates import span
from reckon import Z, recommendations_by_group

FEWEST = 5
MONTH = 365.25 / 12
KINDS = {"all", "nation", "region", "type", "kind", "component", "theme", "group"}


def observation(site, row):
    """Days from the visit's end to the end of the observation, and how it ended; nothing when it cannot be followed."""
    start = site.challenges[row["challenge"]]["end"]
    end = {
        "closed": row["closed_on"],
        "withdrawn": row["withdrawn_on"],
        "open": row["status_date"],
        "no_information": "",
    }[row["state"]]
    if not start or not end:
        return None
    return max((span(end).middle - start.middle).days, 0), row["state"]


def log_log(share, variance):
    """The interval that is symmetric on the scale of log(-log); empty at the ends of the scale."""
    if not 0 < share < 1:
        return "", ""
    spread = exp(Z * sqrt(max(variance, 0.0)) / (share * -log(share)))
    return f"{share ** spread:.6f}", f"{share ** (1 / spread):.6f}"


def curve(observations):
    """A row for each day on which an observation ended, while at least five are at risk."""
    days = sorted({day for day, _ in observations})
    at_risk = {day: sum(when >= day for when, _ in observations) for day in days}
    count = {
        (day, state): sum(when == day and how == state for when, how in observations)
        for day in days
        for state in ("closed", "withdrawn", "open")
    }
    days = [day for day in days if at_risk[day] >= FEWEST]
    ended = {day: count[day, "closed"] + count[day, "withdrawn"] for day in days}
    open_before = {day: prod(1 - ended[one] / at_risk[one] for one in days if one < day) for day in days}
    share = {
        day: sum(open_before[one] * count[one, "closed"] / at_risk[one] for one in days if one <= day) for day in days
    }
    for day in days:
        before = [one for one in days if one <= day]
        variance = 0.0
        for one in before:
            n, d, closed, s = at_risk[one], ended[one], count[one, "closed"], open_before[one]
            rest = share[day] - share[one]
            if d < n:
                variance += rest**2 * d / ((n - 1) * (n - d))
            variance += s**2 * closed * (n - closed) / (n**2 * (n - 1)) - 2 * rest * s * closed / (n * (n - 1))
        kept = prod(1 - count[one, "closed"] / at_risk[one] for one in before)
        greenwood = sum(
            count[one, "closed"] / (at_risk[one] * (at_risk[one] - count[one, "closed"]))
            for one in before
            if count[one, "closed"] < at_risk[one]
        )
        low, high = log_log(share[day], variance)
        km_low, km_high = log_log(kept, kept**2 * greenwood)
        yield f"{day / MONTH:.6f}", {
            "at_risk": str(at_risk[day]),
            "closed": str(count[day, "closed"]),
            "withdrawn": str(count[day, "withdrawn"]),
            "censored": str(count[day, "open"]),
            "incidence": f"{share[day]:.6f}",
            "incidence_low": low,
            "incidence_high": high,
            "km_open": f"{kept:.6f}",
            "km_low": km_low,
            "km_high": km_high,
        }


def time_to_closure(site):
    """The curve of every group that has one."""
    table = {}
    for group, made in recommendations_by_group(site).items():
        if group[0] in KINDS:
            found = [observation(site, row) for row in made]
            for months, cells in curve([one for one in found if one]):
                table[(*group, months)] = cells
    return table
