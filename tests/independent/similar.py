"""Similar councils, worked out a second time."""

from collections import defaultdict
from math import log, sqrt
from statistics import fmean, pstdev

from dates import span
from tables import rows

KEPT = 15


def similar_councils(site):
    """For each existing council its neighbours as given, or the nearest of its type and nation."""
    neighbours = defaultdict(list)
    for row in rows(site.data / "neighbours.csv"):
        neighbours[site.alias(row["council"])].append((int(row["rank"]), site.alias(row["neighbour"])))
    exists = lambda council: not site.councils[council].get("closed") or span(
        site.councils[council]["closed"]
    ).latest > site.as_of
    kinds = defaultdict(list)
    for council, row in site.councils.items():
        if exists(council):
            kinds[row["type"], row.get("nation", "")].append(council)
    values = measured(site)
    table = {}
    for council, row in site.councils.items():
        if not exists(council):
            continue
        if neighbours[council]:
            for rank, other in sorted(neighbours[council]):
                if exists(other):
                    table[council, str(rank)] = {"neighbour": other, "distance": ""}
            continue
        like = kinds[row["type"], row.get("nation", "")]
        near = sorted((distance, other) for other in like if other != council for distance in apart(values, like, council, other))
        for rank, (distance, other) in enumerate(near[:KEPT], 1):
            table[council, str(rank)] = {"neighbour": other, "distance": f"{distance:.6f}"}
    return table


def measured(site):
    """Each measure by council: the logarithm of the population, and the latest value of every indicator."""
    values = {"population": {}}
    for council, row in site.councils.items():
        if row.get("population") and int(row["population"]) > 0:
            values["population"][council] = log(int(row["population"]))
    latest = {}
    for row in rows(site.data / "indicators.csv"):
        key, year = (f"indicator {row['indicator']}", site.alias(row["council"])), int(row.get("year") or -9999)
        if year >= latest.get(key, (-10_000,))[0]:
            latest[key] = (year, float(row["value"]))
    for (name, council), (_, value) in latest.items():
        values.setdefault(name, {})[council] = value
    return values


SPREADS = {}


def spread(values, name, like):
    """Standard deviation of a measure among councils alike."""
    key = (name, tuple(like))
    if key not in SPREADS:
        known = [values[name][council] for council in like if council in values[name]]
        SPREADS[key] = pstdev(known, fmean(known)) if known else 0.0
    return SPREADS[key]


def apart(values, like, one, other):
    """The distance of two councils as a list of one, or of none when they share no measure."""
    squares = [
        ((values[name][one] - values[name][other]) / spread(values, name, like)) ** 2
        for name in values
        if one in values[name] and other in values[name] and spread(values, name, like) > 0
    ]
    return [sqrt(fmean(squares))] if squares else []
