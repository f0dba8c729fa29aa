"""theme-frequency.csv (definitions: Theme frequency; Themes)."""

import numpy

import groups
from answers import Dealt, OneOf, verdicts
from deals import CouncilDeal
from proportions import SMALLEST, direction, wilson
from view import VISITS

DEALS = 99_999
KINDS = ("all", "nation", "region", "type", "kind", "year", "group", "council")


def groups_of(view, challenge, kind):
    """The groups in whose base a challenge is."""
    if kind in groups.COUNCIL_KINDS:
        return groups.of_councils(view, challenge.councils, kind)
    if kind == "year":
        return {str(challenge.year)} if challenge.year else set()
    return {challenge.kind} if kind == "kind" else {"all"}


def addressing(view, challenge, kind, group):
    """The recommendations of a challenge that count for a group: those that address one of its councils."""
    if kind not in groups.COUNCIL_KINDS:
        return challenge.recommendations
    return [
        made for made in challenge.recommendations if group in groups.of_councils(view, made.councils, kind)
    ]


def bases(view):
    """The challenges with at least one recorded recommendation, on both bases; kinds are chosen later."""
    listed = [challenge for challenge in view.challenges if challenge.recommendations]
    return {"all": listed, "complete": [challenge for challenge in listed if challenge.whole]}


def rows(view):
    themes = [row["id"] for row in view.themes]
    for basis, challenges in bases(view).items():
        for kind in KINDS:
            base = [one for one in challenges if kind == "kind" or one.kind in VISITS]
            members = {}
            for challenge in base:
                for group in groups_of(view, challenge, kind):
                    members.setdefault(group, []).append(challenge)
            said = table_verdicts(view, base, kind, members, themes) if kind in groups.COMPARED else {}
            for group, visited in members.items():
                made = [one for challenge in visited for one in addressing(view, challenge, kind, group)]
                with_theme = {}
                for challenge in visited:
                    for theme in set().union(
                        *(one.themes for one in addressing(view, challenge, kind, group))
                    ):
                        with_theme[theme] = with_theme.get(theme, 0) + 1
                for theme in themes:
                    count = with_theme.get(theme, 0)
                    low, high = wilson(count, len(visited))
                    verdict, reason = said.get((group, theme), (None, None))
                    yield {
                        "basis": basis,
                        "group_kind": kind,
                        "group": group,
                        "theme": theme,
                        "challenges_with_theme": count,
                        "challenges": len(visited),
                        "share": count / len(visited),
                        "share_low": low,
                        "share_high": high,
                        "recommendations_with_theme": sum(theme in one.themes for one in made),
                        "recommendations": len(made),
                        "verdict": verdict,
                        "reason": reason,
                    }


def table_verdicts(view, base, kind, members, themes):
    """Verdict and reason by group and theme: the groups' councils dealt within list lengths, all cells
    adjusted together."""
    said = {}
    allowed = []
    for group, visited in members.items():
        rest = [one for one in base if one not in visited]
        councils = {
            name
            for one in visited
            for name in one.councils
            if group in groups.of_council(view.councils[name])[kind]
        }
        others = {name for one in rest for name in one.councils}
        reasons = []
        if min(len(visited), len(rest)) < SMALLEST:
            reasons.append("few")
        if min(len(councils), len(others)) < SMALLEST:
            reasons.append("few_councils")
        if not reasons:
            allowed.append(group)
        for theme in themes:
            said[group, theme] = ("cannot_say", OneOf(tuple(reasons)))
    if not allowed:
        return said
    allowed.sort()
    deal = council_deal(view, base, kind, allowed, themes)
    mean = deal.mean()
    p_values = deal.p_values(DEALS, lambda counts: numpy.abs(counts - mean))
    cells, directions, dealt = [], [], []
    for column, group in enumerate(allowed):
        whole = len(members[group])
        rest = [one for one in base if one not in members[group]]
        for row, theme in enumerate(themes):
            count = int(round(float(deal.observed[row, column])))
            elsewhere = sum(any(theme in made.themes for made in one.recommendations) for one in rest)
            way = direction(count, whole, elsewhere, len(rest))
            agrees = (count > mean[row, column]) == (way == "higher")
            cells.append((group, theme))
            directions.append(way if agrees else None)
            dealt.append(Dealt(float(p_values[row, column]), DEALS))
    for cell, verdict in zip(cells, verdicts(directions, dealt)):
        said[cell] = (verdict, None)
    return said


def council_deal(view, base, kind, allowed, themes):
    """The deal of a table: blocks of the councils visited, which trade within the list lengths of all their
    challenges."""
    blocks = groups.blocks([one.councils for one in base])
    block_of = groups.block_of(blocks)
    lengths = [[] for _ in blocks]
    units = []
    for challenge in base:
        lengths[block_of[challenge.councils[0]]].append(groups.length_class(len(challenge.recommendations)))
        by_councils = {}
        for place, theme in enumerate(themes):
            addressed = frozenset(
                name for made in challenge.recommendations if theme in made.themes for name in made.councils
            )
            if addressed:
                by_councils.setdefault(addressed, numpy.zeros(len(themes)))[place] = 1
        units += [(sorted(addressed), counts) for addressed, counts in by_councils.items()]
    labels = {name: groups.of_council(view.councils[name])[kind] for block in blocks for name in block}
    return CouncilDeal(blocks, [tuple(sorted(classes)) for classes in lengths], labels, allowed, units)
