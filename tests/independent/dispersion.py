"""The dispersion of councils' rates (definitions: Scatter; Dispersion)."""

import groups

FEWEST = 5
"""With fewer degrees of freedom than this the dispersion is 1."""


def pearson(cells):
    """Pearson's statistic over its degrees of freedom, at least 1. cells: (group, counted, base), a row for
    each block of councils within a group; rows without a base do not count."""
    return measured(cells)[0]


def measured(cells):
    """The dispersion, the number of rows and of groups behind it."""
    totals = {}
    for group, counted, base in cells:
        sums = totals.setdefault(group, [0, 0])
        sums[0] += counted
        sums[1] += base
    rates = {group: counted / base for group, (counted, base) in totals.items() if 0 < counted < base}
    used = [(group, counted, base) for group, counted, base in cells if group in rates and base]
    freedom = len(used) - len(rates)
    if freedom < FEWEST:
        return 1.0, len(used), len(rates)
    total = sum(
        (counted - base * rates[group]) ** 2 / (base * rates[group] * (1 - rates[group]))
        for group, counted, base in used
    )
    return max(1.0, total / freedom), len(used), len(rates)


def rows_of(view, kind, made, counted, base=None):
    """The cells of a kind of group. made: the recommendations that have a row; counted: which of them count as
    closed; base: those not withdrawn, where that is more."""
    block_of = groups.block_of(groups.tied(view, base or made))
    cells = {}
    for one in made:
        block = block_of[one.councils[0]]
        for group in groups.of_recommendation(view, one, kind):
            sums = cells.setdefault((group, block), [0, 0])
            sums[0] += counted(one)
            sums[1] += 1
    return [(group, *sums) for (group, _), sums in sorted(cells.items())]
