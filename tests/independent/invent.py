#!/usr/bin/env python3
"""Writes a site folder of invented councils, full of the cases that real data rarely hold.

    python3 tests/independent/invent.py FOLDER SEED

Coarse and missing dates, updates that take a closing back, updates after the as-of date, due dates that move, withdrawn
recommendations, joint challenges with recommendations for one council only, closed councils whose successors have no challenge,
groups of one's own, aliases, neighbours and indicators with gaps. The same seed writes the same folder.
"""

import csv
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

CONFIG = """\
title = "Invented councils"
description = "Cases that real data rarely hold"
base_url = "https://example.org/"
publisher = "A test"
contact = "https://example.org/contact/"
as_of = "2025-06-30"

[licence]
title = "CC0 1.0"
url = "https://creativecommons.org/publicdomain/zero/1.0/"
"""
REGIONS = [("London", "England"), ("East Midlands", "England"), ("Wales", "Wales")]
TYPES = ["district", "unitary", "london_borough"]
COMPONENTS = ["priorities", "leadership", "governance", "finance", "capacity"]
KINDS = ["corporate"] * 6 + ["finance", "governance", "other", "follow-up"]
STATUSES = ["not_started", "in_progress", "complete", "complete", "complete", "stopped", "not_accepted", "superseded"]
REPORTERS = ["council", "council", "review_team", "committee", "publisher"]
DUTIES = [("report", 3), ("action-plan", 5), ("progress-review", 10), ("progress-report", 12), ("next-challenge", 60)]


def write(folder, name, table):
    """One table; its columns are those of its first row."""
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]))
        writer.writeheader()
        writer.writerows(table)


def coarse(random, day):
    """A day as the public record gives it: to the day, the month or the year."""
    return day.isoformat()[: random.choice([10, 10, 10, 7, 7, 4])]


def invent_councils(random):
    """Thirty councils: a third closed, of which some hand over to one that closes in turn."""
    table = []
    for number in range(30):
        region, nation = random.choice(REGIONS)
        closed, successor = "", ""
        if number < 4:
            closed, successor = "2019-03-31", f"council-{number // 2 + 4}"
        elif number < 6:
            closed, successor = "2023-03-31", f"council-{number + 6}"
        elif number < 10:
            closed, successor = "2023-03-31", f"council-{number // 2 + 8}"
        opened = "2019-04-01" if number in (4, 5) else "2023-04-01" if number in (10, 11, 12) else "1974-04-01"
        kind = random.choice(TYPES)
        people = random.choice(["", random.randint(40_000, 900_000)])
        row = {"id": f"council-{number}", "name": f"Council {number}", "type": kind, "region": region, "nation": nation, "population": people}
        table.append({**row, "opened": opened, "closed": closed, "successor": successor})
    return table


def invent_challenge(random, number, councils):
    """One challenge of one or two councils, while all of them existed. Councils 4 and 5 have none."""
    first_year, last_year = 1, 0
    while first_year > last_year:
        visited = random.sample(councils[:4] + councils[6:], random.choice([1, 1, 1, 2]))
        first_year = max(2014, *(int(row["opened"][:4]) + 1 for row in visited))
        last_year = min((int(row["closed"][:4]) - 1 for row in visited if row["closed"]), default=2025)
    day = date(random.randint(first_year, last_year), random.randint(1, 12), random.randint(1, 28))
    if last_year == 2025 and day > date(2025, 5, 1):
        day = date(2025, 4, 30)
    later = lambda months: coarse(random, day + timedelta(days=months * 30 + random.randint(4, 60)))
    maybe = lambda text, share: text if random.random() < share else ""
    start, length = coarse(random, day), random.randint(0, 4)
    end = maybe((day + timedelta(days=length)).isoformat() if len(start) == 10 else start, 0.6)
    known = random.random() < 0.93
    report = maybe(later(3), 0.6)
    plan = report if random.random() < 0.4 else maybe(later(5), 0.5)
    return day + timedelta(days=length), {
        "id": f"challenge-{number}",
        "councils": ";".join(random.choice([row["id"], row["name"].replace("Council ", "alias-")]) for row in visited),
        "kind": random.choice(KINDS),
        "follows": "",
        "onsite_start": start if known else "",
        "onsite_end": end if known else "",
        "report_published": report,
        "action_plan_published": plan,
        "progress_review": maybe(later(10), 0.4),
        "progress_report_published": maybe(later(12), 0.3),
        "stated_recommendations": "",
    }


def invent_recommendations(random, challenge, day):
    """The recommendations of a challenge and the updates about them."""
    recommendations, updates = [], []
    count = random.choice([0, 0, 1, 2, 3, 5, 8])
    challenge["stated_recommendations"] = random.choice(["", str(count), str(count + 2)]) if count else ""
    for number in range(1, count + 1):
        councils = challenge["councils"].split(";")
        recommendations.append({
            "challenge": challenge["id"],
            "number": number,
            "summary": f"Do the thing numbered {number}.",
            "component": random.choice([*COMPONENTS, ""]),
            "themes": ";".join(random.sample([f"theme-{theme}" for theme in range(8)], random.choice([0, 1, 1, 2, 3]))),
            "councils": random.choice([councils[0], ""]) if len(councils) > 1 else "",
            "due": random.choice(["", "", coarse(random, day + timedelta(days=random.randint(60, 1200)))]),
        })
        said = set()
        for _ in range(random.choice([0, 0, 1, 2, 3, 4])):
            when = coarse(random, day + timedelta(days=random.randint(5, 1100))) if random.random() < 0.85 else ""
            if when in said:
                continue
            said.add(when)
            due = coarse(random, day + timedelta(days=random.randint(400, 1500)))
            updates.append({
                "challenge": challenge["id"],
                "recommendation": number,
                "date": when,
                "status": random.choice(STATUSES),
                "due": random.choice(["", "", "", due]),
                "reported_by": random.choice(REPORTERS),
                "evidence_url": random.choice(["", "https://example.org/evidence/"]),
            })
    return recommendations, updates


def main(folder, seed):
    """Writes the folder."""
    random, data = Random(int(seed)), Path(folder) / "data"
    data.mkdir(parents=True, exist_ok=True)
    (data.parent / "peerbench.toml").write_text(CONFIG, "utf-8")
    councils = invent_councils(random)
    challenges, recommendations, updates = [], [], []
    for number in range(90):
        day, challenge = invent_challenge(random, number, councils)
        asked, told = invent_recommendations(random, challenge, day)
        challenges.append(challenge)
        recommendations += asked
        updates += told
    random.shuffle(updates)
    write(data, "councils", councils)
    write(data, "council_aliases", [{"alias": row["id"].replace("council", "alias"), "id": row["id"]} for row in councils])
    members = random.sample(councils, 9)
    write(data, "groups", [{"group": f"group-{i % 2}", "title": f"Group {i % 2}", "council": row["id"]} for i, row in enumerate(members)])
    write(data, "neighbours", [
        {"council": row["id"], "neighbour": other["id"], "rank": rank}
        for row in councils[6:9]
        for rank, other in enumerate(random.sample([one for one in councils if one is not row], 5), 1)
    ])
    write(data, "indicators", [
        {"council": row["id"], "indicator": name, "value": round(random.uniform(-3, 40), 2), "year": random.choice(["", 2020, 2023])}
        for name in ("debt", "turnout", "level")
        for row in random.sample(councils, 20)
    ])
    write(data, "themes", [{"id": f"theme-{i}", "title": f"Theme {i}", "area": COMPONENTS[i % 5]} for i in range(8)])
    write(data, "challenges", challenges)
    write(data, "recommendations", recommendations)
    write(data, "updates", updates)
    begins = lambda duty: "" if duty == "next-challenge" else "2023-04-01"
    write(data, "duties", [{"id": duty, "title": duty, "months": months, "applies_from": begins(duty)} for duty, months in DUTIES])


if __name__ == "__main__":
    main(*sys.argv[1:3])
