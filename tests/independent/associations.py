"""Pairs of themes and themes over the years, worked out a second time."""

from collections import defaultdict
from fractions import Fraction
from math import comb, erfc, exp, log, sqrt

from reckon import Z, interval, share
from tables import FOLLOW_UP


def adjust(p):
    """Benjamini–Hochberg: for each p the least of m·q/rank over all q that are at least as large."""
    ranked = sorted(p)
    least, adjusted = 1.0, {}
    for rank in range(len(ranked), 0, -1):
        least = min(least, ranked[rank - 1] * len(ranked) / rank)
        adjusted[ranked[rank - 1]] = min(least, adjusted.get(ranked[rank - 1], 1.0))
    return [adjusted[value] for value in p]


def fisher(both, only_a, only_b, neither):
    """The exact two-sided test, in whole numbers."""
    a, b, total = both + only_a, both + only_b, both + only_a + only_b + neither
    weight = lambda k: comb(a, k) * comb(total - a, b - k)
    observed = weight(both)
    return float(Fraction(sum(w for w in map(weight, range(min(a, b) + 1)) if w <= observed), comb(total, b)))


def raised(site):
    """The themes of each challenge that counts."""
    counting = [c for c in site.challenges.values() if c["recommendations"] and c["kind"] != FOLLOW_UP]
    return [(c["year"], {theme for row in c["recommendations"] for theme in row["theme_ids"]}) for c in counting]


def co_occurrence(site):
    """Every pair of themes that were raised at all."""
    themes_of = [themes for _, themes in raised(site)]
    themes = [theme for theme in site.themes if any(theme in found for found in themes_of)]
    table, p = {}, []
    for index, a in enumerate(themes):
        for b in themes[index + 1 :]:
            both = sum(a in found and b in found for found in themes_of)
            of_a, of_b = (sum(one in found for found in themes_of) for one in (a, b))
            cells = [both, of_a - both, of_b - both, len(themes_of) - of_a - of_b + both]
            p.append(fisher(*cells))
            shifted = [cell + (0.5 if 0 in cells else 0) for cell in cells]
            odds = shifted[0] * shifted[3] / (shifted[1] * shifted[2])
            spread = Z * sqrt(sum(1 / cell for cell in shifted))
            table[a, b] = {
                "challenges_a": str(of_a),
                "challenges_b": str(of_b),
                "challenges_both": str(both),
                "challenges": str(len(themes_of)),
                "lift": f"{both * len(themes_of) / (of_a * of_b):.6f}",
                "odds_ratio": f"{odds:.6f}",
                "or_low": f"{exp(log(odds) - spread):.6f}",
                "or_high": f"{exp(log(odds) + spread):.6f}",
                "p": f"{p[-1]:.6f}",
            }
    for cells, adjusted in zip(table.values(), adjust(p)):
        cells["p_adjusted"] = f"{adjusted:.6f}"
    return table


def trend(years):
    """z and p of Cochran and Armitage's test over (year, raised, challenges), or nothing to test."""
    total, count = sum(of for _, _, of in years), sum(n for _, n, _ in years)
    if len(years) < 3 or count in (0, total):
        return None
    # The covariance of year and being raised, over all challenges one by one, in whole numbers as far as it goes.
    expected = Fraction(sum(year * of for year, _, of in years) * count, total)
    surplus = sum(year * n for year, n, _ in years) - expected
    squares = sum(year * year * of for year, _, of in years) - Fraction(sum(year * of for year, _, of in years) ** 2, total)
    variance = squares * (count - Fraction(count * count, total)) / (total - 1)
    z = float(surplus) / sqrt(variance)
    return z, erfc(abs(z) / sqrt(2))


def theme_change(site):
    """Every theme in each period with a dated challenge."""
    of_year = defaultdict(list)
    for year, themes in raised(site):
        if year:
            of_year[int(year)].append(themes)
    table, tests = {}, {}
    for theme in site.themes:
        for period, within in (("to-2020", lambda y: y <= 2020), ("from-2021", lambda y: y > 2020)):
            years = [
                (year, sum(theme in themes for themes in found), len(found))
                for year, found in sorted(of_year.items())
                if within(year)
            ]
            if not years:
                continue
            count, of = sum(n for _, n, _ in years), sum(of for _, _, of in years)
            low, high = interval(count, of)
            found = trend(years)
            if found:
                tests[theme, period] = found
            table[theme, period] = {
                "first_year": str(years[0][0]),
                "last_year": str(years[-1][0]),
                "challenges_with_theme": str(count),
                "challenges": str(of),
                "share": share(count, of),
                "share_low": low,
                "share_high": high,
                "z": f"{found[0]:.6f}" if found else "",
                "p": f"{found[1]:.6f}" if found else "",
            }
    adjusted = dict(zip(tests, adjust([p for _, p in tests.values()])))
    for key, cells in table.items():
        p = adjusted.get(key)
        cells["p_adjusted"] = "" if p is None else f"{p:.6f}"
        direction = "rising" if p is not None and tests[key][0] > 0 else "falling"
        cells["trend"] = "" if p is None else direction if p < 0.05 else "none_shown"
    return table
