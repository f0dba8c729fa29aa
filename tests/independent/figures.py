#!/usr/bin/env python3
"""Compares every exported and every printed figure of a built site with a second calculation from the tables.

    python3 tests/independent/figures.py [SITE_FOLDER] [PUBLIC_FOLDER] [--pages-optional]

With --pages-optional no page has to print a figure; those that are printed must still be right.
The second calculation (`tables.py`, `reckon.py` and those beside them) is written from the definitions of the figures, not from the
program.
Exits 1 when anything differs.
"""

import sys
from pathlib import Path

import associations
import comparisons
import duties
import printed
import reckon
import similar
import survival
from tables import Site, rows

SHOWN = 12
GROUP = ["group_kind", "group"]
# Numbers reached by another formula here: the sixth decimal may fall to the other side, or the ninth digit of a large one.
ESTIMATES = {
    *("share_low", "share_high", "rate_low", "rate_high", "rest_low", "rest_high", "distance", "z", "p", "p_adjusted"),
    *("incidence", "incidence_low", "incidence_high", "km_open", "km_low", "km_high", "lift", "odds_ratio", "or_low", "or_high"),
}
LAST_DECIMAL, NINTH_DIGIT = 1.01e-6, 1e-9
TABLES = {
    "theme-frequency": (["basis", *GROUP, "theme"], comparisons.compared_frequency),
    "closure": (GROUP, comparisons.compared_closure),
    "closure-12-months": (GROUP, reckon.closure_12_months),
    "time-to-closure": ([*GROUP, "months"], survival.time_to_closure),
    "co-occurrence": (["theme_a", "theme_b"], associations.co_occurrence),
    "theme-change": (["theme", "period"], associations.theme_change),
    "similar-councils": (["council", "rank"], similar.similar_councils),
    "recurrence": (["theme"], reckon.recurrence),
    "duty-states": (["challenge", "council", "duty"], duties.duty_states),
    "recommendations": (["challenge", "number"], reckon.recommendation_status),
}


class Tally:
    """Counts what agrees and keeps what does not."""

    def __init__(self):
        self.cells = 0
        self.wrong = []

    def same(self, place, column, theirs, ours):
        """Notes one comparison."""
        self.cells += 1
        equal = theirs == ours
        if not equal and column in ESTIMATES and theirs and ours:
            equal = abs(float(theirs) - float(ours)) <= LAST_DECIMAL + NINTH_DIGIT * abs(float(ours))
        if not equal:
            self.wrong.append(f"{place} {column}: the site says {theirs!r}, the second calculation {ours!r}")

    def between(self, place, column, theirs, ends):
        """Notes one comparison of a simulated place with the two that it may lie between."""
        self.cells += 1
        if not (theirs and ends[0] <= int(theirs) <= ends[1]):
            self.wrong.append(f"{place} {column}: the site says {theirs!r}, another simulation {ends[0]} to {ends[1]}")

    def close(self, name, unit):
        """Prints the outcome; returns whether all agreed."""
        for line in self.wrong[:SHOWN]:
            print(f"  {line}")
        if len(self.wrong) > SHOWN:
            print(f"  … and {len(self.wrong) - SHOWN} more")
        print(f"{'FAIL' if self.wrong else 'ok  '} {name}: {self.cells:,} {unit} compared, {len(self.wrong):,} differ")
        return not self.wrong


def compare_export(name, key_columns, ours, exported):
    """Every row and cell of one export against the second calculation."""
    tally = Tally()
    if not exported:
        tally.wrong.append(f"{name}.csv is missing or has no row")
        return tally
    columns = list(next(iter(ours.values())))
    header = list(exported[0])
    if name == "recommendations":
        missing = [column for column in key_columns + columns if column not in header]
        tally.wrong += [f"{name}.csv lacks the column {column}" for column in missing]
    elif sorted(header) != sorted(key_columns + columns):
        tally.wrong.append(f"{name}.csv has the columns {header}, not {key_columns + columns}")
    if tally.wrong:
        return tally
    keys = [tuple(row[column] for column in key_columns) for row in exported]
    found = dict(zip(keys, exported))
    if len(found) < len(keys):
        tally.wrong.append(f"{name}.csv gives {len(keys) - len(found)} rows twice")
    tally.wrong += [f"{name}.csv lacks the row {'/'.join(key)}" for key in ours if key not in found]
    tally.wrong += [f"{name}.csv has a row that it should not: {'/'.join(key)}" for key in found if key not in ours]
    if name == "duty-states" and not tally.wrong and keys != list(ours):
        tally.wrong.append(f"{name}.csv is not in the order of the tables")
    for key, cells in ours.items():
        for column, value in cells.items():
            if key in found and isinstance(value, tuple):
                tally.between(f"{name}/{'/'.join(key)}", column, found[key][column], value)
            elif key in found:
                tally.same(f"{name}/{'/'.join(key)}", column, found[key][column], value)
    return tally


def main(site_folder=".", public_folder=None, *options):
    """Runs every comparison; returns the exit code."""
    public = Path(public_folder or Path(site_folder) / "public")
    site = Site(site_folder)
    print(f"as-of date {site.as_of}, {len(site.challenges)} challenges, {len(site.recommendations)} recommendations")
    outcomes, exports = [], {}
    for name, (key_columns, calculate) in TABLES.items():
        exported = rows(public / "data" / f"{name}.csv")
        tally = compare_export(name, key_columns, calculate(site), exported)
        outcomes.append(tally.close(f"{name}.csv", "cells"))
        exports[name] = {tuple(row.get(column) for column in key_columns): row for row in exported}

    pages, figures, seen = 0, Tally(), set()
    for page in sorted(public.rglob("*.html")):
        pages += 1
        for element in printed.figures(page.read_text("utf-8")):
            figures.cells += 1
            seen.add(element.table)
            figures.wrong += [f"{page.relative_to(public)}: {fault}" for fault in printed.faults(element, exports)]
    outcomes.append(figures.close(f"figures printed on {pages:,} pages", "figures"))
    must_print = [] if "--pages-optional" in options else ["theme-frequency", "closure", "closure-12-months", "recurrence"]
    for name in must_print:
        outcomes.append(name in seen)
        if name not in seen:
            print(f"FAIL no page prints a figure of {name}")
    print(f"independent figures: {sum(outcomes)} passed, {len(outcomes) - sum(outcomes)} failed")
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
