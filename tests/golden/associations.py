"""Pairs, and many tests at once, as statsmodels and scipy work them out."""

import numpy
from scipy.stats import norm
from statsmodels.stats.contingency_tables import Table2x2
from statsmodels.stats.multitest import multipletests

TABLES = [
    (12, 10, 10, 84), (4, 10, 10, 84), (0, 5, 5, 20), (5, 0, 0, 20), (0, 0, 5, 5), (1, 0, 0, 0), (0, 0, 0, 7), (3, 0, 4, 0),
    (1, 1, 1, 1), (2, 3, 5, 7), (10, 1, 1, 10), (1, 10, 10, 1), (8, 12, 5, 91), (6, 5, 0, 105), (2, 0, 7, 107), (15, 7, 7, 87),
    (30, 30, 30, 30), (57, 43, 21, 79), (168, 90, 80, 482), (308, 100, 90, 322), (218, 150, 140, 312), (400, 100, 100, 400),
    (5, 95, 45, 855), (1, 999, 3, 0), (50, 450, 45, 455), (0, 500, 12, 488), (7, 3, 2, 104), (5, 20, 20, 71), (9, 9, 9, 9),
    (100, 0, 1, 15), (3, 17, 17, 79), (20, 2, 60, 34), (11, 11, 22, 72), (250, 250, 250, 250), (13, 40, 1, 62), (2, 2, 0, 0),
]


def pairs():
    """both, only a, only b, neither, odds ratio with Woolf's interval (a half added to each cell where one is 0)."""
    for both, only_a, only_b, neither in TABLES:
        cells = numpy.array([[both, only_a], [only_b, neither]], dtype=float)
        table = Table2x2(cells + (0.5 if (cells == 0).any() else 0.0), shift_zeros=False)
        yield (both, only_a, only_b, neither, float(table.oddsratio), *(float(end) for end in table.oddsratio_confint()))


def adjusted():
    """Case, p, adjusted p (Benjamini–Hochberg)."""
    random = numpy.random.default_rng(4)
    cases = {
        "one": [0.03], "two": [0.01, 0.04], "ties": [0.02, 0.02, 0.02, 0.5], "all one": [1.0, 1.0, 1.0], "noughts": [0.0, 0.0, 0.3],
        "falling": [0.9, 0.5, 0.1, 0.01], "rising": [0.001, 0.01, 0.02, 0.04, 0.2], "nearly equal": [0.05, 0.0500001, 0.0499999],
        **{f"drawn {n}": random.random(n * 3).tolist() for n in range(1, 11)},
        **{f"small {n}": (random.random(n * 5) ** 6).tolist() for n in range(1, 8)},
    }
    for case, p in cases.items():
        for plain, corrected in zip(p, multipletests(p, method="fdr_bh")[1]):
            yield case, float(plain), float(corrected)


def tails():
    """x, two-sided normal p of x."""
    seen = set()
    for degrees in (1, 2, 3, 5, 10, 29, 70, 120, 359, 500):
        for part in (0.2, 0.8, 1.0, 1.4, 2.5):
            x = degrees * part
            if x not in seen:
                seen.add(x)
                yield x, float(2 * norm.sf(x))
