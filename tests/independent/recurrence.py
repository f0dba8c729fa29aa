"""recurrence.csv: themes raised again in the next challenge (definitions: Recurrence)."""

from dataclasses import dataclass

import numpy

import dates
import groups
from answers import Dealt, OneOf, verdicts
from deals import CouncilDeal
from proportions import SMALLEST, direction, wilson
from view import VISITS

DEALS = 9_999
FEWEST_BEFORE = 10
"""Pairs whose earlier list raises a theme, for the theme to be tested."""


@dataclass(frozen=True)
class Pair:
    """Two consecutive challenges, counted for one council, with the recommendations of each that address
    it."""

    council: str
    earlier: object
    later: object
    asked_before: tuple
    asked_after: tuple

    def raised_before(self, theme):
        return any(theme in made.themes for made in self.asked_before)

    def raised_after(self, theme):
        return any(theme in made.themes for made in self.asked_after)

    def closed_before(self, theme, statuses):
        """Is every recommendation on the theme that is not withdrawn closed, certainly before the first day
        of the later visit?"""
        known = [
            statuses[made]
            for made in self.asked_before
            if theme in made.themes and not statuses[made].withdrawn
        ]
        day = dates.of_day(self.later.span.first)
        return bool(known) and all(status.closed and dates.before(status.closed_on, day) for status in known)


def of_council(view, council):
    """The dated challenges of a council of the three kinds."""
    return [one for one in view.challenges if council in one.councils and one.kind in VISITS and one.span]


def addressing(challenge, council):
    return tuple(made for made in challenge.recommendations if council in made.councils)


def consecutive(visits):
    """Pairs of visits in an order that is certain, with every other visit certainly before or after both."""
    for earlier in visits:
        for later in visits:
            if dates.before(earlier.span, later.span) and all(
                dates.before(other.span, earlier.span) or dates.before(later.span, other.span)
                for other in visits
                if other not in (earlier, later)
            ):
                yield earlier, later


def only(visits, certain):
    """The visit that is certainly first, or last, of a council's."""
    return next(
        (one for one in visits if all(certain(one, other) for other in visits if other is not one)), None
    )


def pairs(view):
    visits = {council: of_council(view, council) for council in view.councils}
    found = []
    for council in sorted(view.councils):
        for earlier, later in consecutive(visits[council]):
            found.append(
                Pair(council, earlier, later, addressing(earlier, council), addressing(later, council))
            )
    for predecessor in sorted(view.councils):
        for successor in view.councils[predecessor].successors:
            last = only(visits[predecessor], lambda one, other: dates.before(other.span, one.span))
            first = only(visits.get(successor, []), lambda one, other: dates.before(one.span, other.span))
            if last and first and dates.before(last.span, first.span):
                found.append(
                    Pair(successor, last, first, addressing(last, predecessor), addressing(first, successor))
                )
    return [pair for pair in found if pair.asked_before and pair.asked_after]


def rows(view, statuses):
    found = pairs(view)
    themes = [row["id"] for row in view.themes]
    visits = [one for one in view.challenges if one.kind in VISITS and one.recommendations]
    said = table_verdicts(found, themes)
    for theme in themes:
        before = [pair for pair in found if pair.raised_before(theme)]
        again = sum(pair.raised_after(theme) for pair in before)
        closed = [pair for pair in before if pair.closed_before(theme, statuses)]
        low, high = wilson(again, len(before))
        raised = sum(any(theme in made.themes for made in one.recommendations) for one in visits)
        verdict, reason = said[theme]
        yield {
            "theme": theme,
            "raised_before": len(before),
            "raised_again": again,
            "share": again / len(before) if before else None,
            "share_low": low,
            "share_high": high,
            "closed_before": len(closed),
            "closed_then_raised_again": sum(pair.raised_after(theme) for pair in closed),
            "base_rate": raised / len(visits) if visits else None,
            "verdict": verdict,
            "reason": reason,
        }


def units(found):
    """Pairs dealt as one: those of several councils with the same two challenges."""
    together = {}
    for number, pair in enumerate(found):
        together.setdefault((pair.earlier.id, pair.later.id), []).append(number)
    return [tuple(numbers) for _, numbers in sorted(together.items())]


def table_verdicts(found, themes):
    said, allowed = {}, []
    for theme in themes:
        before = [pair for pair in found if pair.raised_before(theme)]
        others = [pair for pair in found if not pair.raised_before(theme)]
        reasons = []
        if len(before) < FEWEST_BEFORE or len(others) < SMALLEST:
            reasons.append("few")
        if min(len({pair.council for pair in side}) for side in (before, others)) < SMALLEST:
            reasons.append("few_councils")
        said[theme] = ("cannot_say", OneOf(tuple(reasons + ["order"] if reasons and not found else reasons)))
        if not reasons:
            allowed.append(theme)
    if not allowed:
        return said
    blocks = units(found)
    signatures = [groups.length_class(len(found[block[0]].later.recommendations)) for block in blocks]
    labels = {
        number: {theme for theme in allowed if pair.raised_after(theme)} for number, pair in enumerate(found)
    }
    earlier = [
        ([number], numpy.array([pair.raised_before(theme) for theme in allowed], dtype=float))
        for number, pair in enumerate(found)
    ]
    deal = CouncilDeal(blocks, signatures, labels, allowed, earlier)
    mean = deal.mean().diagonal()
    again = lambda counts: counts.diagonal(axis1=1, axis2=2)
    p_values = deal.p_values(DEALS, lambda counts: numpy.abs(again(counts) - mean))
    directions = []
    for theme, expected in zip(allowed, mean):
        before = [pair for pair in found if pair.raised_before(theme)]
        others = [pair for pair in found if not pair.raised_before(theme)]
        count = sum(pair.raised_after(theme) for pair in before)
        way = direction(count, len(before), sum(pair.raised_after(theme) for pair in others), len(others))
        directions.append(way if (count > expected) == (way == "higher") else None)
    for theme, verdict in zip(allowed, verdicts(directions, [Dealt(float(p), DEALS) for p in p_values])):
        said[theme] = (verdict, None)
    return said
