"""Checks the text of every page for sentences that contradict themselves or each other, or that miscount
themselves: a verdict against its own counts, an interval without its share, due dates that are and are not on
record, a plural of one."""

import re

import pages
from counted import whole

COUNTS = r"(?:\d+(?:\.\d+)?%, )?\d[\d,]* of \d[\d,]*"
VERDICT = re.compile(
    r"(?:reports? (?P<closed>more|fewer) closed|[Rr]aised (?P<raised>more|less) often)[^()]*"
    rf"\((?P<here>{COUNTS})\) than [^()]* \((?P<there>{COUNTS})\)"
)
CLAIM = re.compile(rf"(?P<here>{COUNTS}) and (?P<there>{COUNTS}): (?P<verdict>higher|lower)")
CLOSED_APART = re.compile(
    r"(?P<subject>[^.]*) reports? (?:more|fewer) closed \([^()]*\) than (?P<others>[^()]*) \("
)
CLOSED_ALIKE = re.compile(
    r"(?P<subject>[^.]*) reports? [^.]*? closed, (?P<others>.*?) \d[^.]*: no clear difference"
)
INTERVAL = re.compile(r"interval ([−-]?\d+(?:\.\d+)?)%? to ([−-]?\d+(?:\.\d+)?)(?![\d.])")
SHARE = re.compile(r"(\d+(?:\.\d+)?)%(?:; | \()95% interval (\d+(?:\.\d+)?)%? to (\d+(?:\.\d+)?)%")
RANGE = re.compile(r"from (\d+(?:\.\d+)?)% to (\d+(?:\.\d+)?)%")
NOUNS = (
    "council|recommendation|challenge|month|year|theme|visit|pair|day|action|report|statement|update|region|type|"
    "group|deal|row|county|duty|reply|strength|indicator|neighbour|list|date|closing"
)
PLURALS = NOUNS.replace("county", "countie").replace("duty", "dutie").replace("reply", "replie")
ONE_OF_MANY = re.compile(rf"(?<![\d.,/:–-])(?<! of )(?:1|\b[Oo]ne) (?:existing |similar |other |more |recorded )?(?:{PLURALS})s\b(?! ?[:/])")
NOT_IN_PLURAL = re.compile(
    rf"(?<![\d.,/:–-])(?<![Ss]ection )(?:0|[2-9]|[1-9]\d|[1-9]\d\d|\d{{1,3}}(?:,\d\d\d)+) (?:existing )?(?:{NOUNS})(?![\w-]| \w+s\b| of)"
)
ONE_ARE = re.compile(rf"(?<![\d.,/:–-])(?<![a-z] of )\b(?:1|One) (?:{NOUNS}) (?:are|have|were)\b")
NOTHING_WITHIN = re.compile(r"\b(?:within|in|after|over|last) 0 (?:day|month|year)s?\b|\bNaN\b|\binf\b(?!…)")
NO_DUE_DATES = re.compile(r"[Nn]o due dates are on record")
OVERDUE = re.compile(r"overdue since|\b[1-9][\d,]* (?:is|are) overdue|[1-9][\d,]* with a due date on record")
OF_ONE_GROUP = ("regions/", "types/", "groups/", "closure/")
"""Pages whose sentence on due dates speaks of everything on them."""


def share(text):
    """Counts in words as a number: a share between 0 and 1."""
    part, _, base = text.rpartition("%, ")[2].partition(" of ")
    return whole(part) / whole(base)


def verdicts(block):
    """Verdicts of a block that its own counts belie."""
    for match in VERDICT.finditer(block):
        here, there = share(match["here"]), share(match["there"])
        is_more = "more" in (match["closed"], match["raised"])
        if (here > there) != is_more or here == there:
            yield "verdict", "its counts in that order", match[0]
    for match in CLAIM.finditer(block):
        here, there = share(match["here"]), share(match["there"])
        if match["verdict"] == "higher" and here <= there or match["verdict"] == "lower" and here >= there:
            yield "verdict", "its counts in that order", match[0]


def intervals(block):
    """Intervals without width, or that leave out their share, or that run backwards."""
    for match in INTERVAL.finditer(block):
        low, high = (float(end.replace("−", "-")) for end in match.groups())
        if low >= high:
            yield "interval", "a lower and a higher end", match[0]
    for match in RANGE.finditer(block):
        if float(match[1]) >= float(match[2]):
            yield "range", "a lower and a higher end", match[0]
    for match in SHARE.finditer(block):
        if not float(match[2]) <= float(match[1]) <= float(match[3]):
            yield "interval", "its share between its ends", match[0]


def numbers(block):
    """Numbers that do not agree with their noun or verb, or count nothing."""
    for pattern, expected in (
        (ONE_OF_MANY, "the singular"),
        (NOT_IN_PLURAL, "the plural"),
        (ONE_ARE, "the verb in the singular"),
        (NOTHING_WITHIN, "a number that says something"),
    ):
        for match in pattern.finditer(block):
            yield "number", expected, block[max(0, match.start() - 40) : match.end() + 40]


def between_blocks(address, page):
    """Sentences of one page that cannot both be true."""
    apart, alike = set(), set()
    for block in page.blocks:
        apart |= {(match["subject"].strip(), match["others"]) for match in CLOSED_APART.finditer(block)}
        alike |= {(match["subject"].strip(), match["others"]) for match in CLOSED_ALIKE.finditer(block)}
    for subject, others in sorted(apart & alike):
        yield "verdict", "one verdict of a pair", f"{subject} and {others}"
    if address.startswith(OF_ONE_GROUP) and any(NO_DUE_DATES.search(block) for block in page.blocks):
        for block in page.blocks:
            if match := OVERDUE.search(block):
                yield "due dates", "none, as the page says", match[0]


def differences(address, page, counted):
    for block in page.blocks:
        for what, expected, said in (*verdicts(block), *intervals(block), *numbers(block)):
            if not counted.is_cell(said):
                yield address, what, expected, said
    for difference in between_blocks(address, page):
        yield address, *difference


def check(counted):
    """A check of sentences that contradict themselves or each other."""
    return pages.Check(
        "contradictions in sentences",
        lambda page: len(page.blocks),
        lambda address, page: differences(address, page, counted),
    )
