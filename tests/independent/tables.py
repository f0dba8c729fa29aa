"""The tables of `data/`, read with nothing but the standard library, and the words that the figures share."""

import csv
import re
import sys
import tomllib
from collections import defaultdict
from datetime import date
from pathlib import Path

from dates import add_months, span

csv.field_size_limit(sys.maxsize)
FOLLOW_UP = "follow-up"
VERIFIERS = {"review_team", "committee"}
WITHDRAWN = {"not_accepted", "superseded"}


def rows(path):
    """The rows of a CSV file as dictionaries of trimmed text; none when there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key: (value or "").strip() for key, value in row.items() if key} for row in csv.DictReader(file)]


def parts(cell):
    """The members of a list inside a cell."""
    return list(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def slug(text):
    """Lower case, one hyphen for each run of anything that is not a letter or a digit."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


class Site:
    """Every table, linked, with the as-of date and the status of each recommendation."""

    def __init__(self, folder):
        self.data = data = Path(folder) / "data"
        read = lambda name: rows(data / f"{name}.csv")
        self.councils = {row["id"]: row for row in read("councils")}
        self.themes = [row["id"] for row in read("themes")]
        self.duties = read("duties")
        self.updates = read("updates")
        self.challenges = {row["id"]: row for row in read("challenges")}
        self.recommendations = read("recommendations")
        alias = {row["alias"]: row["id"] for row in read("council_aliases")}
        self.alias = lambda name: name if name in self.councils else alias[name]

        self.groups_of = defaultdict(list)
        for row in read("groups"):
            self.groups_of[self.alias(row["council"])].append(slug(row["group"]))
        self.as_of = self.read_as_of(folder, read)
        for challenge in self.challenges.values():
            self.describe_challenge(challenge)
        for recommendation in self.recommendations:
            self.describe_recommendation(recommendation)
        self.give_status()

    def read_as_of(self, folder, read):
        """The date in the configuration, or the newest first day of any date that the data say has come."""
        setting = tomllib.loads((Path(folder) / "peerbench.toml").read_text("utf-8")).get("as_of", "newest")
        if str(setting) == "today":
            return date.today()
        if isinstance(setting, date) or re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(setting)):
            return date.fromisoformat(str(setting)[:10])
        visit = ["onsite_start", "onsite_end", "report_published", "action_plan_published"]
        dated = [(self.challenges.values(), visit + ["progress_review", "progress_report_published"])]
        dated += [(self.updates, ["date"]), (read("replies"), ["date"]), (read("plans"), ["adopted"])]
        dated += [(read("events"), ["date"])]
        cells = [row.get(column, "") for table, columns in dated for row in table for column in columns]
        return max(span(cell).earliest for cell in cells if cell)

    def describe_challenge(self, challenge):
        """Adds the visit's dates, the councils by id and the list of recommendations."""
        challenge["start"] = span(challenge.get("onsite_start") or challenge.get("onsite_end"))
        challenge["end"] = span(challenge.get("onsite_end") or challenge.get("onsite_start"))
        challenge["year"] = challenge["start"].text[:4] if challenge["start"] else ""
        challenge["council_ids"] = [self.alias(name) for name in parts(challenge["councils"])]
        mine = [row for row in self.recommendations if row["challenge"] == challenge["id"]]
        challenge["recommendations"] = mine
        stated = challenge.get("stated_recommendations", "")
        challenge["is_complete"] = bool(mine) and stated.isdigit() and int(stated) == len(mine)

    def describe_recommendation(self, recommendation):
        """Adds the list of themes and the councils that it addresses."""
        recommendation["theme_ids"] = parts(recommendation.get("themes", ""))
        own = [self.alias(name) for name in parts(recommendation.get("councils", ""))]
        recommendation["council_ids"] = own or self.challenges[recommendation["challenge"]]["council_ids"]

    def give_status(self):
        """Adds to each recommendation its status and all that follows from its updates."""
        told = defaultdict(list)
        for row, update in enumerate(self.updates):
            day = span(update.get("date"))
            if update["recommendation"] and (day is None or day.earliest <= self.as_of):
                order = (day is not None, day.earliest if day else date.min, row)
                told[update["challenge"], update["recommendation"]].append((order, update))
        for recommendation in self.recommendations:
            heard = told[recommendation["challenge"], recommendation["number"]]
            history = [update for _, update in sorted(heard, key=lambda pair: pair[0])]
            self.judge(recommendation, history)

    def judge(self, recommendation, history):
        """The status after a history in order: state, closing date, verified, past due."""
        last = history[-1] if history else {}
        final_run = []
        for update in history:
            final_run = final_run + [update] if update["status"] == "complete" else []
        due_texts = [recommendation.get("due", "")] + [update.get("due", "") for update in history]
        first_due = span(next(filter(None, due_texts), ""))
        status = last.get("status", "")
        state = "closed" if status == "complete" else "withdrawn" if status in WITHDRAWN else "open"
        recommendation["state"] = state if history else "no_information"
        recommendation["status"] = status
        recommendation["status_date"] = last.get("date", "")
        recommendation["reported_by"] = last.get("reported_by", "")
        recommendation["closed_on"] = final_run[0].get("date", "") if final_run else ""
        withdrawing = []
        for update in history:
            withdrawing = withdrawing + [update] if update["status"] in WITHDRAWN else []
        recommendation["withdrawn_on"] = withdrawing[0].get("date", "") if withdrawing else ""
        recommendation["verified"] = any(update["reported_by"] in VERIFIERS for update in final_run)
        is_open = recommendation["state"] == "open"
        recommendation["past_due"] = is_open and first_due is not None and first_due.latest < self.as_of
        self.hear(recommendation, history, final_run, [text for text in due_texts if text])

    def hear(self, recommendation, history, final_run, due_texts):
        """Who said what, how the due date moved, and what is wanting."""
        def last_word(voices):
            words = [update["status"] for update in history if update["reported_by"] in voices]
            return words[-1] if words else ""

        council, review = last_word({"council"}), last_word(VERIFIERS)
        dated = [update["date"] for update in history if update.get("date")]
        moved = [one != other for one, other in zip(due_texts, due_texts[1:])]
        days = (span(due_texts[-1]).middle - span(due_texts[0]).middle).days if due_texts else ""
        cited = any(update.get("evidence_url") for update in final_run)
        is_silent = recommendation["state"] == "open" and dated and span(dated[-1]).latest < add_months(self.as_of, -12)
        truth = lambda value: "true" if value else "false"
        recommendation["heard"] = {
            "council_says": council,
            "review_finds": review,
            "voices_differ": truth(council and review and council != review),
            "due_moves": str(sum(moved)),
            "due_moved_days": str(days),
            "closed_without_evidence": truth(final_run and not cited),
            "last_heard": dated[-1] if dated else "",
            "silent": truth(is_silent),
        }

    def council_groups(self, council_ids, kinds):
        """The groups, as (kind, id), that councils belong to, each once."""
        found = {("all", "all")}
        for council in council_ids:
            row = self.councils[council]
            found |= {(kind, slug(row[kind])) for kind in ("nation", "region", "type") if row.get(kind)}
            found |= {("group", group) for group in self.groups_of[council]}
            found.add(("council", council))
        return {(kind, group) for kind, group in found if kind in kinds}
