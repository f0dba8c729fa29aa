"""The view of a site folder at its as-of date (definitions: Dates and view)."""

import datetime
import os
import pathlib
import tomllib
from dataclasses import dataclass, field

import dates
from tables import listed, number, table

VISITS = ("corporate", "finance", "governance")
"""The three kinds of challenge that theme frequency, recurrence and duties speak of."""

HAPPENED = (
    (
        "challenges",
        (
            "onsite_start",
            "onsite_end",
            "report_published",
            "action_plan_published",
            "progress_review",
            "progress_report_published",
        ),
    ),
    ("updates", ("date",)),
    ("replies", ("date",)),
)
"""The columns that hold visits, publications and statements: what can move the default as-of date."""


@dataclass(eq=False)
class Council:
    id: str
    type: str
    region: str
    nation: str
    opened: object
    closed: object
    successors: list
    population: float | None
    groups: frozenset = frozenset()

    def closed_by(self, day):
        """Has it certainly closed by a day? Its last day still counts as a day of its existence."""
        return self.closed is not None and self.closed.last < day

    def exists(self, day):
        return not self.closed_by(day) and (self.opened is None or self.opened.first <= day)


@dataclass(eq=False)
class Challenge:
    id: str
    councils: list
    kind: str
    checked: bool
    start: object
    end: object
    done: dict
    stated: int | None
    recommendations: list = field(default_factory=list)

    @property
    def last_day(self):
        """The day from which time is counted: the end of the visit, else its start."""
        return self.end or self.start

    @property
    def year(self):
        """The year of the visit; None if it spans two or is not known."""
        span = self.span
        return span.first.year if span and span.first.year == span.last.year else None

    @property
    def span(self):
        """The visit as a range: first day of the start to last day of the end."""
        if not self.last_day:
            return None
        first = (self.start or self.end).first
        return dates.When(first, max(first, self.last_day.last), "")

    @property
    def whole(self):
        """Is the list whole: as many recommendations recorded as stated?"""
        return self.stated is not None and self.stated == len(self.recommendations) > 0


@dataclass(eq=False)
class Recommendation:
    challenge: Challenge
    number: str
    councils: list
    component: str
    themes: frozenset
    own_due: object
    statements: list = field(default_factory=list)


@dataclass(eq=False)
class Statement:
    date: object
    status: str
    due: object
    voice: str


@dataclass(eq=False)
class View:
    """What is known at the as-of date."""

    as_of: datetime.date
    councils: dict
    challenges: list
    recommendations: list
    themes: list
    duties: list
    neighbours: list
    indicators: list
    planned: list


def build_day(today=None):
    """The day of the build: given, else SOURCE_DATE_EPOCH, else the clock."""
    if today:
        return datetime.date.fromisoformat(today)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc).date()
    return datetime.date.today()


def as_of_date(folder, day):
    """`as_of` of the settings; by default the greatest first possible day of what has happened by the day of
    the build."""
    settings = tomllib.loads(pathlib.Path(folder, "peerbench.toml").read_text(encoding="utf-8-sig"))
    said = str(settings.get("as_of", ""))
    if said == "today":
        return day
    if said:
        return dates.read(said).last
    known = (
        dates.read(row.get(column, ""))
        for name, columns in HAPPENED
        for row in table(folder, name)
        for column in columns
    )
    return max((when.first for when in known if when and when.first <= day), default=day)


def read_councils(folder):
    groups = {}
    for row in table(folder, "groups"):
        groups.setdefault(row["council"], set()).add(row["group"])
    aliases = {row["alias"]: row["id"] for row in table(folder, "council_aliases")}
    councils = {}
    for row in table(folder, "councils"):
        get = lambda name: row.get(name, "")
        councils[row["id"]] = Council(
            row["id"],
            get("type"),
            get("region"),
            get("nation"),
            dates.read(get("opened")),
            dates.read(get("closed")),
            listed(get("successor")),
            number(get("population")),
        )
    for council, names in groups.items():
        councils[aliases.get(council, council)].groups = frozenset(names)
    return councils, aliases


def read_challenges(folder, aliases, not_later):
    """Every challenge with its dates; publications and reviews dated wholly after the as-of date are not
    there."""
    challenges = {}
    for row in table(folder, "challenges"):
        get = lambda name: row.get(name, "")
        done = {column: not_later(dates.read(get(column))) for column in HAPPENED[0][1][2:]}
        stated = number(get("stated_recommendations"))
        challenges[row["id"]] = Challenge(
            row["id"],
            [aliases.get(name, name) for name in listed(get("councils"))],
            get("kind"),
            bool(get("checked")),
            dates.read(get("onsite_start")),
            dates.read(get("onsite_end")),
            done,
            None if stated is None else int(stated),
        )
    return challenges


def read_recommendations(folder, challenges, aliases):
    found = {}
    for row in table(folder, "recommendations"):
        get = lambda name: row.get(name, "")
        challenge = challenges[row["challenge"]]
        councils = [aliases.get(name, name) for name in listed(get("councils"))] or challenge.councils
        made = Recommendation(
            challenge,
            row["number"],
            councils,
            get("component"),
            frozenset(listed(get("themes"))),
            dates.read(get("due")),
        )
        challenge.recommendations.append(made)
        found[row["challenge"], row["number"]] = made
    return found


def open_site(folder, today=None):
    """The view of a site folder at its as-of date."""
    day = build_day(today)
    as_of = as_of_date(folder, day)
    wholly_after = lambda when: when is not None and when.first > as_of
    councils, aliases = read_councils(folder)
    challenges = read_challenges(folder, aliases, lambda when: None if wholly_after(when) else when)
    recommendations = read_recommendations(folder, challenges, aliases)
    for row in table(folder, "updates"):
        made = recommendations.get((row["challenge"], row.get("recommendation", "")))
        when = dates.read(row.get("date", ""))
        if made and not wholly_after(when):
            made.statements.append(
                Statement(when, row["status"], dates.read(row.get("due", "")), row.get("reported_by", ""))
            )
    planned = [
        challenge for challenge in challenges.values() if wholly_after(challenge.start or challenge.end)
    ]
    kept = [challenge for challenge in challenges.values() if challenge not in planned]
    return View(
        as_of,
        councils,
        kept,
        [made for challenge in kept for made in challenge.recommendations],
        table(folder, "themes"),
        table(folder, "duties"),
        table(folder, "neighbours"),
        table(folder, "indicators"),
        planned,
    )
