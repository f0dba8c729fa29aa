"""Curves of closing: observations, and what lifelines, statsmodels and cmprsk (in R) make of them."""

import csv
import io
import subprocess
import warnings

import numpy
import pandas
from lifelines import AalenJohansenFitter, KaplanMeierFitter
from scipy.stats import norm
from statsmodels.duration.survfunc import CumIncidenceRight

CLOSED, WITHDRAWN, CENSORED = "closed", "withdrawn", "censored"
CODE = {CENSORED: 0, CLOSED: 1, WITHDRAWN: 2}
Z = norm.ppf(0.975)


def times(outcome, *days):
    return [(day, outcome) for day in days]


def drawn(seed, size, spread, weights):
    """Observations with many ties: whole months of thirty days, some at the beginning itself."""
    random = numpy.random.default_rng(seed)
    days = 30 * random.integers(0, spread, size)
    return list(zip(days.tolist(), random.choice([CLOSED, WITHDRAWN, CENSORED], size, p=weights).tolist()))


CASES = {
    "one closed": times(CLOSED, 10),
    "one withdrawn": times(WITHDRAWN, 10),
    "one open": times(CENSORED, 10),
    "two closed": times(CLOSED, 10, 20),
    "all open": times(CENSORED, 5, 10, 10, 40, 41),
    "all closed on one day": times(CLOSED, 300, 300, 300, 300, 300, 300),
    "all closed": times(CLOSED, 90, 120, 150, 300, 305, 420, 700),
    "all withdrawn": times(WITHDRAWN, 30, 60, 60, 90, 365),
    "closed and withdrawn on one day": times(CLOSED, 100, 100, 200) + times(WITHDRAWN, 100, 200, 200) + times(CENSORED, 300),
    "closed and last heard of on one day": times(CLOSED, 100, 300) + times(CENSORED, 100, 100, 300, 300),
    "on the day of the visit": times(CLOSED, 0, 0, 30) + times(CENSORED, 0, 60, 90) + times(WITHDRAWN, 45),
    "nothing before the review": times(CENSORED, 40, 80) + times(CLOSED, 305, 306, 306, 310) + times(WITHDRAWN, 306),
    "withdrawn first": times(WITHDRAWN, 10, 20, 30) + times(CLOSED, 40, 50, 60),
    "open to the end": times(CLOSED, 50, 100, 150) + times(CENSORED, *[730] * 20),
    "one of many": times(CLOSED, 200) + times(CENSORED, *range(201, 260)),
    **{f"drawn {seed}": drawn(seed, size, spread, weights) for seed, size, spread, weights in [
        (1, 12, 30, (0.5, 0.1, 0.4)), (2, 20, 6, (0.6, 0.2, 0.2)), (3, 20, 40, (0.3, 0.3, 0.4)), (4, 40, 12, (0.5, 0.0, 0.5)),
        (5, 60, 24, (0.1, 0.1, 0.8)), (6, 80, 60, (0.7, 0.1, 0.2)), (7, 120, 10, (0.4, 0.3, 0.3)), (8, 150, 48, (0.8, 0.05, 0.15)),
        (9, 200, 36, (0.5, 0.1, 0.4)), (10, 200, 3, (0.4, 0.2, 0.4)), (11, 35, 500, (0.5, 0.2, 0.3)), (12, 100, 900, (0.6, 0.1, 0.3)),
    ]},
}


def is_certain(share):
    """Whether a share is 0 or 1 but for rounding: then the limits are the share itself, as SAS LIFETEST prints them."""
    return share <= 0 or share > 1 - 1e-12


def kaplan_meier(observations):
    """A row a distinct day: day, at risk, closed, share not closed, interval (log-log); withdrawn counts as censored."""
    days, outcomes = zip(*observations)
    fit = KaplanMeierFitter().fit(days, [outcome == CLOSED for outcome in outcomes])
    for day in sorted(set(days)):
        share = float(fit.survival_function_.loc[day].iloc[0])
        low, high = (float(end) for end in fit.confidence_interval_.loc[day])
        row = fit.event_table.loc[day]
        yield day, int(row["at_risk"]), int(row["observed"]), share, *((low, high) if 0 < share < 1 else (share, share))


def aalen_variances():
    """Aalen's variance of the incidence of closing by case and day, from cmprsk: neither lifelines nor statsmodels has it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["case", "days", "status"])
    for case, observations in CASES.items():
        writer.writerows((case, day, CODE[outcome]) for day, outcome in observations)
    run = subprocess.run(["Rscript", "aalen_variance.R"], input=text.getvalue(), capture_output=True, text=True, check=True)
    rows = csv.DictReader(io.StringIO(run.stdout))
    return {(row["case"], int(row["days"])): (float(row["incidence"]), float(row["variance"])) for row in rows}


def incidences(observations):
    """Incidence of closing and of withdrawal by distinct day, from statsmodels."""
    days = numpy.array([day for day, _ in observations], dtype=float)
    status = numpy.array([CODE[outcome] for _, outcome in observations])
    found = {day: [0.0, 0.0] for day in sorted(set(days))}
    if status.max() > 0:
        fit = CumIncidenceRight(days, status)
        for cause, curve in enumerate(fit.cinc):
            for day, value in zip(fit.times, curve):
                found[day][cause] = float(value)
    return found


def agrees_with_lifelines(case, observations, found):
    """Where no day has both closings and withdrawals, which lifelines would set apart by chance, both must agree."""
    outcomes = {}
    for day, outcome in observations:
        outcomes.setdefault(day, set()).add(outcome)
    if any({CLOSED, WITHDRAWN} <= seen for seen in outcomes.values()) or not any(CLOSED in seen for seen in outcomes.values()):
        return
    days, codes = [day for day, _ in observations], [CODE[outcome] for _, outcome in observations]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Its first row stands for the beginning, whatever happened on that day.
        if min(days) > 0:
            fit = AalenJohansenFitter().fit(pandas.Series(days), pandas.Series(codes), event_of_interest=1)
            for day, (closed, _) in found.items():
                assert abs(float(fit.cumulative_density_.loc[day].iloc[0]) - closed) < 1e-12, (case, day)


def aalen_variance(rows):
    """Aalen's variance of the incidence after the last of these rows (at risk, closed, withdrawn), by the sums that the documentation
    of SAS procedure LIFETEST gives."""
    open_before, incidence, terms = 1.0, 0.0, []
    for at_risk, closed, withdrawn in rows:
        incidence += open_before * closed / at_risk
        terms.append((at_risk, closed, closed + withdrawn, open_before, incidence))
        open_before *= 1 - (closed + withdrawn) / at_risk
    variance = 0.0
    for n, closed, ended, before, then in terms:
        rise = incidence - then
        if closed:
            if n == 1:
                # Of the last one nothing can be said.
                return numpy.nan
            variance += before ** 2 * closed * (n - closed) / (n ** 2 * (n - 1))
        if ended and rise:
            variance += rise ** 2 * ended / ((n - 1) * (n - ended))
            variance -= 2 * rise * before * closed * (n - closed) / (n * (n - ended) * (n - 1))
    return variance


def aalen_johansen(case, observations, variances):
    """A row a distinct day: counts, incidences, the share with neither, Aalen's variance, interval (log-log)."""
    found = incidences(observations)
    agrees_with_lifelines(case, observations, found)
    at_risk, rows, together = len(observations), [], False
    for day, (closed, withdrawn) in found.items():
        today = [outcome for when, outcome in observations if when == day]
        counts = [today.count(outcome) for outcome in (CLOSED, WITHDRAWN, CENSORED)]
        rows.append((at_risk, *counts[:2]))
        together |= all(counts[:2])
        variance = aalen_variance(rows)
        incidence, by_cmprsk = variances.get((case, int(day)), (0.0, 0.0))
        assert abs(incidence - closed) < 1e-12, (case, day, incidence, closed)
        # Where closings and withdrawals fall on one day cmprsk is not asked; it gives the last one at risk a variance.
        if not together and not numpy.isnan(variance):
            assert abs(variance - by_cmprsk) < 1e-12, (case, day, variance, by_cmprsk)
        low = high = closed if is_certain(closed) else ""
        if not is_certain(closed) and not numpy.isnan(variance):
            spread = numpy.exp(Z * numpy.sqrt(variance) / (closed * -numpy.log(closed)))
            low, high = float(closed**spread), float(closed ** (1 / spread))
        yield (int(day), at_risk, *counts, closed, withdrawn, 1 - closed - withdrawn, float(variance), low, high)
        at_risk -= len(today)
