#!/usr/bin/env python3
"""Parses every stand-alone .svg and .xml of a built site: well-formed, an SVG with a name, with no script and nothing fetched.

    python3 tests/html/wellformed.py [PUBLIC_FOLDER]
"""

import sys
from pathlib import Path
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
SHOWN = 12


def faults(path):
    """What is wrong with one file, as sentences."""
    found, root, names, fetched = [], [], set(), []

    def start(name, attributes):
        root or root.append(name)
        names.add(name)
        for attribute, value in attributes.items():
            local = attribute.rpartition(" ")[2]
            if local.startswith("on"):
                found.append(f"the handler {local}")
            is_address = attribute in ("href", "src", f"{XLINK} href")
            if is_address and name != f"{SVG} a" and not value.startswith("#"):
                fetched.append(value)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    try:
        parser.Parse(path.read_bytes(), True)
    except expat.ExpatError as error:
        return [f"not well-formed: {error}"]
    if path.suffix == ".svg":
        if root != [f"{SVG} svg"]:
            found.append(f"its root is {root[0]}")
        if f"{SVG} title" not in names and "icon" not in path.name:
            found.append("it has no title")
        if f"{SVG} script" in names or f"{SVG} foreignObject" in names:
            found.append("it holds a script or foreign markup")
        found += [f"it fetches {address}" for address in fetched]
    return found


def main(folder="public"):
    """Checks every file; returns the exit code."""
    outcomes = []
    for suffix in (".svg", ".xml"):
        paths = sorted(Path(folder).rglob(f"*{suffix}"))
        wrong = [f"{path}: {fault}" for path in paths for fault in faults(path)]
        wrong += [] if paths else [f"there is no {suffix} file"]
        for line in wrong[:SHOWN]:
            print(f"  {line}")
        if len(wrong) > SHOWN:
            print(f"  … and {len(wrong) - SHOWN} more")
        print(f"{'FAIL' if wrong else 'ok  '} {len(paths):,} {suffix} files")
        outcomes.append(not wrong)
    print(f"stand-alone files: {sum(outcomes)} passed, {len(outcomes) - sum(outcomes)} failed")
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
