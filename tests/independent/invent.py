#!/usr/bin/python3
"""Writes a site of invented councils with cases that real data rarely hold.

invent.py FOLDER SEED [--councils N]

With fewer than 40 councils the site is small and thin: one or two of most things, and none of some.

Closings taken back, due dates that move, statements after the as-of date, planned visits, joint challenges
that address only some of their councils, chains of successors, coarse dates, undated rows, councils that will
close, statements side by side, stopped ones, statements about whole plans, several voices on one day,
overlapping groups, indicators and neighbours. Some differences are planted: some regions close more, some
themes belong to a region, go together, come back or have become more frequent.
"""

import argparse
import csv
import datetime
import pathlib
import random

REGIONS = ("East of England", "London", "North West", "South East", "South West", "West Midlands")
TYPES = ("district", "unitary", "metropolitan", "county")
THEMES = (
    ("vision", "priorities"),
    ("growth", "priorities"),
    ("leading", "leadership"),
    ("partners", "leadership"),
    ("scrutiny", "governance"),
    ("audit", "governance"),
    ("members", "governance"),
    ("savings", "finance"),
    ("reserves", "finance"),
    ("staff", "capacity"),
    ("digital", "capacity"),
    ("culture", "capacity"),
)
AREA = dict(THEMES)
AS_OF = datetime.date(2025, 6, 30)
SMALL = 40
"""A site of fewer councils is small."""

LATEST = datetime.date(2025, 12, 1)
"""Nothing but planned visits, closings and due dates is dated later, so that no statement lies after the day
of a build."""

STARTS = (
    "Ash",
    "Birch",
    "Cold",
    "Dun",
    "Elm",
    "Fern",
    "Glen",
    "Hart",
    "Ive",
    "Kel",
    "Long",
    "Mar",
    "Nor",
    "Oak",
    "Pen",
    "Quen",
    "Rad",
    "Stan",
    "Thorn",
    "Wen",
)
ENDS = (
    "bury",
    "combe",
    "dale",
    "field",
    "ford",
    "ham",
    "hurst",
    "ley",
    "mere",
    "minster",
    "stead",
    "ton",
    "wick",
    "worth",
)


class Invention:
    """The tables of one site, row by row."""

    def __init__(self, seed, councils):
        self.random = random.Random(seed)
        self.seed = seed
        self.size = councils
        self.is_small = councils < SMALL
        some = lambda members: tuple(self.random.sample(members, self.random.randint(1, 3)))
        self.regions, self.types = (some(REGIONS), some(TYPES)) if self.is_small else (REGIONS, TYPES)
        self.themes = self.random.sample(THEMES, self.random.randint(1, 5)) if self.is_small else THEMES
        self.silent = self.random.choice((0.22, 0.22, 0.7, 1.0)) if self.is_small else 0.22
        """The share of recommendations of which nothing is said."""
        self.due = self.random.choice((0.4, 0.0)) if self.is_small else 0.4
        """The share of recommendations with a due date of their own."""
        self.tables = {
            name: []
            for name in (
                "councils",
                "themes",
                "groups",
                "neighbours",
                "indicators",
                "challenges",
                "recommendations",
                "updates",
                "strengths",
                "duties",
            )
        }
        self.councils = []
        self.visits = {}
        self.dated = set()

    def write(self, folder):
        data = pathlib.Path(folder, "data")
        data.mkdir(parents=True)
        as_of = "" if self.seed % 3 == 0 else f'as_of = "{AS_OF}"\n'
        pathlib.Path(folder, "peerbench.toml").write_text(
            f'title = "Invented councils, seed {self.seed}"\nbase_url = "https://example.org/invented/"\n{as_of}'
        )
        self.invent()
        for name, rows in self.tables.items():
            if not rows:
                continue
            columns = list(dict.fromkeys(column for row in rows for column in row))
            with (data / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)

    def invent(self):
        self.tables["themes"] = [
            {"id": theme, "title": theme.capitalize(), "area": area} for theme, area in self.themes
        ]
        self.tables["duties"] = [] if self.is_small and self.chance(0.3) else [
            {"id": "report", "title": "Feedback report", "months": 3, "applies_from": "2019-04-01"},
            {"id": "action-plan", "title": "Action plan", "months": 5, "applies_from": "2019-04"},
            {
                "id": "progress-review",
                "title": "Progress review",
                "months": 10,
                "late_after": 12,
                "applies_from": "2021",
            },
            {"id": "progress-report", "title": "Report of the progress review", "months": 12},
            {"id": "next-challenge", "title": "Next challenge", "months": 60},
        ]
        self.invent_councils()
        for council in self.councils:
            self.visits[council["id"]] = []
            self.visit_years(council)
        joint = min(self.size // 3, self.random.randrange(3)) if self.is_small else self.size // 12
        for _ in range(joint):
            self.joint_visit()
        self.planned_visits()

    def chance(self, share):
        return self.random.random() < share

    def invent_councils(self):
        names = [start + end for start in STARTS for end in ENDS]
        names += [f"{one} {other}" for one in ("East", "West", "North", "South") for other in names]
        names = self.random.sample(names[: max(280, self.size * 2)], self.size)
        for number, name in enumerate(names):
            self.councils.append(
                {
                    "id": name.lower().replace(" ", "-"),
                    "name": f"{name} Council",
                    "short_name": name,
                    "type": self.types[number * 7 // 5 % len(self.types)],
                    "region": self.regions[number % len(self.regions)],
                    "nation": "England",
                    "opened": "1974-04-01",
                    "closed": "",
                    "successor": "",
                    "population": self.random.randrange(40_000, 900_000),
                }
            )
        if not self.is_small:
            self.close_some()
        elif self.size > 2 and self.chance(0.5):
            self.councils[0] |= {"closed": "2019-03-31", "successor": self.councils[1]["id"]}
            self.councils[1]["opened"] = "2019-04-01"
        self.tables["councils"] = self.councils
        ids = [council["id"] for council in self.councils]
        for group, members in (("coastal", ids[::4]), ("rural", ids[::3]), ("club", ids[20:23])):
            self.tables["groups"] += [
                {"group": group, "title": group.capitalize(), "council": name} for name in members
            ]
        for name in ids:
            self.tables["indicators"] += [
                {
                    "council": name,
                    "indicator": "deprivation",
                    "value": f"{self.random.uniform(5, 40):.1f}",
                    "year": year,
                }
                for year in ("2019", "2024")
            ]
        if self.seed % 2:
            for name in ids[self.size // 2 :] if self.is_small else ids[15:25]:
                others = [other for other in ids if other != name]
                others = self.random.sample(others, min(4, len(others)))
                self.tables["neighbours"] += [
                    {"council": name, "neighbour": other, "rank": rank}
                    for rank, other in enumerate(others, 1)
                ]

    def close_some(self):
        """Councils that merge, one into a chain of successors, that close without a successor, and that will
        close."""
        closing = self.councils[:9]
        for number, council in enumerate(closing[:6]):
            heir = self.councils[9 + number // 3]
            council |= {"closed": "2019-03-31", "successor": heir["id"]}
            heir["opened"] = "2019-04-01"
        chain = self.councils[11]
        self.councils[9] |= {"closed": "2023-03-31", "successor": chain["id"]}
        chain["opened"] = "2023-04"
        self.councils[6] |= {"closed": "2028-03-31", "successor": self.councils[12]["id"]}
        self.councils[12]["opened"] = "2028-04-01"
        self.councils[7] |= {"closed": "2022"}
        self.councils[8] |= {"closed": "2021-06"}

    def bounds(self, council):
        """The first and the last day on which a council can be visited."""
        opened = (
            datetime.date(2012, 1, 1)
            if council["opened"] < "2000"
            else datetime.date(int(council["opened"][:4]), 5, 1)
        )
        closed = {"": AS_OF, "2022": datetime.date(2021, 12, 1), "2021-06": datetime.date(2021, 5, 1)}.get(
            council["closed"]
        )
        return opened, min(closed or datetime.date.fromisoformat(council["closed"]), AS_OF)

    def visit_years(self, council):
        opened, closed = self.bounds(council)
        day = opened + datetime.timedelta(days=self.random.randrange(60, 3000))
        while day < closed - datetime.timedelta(days=90):
            name = self.visit([council], day)
            again = day + datetime.timedelta(days=self.random.randrange(200, 400))
            if name and again < closed and self.chance(0.15):
                self.visit([council], again, kind="follow-up", follows=name)
            day += datetime.timedelta(days=self.random.randrange(1300, 4500))

    def joint_visit(self):
        later = self.councils[1 if self.is_small else 13 :]
        pair = self.random.sample(later, min(len(later), 2 + self.chance(0.3)))
        day = datetime.date(2013, 1, 1) + datetime.timedelta(days=self.random.randrange(4000))
        self.visit(pair, day, joint=True)

    def planned_visits(self):
        planning = self.councils[-self.random.randint(1, 2) :] if self.is_small else self.councils[30:34]
        for council in planning:
            self.visit([council], datetime.date(2030, self.random.randrange(1, 12), 3), planned=True)

    def coarse(self, day, exact=0.75):
        """A date as the record holds it: mostly to the day, else to the month, seldom to the year or not at
        all."""
        roll = self.random.random()
        text = day.isoformat()
        return (
            text
            if roll < exact
            else text[:7]
            if roll < exact + 0.15
            else text[:4]
            if roll < exact + 0.21
            else ""
        )

    def visit(self, councils, day, kind=None, joint=False, planned=False, follows=""):
        """One visit with what follows from it; its id, or None where the council had one in that month."""
        name = f"{councils[0]['id']}-{day:%Y-%m}" + ("-joint" if joint else "") + (f"-{kind}" if kind else "")
        kind = kind or self.random.choices(("corporate", "finance", "governance", "other"), (80, 7, 5, 8))[0]
        if any(row["id"] == name for row in self.tables["challenges"]):
            return None
        start = day.isoformat() if planned else self.coarse(day)
        if (councils[0]["id"], kind, start) in self.dated:
            start = day.isoformat()
        self.dated.add((councils[0]["id"], kind, start))
        end = (
            (day + datetime.timedelta(days=self.random.randrange(1, 4))).isoformat()
            if len(start) == 10 and self.chance(0.8)
            else ""
        )
        after = lambda low, high: self.published(day, low, high, planned)
        review = day + datetime.timedelta(days=self.random.randrange(250, 420))
        count = (
            0
            if self.chance(0.12)
            else min(12, 1 + int(self.random.expovariate(1 / (3.2 if day.year < 2021 else 4.6))))
        )
        row = {
            "id": name,
            "councils": ";".join(one["id"] for one in councils),
            "kind": kind,
            "follows": follows,
            "checked": "2025-05-01" if self.chance(0.5) else "",
            "onsite_start": start,
            "onsite_end": end,
            "report_published": after(40, 150),
            "action_plan_published": after(90, 220),
            "progress_review": self.published(review, 0, 1, planned),
            "progress_report_published": self.published(review, 10, 90, planned),
            "stated_recommendations": ""
            if self.chance(0.5) or not count
            else count + (0 if self.chance(0.6) else 2),
        }
        self.tables["challenges"].append(row)
        previous = self.visits.get(councils[0]["id"], [])
        raised = self.recommendations(
            name, councils, day, count, set(previous[-1]) if previous else set(), planned
        )
        for one in councils:
            self.visits.setdefault(one["id"], []).append(raised)
        if not planned and self.chance(0.25):
            self.whole_plan(name, day)
        if self.chance(0.3):
            self.tables["strengths"].append(
                {"challenge": name, "summary": f"Praise for the visit {name}.", "themes": self.themes[0][0]}
            )
        return name

    def published(self, day, low, high, planned):
        if planned or self.chance(0.4):
            return ""
        when = day + datetime.timedelta(days=self.random.randrange(low, high))
        return "" if when > LATEST else self.coarse(when, 0.8)

    def pick_themes(self, councils, day, before):
        """Themes of one recommendation: growth belongs to London, digital to the years since 2021, culture
        comes back, audit goes with reserves."""
        weights = {theme: 1.0 for theme, _ in self.themes}
        if self.is_small:
            return list(dict.fromkeys(self.random.choices(list(weights), k=self.random.randint(1, 2))))
        weights["growth"] = 9.0 if councils[0]["region"] == "London" else 0.3
        weights["digital"] = 3.0 if day.year >= 2021 else 0.25
        weights["culture"] = 7.0 if "culture" in before else 0.5
        chosen = self.random.choices(list(weights), list(weights.values()))
        if self.chance(0.25):
            chosen += self.random.choices(list(weights), list(weights.values()))
        if ("audit" in chosen) != ("reserves" in chosen) and self.chance(0.8):
            chosen += ["audit", "reserves"]
        return list(dict.fromkeys(chosen))

    def recommendations(self, challenge, councils, day, count, before, planned):
        raised = set()
        for number in range(1, count + 1):
            themes = self.pick_themes(councils, day, before)
            raised |= set(themes)
            addressed = (
                councils if len(councils) == 1 or self.chance(0.4) else self.random.sample(councils, 1)
            )
            due = ""
            if self.chance(self.due):
                due = self.coarse(day + datetime.timedelta(days=self.random.randrange(90, 900)), 0.7)
            self.tables["recommendations"].append(
                {
                    "challenge": challenge,
                    "number": number,
                    "summary": f"Ask {number} of the visit {challenge}.",
                    "component": "" if self.chance(0.03) else AREA[themes[0]],
                    "themes": ";".join(themes),
                    "councils": "" if addressed == councils else ";".join(one["id"] for one in addressed),
                    "due": due,
                }
            )
            if not planned:
                self.statements(challenge, number, councils, day, themes)
        return raised

    def statements(self, challenge, number, councils, day, themes):
        """What is said of one recommendation: one of the courses that a status can take."""
        if self.chance(self.silent):
            return
        close = {"London": 0.85, "South West": 0.15}.get(councils[0]["region"], 0.5)
        close += 0.25 if "savings" in themes else -0.25 if "staff" in themes else 0
        course = ["complete"] if self.chance(close) else ["in_progress"]
        roll = self.random.random()
        if roll < 0.12:
            course = ["not_started", *course]
        elif roll < 0.22:
            course = ["complete", "in_progress"]
        elif roll < 0.28:
            course = ["complete", "in_progress", "complete"]
        elif roll < 0.34:
            course = [self.random.choice(("superseded", "not_accepted"))]
        elif roll < 0.38:
            course = ["in_progress", "stopped"]
        elif roll < 0.41:
            course = ["complete", "complete"]
        when = day
        for status in course:
            when += datetime.timedelta(days=self.random.randrange(60, 420))
            if when > LATEST:
                return
            moved = (
                self.coarse(when + datetime.timedelta(days=self.random.randrange(60, 500)), 0.8)
                if self.chance(0.2)
                else ""
            )
            self.update(challenge, number, self.coarse(when, 0.82), status, moved)
        if self.chance(0.06):
            self.update(challenge, number, when.isoformat(), course[-1], "", "review_team")
        if self.chance(0.04):
            self.update(
                challenge,
                number,
                f"{when.year}",
                self.random.choice(("in_progress", "superseded", "stopped")),
                "",
            )

    def update(self, challenge, number, date, status, due, voice=None):
        voice = (
            voice
            or self.random.choices(("council", "committee", "review_team", "publisher"), (60, 20, 15, 5))[0]
        )
        row = {
            "challenge": challenge,
            "recommendation": number,
            "date": date,
            "status": status,
            "due": due,
            "reported_by": voice,
        }
        if row not in self.tables["updates"][-6:]:
            self.tables["updates"].append(row)

    def whole_plan(self, challenge, day):
        when = day + datetime.timedelta(days=self.random.randrange(150, 500))
        if when < LATEST:
            self.tables["updates"].append(
                {
                    "challenge": challenge,
                    "recommendation": "",
                    "date": when.isoformat(),
                    "status": "in_progress",
                    "done": 6,
                    "green": 9,
                    "amber": 4,
                    "red": 1,
                    "total": 20,
                    "unit": "actions",
                    "reported_by": "committee",
                }
            )


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder")
    parser.add_argument("seed", type=int)
    parser.add_argument("--councils", type=int, default=140)
    given = parser.parse_args()
    Invention(given.seed, given.councils).write(given.folder)


if __name__ == "__main__":
    main()
