"""The verdicts of closure.csv (definitions: Verdict of a group; Dealt; Component and theme; Council)."""

import numpy
from scipy import stats

import dispersion
import groups
from answers import Dealt, OneOf, both, verdicts
from deals import CouncilDeal, exact
from proportions import LIMIT, SMALLEST, adjust, direction

DEALS = 19_999
CODINGS = ("unknown open", "unknown closed")


def counts_as_closed(status, coding):
    return status.closed or (coding == "unknown closed" and status.none)


def table_verdicts(view, statuses, kind, base, names):
    """Verdict and reason by group; nothing for kinds without verdicts. base: the recommendations not
    withdrawn; names: the groups."""
    if kind not in (*groups.COMPARED, "component", "theme", "council"):
        return {}
    sides = {name: set() for name in names}
    for one in base:
        for group in groups.of_recommendation(view, one, kind):
            sides[group].add(one)
    said, allowed = {}, []
    for group in sorted(sides):
        reasons = why_not(
            view, statuses, kind, group, sides[group], [one for one in base if one not in sides[group]]
        )
        if reasons:
            said[group] = ("cannot_say", OneOf(tuple(reasons)))
        else:
            allowed.append(group)
    if not allowed:
        return said
    judged = []
    for coding in CODINGS:
        counted = {one: counts_as_closed(statuses[one], coding) for one in base}
        scatter = dispersion.pearson(
            dispersion.rows_of(view, kind if kind != "council" else "all", base, counted.get)
        )
        if kind == "council":
            judged.append(funnel(view, base, counted, sides, allowed, scatter))
            continue
        test = deal_councils if kind in groups.COMPARED else deal_labels
        dealt = test(view, kind, base, counted, sides, allowed)
        ways = [way_of(base, counted, sides[group], scatter) for group in allowed]
        judged.append(verdicts(ways, dealt))
    for group, first, second in zip(allowed, *judged):
        said[group] = (both(first, second), None)
    return said


def why_not(view, statuses, kind, group, side, rest):
    """The reasons that forbid a verdict: few recommendations, few councils, mostly unknown. A single council
    is excepted from the second on its own side."""
    reasons = []
    if min(len(side), len(rest)) < SMALLEST:
        reasons.append("few")
    in_group = lambda name: (
        kind not in groups.COUNCIL_KINDS or group in groups.of_council(view.councils[name])[kind]
    )
    councils = {name for one in side for name in one.councils if in_group(name)}
    others = {name for one in rest for name in one.councils}
    if (kind != "council" and len(councils) < SMALLEST) or len(others) < SMALLEST:
        reasons.append("few_councils")
    if any(2 * sum(statuses[one].none for one in part) > len(part) for part in (side, rest)):
        reasons.append("unknown")
    return reasons


def way_of(base, counted, side, scatter):
    closed = sum(counted[one] for one in side)
    total = sum(counted.values())
    return direction(closed, len(side), total - closed, len(base) - len(side), scatter)


def deal_councils(view, kind, base, counted, sides, allowed):
    """The groups of councils dealt; statistic: chi-squared of the group against the rest, closed or not."""
    blocks = groups.tied(view, base)
    labels = {name: groups.of_council(view.councils[name])[kind] for block in blocks for name in block}
    units = [(sorted(set(one.councils)), (1, int(counted[one]))) for one in base]
    deal = CouncilDeal(blocks, [""] * len(blocks), labels, allowed, units)
    whole, closed = len(base), sum(counted.values())

    def chi_squared(counts):
        size, part = counts[:, 0, :].astype(float), counts[:, 1, :].astype(float)
        scale = size * (whole - size) * closed * (whole - closed)
        return numpy.where(
            scale > 0, whole * (part * whole - closed * size) ** 2 / numpy.where(scale > 0, scale, 1), 0.0
        )

    return [Dealt(float(p), DEALS) for p in deal.p_values(DEALS, chi_squared)]


def deal_labels(view, kind, base, counted, sides, allowed):
    """Components or whole sets of themes dealt among the recommendations of each block of councils: exact."""
    block_of = groups.block_of(groups.tied(view, base))
    blocks = {}
    for one in base:
        blocks.setdefault(block_of[one.councils[0]], []).append(one)
    answers = []
    for group in allowed:
        side = sides[group]
        strata = [
            (len(made), sum(counted[one] for one in made), sum(one in side for one in made))
            for made in blocks.values()
        ]
        answers.append(exact(strata, sum(counted[one] for one in side)))
    return answers


def funnel(view, base, counted, sides, allowed, scatter):
    """Twice the smaller tail of a council's count under the rate of all, from the binomial, or the
    beta-binomial where councils scatter more than chance; the interval of the difference is asked for only
    where the two could disagree."""
    rate = sum(counted.values()) / len(base)
    rows = [(closed, size) for _, closed, size in dispersion.rows_of(view, "all", base, counted.get)]
    pairs = sum(size - 1 for _, size in rows)
    rho = min((scatter - 1) * (len(rows) - 1) / pairs, 1 - 1e-9) if pairs else 0.0
    tails = []
    for group in allowed:
        size, closed = len(sides[group]), sum(counted[one] for one in sides[group])
        if not 0 < rate < 1:
            tails.append(1.0)
            continue
        law = (
            stats.betabinom(size, rate * (1 - rho) / rho, (1 - rate) * (1 - rho) / rho)
            if rho > 0
            else stats.binom(size, rate)
        )
        tails.append(min(1.0, 2 * min(law.cdf(closed), law.sf(closed - 1))))
    answers = []
    for group, p in zip(allowed, adjust(tails)):
        side = sides[group]
        if p >= LIMIT:
            answers.append(OneOf(("no_clear_difference",)))
            continue
        way = "higher" if sum(counted[one] for one in side) > rate * len(side) else "lower"
        agrees = way_of(base, counted, side, scatter) == way
        answers.append(OneOf((way,) if agrees else (way, "no_clear_difference")))
    return answers
