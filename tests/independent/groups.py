"""The groups that figures are given for, and the councils that joint challenges tie together."""

import re

COUNCIL_KINDS = ("nation", "region", "type", "group", "council")
"""Kinds of groups whose members are councils."""

COMPARED = ("region", "type", "group")
"""Kinds of groups of councils that have verdicts."""


def slug(text):
    """A group's key in the form that addresses have."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def of_council(council):
    """The groups that a council belongs to, by kind."""
    one = lambda name: {slug(name)} if name else set()
    return {
        "nation": one(council.nation),
        "region": one(council.region),
        "type": one(council.type),
        "group": {slug(name) for name in council.groups},
        "council": {council.id},
    }


def of_councils(view, councils, kind):
    """The groups of a kind that one of the councils belongs to."""
    return set().union(*(of_council(view.councils[name])[kind] for name in councils))


def of_recommendation(view, made, kind):
    """The groups of a kind that a recommendation counts in, by the councils that it addresses."""
    if kind == "all":
        return {"all"}
    if kind in COUNCIL_KINDS:
        return of_councils(view, made.councils, kind)
    if kind == "kind":
        return {made.challenge.kind}
    if kind == "year":
        return {str(made.challenge.year)} if made.challenge.year else set()
    if kind == "component":
        return {made.component} if made.component else set()
    return set(made.themes) if kind == "theme" else {made.challenge.id}


def blocks(ties):
    """Councils tied by joint challenges, as sorted tuples in the order of their ids: ties is one list of
    councils a challenge."""
    parent = {}

    def root(name):
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for councils in ties:
        for name in councils:
            parent[root(name)] = root(councils[0])
    tied = {}
    for name in sorted(parent):
        tied.setdefault(root(name), []).append(name)
    return sorted(tuple(members) for members in tied.values())


def tied(view, base):
    """The blocks of the councils that have recommendations in the base, tied by joint challenges of any kind,
    those without recommendations among them."""
    names = {name for one in base for name in one.councils}
    ties = [[name for name in one.councils if name in names] for one in view.challenges]
    return blocks([members for members in ties if members])


def block_of(blocks):
    """The number of each council's block."""
    return {name: number for number, block in enumerate(blocks) for name in block}


def length_class(length):
    """The class of a list by its length: 1, 2 to 3, 4 to 6, 7 and more."""
    return 0 if length <= 1 else 1 if length <= 3 else 2 if length <= 6 else 3
