"""theme-change.csv: since 2021 against before (definitions: Since 2021). The null distribution is exact here,
not drawn."""

import groups
from answers import OneOf, Within, adjusted_ranges, verdicts
from deals import exact
from proportions import SMALLEST, direction
from view import VISITS

SINCE = 2021


def rows(view):
    visits = [one for one in view.challenges if one.kind in VISITS and one.recommendations and one.year]
    since = [one for one in visits if one.year >= SINCE]
    before = [one for one in visits if one.year < SINCE]
    reasons = []
    if min(len(since), len(before)) < SMALLEST:
        reasons.append("few")
    if min(len({name for one in side for name in one.councils}) for side in (since, before)) < SMALLEST:
        reasons.append("few_councils")
    themes = [row["id"] for row in view.themes]
    raises = {
        theme: [any(theme in made.themes for made in one.recommendations) for one in visits]
        for theme in themes
    }
    counts = {
        theme: (
            sum(has for has, one in zip(raises[theme], visits) if one.year < SINCE),
            sum(has for has, one in zip(raises[theme], visits) if one.year >= SINCE),
        )
        for theme in themes
    }
    said = {theme: (None, "cannot_say", OneOf(tuple(reasons))) for theme in themes}
    if not reasons:
        dealt = [within_lengths(visits, raises[theme], counts[theme][1]) for theme in themes]
        ways = [way_of(visits, raises[theme], counts[theme], len(before), len(since)) for theme in themes]
        for theme, (low, high), verdict in zip(themes, adjusted_ranges(dealt), verdicts(ways, dealt)):
            said[theme] = (Within(low, high), verdict, None)
    for theme in themes:
        p_adjusted, verdict, reason = said[theme]
        yield {
            "theme": theme,
            "before_with": counts[theme][0],
            "before": len(before),
            "since_with": counts[theme][1],
            "since": len(since),
            "p_adjusted": p_adjusted,
            "verdict": verdict,
            "reason": reason,
        }


def strata(visits, has):
    """By class of list length: visits, those since 2021, those that raise the theme."""
    classes = {}
    for one, raised in zip(visits, has):
        cell = classes.setdefault(groups.length_class(len(one.recommendations)), [0, 0, 0])
        cell[0] += 1
        cell[1] += one.year >= SINCE
        cell[2] += raised
    return [tuple(cell) for cell in classes.values()]


def within_lengths(visits, has, observed):
    """Periods dealt among visits within list lengths: the count since 2021 is a sum of hypergeometric
    counts."""
    return exact(strata(visits, has), observed)


def way_of(visits, has, counts, before, since):
    """The direction of the difference of shares, where it agrees with the distance from the mean within list
    lengths."""
    mean = sum(marked * raised / members for members, marked, raised in strata(visits, has))
    way = direction(counts[1], since, counts[0], before)
    return way if (counts[1] > mean) == (way == "higher") else None
