"""Checks every figure marked on a page against the export row that it names: value, counts, and the numbers
that the reader sees."""

import re

import cells
import exports
import pages

ABOUT = {
    "theme-frequency": "share",
    "closure": "rate",
    "closure-12-months": "rate",
    "recurrence": "share",
    "time-to-closure": "incidence",
    "co-occurrence": "lift",
    "theme-change": "verdict",
    "completeness": "visits",
    "duty-states": "state",
    "similar-councils": "neighbour",
    "recommendations": "status",
}
"""The column that a figure is about when its name says none."""

COUNTS = {
    ("theme-frequency", "share"): ("challenges_with_theme", "challenges"),
    ("theme-frequency", "recommendations_with_theme"): ("recommendations_with_theme", "recommendations"),
    ("closure-12-months", "rate"): ("closed_by_12_months", "base"),
    ("recurrence", "share"): ("raised_again", "raised_before"),
    ("recurrence", "closed_then_raised_again"): ("closed_then_raised_again", "closed_before"),
}
"""The counts behind a share; those of closure need a subtraction, see `counts_of`."""

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def expand(name, parts):
    """The key of the row and the column that a mark names; one `all` stands for `all/all`."""
    key = exports.KEYS[name]
    if "group_kind" in key:
        place = key.index("group_kind")
        if len(parts) > place and parts[place] == "all" and parts[place + 1 : place + 2] != ["all"]:
            parts = parts[: place + 1] + ["all"] + parts[place + 1 :]
    column = parts[len(key)] if len(parts) > len(key) else ABOUT[name]
    return cells.key_of(name, dict(zip(key, parts))), column


def counts_of(name, column, row):
    """Numerator and denominator that belong to a cell; None where it is no share."""
    integer = lambda text: int(float(text or 0))
    if name == "closure":
        base = integer(row["made"]) - integer(row["withdrawn"])
        none = integer(row["no_status"])
        return {
            "rate": (integer(row["closed"]), base),
            "bound_low": (integer(row["closed"]), base),
            "bound_high": (integer(row["closed"]) + none, base),
        }.get(column)
    if name == "closure-12-months" and column == "bound_high":
        return integer(row["closed_by_12_months"]) + integer(row["no_status"]), integer(row["base"])
    pair = COUNTS.get((name, "rate" if column == "bound_low" else column))
    return tuple(integer(row[one]) for one in pair) if pair else None


def seen(text, row, counts):
    """Numbers in the visible text that are neither a count, a cell of the row, nor a share or an end of its
    interval, rounded."""
    known = [value for cell in row.values() if (value := cells.number(cell)) is not None] + list(counts or ())
    for match in NUMBER.finditer(text):
        shown = match[0].replace(",", "")
        half = 0.5 * 10 ** -len(shown.partition(".")[2]) + 1e-6
        value = float(shown)
        if not any(abs(value - one) <= half if one % 1 else value == one for one in known) and not any(
            0 <= one <= 1 and abs(value - 100 * one) <= half for one in known
        ):
            yield match[0]


def differences(address, attributes, text, rows):
    name, *parts = (attributes.get("data-figure") or "").split("/")
    place = (address, attributes.get("data-figure"))
    if name not in rows:
        yield place, "figure", "the name of an export", name
        return
    key, column = expand(name, parts)
    row = rows[name].get(key)
    if row is None or column not in row:
        yield place, "figure", "a row and a column of the export", "none"
        return
    cell, value = row[column], attributes.get("value", "")
    exact = cells.number(cell)
    if not cells.agrees(cell if exact is None else exact, value):
        yield place, "value", cell, value
    counts = counts_of(name, column, row)
    for attribute, expected in zip(("data-numerator", "data-denominator"), counts or ()):
        if attribute in attributes and not cells.agrees(expected, attributes[attribute]):
            yield place, attribute, expected, attributes[attribute]
    if counts is None and "data-denominator" in attributes:
        integers = {cells.number(one) for one in row.values()}
        if (
            not {float(attributes["data-denominator"]), float(attributes.get("data-numerator", 0))}
            <= integers
        ):
            yield (
                place,
                "counts",
                "cells of the row",
                f"{attributes.get('data-numerator')} of {attributes['data-denominator']}",
            )
    if exact is not None:
        for shown in seen(text, row, counts):
            yield place, "text", f"a count or a share of its row, in “{text.strip()}”", shown


def check(written, optional):
    """A check of the figures marked on pages; unless optional, there must be some."""
    rows = {name: {cells.key_of(name, row): row for row in table} for name, table in written.items()}

    def of_page(address, page):
        for attributes, text in page.marks:
            yield from differences(address, attributes, text, rows)

    return pages.Check("figures on pages", lambda page: len(page.marks), of_page, not optional)
