"""What a cell of an export may hold: an exact value, or one of those that the definitions and two simulations
leave possible."""

import math
from dataclasses import dataclass

import proportions

DEALS = 9_999
"""The fewest deals of the program, when it does not stop early."""

LARGE, DEALS_OF_LARGE = 100, 99_999
"""A family with more members has more deals, where a p is within reach of a verdict."""

STOPPED_AFTER = 100
"""Larger statistics that must at least have been seen before a simulation stops early (Besag and Clifford
1991)."""


@dataclass(frozen=True)
class OneOf:
    """Any of these values."""

    values: tuple

    def __str__(self):
        return " or ".join(repr(value) for value in self.values)


@dataclass(frozen=True)
class Within:
    """A number between two ends, or nothing where that is allowed."""

    low: float
    high: float
    or_empty: bool = False

    def __str__(self):
        return f"{self.low:.6f} to {self.high:.6f}" + (" or empty" if self.or_empty else "")


@dataclass(frozen=True)
class Flag:
    """Yes or no, however it is written."""

    value: bool

    def __str__(self):
        return "yes" if self.value else "no or empty"


@dataclass(frozen=True)
class Dealt:
    """A p value: exact when deals is 0, else from so many deals of this calculation; near are the p values
    that it would have if the mean of the deals, itself simulated, lay a little lower or higher."""

    p: float
    deals: int = 0
    near: tuple = ()

    def range(self, program=DEALS):
        """Where the p of a simulation of so many deals may lie: three standard errors of the two together."""
        ends = []
        for p in (self.p, *self.near):
            spread = p * (1 - p)
            error = math.sqrt(
                (spread / self.deals if self.deals else 0) + max(spread / program, p * spread / STOPPED_AFTER)
            )
            ends += [p - 3 * error, p + 3 * error]
        return max(0.0, min(ends)), min(1.0, max(*ends, 1.5 / program))

    def claim_range(self, program=DEALS):
        """The same for the verdict, which also asks for three standard errors of the program's own
        simulation."""
        low, high = self.range(program)
        return low, min(1.0, high + 3 * math.sqrt(high * (1 - high) / program))


def adjusted_ranges(dealt, claims=False):
    """The adjusted p of a family, each as a range."""
    program = DEALS_OF_LARGE if claims and len(dealt) > LARGE else DEALS
    ends = [one.claim_range(program) if claims else one.range() for one in dealt]
    lows = proportions.adjust([low for low, _ in ends])
    highs = proportions.adjust([high for _, high in ends])
    return list(zip(lows, highs))


def verdicts(directions, dealt):
    """The verdicts of a family: what the interval says where the adjusted p lies below the limit whatever the
    simulation, no clear difference where it does not, and either between."""
    answers = []
    for direction, (low, high) in zip(directions, adjusted_ranges(dealt, claims=True)):
        if direction is None or low >= proportions.LIMIT:
            answers.append(OneOf(("no_clear_difference",)))
        elif high < proportions.LIMIT:
            answers.append(OneOf((direction,)))
        else:
            answers.append(OneOf((direction, "no_clear_difference")))
    return answers


def both(first, second):
    """The verdicts of a claim that must hold twice, in the same direction."""
    values = set()
    for one in first.values:
        values |= {one if one == other else "no_clear_difference" for other in second.values}
    return OneOf(tuple(sorted(values)))
