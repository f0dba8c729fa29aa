//! What live functions print.

use super::{html, page, reference, render, rendered};
use crate::content::{Block, Live};

fn on(live: &Live, body: &str) -> String {
    html(&render(&page(body), live).unwrap_or_else(|problem| panic!("{body}: {problem:#?}")))
}

#[test]
fn figures_are_marked_with_their_row() {
    let (_, live) = reference();
    let share = on(
        &live,
        "{{ figure(\"theme-frequency\", theme=\"scrutiny\", region=\"east-midlands\", show=\"words\") }}",
    );
    assert!(share.starts_with("<p><data class=\"figure\" value=\"0."), "{share}");
    assert!(share.contains("data-figure=\"theme-frequency/all/region/east-midlands/scrutiny\""), "{share}");
    assert!(share.contains("%</data>; 95% interval "), "{share}");
    let count = on(&live, "{{ figure(\"closure.made\") }}");
    assert!(count.contains("data-figure=\"closure/all/all/made\">"), "{count}");
    let bound = on(&live, "{{ figure(\"closure.bound_high\") }}");
    assert!(bound.contains("data-figure=\"closure/all/all/bound_high\" data-numerator"), "{bound}");
}

#[test]
fn uncertain_rates_are_counts_alone() {
    let (_, live) = reference();
    let rate = |show: &str| {
        on(&live, &format!("{{{{ figure(\"closure.rate\", challenge=\"derby-2017\", show=\"{show}\") }}}}"))
    };
    assert!(rate("percent").contains(" of 11</data>"), "{}", rate("percent"));
    assert!(rate("words").contains(" of 11</data>"), "{}", rate("words"));
    assert!(rate("sentence").contains(" of 11 recommendations</data>"), "{}", rate("sentence"));
}

#[test]
fn groups_without_figures_say_so() {
    assert_eq!(rendered("{{ figure(\"closure.rate\", region=\"wales\") }}"), "<p>nothing on record</p>\n");
    assert_eq!(rendered("{{ figure(\"closure.made\", region=\"wales\") }}"), "<p>0</p>\n");
    assert_eq!(
        rendered("{{ chart(\"raised-again\") }}"),
        "<p>Nothing is on record that this chart could show.</p>\n"
    );
}

#[test]
fn counts_can_be_asked_for_in_conditions() {
    assert_eq!(
        rendered("{% if figure(\"closure.rate\").total > 0 %}some{% else %}none{% endif %}"),
        "<p>none</p>\n"
    );
    assert_eq!(rendered("{% if figure(\"count.challenges\") == 0 %}none{% endif %}"), "<p>none</p>\n");
}

#[test]
fn numbers_dates_and_lists_read_as_people_write_them() {
    let body = "{% for c in councils(region=\"south-west\") %}\n- [{{ c.name }}]({{ c.url }}), {{ c.population }} in the {{ c.region }}\n{% endfor %}\n";
    assert_eq!(
        rendered(body),
        "<ul>\n<li><a href=\"/a/b/councils/avon/\">Avon</a>, 256,814 in the South West</li>\n</ul>\n"
    );
    assert_eq!(rendered("{{ as_of() }}"), "<p>16 June 2026</p>\n");
    assert_eq!(rendered("{{ none }}"), "<p>not known</p>\n");
}

#[test]
fn a_matrix_without_a_clear_difference_is_a_sentence() {
    let (_, live) = reference();
    let prose = render(&page("{{ chart(\"theme-heat\", by=\"type\") }}"), &live).unwrap();
    let [Block::Html(html)] = prose.blocks.as_slice() else { panic!("{:?}", prose.blocks) };
    assert!(html.contains("No theme is raised more or less often than elsewhere"), "{html}");
}

#[test]
fn every_chart_and_table_can_be_set() {
    let (_, live) = reference();
    for call in [
        "chart(\"theme-frequency\", region=\"london\", limit=5)",
        "chart(\"raised-again\")",
        "chart(\"council-matrix\", council=\"derby\")",
        "chart(\"duty-timeline\", council=\"derby\")",
        "chart(\"status-bars\", by=\"component\")",
        "chart(\"status-bar\", council=\"derby\")",
        "chart(\"hexagon-map\")",
        "table(\"themes\")",
        "table(\"duties\")",
        "table(\"theme-frequency\", region=\"london\")",
        "table(\"closure\", by=\"region\")",
        "table(\"recurrence\")",
        "table(\"completeness\")",
    ] {
        let prose = render(&page(&format!("Before.\n\n{{{{ {call} }}}}\n\nAfter.")), &live).unwrap();
        assert!(
            matches!(
                prose.blocks.as_slice(),
                [Block::Html(_), Block::Chart(_) | Block::Table(..), Block::Html(_)]
            ),
            "{call}"
        );
    }
    for body in [
        "See {{ table(\"duties\") }}",
        "- {{ table(\"duties\") }}",
        "{{ table(\"duties\") }}\nmore",
        "## {{ table(\"duties\") }}",
    ] {
        assert_eq!(render(&page(body), &live).unwrap_err().kind.code(), "content-block", "{body}");
    }
}

#[test]
fn challenges_are_listed_newest_first() {
    let (_, live) = reference();
    let list = on(
        &live,
        "{% for c in challenges(council=\"derby\") %}{{ c.year }} {{ c.kind }} {{ c.recommendations }}; {% endfor %}",
    );
    assert_eq!(list, "<p>2018 follow-up visit 6; 2017 corporate peer challenge 11;</p>\n");
}

#[test]
fn examples_can_be_taken_from_whatever_the_site_has() {
    let (_, live) = reference();
    let said = on(
        &live,
        "{% for t in themes()[:2] %}{{ t.title }}, {{ t.url }}: {{ t.challenges }}. {% endfor %}\
         {% for r in regions()[:1] %}{{ r.name }}: {{ r.url }}.{% endfor %}\
         {% if has_theme(\"scrutiny\") and has_region(\"london\") and has_duty(\"report\") %} yes{% endif %}\
         {% if has_theme(\"none\") or has_region(\"none\") or has_duty(\"none\") %} no{% endif %}",
    );
    assert!(said.contains("/themes/") && said.contains("/regions/") && said.contains(" yes"), "{said}");
    assert!(!said.contains(" no<"), "{said}");
    let counts: Vec<u32> = said.split(": ").filter_map(|part| part.split('.').next()?.parse().ok()).collect();
    assert!(counts.len() == 2 && counts[0] >= counts[1], "{said}");
}
