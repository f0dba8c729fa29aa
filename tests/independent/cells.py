"""Compares the cells of an export with what this calculation allows."""

import csv
import pathlib
import re

import exports
from answers import Flag, OneOf, Within
from groups import slug
from time_to_closure import MONTH

TOLERANCE = 1.01e-6
"""Shares have six decimals; larger numbers are compared to as many digits."""

REQUIRED = {
    "theme-frequency": ("all", "region", "type", "kind", "year", "group"),
    "closure": ("all", "region", "type", "kind", "year", "component", "theme", "group", "council"),
    "closure-12-months": ("all", "region", "type"),
    "time-to-closure": ("all",),
}
"""Kinds of groups that the export must hold; of others its rows are compared where it has any."""

COUNTED = {
    "theme-frequency": ("challenges",),
    "closure": ("made",),
    "closure-12-months": ("reached_12_months", "undated_visits"),
    "theme-change": ("before_with", "since_with"),
    "completeness": ("visits",),
    "recurrence": ("raised_before",),
    "co-occurrence": ("challenges_both",),
    "time-to-closure": ("at_risk",),
}
"""Columns that are all 0 where a row counts nothing; rows of other exports are always needed."""

SLUGGED = ("group_kind", "group", "region", "theme")
UNKNOWN = ("", "unknown", "not-known", "none")


def read(public, name):
    """The rows of an export, as text."""
    path = pathlib.Path(public, "data", f"{name}.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


def unescaped(text):
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    return text[1:] if re.match(r"'[=+\-@\t\r]", text) else text


def key_of(name, row):
    """The key of a row, the same however groups and dates are written."""
    key = []
    for column in exports.KEYS[name]:
        cell = str(row.get(column, "") or "")
        if column == "months":
            key.append(round((number(cell) or 0) * MONTH))
        elif column in ("region", "year") and name == "completeness":
            key.append("" if slug(cell) in UNKNOWN else slug(cell))
        else:
            key.append(
                slug(cell)
                if column in SLUGGED and row.get("group_kind") not in ("council", "challenge")
                else unescaped(cell)
            )
    return tuple(sorted(key)) if name == "co-occurrence" else tuple(key)


def agrees(expected, text):
    """Does a cell hold what is expected?"""
    text = unescaped(text or "")
    if isinstance(expected, OneOf):
        return any(agrees(value, text) for value in expected.values)
    if isinstance(expected, Flag):
        return (text.lower() in ("yes", "true", "1")) == expected.value and text.lower() in (
            "",
            "yes",
            "no",
            "true",
            "false",
            "0",
            "1",
        )
    if isinstance(expected, Within):
        value = number(text)
        return (
            expected.or_empty
            if value is None
            else expected.low - TOLERANCE <= value <= expected.high + TOLERANCE
        )
    if expected is None:
        return text == ""
    if isinstance(expected, bool):
        return agrees(Flag(expected), text)
    if isinstance(expected, (int, float)):
        value = number(text)
        return value is not None and abs(value - expected) <= TOLERANCE * max(1.0, abs(expected))
    return text == str(expected)


def row_differences(name, mine, theirs):
    """The columns of a row that differ, with what was expected and found."""
    swapped = name == "co-occurrence" and mine["theme_a"] != theirs.get("theme_a")
    exchange = {
        "challenges_a": "challenges_b",
        "challenges_b": "challenges_a",
        "theme_a": "theme_b",
        "theme_b": "theme_a",
    }
    for column, expected in mine.items():
        if column == "optional":
            continue
        there = exchange.get(column, column) if swapped else column
        if there not in theirs:
            yield column, expected, "no such column"
            continue
        found = theirs[there]
        if column in exports.KEYS[name]:
            continue
        if column == "verdict" and expected == "cannot_say" and not found:
            continue
        if column == "reason" and mine.get("verdict") == "cannot_say" and not theirs.get("verdict"):
            expected = OneOf((*expected.values, None))
        if not agrees(expected, found):
            yield column, expected, found


def empty(name, row):
    """Does a row count nothing at all, so that the export may leave it out?"""
    return name in COUNTED and all((number(row.get(column)) or 0) == 0 for column in COUNTED[name])


class Comparison:
    """Counts compared cells and keeps the first differences of each table."""

    def __init__(self):
        self.passed = self.failed = 0
        self.lines = []

    def table(self, name, mine, theirs):
        compared, differing = 0, []
        kinds = {row.get("group_kind") for row in theirs}
        found = {}
        for row in theirs:
            if key_of(name, row) in found:
                differing.append((key_of(name, row), "row", "one", "the same key twice"))
            found[key_of(name, row)] = row
        expected = {key_of(name, row): row for row in mine}
        for key, row in expected.items():
            if key not in found:
                kind = row.get("group_kind")
                needed = kind is None or kind in kinds or kind in REQUIRED.get(name, ())
                if needed and not row.get("optional") and not empty(name, row):
                    differing.append((key, "row", "one", "none"))
                continue
            compared += len(row) - len(exports.KEYS[name])
            differing += [(key, *difference) for difference in row_differences(name, row, found[key])]
        for key, row in found.items():
            if key not in expected and not empty(name, row):
                differing.append((key, "row", "none", "one"))
        self.add(f"{name}.csv", compared, differing)

    def add(self, title, compared, differing):
        """Reports one table: cells compared, and the first differences with their place."""
        state = "FAILED" if differing else "ok"
        self.lines.append(f"{state} {title}: {compared:,} cells compared, {len(differing):,} differ")
        for place, column, expected, found in differing[:8]:
            shown = "/".join(map(str, place)) if isinstance(place, tuple) else place
            self.lines.append(f"    {shown} {column}: expected {expected}, found {found!r}")
        self.passed += not differing
        self.failed += bool(differing)
