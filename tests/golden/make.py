"""Makes the golden figures of this folder with statsmodels, lifelines, scipy and cmprsk (in R).

Run from this folder: python3 make.py
"""

import csv

import lifelines
import numpy
import scipy
import statsmodels
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

import associations
import councils
import curves
import stopped

WILSON = sorted({
    (count, of)
    for of in (1, 2, 3, 5, 8, 10, 12, 15, 17, 29, 100, 116, 449, 10_000)
    for count in (0, 1, of // 3, of // 2, 2 * of // 3, of - 1, of)
    if 0 <= count <= of
})
NEWCOMBE = [
    (7, 10, 9, 12), (0, 8, 0, 8), (10, 10, 10, 10), (0, 10, 10, 10), (1, 1, 0, 1), (0, 1, 1, 1), (3, 17, 0, 36),
    (3, 17, 1, 431), (56, 70, 48, 80), (9, 10, 3, 10), (6, 7, 2, 7), (5, 56, 0, 29), (0, 10, 0, 20), (0, 10, 0, 10),
    (10, 10, 0, 20), (10, 10, 0, 10), (90, 100, 20, 100), (20, 100, 90, 100), (15, 116, 9, 115), (1, 2, 1, 3),
    (2, 3, 2, 5), (50, 100, 50, 100), (58, 116, 13, 30), (3, 9, 58, 115), (0, 3, 1, 3), (3, 3, 2, 3), (400, 1000, 380, 1000),
    (1, 100, 2, 100), (99, 100, 100, 100), (5, 12, 8, 12), (4, 449, 3, 17), (12, 15, 60, 100),
]


def text(cell):
    """A number with as many digits as it has."""
    return f"{float(cell):.17g}" if isinstance(cell, float) else cell


def write(name, header, rows):
    with open(name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([text(cell) for cell in row] for row in rows)


write("wilson.csv", ["count", "of", "low", "high"], [
    (count, of, *(f"{float(end):.15f}" for end in proportion_confint(count, of, alpha=0.05, method="wilson")))
    for count, of in WILSON
])
write("newcombe.csv", ["count_a", "of_a", "count_b", "of_b", "low", "high"], [
    (a, n, b, m, *(f"{float(end):.15f}" for end in confint_proportions_2indep(a, n, b, m, method="newcomb", compare="diff", alpha=0.05)))
    for a, n, b, m in NEWCOMBE
])
write("observations.csv", ["case", "days", "outcome"], [
    (case, *observation) for case, observations in curves.CASES.items() for observation in observations
])
write("kaplan_meier.csv", ["case", "days", "at_risk", "closed", "open", "low", "high"], [
    (case, *row) for case, observations in curves.CASES.items() for row in curves.kaplan_meier(observations)
])
variances = curves.aalen_variances()
write("aalen_johansen.csv", [
    "case", "days", "at_risk", "closed", "withdrawn", "censored", "incidence", "withdrawn_incidence", "open", "variance", "low", "high",
], [
    (case, *row) for case, observations in curves.CASES.items() for row in curves.aalen_johansen(case, observations, variances)
])
write("pairs.csv", ["both", "only_a", "only_b", "neither", "odds_ratio", "low", "high"], associations.pairs())
write("adjusted.csv", ["case", "p", "adjusted"], associations.adjusted())
write("tails.csv", ["x", "two_sided"], associations.tails())
write("dispersions.csv", ["case", "group", "closed", "total", "rate", "dispersion"], councils.dispersions())
write("scaled.csv", [
    "count_a", "total_a", "count_b", "total_b", "dispersion_a", "dispersion_b", "low", "high", "difference_low", "difference_high",
], councils.scaled())
write("funnels.csv", [
    "case", "closed", "total", "baseline", "dispersion", "correlation", "tail_low", "tail_high", "low", "high", "far_low", "far_high",
], councils.funnels())
write("stopped_observations.csv", ["case", "days", "outcome"], [
    (case, *observation) for case, observations in stopped.CASES.items() for observation in observations
])
write("stopped.csv", [
    "case", "days", "at_risk", "closed", "withdrawn", "stopped", "censored", "incidence", "withdrawn_incidence", "stopped_incidence",
    "low", "high",
], stopped.rows())
print(f"statsmodels {statsmodels.__version__}, lifelines {lifelines.__version__}, scipy {scipy.__version__}, numpy {numpy.__version__}")
