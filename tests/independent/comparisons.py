"""Groups against all the rest, and the places they can have, worked out a second time.

Places come from a simulation, of which the site shows the 2.5% and the 97.5% quantile. This one draws from another generator: with a
thousand draws on either side, a place that the site gives must lie between its own quantiles of 0.2 and 8%, or of 92 and 99.8%.
"""

from collections import defaultdict
from math import sqrt
from random import Random

from reckon import Z, closure, theme_frequency

DRAWS = 1000
FEWEST = 5  # nothing is told apart where either is out of fewer
PLACED = {"closure": {"region", "type", "component", "theme", "group", "council"}, "theme-frequency": {"region", "type", "group"}}


def wilson(count, of):
    """Wilson's interval, unrounded."""
    root = Z * sqrt(count * (of - count) / of + Z * Z / 4)
    return (count + Z * Z / 2 - root) / (of + Z * Z), (count + Z * Z / 2 + root) / (of + Z * Z)


def against(count, of, all_count, all_of):
    """Newcombe's interval for a group less all the rest, and what it allows to say."""
    rest, rest_of = all_count - count, all_of - of
    if not of or not rest_of:
        return {"rest_low": "", "rest_high": "", "verdict": ""}
    (low, high), (rest_low, rest_high) = wilson(count, of), wilson(rest, rest_of)
    a, b = count / of, rest / rest_of
    lower = a - b - sqrt((a - low) ** 2 + (rest_high - b) ** 2)
    upper = a - b + sqrt((high - a) ** 2 + (b - rest_low) ** 2)
    told = min(of, rest_of) >= FEWEST
    verdict = "higher" if told and lower > 0 else "lower" if told and upper < 0 else "not_told_apart"
    return {"rest_low": f"{lower:.6f}", "rest_high": f"{upper:.6f}", "verdict": verdict}


def places(units):
    """For each unit, between which places its low and its high end may lie, 1 for the highest share."""
    random, seen = Random(20), [[] for _ in units]
    for _ in range(DRAWS):
        drawn = [random.betavariate(count + 0.5, of - count + 0.5) for count, of in units]
        for place, unit in enumerate(sorted(range(len(units)), key=lambda unit: -drawn[unit]), 1):
            seen[unit].append(place)
    ends = lambda mine, *shares: tuple(mine[int(share * (DRAWS - 1))] for share in shares)
    return [(ends(sorted(mine), 0.002, 0.08), ends(sorted(mine), 0.92, 0.998)) for mine in seen]


def with_places(table, sets):
    """Adds the three columns of places to a table; `sets` are lists of (key, count, of)."""
    for cells in table.values():
        cells |= {"position_low": "", "position_high": "", "positions": ""}
    for units in sets:
        if len(units) > 1:
            for (key, _, _), (low, high) in zip(units, places([(count, of) for _, count, of in units])):
                table[key] |= {"position_low": low, "position_high": high, "positions": str(len(units))}


def compared_closure(site):
    """The closure table with places and verdicts."""
    table, sets = closure(site), defaultdict(list)
    rate = lambda cells: (int(cells["closed"]), int(cells["made"]) - int(cells["withdrawn"]))
    for key, cells in table.items():
        if key[0] in PLACED["closure"] and 2 * int(cells["no_information"]) <= int(cells["made"]) and rate(cells)[1]:
            sets[key[0]].append((key, *rate(cells)))
    with_places(table, sets.values())
    whole = rate(table["all", "all"]) if table else (0, 0)
    for key, cells in table.items():
        cells |= against(0, 0, 0, 0) if key[0] == "all" else against(*rate(cells), *whole)
    return table


def compared_frequency(site):
    """The theme frequency table with places and verdicts."""
    table, sets = theme_frequency(site), defaultdict(list)
    share = lambda cells: (int(cells["challenges_with_theme"]), int(cells["challenges"]))
    for key, cells in table.items():
        basis, kind, _, theme = key
        if kind in PLACED["theme-frequency"]:
            sets[basis, kind, theme].append((key, *share(cells)))
    with_places(table, sets.values())
    for (basis, kind, group, theme), cells in table.items():
        whole = table.get((basis, "all", "all", theme))
        apart = whole is None or kind == "all" or group == "follow-up"
        cells |= against(0, 0, 0, 0) if apart else against(*share(cells), *share(whole))
    return table
