#!/usr/bin/python3
"""Compares every export and every figure printed on pages with a second calculation. See tests/README.md.

figures.py [SITE] [PUBLIC] [--pages-optional] [--sentences] [--today DATE] [--only EXPORT ...]
"""

import argparse
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import cells
import contradictions
import exports
import pages
import printed
import sentences
from counted import Counted


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site", nargs="?", default=".")
    parser.add_argument("public", nargs="?")
    parser.add_argument(
        "--pages-optional", action="store_true", help="a site whose pages print no figure passes"
    )
    parser.add_argument(
        "--sentences", action="store_true", help="check counts and percentages in every page's text too"
    )
    parser.add_argument(
        "--today", help="the day of the build, where neither the settings nor SOURCE_DATE_EPOCH say it"
    )
    parser.add_argument("--only", nargs="*", help="compare these exports alone, and no pages")
    given = parser.parse_args()
    given.public = given.public or pathlib.Path(given.site, "public")
    return given


def compare_exports(site, public, names, comparison):
    """Compares exports by name; returns what the program wrote, for the pages."""
    written = {}
    for name in names:
        started = time.monotonic()
        try:
            written[name] = cells.read(public, name)
        except OSError as error:
            comparison.add(f"{name}.csv", 0, [("", "file", "one", str(error))])
            continue
        comparison.table(name, site.rows(name), written[name])
        comparison.lines[-1] += (
            "" if comparison.lines[-1].startswith("    ") else f" ({time.monotonic() - started:.0f} s)"
        )
    return written


def compare(folder, public, today=None, only=None, pages_optional=False, with_sentences=True):
    """Compares all that was built from a site folder, or some exports alone."""
    comparison = cells.Comparison()
    site = exports.Site(folder, today)
    written = compare_exports(site, public, only or exports.KEYS, comparison)
    if not only:
        checks = [printed.check(written, pages_optional)]
        if with_sentences:
            counted = Counted(site, folder, public, written)
            checks += [sentences.check(written, counted), contradictions.check(counted)]
        pages.compare(public, checks, comparison)
    return comparison


def main():
    given = arguments()
    comparison = compare(
        given.site, given.public, given.today, given.only, given.pages_optional, given.sentences
    )
    print("\n".join(comparison.lines))
    print(f"independent figures: {comparison.passed} passed, {comparison.failed} failed")
    sys.exit(1 if comparison.failed else 0)


if __name__ == "__main__":
    main()
