"""co-occurrence.csv: pairs of themes in one challenge (definitions: Co-occurrence; Pairs)."""

import math

import numpy

from answers import DEALS as PROGRAM_DEALS
from answers import Dealt, Within, adjusted_ranges
from deals import at_least, pairs_of, tables_of_same_margins
from proportions import odds_ratio
from view import VISITS

EXPECTED = 5
STICKY = 4 / 3
"""Tables that follow each other in one chain are a little alike, which widens the error of their mean."""

CELLS = 200_000_000
"""How many cells of tables may be traded in all; it sets the number of deals."""


def table_of(view):
    """Which challenge raises which theme: 0 and 1, a row for each challenge with a recorded
    recommendation."""
    visits = [one for one in view.challenges if one.kind in VISITS and one.recommendations]
    themes = [row["id"] for row in view.themes]
    raised = [
        [any(theme in made.themes for made in one.recommendations) for theme in themes] for one in visits
    ]
    return themes, numpy.array(raised, dtype=numpy.int32).reshape(len(visits), len(themes))


def simulate(table, observed):
    """Deals, mean, three standard errors of the difference of two such means, and p by pair with the mean as
    it is, lower and higher: tables with the same row and column sums, the real one included."""
    deals = min(PROGRAM_DEALS, max(800, CELLS // (table.size * 6)))
    drawn = [
        numpy.einsum("crt,cru->ctu", tables, tables)
        for tables in (state.astype(numpy.float32) for state in tables_of_same_margins(table, deals))
    ]
    counts = numpy.concatenate(drawn)
    mean = counts.mean(axis=0)
    error = STICKY * 3 * counts.std(axis=0) * math.sqrt(1 / len(counts) + 1 / PROGRAM_DEALS)
    p_values = [
        (at_least(numpy.abs(counts - centre), numpy.abs(observed - centre)).sum(axis=0) + 1)
        / (len(counts) + 1)
        for centre in (mean, mean - error, mean + error)
    ]
    return len(counts), mean, error, p_values


def rows(view, statuses=None):
    themes, table = table_of(view)
    observed = table.T @ table
    totals = table.sum(axis=0)
    seen = [(a, b) for a, b in pairs_of(len(themes)) if observed[a, b]]
    if not seen:
        return
    deals, mean, error, p_values = simulate(table, observed)
    tested = {pair for pair in pairs_of(len(themes)) if mean[pair] + error[pair] >= EXPECTED}
    certain = {pair for pair in tested if mean[pair] - error[pair] >= EXPECTED}
    dealt = {
        pair: Dealt(float(p_values[0][pair]), deals, near=tuple(float(p[pair]) for p in p_values[1:]))
        for pair in tested
    }
    adjusted = {}
    for family in (sorted(tested), sorted(certain)):
        for pair, (low, high) in zip(family, adjusted_ranges([dealt[pair] for pair in family])):
            was = adjusted.get(pair, (low, high))
            adjusted[pair] = (min(low, was[0]), max(high, was[1]))
    for a, b in seen:
        pair = (a, b)
        low, high = max(mean[pair] - error[pair], 1e-9), mean[pair] + error[pair]
        lift = Within(observed[pair] / high - 1e-6, observed[pair] / low + 1e-6)
        p = p_adjusted = None
        if pair in tested:
            optional = pair not in certain
            p = Within(*dealt[pair].range(), or_empty=optional)
            p_adjusted = Within(*adjusted[pair], or_empty=optional)
        yield row(themes, table, totals, observed, a, b, lift, p, p_adjusted)


def row(themes, table, totals, observed, a, b, lift, p, p_adjusted):
    both = int(observed[a, b])
    neither = len(table) - int(totals[a]) - int(totals[b]) + both
    ratio, low, high = odds_ratio(both, int(totals[a]) - both, int(totals[b]) - both, neither)
    return {
        "theme_a": themes[a],
        "theme_b": themes[b],
        "challenges_a": int(totals[a]),
        "challenges_b": int(totals[b]),
        "challenges_both": both,
        "challenges": len(table),
        "lift": lift,
        "odds_ratio": ratio,
        "or_low": low,
        "or_high": high,
        "p": p,
        "p_adjusted": p_adjusted,
    }
