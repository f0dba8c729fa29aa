"""Curves of closing where some were withdrawn and some stopped: two competing events beside closing."""

import numpy
from statsmodels.duration.survfunc import CumIncidenceRight

from curves import CENSORED, CLOSED, WITHDRAWN, Z, aalen_variance, is_certain, times

STOPPED = "stopped"
CAUSES = (CLOSED, WITHDRAWN, STOPPED)


def drawn(seed, size, months, weights):
    """Observations with many ties: whole months of thirty days."""
    random = numpy.random.default_rng(seed)
    days = 30 * random.integers(1, months, size)
    return list(zip(days.tolist(), random.choice([*CAUSES, CENSORED], size, p=weights).tolist()))


CASES = {
    "one stopped": times(STOPPED, 10),
    "all stopped": times(STOPPED, 30, 60, 60, 90, 365),
    "all three on one day": times(CLOSED, 100, 100, 200) + times(WITHDRAWN, 100, 200) + times(STOPPED, 100, 200) + times(CENSORED, 300),
    "stopped first": times(STOPPED, 10, 20, 30) + times(CLOSED, 40, 50, 60),
    "closed in the end": times(CLOSED, 100, 200, 300),
    **{f"stopped {seed}": drawn(seed, size, months, weights) for seed, size, months, weights in [
        (21, 20, 6, (0.4, 0.2, 0.2, 0.2)), (22, 40, 12, (0.5, 0.0, 0.2, 0.3)), (23, 80, 60, (0.4, 0.1, 0.2, 0.3)),
        (24, 120, 10, (0.3, 0.2, 0.2, 0.3)), (25, 200, 36, (0.5, 0.1, 0.1, 0.3)), (26, 35, 400, (0.3, 0.2, 0.3, 0.2)),
    ]},
}


def incidences(observations):
    """Incidence of each cause by distinct day, from statsmodels."""
    days = numpy.array([day for day, _ in observations], dtype=float)
    status = numpy.array([CAUSES.index(outcome) + 1 if outcome in CAUSES else 0 for _, outcome in observations])
    fit = CumIncidenceRight(days, status)
    found = {day: [0.0] * len(CAUSES) for day in sorted(set(days))}
    present = sorted(set(status[status > 0]))
    for number, cause in enumerate(present):
        # statsmodels numbers the causes from 1 to the largest there is.
        curve = fit.cinc[cause - 1 if len(fit.cinc) == present[-1] else number]
        for day, value in zip(fit.times, curve):
            found[day][cause - 1] = float(value)
    return found


def rows():
    """A row a distinct day: case, day, at risk, counts, incidences, Aalen's variance, interval (log-log). For the variance of
    closing it does not matter which of the other two an event is."""
    for case, observations in CASES.items():
        at_risk, seen = len(observations), []
        for day, (closed, withdrawn, stopped) in incidences(observations).items():
            today = [outcome for when, outcome in observations if when == day]
            counts = [today.count(outcome) for outcome in (*CAUSES, CENSORED)]
            seen.append((at_risk, counts[0], counts[1] + counts[2]))
            variance = aalen_variance(seen)
            low = high = closed if is_certain(closed) else ""
            if not is_certain(closed) and not numpy.isnan(variance):
                exponent = numpy.exp(Z * numpy.sqrt(variance) / (closed * -numpy.log(closed)))
                low, high = float(closed**exponent), float(closed ** (1 / exponent))
            yield case, int(day), at_risk, *counts, closed, withdrawn, stopped, low, high
            at_risk -= len(today)
