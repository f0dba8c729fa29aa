"""similar-councils.csv (definitions: Similar councils)."""

import math
import statistics

KEPT = 15
"""How many nearest councils are listed at most; fewer may be."""

SAME = 1e-9
"""Distances no further apart than this are equal, but for rounding; equally near councils stand by id."""


def indicators(view):
    """The latest value of each indicator by existing council, the logarithm of the population among them."""
    values = {
        name: {"population": math.log(one.population)} if one.population else {}
        for name, one in view.councils.items()
        if one.exists(view.as_of)
    }
    latest = {}
    for row in view.indicators:
        key = (row["council"], row["indicator"])
        year = row.get("year", "")
        if row["council"] in values and year >= latest.get(key, ""):
            latest[key] = year
            values[row["council"]]["indicator", row["indicator"]] = float(row["value"])
    return values


def by_kind(view, values):
    """The existing councils of each type and nation."""
    kinds = {}
    for name in values:
        kinds.setdefault((view.councils[name].type, view.councils[name].nation), []).append(name)
    return kinds.values()


def scales(values, members):
    """The standard deviation of each indicator over the members that have it."""
    found = {}
    for name in members:
        for indicator, value in values[name].items():
            found.setdefault(indicator, []).append(value)
    return {indicator: statistics.pstdev(known) for indicator, known in found.items()}


def distance(one, other, scale):
    """The root mean square of the differences over the indicators that both have and in which councils
    differ, in standard deviations; None where there is no such indicator."""
    shared = [name for name in one if name in other and scale[name] > 0]
    if not shared:
        return None
    return math.sqrt(statistics.fmean(((one[name] - other[name]) / scale[name]) ** 2 for name in shared))


def nearest(values, members):
    """The nearest others of each member, each with its distance."""
    scale = scales(values, members)
    for council in members:
        found = []
        for other in members:
            far = distance(values[council], values[other], scale) if other != council else None
            if far is not None:
                found.append((round(far / SAME), other, far))
        yield council, [(other, far) for _, other, far in sorted(found)[:KEPT]]


def rows(view, statuses=None):
    """The publisher's neighbours where there are any, in their order; else the nearest of the same type and
    nation. Only existing councils have any, and are any."""
    values = indicators(view)
    given = {}
    for row in view.neighbours:
        given.setdefault(row["council"], []).append((int(row["rank"]), row["neighbour"]))
    for members in by_kind(view, values):
        for council, found in nearest(values, members):
            if council in given:
                continue
            for rank, (name, far) in enumerate(found, 1):
                yield {"council": council, "neighbour": name, "rank": rank, "distance": far}
    for council, neighbours in given.items():
        for rank, name in sorted(neighbours):
            if council in values and name in values:
                yield {"council": council, "neighbour": name, "rank": rank, "distance": None}
