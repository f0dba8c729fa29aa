#!/usr/bin/python3
"""Builds small sites of invented councils, whose figures are few and whose sentences run into every singular,
and compares each with the second calculation.

small.py PROGRAM [--seeds N] [--first SEED]
"""

import argparse
import collections
import multiprocessing
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import figures
from invent import Invention

LARGEST = 12
"""Councils of the largest site; the smallest has one."""


def failures(program, seed):
    """What differs on the site of one seed, as lines."""
    with tempfile.TemporaryDirectory() as folder:
        public = pathlib.Path(folder, "public")
        Invention(seed, 1 + seed % LARGEST).write(folder)
        options = ("--no-search", "--packs", "none", "--no-workbook")
        done = subprocess.run(
            [program, "build", folder, "--out", str(public), *options],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            return [f"build ended with {done.returncode}: {(done.stdout + done.stderr).strip()[-800:]}"]
        found = figures.compare(folder, public, pages_optional=True)
        return [line for line in found.lines if not line.startswith("ok")]


def checked(job):
    try:
        return job[1], failures(*job)
    except Exception as error:
        return job[1], [f"{type(error).__name__}: {error}"]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("program")
    parser.add_argument("--seeds", type=int, default=200, help="how many sites")
    parser.add_argument("--first", type=int, default=100, help="the first seed")
    given = parser.parse_args()
    jobs = [(given.program, seed) for seed in range(given.first, given.first + given.seeds)]
    failed = collections.Counter()
    with multiprocessing.Pool() as pool:
        for seed, lines in pool.imap(checked, jobs):
            failed[bool(lines)] += 1
            for line in lines:
                print(f"seed {seed}: {line}")
    print(f"small sites: {failed[False]} passed, {failed[True]} failed")
    sys.exit(1 if failed[True] else 0)


if __name__ == "__main__":
    main()
