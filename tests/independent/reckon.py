"""The figures, worked out a second time from the definitions, each as a table: key of the row to cells of the row."""

from collections import defaultdict
from math import sqrt

from dates import add_months, span
from tables import FOLLOW_UP

Z = 1.959963984540054


def share(count, of):
    """A share with six decimals, empty out of nothing."""
    return f"{count / of:.6f}" if of else ""


def interval(count, of):
    """Wilson's 95% interval: the two roots p of (count/of - p)^2 = z^2 p(1-p)/of."""
    if not of:
        return "", ""
    a, b, c = of + Z * Z, 2 * count + Z * Z, count * count / of
    root = sqrt(max(b * b - 4 * a * c, 0.0))
    low, high = (b - root) / (2 * a), (b + root) / (2 * a)
    return f"{abs(max(low, 0.0)):.6f}", f"{min(high, 1.0):.6f}"


def theme_frequency(site):
    """Challenges that raise each theme, by basis and group."""
    members = defaultdict(list)
    for challenge in site.challenges.values():
        if not challenge["recommendations"]:
            continue
        groups = {("kind", challenge["kind"])}
        if challenge["kind"] != FOLLOW_UP:
            groups |= site.council_groups(challenge["council_ids"], {"all", "nation", "region", "type", "group"})
            groups |= {("year", challenge["year"])} if challenge["year"] else set()
        for basis in ["all"] + ["complete"] * challenge["is_complete"]:
            for group in groups:
                members[(basis, *group)].append(challenge)
    table = {}
    for group, challenges in members.items():
        asked = [row for challenge in challenges for row in challenge["recommendations"]]
        for theme in site.themes:
            raising = sum(any(theme in row["theme_ids"] for row in c["recommendations"]) for c in challenges)
            low, high = interval(raising, len(challenges))
            table[(*group, theme)] = {
                "challenges_with_theme": str(raising),
                "challenges": str(len(challenges)),
                "share": share(raising, len(challenges)),
                "share_low": low,
                "share_high": high,
                "recommendations_with_theme": str(sum(theme in row["theme_ids"] for row in asked)),
                "recommendations": str(len(asked)),
            }
    return table


def recommendations_by_group(site):
    """Every group of the closure tables with its recommendations."""
    members = defaultdict(list)
    for row in site.recommendations:
        challenge = site.challenges[row["challenge"]]
        groups = site.council_groups(row["council_ids"], {"all", "nation", "region", "type", "group", "council"})
        groups |= {("kind", challenge["kind"]), ("challenge", challenge["id"])}
        groups |= {("year", challenge["year"])} if challenge["year"] else set()
        groups |= {("component", row["component"])} if row.get("component") else set()
        groups |= {("theme", theme) for theme in row["theme_ids"]}
        for group in groups:
            members[group].append(row)
    return members


def closure(site):
    """Recommendations made, withdrawn, closed and so on, by group."""
    table = {}
    for group, made in recommendations_by_group(site).items():
        count = lambda state: sum(row["state"] == state for row in made)
        closed, withdrawn, silent = count("closed"), count("withdrawn"), count("no_information")
        standing = len(made) - withdrawn
        low, high = interval(closed, standing)
        table[group] = {
            "made": str(len(made)),
            "withdrawn": str(withdrawn),
            "closed": str(closed),
            "closed_verified": str(sum(row["state"] == "closed" and row["verified"] for row in made)),
            "open": str(count("open")),
            "no_information": str(silent),
            "past_due": str(sum(row["past_due"] for row in made)),
            "rate": share(closed, standing),
            "rate_low": low,
            "rate_high": high,
            "bound_low": share(closed, standing),
            "bound_high": share(closed + silent, standing),
        }
    return table


def closure_12_months(site):
    """Of the recommendations of visits that ended a year ago or longer, those closed within the year, by group."""
    def year_after(row):
        end = site.challenges[row["challenge"]]["end"]
        return add_months(end.middle, 12) if end else None

    table = {}
    for group, made in recommendations_by_group(site).items():
        reached = [row for row in made if year_after(row) and year_after(row) <= site.as_of]
        dated = [row for row in reached if row["state"] == "closed" and row["closed_on"]]
        closed = sum(span(row["closed_on"]).middle <= year_after(row) for row in dated)
        if reached:
            low, high = interval(closed, len(reached))
            table[group] = {
                "reached_12_months": str(len(reached)),
                "closed_by_12_months": str(closed),
                "rate": share(closed, len(reached)),
                "rate_low": low,
                "rate_high": high,
            }
    return table


def visits(site, council):
    """A council's challenges that are not follow-ups and whose year is known, in order."""
    mine = [c for c in site.challenges.values() if council in c["council_ids"]]
    mine = [c for c in mine if c["kind"] != FOLLOW_UP and c["start"]]
    return sorted(mine, key=lambda c: (c["start"].earliest, c["id"]))


def successors(site, council):
    """The councils that took over from one."""
    return [site.alias(name.strip()) for name in site.councils[council].get("successor", "").split(";") if name.strip()]


def last_before(site, council, seen):
    """The last challenges of a council's predecessors, looking further back through one that has none."""
    found = []
    for other in site.councils:
        if council in successors(site, other) and other not in seen:
            theirs = visits(site, other)
            found += theirs[-1:] if theirs else last_before(site, other, seen | {other})
    return found


def pairs(site):
    """Pairs of neighbouring challenges that both have recorded recommendations, by their ids, each once."""
    found = set()
    for council in site.councils:
        mine = visits(site, council)
        if mine:
            found |= {(before["id"], mine[0]["id"]) for before in last_before(site, council, {council})}
            found |= {(one["id"], next_one["id"]) for one, next_one in zip(mine, mine[1:])}
    has_record = lambda key: bool(site.challenges[key]["recommendations"])
    return {pair for pair in found if pair[0] != pair[1] and all(map(has_record, pair))}


def recurrence(site):
    """Of the themes of an earlier challenge, those that the next one raised again."""
    linked = [(site.challenges[one], site.challenges[two]) for one, two in sorted(pairs(site))]
    raises = lambda challenge, theme: any(theme in row["theme_ids"] for row in challenge["recommendations"])

    def closed_in_time(earlier, later, theme):
        for row in earlier["recommendations"]:
            if theme in row["theme_ids"] and row["state"] == "closed":
                day = span(row["closed_on"])
                if day is None or day.earliest <= later["start"].latest:
                    return True
        return False

    anyway = theme_frequency(site)
    table = {}
    for theme in site.themes:
        before = [pair for pair in linked if raises(pair[0], theme)]
        again = sum(raises(later, theme) for _, later in before)
        closed = [pair for pair in before if closed_in_time(*pair, theme)]
        low, high = interval(again, len(before))
        table[(theme,)] = {
            "raised_before": str(len(before)),
            "raised_again": str(again),
            "share": share(again, len(before)),
            "share_low": low,
            "share_high": high,
            "closed_before": str(len(closed)),
            "closed_then_raised_again": str(sum(raises(later, theme) for _, later in closed)),
            "raised_anyway_share": anyway.get(("all", "all", "all", theme), {"share": ""})["share"],
        }
    return table


def recommendation_status(site):
    """The status columns of every recommendation."""
    columns = ("status", "status_date", "reported_by", "closed_on")
    return {
        (row["challenge"], row["number"]): {
            **{column: row[column] for column in columns},
            "past_due": "true" if row["past_due"] else "false",
            **row["heard"],
        }
        for row in site.recommendations
    }
