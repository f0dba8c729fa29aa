"""similar-councils.csv (definitions: Similar councils)."""

import itertools
import math
import statistics

KEPT = 15
"""How many nearest councils are listed at most; fewer may be."""


def indicators(view):
    """The latest value of each indicator by council, the logarithm of the population among them."""
    values = {
        name: {"population": math.log(one.population)}
        for name, one in view.councils.items()
        if one.population and one.exists(view.as_of)
    }
    latest = {}
    for row in view.indicators:
        key = (row["council"], row["indicator"])
        year = row.get("year", "")
        if (
            row["council"] in values
            and (not year or int(year[:4]) <= view.as_of.year)
            and year >= latest.get(key, "")
        ):
            latest[key] = year
            values[row["council"]][row["indicator"]] = float(row["value"])
    return values


def scales(view, values, same_type, deviation):
    """The standard deviation of each indicator, by type where that is asked for."""
    found = {}
    for name, one in values.items():
        for indicator, value in one.items():
            found.setdefault((view.councils[name].type if same_type else "", indicator), []).append(value)
    return {key: deviation(all_values) if len(all_values) > 1 else 0.0 for key, all_values in found.items()}


def distances(view, values, scale, same_type, council):
    """Councils of the same type with their distance: over the indicators that both have, each in standard
    deviations."""
    kind = view.councils[council].type
    for other in values:
        if other == council or view.councils[other].type != kind:
            continue
        shared = [name for name in values[council] if name in values[other]]
        total = 0.0
        for name in shared:
            unit = scale[kind if same_type else "", name]
            total += ((values[council][name] - values[other][name]) / unit) ** 2 if unit else 0.0
        yield math.sqrt(total), other


def conventions():
    """What the definitions leave open: deviations within a type or over all, of a sample or of a
    population."""
    return itertools.product((True, False), (statistics.stdev, statistics.pstdev))


def rows(view, statuses=None, same_type=True, deviation=statistics.stdev):
    """Neighbours given come first; else the nearest. Distances are compared in order, so that ties may stand
    either way."""
    given = {}
    for row in view.neighbours:
        given.setdefault(row["council"], []).append((int(row["rank"]), row["neighbour"]))
    for council, neighbours in given.items():
        for rank, (_, name) in enumerate(sorted(neighbours), 1):
            yield {"council": council, "neighbour": name, "rank": rank, "distance": None, "given": True}
    values = indicators(view)
    scale = scales(view, values, same_type, deviation)
    for council in values:
        if council not in given:
            for rank, (distance, name) in enumerate(
                sorted(distances(view, values, scale, same_type, council))[:KEPT], 1
            ):
                yield {
                    "council": council,
                    "neighbour": name,
                    "rank": rank,
                    "distance": distance,
                    "given": False,
                }
