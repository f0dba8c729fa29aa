"""completeness.csv: how much of the record is there, by region and year of the visit (definitions:
Completeness)."""

import groups


def rows(view, statuses):
    cells = {}
    for one in view.challenges:
        for region in groups.of_councils(view, one.councils, "region"):
            cells.setdefault((region, str(one.year or "")), []).append(one)
    for (region, year), visits in sorted(cells.items()):
        count = lambda test: sum(1 for one in visits if test(one))
        yield {
            "region": region,
            "year": year,
            "visits": len(visits),
            "with_recommendations": count(lambda one: one.recommendations),
            "whole_lists": count(lambda one: one.whole),
            "with_status": count(lambda one: any(not statuses[made].none for made in one.recommendations)),
            "checked": count(lambda one: one.checked),
        }
