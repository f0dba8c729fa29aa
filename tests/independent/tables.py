"""Reads the tables of a site folder as rows of trimmed cells."""

import csv
import io
import pathlib
import re


def heading(text):
    """A heading without regard to case, spaces, underscores and hyphens."""
    return re.sub(r"[\s_\-\u00a0]+", "", text.strip().lower())


COLUMNS = """
id name short_name type region nation gss_code opened closed successor population alias group title council
neighbour rank indicator value year area description keywords councils kind checked follows onsite_start
onsite_end report_published action_plan_published progress_review progress_report_published
stated_recommendations challenge number printed_number summary component themes priority due owner detail
recommendation date status done green amber red total unit reported_by note evidence_url months late_after who
applies_from url text
""".split()
COLUMN = {heading(name): name for name in COLUMNS}
"""The proper name of each column by its heading."""


def table(folder, name):
    """The rows of a table as dictionaries with trimmed cells; no rows when there is no such table."""
    path = pathlib.Path(folder, "data", f"{name}.csv")
    if not path.exists():
        return []
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    lines = text.splitlines(keepends=True)
    separator = ","
    if lines and (match := re.fullmatch(r"sep=(.)\s*", lines[0])):
        separator = match[1]
        lines = lines[1:]
    elif lines:
        separator = max(",;\t", key=lines[0].count)
    rows = list(csv.reader(io.StringIO("".join(lines), newline=""), delimiter=separator))
    names = [COLUMN.get(heading(cell), cell.strip()) for cell in rows[0]] if rows else []
    cells = ([cell.replace("\u00a0", " ").strip() for cell in row] for row in rows[1:])
    return [dict(zip(names, row + [""] * (len(names) - len(row)))) for row in cells if any(row)]


def listed(cell):
    """The members of a list inside a cell, each once, in order."""
    return list(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def number(cell):
    try:
        return float(cell.replace(",", ""))
    except ValueError:
        return None
