"""Figures that pages print, against the export row that each one names.

A page marks a figure as

    <data class="figure" value="0.129310" data-figure="theme-frequency/all/region/london/scrutiny"
          data-numerator="15" data-denominator="116">13%</data>

`data-figure` is the export's name and the key of the row (`all/all` may be written `all` where the group is everything),
then, unless it is the share or rate that the table is about, the column.
"""

import html
import re
from dataclasses import dataclass

ELEMENT = re.compile(r"<data\b([^>]*\bdata-figure\s*=[^>]*)>(.*?)</data>", re.DOTALL)
ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
# A number, and whether it is a percentage, as both are in "8 to 20%".
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)((?:\s*(?:to|–)\s*[\d.]+)?\s*(?:%|per cent))?")
KEY_LENGTH = {
    "theme-frequency": 4,
    "closure": 2,
    "closure-12-months": 2,
    "recurrence": 1,
    "time-to-closure": 3,
    "duty-states": 3,
    "recommendations": 2,
}
# Table and column: the columns that make up its numerator and its denominator.
FRACTION = {
    ("theme-frequency", "share"): ("challenges_with_theme", "challenges"),
    ("theme-frequency", "recommendations_with_theme"): ("recommendations_with_theme", "recommendations"),
    ("closure", "rate"): ("closed", "standing"),
    ("closure", "bound_low"): ("closed", "standing"),
    ("closure", "bound_high"): ("closed_or_silent", "standing"),
    ("closure", "withdrawn"): ("withdrawn", "made"),
    ("closure", "closed"): ("closed", "made"),
    ("closure", "closed_verified"): ("closed_verified", "closed"),
    ("closure", "open"): ("open", "made"),
    ("closure", "no_information"): ("no_information", "made"),
    ("closure", "past_due"): ("past_due", "open"),
    ("closure-12-months", "rate"): ("closed_by_12_months", "reached_12_months"),
    ("recurrence", "share"): ("raised_again", "raised_before"),
    ("recurrence", "closed_then_raised_again"): ("closed_then_raised_again", "closed_before"),
}
DEFAULT = {"theme-frequency": "share", "closure": "rate", "closure-12-months": "rate", "recurrence": "share"}


@dataclass
class Figure:
    """One marked figure of a page."""

    address: str
    value: str
    numerator: str
    denominator: str
    text: str

    @property
    def table(self):
        """The export that it names."""
        return self.address.split("/")[0]


def figures(page):
    """Every marked figure of a page's HTML."""
    for match in ELEMENT.finditer(page):
        found = {name: html.unescape(a or b or c) for name, a, b, c in ATTRIBUTE.findall(match[1])}
        text = html.unescape(re.sub(r"<[^>]*>", "", match[2])).strip()
        get = lambda name: found.get(name, "")
        yield Figure(get("data-figure"), get("value"), get("data-numerator"), get("data-denominator"), text)


def split_address(address):
    """The table, the key of the row and the column; the key is `None` when the address fits no table."""
    table, *key = address.split("/")
    if table == "theme-frequency" and key[1:2] == ["all"] and key[2:3] != ["all"]:
        key.insert(2, "all")
    elif table.startswith("closure") and key[:1] == ["all"] and key[1:2] != ["all"]:
        key.insert(1, "all")
    length = KEY_LENGTH.get(table)
    if length is None or not length <= len(key) <= length + 1:
        return table, None, ""
    return table, tuple(key[:length]), key[length] if len(key) > length else DEFAULT.get(table, "")


def counts(row):
    """The counts of a row as text, with the sums that rates are made of."""
    cells = {name: cell for name, cell in row.items() if cell and cell.isdigit()}
    if {"made", "withdrawn", "closed", "no_information"} <= cells.keys():
        cells["standing"] = str(int(cells["made"]) - int(cells["withdrawn"]))
        cells["closed_or_silent"] = str(int(cells["closed"]) + int(cells["no_information"]))
    return cells


def faults(figure, exports):
    """What is wrong with a figure, as sentences; none when it equals the row it names."""
    table, key, column = split_address(figure.address)
    row = exports.get(table, {}).get(key)
    if row is None or column not in row:
        return [f"{figure.address} names no row and column of an export"]
    found, cells = [], counts(row)
    numerator, denominator = (cells.get(name, "") for name in FRACTION.get((table, column), ("", "")))
    if figure.numerator or figure.denominator:
        if (figure.numerator, figure.denominator) != (numerator, denominator):
            stated = f"{figure.numerator} of {figure.denominator}"
            found.append(f"{figure.address} is marked as {stated}, the export says {numerator} of {denominator}")
        of = int(denominator or 0)
        as_share = f"{int(numerator) / of:.6f}" if of else ""
    else:
        as_share = None
        if column == DEFAULT.get(table):
            found.append(f"{figure.address} has no numerator and denominator")
    if figure.value not in (row[column], as_share):
        found.append(f"{figure.address} has the value {figure.value!r}, the export says {row[column]!r}")
    return found + text_faults(figure, row, column, {numerator, denominator} - {""})


def text_faults(figure, row, column, fraction):
    """Whether each number that the reader sees is the value, its rounding as a percentage, an end or a count."""
    numbers = NUMBER.findall(figure.text)
    if not numbers and row[column] and re.fullmatch(r"[\d.]+", row[column]):
        return [f"{figure.address} prints no number: {figure.text!r}"]
    ends = [row[name] for name in row if name.endswith(("_low", "_high")) and row[name]]
    shares = [float(share) for share in [figure.value, row[column], *ends] if re.fullmatch(r"[01]\.\d+", share)]
    found = []
    for number, percent in numbers:
        plain = number.replace(",", "")
        if percent:
            step = 0.5 * 10 ** -len(plain.partition(".")[2]) + 1e-4
            under_one = plain == "1" and re.search(r"(?:under|less than|<)\s*1", figure.text)
            fits = any(abs(float(plain) - 100 * share) <= step or (under_one and 0 < share < 0.01) for share in shares)
        else:
            fits = plain in fraction | {row[column], figure.value}
        if not fits:
            found.append(f"{figure.address} prints {figure.text!r}, and {number} is neither its count nor its share")
    return found
