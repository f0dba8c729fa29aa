"""Tests of pairs, of trends, and of many tests at once, as statsmodels and scipy work them out."""

import numpy
from scipy.stats import chi2, fisher_exact, norm
from statsmodels.stats.contingency_tables import Table, Table2x2
from statsmodels.stats.multitest import multipletests

TABLES = [
    (12, 10, 10, 84), (4, 10, 10, 84), (0, 5, 5, 20), (5, 0, 0, 20), (0, 0, 5, 5), (1, 0, 0, 0), (0, 0, 0, 7), (3, 0, 4, 0),
    (1, 1, 1, 1), (2, 3, 5, 7), (10, 1, 1, 10), (1, 10, 10, 1), (8, 12, 5, 91), (6, 5, 0, 105), (2, 0, 7, 107), (15, 7, 7, 87),
    (30, 30, 30, 30), (57, 43, 21, 79), (168, 90, 80, 482), (308, 100, 90, 322), (218, 150, 140, 312), (400, 100, 100, 400),
    (5, 95, 45, 855), (1, 999, 3, 0), (50, 450, 45, 455), (0, 500, 12, 488), (7, 3, 2, 104), (5, 20, 20, 71), (9, 9, 9, 9),
    (100, 0, 1, 15), (3, 17, 17, 79), (20, 2, 60, 34), (11, 11, 22, 72), (250, 250, 250, 250), (13, 40, 1, 62), (2, 2, 0, 0),
]


def pairs():
    """both, only a, only b, neither, p of Fisher's exact test, odds ratio with Woolf's interval (a half added beside a nought)."""
    for both, only_a, only_b, neither in TABLES:
        cells = numpy.array([[both, only_a], [only_b, neither]], dtype=float)
        p = float(fisher_exact(cells.astype(int)).pvalue)
        table = Table2x2(cells + (0.5 if (cells == 0).any() else 0.0), shift_zeros=False)
        yield (both, only_a, only_b, neither, p, float(table.oddsratio), *(float(end) for end in table.oddsratio_confint()))


def trends():
    """Case, score, count, of, z, p: one row a score; z and p are those of the whole case."""
    random = numpy.random.default_rng(3)
    cases = {
        "rising": [(2021, 3, 20), (2022, 8, 21), (2023, 12, 22), (2024, 16, 23), (2025, 19, 24)],
        "falling": [(2021, 19, 20), (2022, 12, 21), (2023, 8, 22), (2024, 6, 23), (2025, 1, 24)],
        "level": [(2021, 5, 20), (2022, 5, 20), (2023, 5, 20)],
        "a year missing": [(2014, 2, 9), (2016, 3, 8), (2017, 6, 11)],
        "one a year": [(2021, 0, 1), (2022, 1, 1), (2023, 1, 1)],
        "nearly all": [(2021, 29, 30), (2022, 30, 30), (2023, 30, 30)],
        "nearly none": [(2021, 0, 30), (2022, 0, 30), (2023, 1, 30)],
        "none in the middle": [(2021, 4, 10), (2022, 0, 10), (2023, 4, 10)],
        "two scores": [(0, 3, 10), (1, 8, 10)],
        "large": [(2021, 300, 1000), (2022, 330, 1000), (2023, 350, 1000)],
    }
    for number in range(12):
        years = sorted(random.choice(numpy.arange(2010, 2026), 3 + number % 6, replace=False))
        sizes = random.integers(1, 60, len(years))
        cases[f"drawn {number}"] = [(int(y), int(random.binomial(n, 0.3)), int(n)) for y, n in zip(years, sizes)]
    for case, rows in cases.items():
        counts = numpy.array([[of - count, count] for _, count, of in rows], dtype=float)
        scores = numpy.array([score for score, _, _ in rows], dtype=float)
        if counts[:, 1].sum() in (0, counts.sum()):
            continue
        # Scores from their mean: the test is the same, and years lose no digits.
        found = Table(counts, shift_zeros=False).test_ordinal_association(scores - scores.mean(), numpy.array([0.0, 1.0]))
        for score, count, of in rows:
            yield case, score, count, of, float(found.zscore), float(found.pvalue)


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
    """x, degrees of freedom, upper tail of chi-squared there, two-sided normal p of x."""
    for degrees in (1, 2, 3, 5, 10, 29, 70, 120, 359, 500):
        for part in (0.2, 0.8, 1.0, 1.4, 2.5):
            x = degrees * part
            yield x, degrees, float(chi2.sf(x, degrees)), float(2 * norm.sf(x))
