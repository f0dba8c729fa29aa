"""Counts that pages state beyond the rows of exports: of the rest of a group, of similar councils, of rows that
are listed in part, and what cells of the tables state themselves."""

import csv
import pathlib
import re
from collections import Counter

import closure
import dates
import groups
import recurrence
import time_to_closure
from cells import number
from tables import listed, table
from view import VISITS

FLAGS = ("overdue", "due_and_silent", "stale", "voices_differ", "closed_without_evidence")
"""Columns of recommendations.csv whose rows pages list, often the first few alone."""

STATED = ("total", "done", "green", "amber", "red")
"""Columns of updates.csv with counts of a whole plan."""

AROUND = 20
"""Characters on each side by which a count quoted from a cell is recognised."""


def whole(text):
    return int(text.replace(",", ""))


def integer(cell):
    return int(number(cell) or 0)


def closure_counts(row):
    return integer(row["closed"]), integer(row["made"]) - integer(row["withdrawn"])


def theme_counts(row):
    return integer(row["challenges_with_theme"]), integer(row["challenges"])


def the_rest(written):
    """What is left of everything, or of a nation, without a group."""
    closures = written.get("closure", [])
    wholes = [closure_counts(row) for row in closures if row["group_kind"] in ("all", "nation")]
    parts = {closure_counts(row) for row in closures}
    rest = {(one[0] - part[0], one[1] - part[1]) for one in wholes for part in parts}
    frequencies = written.get("theme-frequency", [])
    of_all = {}
    for row in frequencies:
        if row["group_kind"] in ("all", "nation"):
            of_all.setdefault((row["basis"], row["theme"]), []).append(theme_counts(row))
    for row in frequencies:
        part = theme_counts(row)
        rest |= {
            (one[0] - part[0], one[1] - part[1]) for one in of_all.get((row["basis"], row["theme"]), [])
        }
    return {(part, base) for part, base in rest if 0 <= part <= base}


def raised_after_not(site):
    """By theme: raised in the later of two challenges, of the pairs whose earlier one did not raise it."""
    pairs = recurrence.pairs(site.view)
    for theme in site.view.themes:
        later = [pair.raised_after(theme["id"]) for pair in pairs if not pair.raised_before(theme["id"])]
        yield sum(later), len(later)


def of_all_shown(written):
    """Closed and made in all the councils that the funnel shows: those whose rate is known."""
    shown = [
        closure_counts(row)
        for row in written.get("closure", [])
        if row["group_kind"] == "council" and row["rate"]
    ]
    return {(sum(closed for closed, _ in shown), sum(base for _, base in shown))}


def cells_of_text(public):
    """What the cells of all tables say, but for numbers alone."""
    texts = set()
    for path in pathlib.Path(public, "data").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            texts |= {re.sub(r"\s+", " ", cell).strip() for row in csv.reader(file) for cell in row if " " in cell}
    return texts


class Counted:
    """site: the second calculation of the site folder; written: the exports."""

    def __init__(self, site, folder, public, written):
        self.view, self.statuses, self.folder = site.view, site.statuses, folder
        self.duties = site.rows("duty-states")
        self.everywhere = the_rest(written) | of_all_shown(written)
        self.everywhere |= set(raised_after_not(site))
        self.everywhere |= set(self.followed())
        self.everywhere |= self.councils_challenged() | self.stated() | self.citations() | self.recorded()
        self.bases = self.listed_in_part(public, written)
        """Numbers of rows of which a page may show some."""
        self.nearest = {}
        for row in site.rows("similar-councils"):
            self.nearest.setdefault(row["council"], set()).add(row["neighbour"])
        self.cells = cells_of_text(public)
        self.quotes = self.quoted()

    def councils_challenged(self):
        """Councils with a challenge on record, of all and of each group, and on the map those challenged in the
        last five years. Councils outside England are listed once they have a challenge."""
        view = self.view
        visited = {name for one in view.challenges for name in one.councils}
        shown = {name for name, one in view.councils.items() if one.nation in ("", "England")} | visited
        existing = {name for name in shown if view.councils[name].exists(view.as_of)}
        members = {"all": existing}
        for name in existing:
            of_council = groups.of_council(view.councils[name])
            for kind in ("region", "type", "group"):
                for group in of_council[kind]:
                    members.setdefault((kind, group), set()).add(name)
        found = {(len(names & visited), len(names)) for names in members.values()}
        return found | {(len(visited), len(shown))} | self.on_the_map()

    def on_the_map(self):
        """Existing councils of England with a place on the map: those challenged in the last five years, with a closed
        recommendation, or with a date gone by; and all."""
        view, latest = self.view, {}
        for one in view.challenges:
            if one.kind in VISITS and one.last_day:
                for name in one.councils:
                    latest[name] = max(one.last_day.middle, latest.get(name, one.last_day.middle))
        placed = {
            row["id"]
            for row in table(self.folder, "councils")
            if row.get("hex_q") and row.get("nation") in (None, "", "England")
            if view.councils[row["id"]].exists(view.as_of)
        }
        recent = {name for name, day in latest.items() if dates.add_months(day, 60) > view.as_of}
        closed = {name for made, status in self.statuses.items() if status.closed for name in made.councils}
        gone_by = {row["council"] for row in self.duties if row["state"] == "past_due"}
        return {(len(placed & found), len(placed)) for found in (recent, closed, gone_by)}

    def followed(self):
        """Closed of those that a curve follows, by group."""
        for kind in time_to_closure.KINDS:
            for made in closure.members(self.view, kind, self.view.recommendations).values():
                times = [time_to_closure.followed(one, self.statuses[one]) for one in made]
                states = [time[1] for time in times if time]
                yield states.count("closed"), len(states)

    def stated(self):
        """Recommendations recorded of those stated, and progress stated of a whole plan."""
        found = {
            (len(one.recommendations), one.stated) for one in self.view.challenges if one.stated is not None
        }
        for row in table(self.folder, "updates"):
            total = integer(row.get("total"))
            found |= {(integer(row.get(name)), total) for name in ("done", "green", "amber", "red")}
        return found

    def recorded(self):
        """Visits with recorded recommendations, and recommendations with a status."""
        lists = [bool(one.recommendations) for one in self.view.challenges]
        known = [not self.statuses[made].none for made in self.view.recommendations]
        return {(sum(lists), len(lists)), (sum(known), len(known))}

    def citations(self):
        """Recommendations cited by number and year of the visit."""
        return {
            (int(made.number), made.challenge.last_day.last.year)
            for made in self.view.recommendations
            if made.number.isdecimal() and made.challenge.last_day
        }

    def listed_in_part(self, public, written):
        """How many rows there are of each list that pages show the first of."""
        view, counts = self.view, Counter()
        path = pathlib.Path(public, "data", "recommendations.csv")
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = {(row["challenge"], row["number"]): row for row in csv.DictReader(file)}
        for made in view.recommendations:
            row = rows.get((made.challenge.id, made.number), {})
            review = row.get("review_team_states") or row.get("committee_states")
            differing = bool(review and row["council_states"]) and review != row["council_states"]
            for flag in (*FLAGS, "differing"):
                if row.get(flag) == "true" or flag == "differing" and differing:
                    for kind in ("all", *groups.COUNCIL_KINDS):
                        counts.update(
                            (flag, kind, one) for one in groups.of_recommendation(view, made, kind)
                        )
        asked = {}
        for made in view.recommendations:
            if self.statuses[made].closed:
                for theme in made.themes:
                    asked.setdefault(theme, set()).update(made.councils)
        challenges = {one.id: one for one in view.challenges}
        for row in table(self.folder, "strengths"):
            if row["challenge"] in challenges:
                for theme in listed(row.get("themes", "")):
                    asked.setdefault(theme, set()).update(challenges[row["challenge"]].councils)
        raised = sum(integer(row["raised_before"]) > 0 for row in written.get("recurrence", []))
        pairs = len(recurrence.pairs(view))
        return {*counts.values(), *map(len, asked.values()), raised, pairs, self.statements_of_plans()}

    def statements_of_plans(self):
        """Updates by the as-of date that state counts of a whole plan."""
        known = {one.id for one in self.view.challenges}
        updates = table(self.folder, "updates")
        return sum(
            row["challenge"] in known
            and not row.get("recommendation")
            and any(row.get(name) for name in STATED)
            and not ((when := dates.read(row.get("date", ""))) and when.first > self.view.as_of)
            for row in updates
        )

    def among(self, names):
        """Closed, no status and raised among some councils."""
        asked = [
            self.statuses[made] for made in self.view.recommendations if names & set(made.councils)
        ]
        base = sum(not status.withdrawn for status in asked)
        found = {(sum(getattr(status, state) for status in asked), base) for state in ("closed", "none")}
        by_theme, count = Counter(), 0
        for one in self.view.challenges:
            if one.kind in VISITS and one.recommendations and names & set(one.councils):
                count += 1
                addressed = (made.themes for made in one.recommendations if names & set(made.councils))
                by_theme.update(set().union(*addressed))
        return found | {(times, count) for times in (0, *by_theme.values())}

    def quoted(self):
        """Counts in cells of text, each with what is around it in the cell."""
        found = {}
        for text in self.cells:
            for match in re.finditer(r"\d[\d,]* of (?:the |its |their |these )?\d[\d,]*", text):
                start = max(0, match.start() - AROUND)
                found.setdefault(match[0], set()).add(text[start : match.end() + AROUND])
        return found

    def pairs(self, address):
        """The pairs that one page may state."""
        section, _, rest = address.partition("/")
        if section in ("councils", "compare"):
            council = rest.partition("/")[0]
            return self.everywhere | self.among({council}) | self.among(self.nearest.get(council, set()))
        return self.everywhere

    def is_quoted(self, block, said):
        return any(text in block for text in self.quotes.get(said, ()))

    def is_cell(self, said):
        """Is a phrase part of a cell, and so not the program's?"""
        return any(said in text for text in self.cells)
