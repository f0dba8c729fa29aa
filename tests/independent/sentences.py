"""Checks the text of every page: "N of M" has N ≤ M and belongs to an export row or a mark, and a
percentage beside counts is theirs."""

import re

import cells
import pages
import printed
from counted import whole

NUMBER = r"(?<![\d.,/-])(\d{1,3}(?:,\d{3})+|\d+)"
OF = re.compile(
    NUMBER
    + r" of (?:the |its |their |these )?"
    + NUMBER
    + r"(?![\d/%]|\.\d|,\d{3}| (?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December))"
)
PERCENT_FIRST = re.compile(r"(\d+(?:\.\d+)?)% \(" + NUMBER + r" of (?:the )?" + NUMBER)
COUNTS_FIRST = re.compile(NUMBER + r" of (?:the )?" + NUMBER + r"[^.;()%\d]{0,40}\((\d+(?:\.\d+)?)%[);,]")


def known_pairs(written):
    """Every numerator and denominator that an export row holds."""
    pairs = set()
    for name, rows in written.items():
        for row in rows:
            numbers = [
                int(value)
                for cell in row.values()
                if (value := cells.number(cell)) is not None and value == int(value) >= 0
            ]
            pairs |= {(part, base) for part in numbers for base in numbers if part <= base}
            if name in ("closure", "closure-12-months"):
                shares = [
                    printed.counts_of(name, column, row) for column in ("rate", "bound_low", "bound_high")
                ]
                pairs |= set(shares)
                pairs |= {(part, base) for _, base in shares for part in numbers if part <= base}
    return pairs


def rounds_to(shown, part, base):
    """Is a percentage that of its counts, rounded to the decimals shown?"""
    half = 0.5 * 10 ** -len(shown.partition(".")[2]) + 1e-9
    return base > 0 and abs(float(shown) - 100 * part / base) <= half


def marked_pairs(page):
    for attributes, _ in page.marks:
        if "data-denominator" in attributes and "data-numerator" in attributes:
            yield int(float(attributes["data-numerator"])), int(float(attributes["data-denominator"]))


def differences(address, page, exported, counted):
    """Each faulty phrase of a page with the block that it stands in."""
    pairs = exported | set(marked_pairs(page)) | counted.pairs(address)
    for block in page.blocks:
        for match in OF.finditer(block):
            part, base = whole(match[1]), whole(match[2])
            if counted.is_quoted(block, match[0]):
                continue
            said = block[max(0, match.start() - 60) : match.end() + 60]
            if part > base:
                yield address, "counts", "a part no greater than its whole", said
            elif (part, base) not in pairs and base not in counted.bases:
                yield address, "counts", "the numbers of an export row or a mark", said
        for match in PERCENT_FIRST.finditer(block):
            if not rounds_to(match[1], whole(match[2]), whole(match[3])):
                yield address, "percentage", "that of its counts", match[0]
        for match in COUNTS_FIRST.finditer(block):
            if not rounds_to(match[3], whole(match[1]), whole(match[2])):
                yield address, "percentage", "that of its counts", match[0]


def check(written, counted):
    """A check of counts and percentages in the text of pages."""
    pairs = known_pairs(written)
    return pages.Check(
        "counts and percentages in sentences",
        lambda page: sum(len(OF.findall(block)) for block in page.blocks),
        lambda address, page: differences(address, page, pairs, counted),
    )
