#!/usr/bin/python3
"""Checks the micro-sites, whose figures are worked out by hand in their README files.

micro.py PROGRAM [NAME ...]    builds each with a peerbench binary and reads its exports
micro.py --second [NAME ...]   asks this calculation instead

A line of expected.csv is export,key,column,value: the key as data-figure has it, `row` as column with `yes`
or `none` for a row that must or must not be there.
"""

import csv
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))

import cells
import exports
import printed
from answers import Flag

TODAY = "2025-07-01"
EPOCH = "1751328000"
"""The day of the build of every micro-site, and the same as seconds."""

FLAGS = ("overdue", "due_and_silent")


def program_rows(program, folder):
    """A function from an export's name to the rows that the program writes."""
    with tempfile.TemporaryDirectory() as public:
        out = pathlib.Path(public, "public")
        done = subprocess.run(
            [program, "build", str(folder), "--out", str(out)],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "NO_COLOR": "1"},
        )
        if done.returncode:
            raise ValueError(f"build ended with {done.returncode}: {done.stderr.strip()[-800:]}")
        return {
            name: cells.read(out, name) for name in exports.KEYS if (out / "data" / f"{name}.csv").exists()
        }.get


def value_of(name, column, text):
    """What a line expects: a flag, a number or a word."""
    if name == "recommendations" and column in FLAGS:
        return Flag(text == "yes")
    if name == "recommendations":
        return text or None
    number = cells.number(text)
    return text or None if number is None else number


def holds(expected, found):
    """Does the program's cell, or this calculation's answer, hold what the line expects?"""
    if isinstance(found, str):
        return cells.agrees(expected, found)
    value = getattr(expected, "value", expected)
    if isinstance(value, bool):
        return cells.agrees(found, "yes" if value else "no")
    if isinstance(value, float):
        return cells.agrees(found, f"{value:.6f}".rstrip("0").rstrip("."))
    return cells.agrees(found, value or "")


def failures(folder, rows_of):
    """Each line of a micro-site that does not hold, with what was found."""
    indexed = {}
    with (folder / "expected.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            name, column = line["export"], line["column"]
            if name not in indexed:
                rows = rows_of(name)
                if rows is None:
                    yield f"{name}.csv is not there"
                    continue
                indexed[name] = {cells.key_of(name, row): row for row in rows}
            key, _ = printed.expand(name, line["key"].split("/"))
            row = indexed[name].get(key)
            place = f"{name}/{line['key']} {column}"
            if column == "row":
                if (line["value"] == "none") != (row is None):
                    yield f"{place}: expected {line['value']}"
            elif row is None:
                yield f"{place}: no such row"
            elif column not in row:
                yield f"{place}: no such column"
            elif not holds(value_of(name, column, line["value"]), row[column]):
                yield f"{place}: expected {line['value']!r}, found {row[column]}"


def main():
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        sys.exit(2)
    who, *names = arguments
    passed = failed = 0
    for folder in sorted((HERE / "micro").iterdir()):
        if not folder.is_dir() or (names and folder.name not in names):
            continue
        try:
            rows_of = exports.Site(folder, TODAY).rows if who == "--second" else program_rows(who, folder)
            wrong = list(failures(folder, rows_of))
        except (ValueError, OSError) as error:
            wrong = [str(error)]
        passed += not wrong
        failed += bool(wrong)
        for line in wrong:
            print(f"{folder.name}: {line}")
    print(f"micro-sites: {passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
