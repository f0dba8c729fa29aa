"""Intervals of proportions, adjustment for many comparisons, odds ratios and what may be compared
(definitions: What may be claimed)."""

import math

Z = 1.959963984540054
LIMIT = 0.05
"""An adjusted p below this allows a verdict."""

SMALLEST = 5
"""The fewest recommendations or visits, and councils, on either side of a comparison."""


def wilson(part, whole):
    """Wilson's score interval, 95%; part and whole may be divided by a dispersion."""
    if whole <= 0:
        return None, None
    share = part / whole
    middle = part + Z * Z / 2
    half = Z * math.sqrt(max(0.0, part * (1 - share)) + Z * Z / 4)
    return max(0.0, (middle - half) / (whole + Z * Z)), min(1.0, (middle + half) / (whole + Z * Z))


def newcombe(part, whole, other_part, other_whole):
    """Newcombe's hybrid score interval of the difference of two shares."""
    a, b = part / whole, other_part / other_whole
    a_low, a_high = wilson(part, whole)
    b_low, b_high = wilson(other_part, other_whole)
    return a - b - math.hypot(a - a_low, b_high - b), a - b + math.hypot(a_high - a, b - b_low)


def direction(part, whole, other_part, other_whole, dispersion=1.0):
    """higher or lower where the interval of the difference, its counts divided by the dispersion, leaves zero
    out; else None."""
    low, high = newcombe(
        part / dispersion, whole / dispersion, other_part / dispersion, other_whole / dispersion
    )
    return "higher" if low > 0 else "lower" if high < 0 else None


def adjust(p_values):
    """Benjamini and Hochberg's adjusted p values, in the order given."""
    count = len(p_values)
    adjusted = [1.0] * count
    least = 1.0
    for rank, index in reversed(list(enumerate(sorted(range(count), key=lambda i: p_values[i]), 1))):
        least = min(least, p_values[index] * count / rank)
        adjusted[index] = least
    return adjusted


def odds_ratio(both, first, second, neither):
    """The odds ratio with Woolf's 95% interval; a half added to every cell where one is 0."""
    cells = [both, first, second, neither]
    if 0 in cells:
        cells = [cell + 0.5 for cell in cells]
    a, b, c, d = cells
    error = math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
    log = math.log(a * d / (b * c))
    return math.exp(log), math.exp(log - Z * error), math.exp(log + Z * error)
