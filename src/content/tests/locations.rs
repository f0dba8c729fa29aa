//! Every problem says where it is and what to do.

use super::{check, page, problem, rendered, site_with, underlined};
use crate::content::{Content, evaluate};
use crate::report::{Report, Severity};

#[test]
fn a_misspelt_name_is_underlined_with_the_nearest() {
    let found = problem("Text.\n\nIt is {{ figure(\"closure.rat\") }} now.");
    assert_eq!((found.kind.code(), found.location.line, found.location.column), ("live-unknown", 7, 18));
    assert_eq!(underlined(&found), "closure.rat");
    assert_eq!(found.help.as_deref(), Some("did you mean \"closure.rate\"?"));

    let found = problem("{{ figure(\"closure.rate\", regoin=\"london\") }}");
    assert_eq!(underlined(&found), "regoin");
    assert_eq!(found.help.as_deref(), Some("did you mean \"region\"?"));

    let found = problem("{{ figure(\"closure.rate\", region=\"lodnon\") }}");
    assert_eq!(underlined(&found), "lodnon");
    assert_eq!(found.help.as_deref(), Some("did you mean \"london\"?"));

    let found = problem("{{ chart(\"raised-agian\") }}");
    assert_eq!(
        (underlined(&found).as_str(), found.help.as_deref()),
        ("raised-agian", Some("did you mean \"raised-again\"?"))
    );
    assert_eq!(underlined(&problem("{{ table(\"thems\") }}")), "thems");

    let found = problem("{{ figur(\"closure.rate\") }}");
    assert_eq!(
        (found.kind.code(), found.help.as_deref()),
        ("live-unknown", Some("did you mean \"figure\"?"))
    );
    let found = problem("{{ asof }}");
    assert_eq!(found.help.as_deref(), Some("did you mean \"as_of\"?"));
}

#[test]
fn other_failures_underline_their_expression() {
    for (body, code, at_fault) in [
        ("a {{ b }}", "live-unknown", "b"),
        ("a {{ as_of() | shout }}", "live-unknown", "shout"),
        ("a {{ figure() }}", "live-value", "figure()"),
        ("a {{ figure(\"recurrence\") }}", "live-value", "figure(\"recurrence\")"),
        ("a {{ as_of( }}", "live-syntax", "}"),
        ("a {{ 1 / 3 }}", "live-value", "1 / 3"),
        ("a {{ councils() }}", "live-value", "councils()"),
        ("{% for c in councils() %}{{ c.nmae }}{% endfor %}", "live-unknown", "c.nmae"),
        (
            "{{ figure(\"closure.rate\", region=\"london\", year=2024) }}",
            "live-value",
            "figure(\"closure.rate\", region=\"london\", year=2024)",
        ),
    ] {
        let found = problem(body);
        assert_eq!((found.kind.code(), underlined(&found).as_str()), (code, at_fault), "{body}: {found:#?}");
        assert_eq!((found.location.file.as_str(), found.location.line), ("content/page.md", 5), "{body}");
    }
}

#[test]
fn problems_of_markdown_stand_where_the_author_wrote_them() {
    // The live expression before makes the text longer than what was written.
    let found = problem("{{ as_of() }} {{ as_of() }}\n\nA [link](//other.example/) here.");
    assert_eq!((found.location.line, found.location.column), (7, 3));
    assert_eq!(underlined(&found), "[link](//other.example/)");
    let found = problem("A [link]({{ 'x:y' }}).");
    assert_eq!(underlined(&found), "[link]({{ 'x:y' }})");
}

#[test]
fn a_first_heading_becomes_a_second() {
    assert_eq!(rendered("# One\n\n## One"), "<h2 id=\"one\">One</h2>\n<h2 id=\"one-2\">One</h2>\n");
    let mut report = Report::default();
    check(&Content { pages: vec![page("# One")] }, &site_with("Avon"), &mut report);
    let found: Vec<_> = report.iter().map(|p| (p.kind.code(), p.kind.severity(), underlined(p))).collect();
    assert_eq!(found, [("content-heading", Severity::Notice, "# One".to_owned())]);
}

#[test]
fn every_problem_of_a_page_is_reported_at_once() {
    let body = "{{ figure(\"closure.rat\") }} and {{ as_of() }}\n\n[One](javascript:alert(1))\n\n{{ asof }}\n\n\
                [Two](data:text/html,x)\n\n{% for c in councils() %}[{{ c.nmae }}]({{ c.url }})\n{% endfor %}\n\n\
                [Three](file:///secret)\n";
    let mut report = Report::default();
    check(&Content { pages: vec![page(body)] }, &site_with("Avon"), &mut report);
    report.sort();
    let found: Vec<_> = report.iter().map(|problem| (problem.location.line, problem.kind.code())).collect();
    assert_eq!(
        found,
        [
            (5, "live-unknown"),
            (7, "content-destination"),
            (9, "live-unknown"),
            (11, "content-destination"),
            (13, "live-unknown"),
            (16, "content-destination"),
        ]
    );
}

#[test]
fn a_tag_that_cannot_be_read_hides_no_other_problem() {
    let mut report = Report::default();
    let body =
        "[One](javascript:alert(1))\n\n{% fro c in councils() %}[{{ c.name }}]({{ c.url }}){% endfor %}\n";
    check(&Content { pages: vec![page(body)] }, &site_with("Avon"), &mut report);
    report.sort();
    let found: Vec<_> = report.iter().map(|problem| (problem.location.line, problem.kind.code())).collect();
    assert_eq!(found, [(5, "content-destination"), (7, "live-syntax")]);
}

#[test]
fn headings_and_charts_differ_from_what_the_page_has_already() {
    let taken = ["themes".to_owned(), "theme-frequency".to_owned()].into_iter().collect();
    let page = page("## Themes\n\n## Themes\n");
    let names: Vec<String> = evaluate(&page, &site_with("Avon"), &taken)
        .prose
        .headings
        .into_iter()
        .map(|heading| heading.0)
        .collect();
    assert_eq!(names, ["themes-2", "themes-3"]);
}
