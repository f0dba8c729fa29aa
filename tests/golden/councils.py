"""Scatter between councils, and where each lies among them, as statsmodels and scipy work it out."""

import numpy
import statsmodels.api
from scipy.stats import betabinom, binom
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

LARGEST_CORRELATION = 0.999


def drawn(random, groups, size, scatter):
    """Councils of so many groups: group, closed, total; every rate scatters round that of its group."""
    group = random.integers(0, groups, size)
    total = random.integers(0, 25, size)
    rate = numpy.clip(random.normal(0.25 + 0.4 * group / max(groups, 1), scatter), 0, 1)
    return group, random.binomial(total, rate), total


def dispersions():
    """Case, group, closed, total, rate of the group, dispersion; one row a council, the last alike within a case."""
    random = numpy.random.default_rng(6)
    for case in range(24):
        groups, size = 1 + case % 9, int(random.integers(4, 90))
        group, closed, total = drawn(random, groups, size, (0.0, 0.1, 0.25)[case % 3])
        if case % 4 == 3:
            closed[group == 0] = 0
            closed[group == 1] = total[group == 1]
        made = numpy.bincount(group, total, groups)
        rate = numpy.divide(numpy.bincount(group, closed, groups), made, out=numpy.zeros(groups), where=made > 0)
        kept = (total > 0) & (rate[group] > 0) & (rate[group] < 1)
        dispersion = 1.0
        if kept.sum() - len(set(group[kept])) >= 5:
            # The rates are those of the groups, as of councils within their own group alone.
            design = numpy.array([[float(one == of) for of in sorted(set(group[kept]))] for one in group[kept]])
            fit = statsmodels.api.GLM(
                closed[kept] / total[kept], design, family=statsmodels.api.families.Binomial(), var_weights=total[kept]
            ).fit()
            dispersion = max(1.0, float(fit.pearson_chi2 / fit.df_resid))
        for one in range(size):
            yield f"drawn {case}", int(group[one]), int(closed[one]), int(total[one]), float(rate[group[one]]), dispersion


def scaled():
    """Counts, totals and dispersions of two; Wilson's interval of the first and Newcombe's of the difference, counts divided."""
    random = numpy.random.default_rng(7)
    for _ in range(30):
        n, m = (int(size) for size in random.integers(1, 400, 2))
        a, b = int(random.binomial(n, random.random())), int(random.binomial(m, random.random()))
        first, second = (float(one) for one in numpy.round(1 + 4 * random.random(2), 3))
        wilson = proportion_confint(a / first, n / first, alpha=0.05, method="wilson")
        newcombe = confint_proportions_2indep(
            a / first, n / first, b / second, m / second, method="newcomb", compare="diff", alpha=0.05
        )
        yield a, n, b, m, first, second, *(float(end) for end in (*wilson, *newcombe))


def funnels():
    """Case, closed, total, baseline, dispersion, correlation, both tails, limits at 2.5% and at 0.1%; one row a council."""
    random = numpy.random.default_rng(5)
    for case in range(22):
        size = int(random.integers(6, 60))
        total = random.integers(1, 40, size) if case else numpy.ones(size, dtype=int)
        scatter = (0.0, 0.05, 0.15, 0.3)[case % 4]
        closed = random.binomial(total, numpy.clip(random.normal(0.2 + 0.03 * case, scatter, size), 0, 1))
        if not 0 < closed.sum() < total.sum():
            continue
        baseline = closed.sum() / total.sum()
        pearson = ((closed - total * baseline) ** 2 / (total * baseline * (1 - baseline))).sum()
        dispersion = max(1.0, pearson / (size - 1))
        beyond = (total - 1).sum()
        correlation = min((dispersion - 1) * (size - 1) / beyond, LARGEST_CORRELATION) if beyond else 0.0
        for x, n in zip(closed.tolist(), total.tolist()):
            around = binom(n, baseline)
            if correlation > 0:
                left = (1 - correlation) / correlation
                around = betabinom(n, baseline * left, (1 - baseline) * left)
            counts = numpy.arange(n + 1)
            low, high = around.cdf(counts), around.sf(counts - 1)
            limits = [
                int(end) for tail in (0.025, 0.001) for end in (counts[low >= tail].min(), counts[high >= tail].max())
            ]
            yield f"drawn {case}", x, n, float(baseline), float(dispersion), float(correlation), float(low[x]), float(high[x]), *limits
