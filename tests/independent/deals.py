"""Tests by dealing (definitions: What may be claimed; Deal of themes by group; Dealt). The seed has nothing
to do with the program's."""

import itertools
import math

import numpy
from scipy import stats

from answers import Dealt

SEED = 20_240_229
CLOSE = 1e-7
BATCH = 500


def at_least(statistic, observed):
    """Is a dealt statistic at least as large as the observed one, but for rounding?"""
    return statistic >= observed - CLOSE * (1 + numpy.abs(observed))


class CouncilDeal:
    """Councils' groups dealt among blocks of councils: a block trades the groups of its councils, in any
    order inside, with blocks of as many councils and the same signature.

    blocks: tuples of council ids; signatures: one a block; labels: the set of groups of each council; groups:
    their names; units: pairs of the councils addressed and a vector of counts, which belong to a group when
    one of those councils does.
    """

    def __init__(self, blocks, signatures, labels, groups, units):
        self.names = [name for block in blocks for name in block]
        index = {name: number for number, name in enumerate(self.names)}
        self.labels = numpy.array(
            [[group in labels[name] for group in groups] for name in self.names], dtype=numpy.float32
        )
        strata = {}
        for block, signature in zip(blocks, signatures):
            strata.setdefault((len(block), signature), []).append([index[name] for name in block])
        self.strata = [
            numpy.array(members) for _, members in sorted(strata.items(), key=lambda item: str(item[0]))
        ]
        width = len(units[0][1]) if units else 0
        self.single = numpy.zeros((width, len(self.names)), dtype=numpy.float32)
        joint = {}
        for councils, counts in units:
            if len(councils) == 1:
                self.single[:, index[councils[0]]] += counts
            else:
                key = tuple(sorted(index[name] for name in councils))
                joint[key] = joint.get(key, 0) + numpy.array(counts, dtype=numpy.float32)
        self.joint = list(joint.items())
        self.observed = self.count(numpy.arange(len(self.names))[None, :])[0]

    def count(self, orders):
        """Counts by group for each order of the councils' labels: an array of deals, counts and groups."""
        dealt = self.labels[orders]
        counts = numpy.matmul(self.single[None], dealt)
        for members, weights in self.joint:
            counts += weights[None, :, None] * dealt[:, list(members), :].max(axis=1)[:, None, :]
        return counts

    def mean(self):
        """The exact mean of the counts over all deals."""
        total = numpy.zeros(self.observed.shape)
        chance = numpy.zeros(self.labels.shape)
        place = {}
        for number, stratum in enumerate(self.strata):
            held = self.labels[stratum].sum(axis=1, dtype=float)
            chance[stratum.ravel()] = (held / stratum.shape[1]).mean(axis=0)
            place |= {council: (number, held) for council in stratum.ravel()}
        total += self.single.astype(float) @ chance
        for members, weights in self.joint:
            number, held = place[members[0]]
            size = self.strata[number].shape[1]
            none = numpy.vectorize(
                lambda k: math.comb(size - int(k), len(members)) / math.comb(size, len(members))
            )(held)
            total += weights[:, None] * (1 - none).mean(axis=0)[None, :]
        return total

    def p_values(self, deals, statistic):
        """The share of random deals, the real one included, with a statistic at least as large, for each
        member of the family."""
        random = numpy.random.default_rng(SEED)
        observed = statistic(self.observed[None])[0]
        larger = numpy.ones(observed.shape)
        for start in range(0, deals, BATCH):
            size = min(BATCH, deals - start)
            orders = numpy.tile(numpy.arange(len(self.names)), (size, 1))
            for stratum in self.strata:
                which = random.permuted(numpy.tile(numpy.arange(len(stratum)), (size, 1)), axis=1)
                orders[:, stratum] = random.permuted(stratum[which], axis=2)
            larger += at_least(statistic(self.count(orders)), observed).sum(axis=0)
        return larger / (deals + 1)


def exact(strata, observed):
    """The p value of the distance of a count from its mean, when a mark is dealt among the members of each
    stratum: a sum of hypergeometric counts, worked out instead of drawn. strata: (members, marked, counted)
    each."""
    probabilities = numpy.ones(1)
    mean = 0.0
    for members, marked, counted in strata:
        if not members or not marked or not counted:
            continue
        probabilities = numpy.convolve(
            probabilities,
            stats.hypergeom(members, marked, counted).pmf(numpy.arange(min(marked, counted) + 1)),
        )
        mean += marked * counted / members
    far = at_least(numpy.abs(numpy.arange(len(probabilities)) - mean), abs(observed - mean))
    return Dealt(float(min(1.0, probabilities[far].sum())))


def tables_of_same_margins(table, deals, chains=20, burn=5, apart=3):
    """Tables of 0 and 1 with the same row and column sums, drawn by trades between all rows at once, paired
    at random (global curveball); burn and apart are trades a row. Yields arrays of tables, one a chain."""
    random = numpy.random.default_rng(SEED)
    state = numpy.tile(table.astype(bool), (chains, 1, 1))
    rows = table.shape[0]
    lanes = numpy.arange(chains)[:, None]

    def trade():
        order = random.permuted(numpy.tile(numpy.arange(rows), (chains, 1)), axis=1)
        half = rows // 2
        first, second = order[:, :half], order[:, half : 2 * half]
        a, b = state[lanes, first], state[lanes, second]
        free = a ^ b
        keep = (a & free).sum(axis=2)
        keys = random.random(free.shape, dtype=numpy.float32)
        keys[~free] = 2
        rank = numpy.argsort(numpy.argsort(keys, axis=2), axis=2)
        chosen = free & (rank < keep[:, :, None])
        shared = a & b
        state[lanes, first] = shared | chosen
        state[lanes, second] = shared | (free & ~chosen)

    for _ in range(2 * burn):
        trade()
    for _ in range(math.ceil(deals / chains)):
        for _ in range(2 * apart):
            trade()
        yield state


def pairs_of(count):
    return itertools.combinations(range(count), 2)
