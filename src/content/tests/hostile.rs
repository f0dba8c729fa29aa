//! Nothing that a page or a cell holds runs, whatever it holds.

use proptest::prelude::*;

use super::{check, html, page, problem, render, rendered, site_with, underlined};
use crate::content::Content;
use crate::report::{Report, Severity};

/// The page's HTML with everything that makes it fail only noticed.
fn noticed(body: &str) -> Vec<&'static str> {
    let mut report = Report::default();
    check(&Content { pages: vec![page(body)] }, &site_with("Avon"), &mut report);
    report.iter().map(|problem| problem.kind.code()).collect()
}

#[test]
fn html_in_a_page_is_text() {
    assert_eq!(
        rendered("<script>alert(1)</script>\n\nA <b onclick=\"x\">word</b> <!-- note -->"),
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;\n</p>\n\
         <p>A &lt;b onclick=\"x\"&gt;word&lt;/b&gt; &lt;!-- note --&gt;</p>\n"
    );
    assert_eq!(noticed("a <b>b</b>"), ["content-html", "content-html"]);
    assert_eq!(noticed("a {# b #}"), [""; 0]);
}

#[test]
fn words_for_the_search_are_those_of_the_text() {
    let body = "# A *b* & `c < d`\n\n- one\n- [two](/x/) three\n";
    let prose = render(&page(body), &site_with("Avon")).unwrap();
    assert_eq!(prose.words.trim_end(), "A b & c < d\none\ntwo three");
}

#[test]
fn what_a_cell_holds_is_neither_markdown_nor_html() {
    let live = site_with("**[x](javascript:alert(1))** <img src=x onerror=alert(1)> {{ 1 }}");
    let prose = render(&page("{% for c in councils() %}\n- {{ c.name }}\n{% endfor %}\n"), &live).unwrap();
    assert_eq!(
        html(&prose),
        "<ul>\n<li>**[x](javascript:alert(1))** &lt;img src=x onerror=alert(1)&gt; {{ 1 }}</li>\n</ul>\n"
    );
}

#[test]
fn a_cell_cannot_leave_an_attribute_or_choose_a_scheme() {
    let council = "{% set c = councils() | first %}";
    let live = site_with("\"><script>alert(1)</script>");
    let body = format!("{council}[a](/x/ \"{{{{ c.name }}}}\") ![{{{{ c.name }}}}](/p.svg)");
    assert_eq!(
        html(&render(&page(&body), &live).unwrap()),
        "<p><a href=\"/a/b/x/\" title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">a</a> \
         <img src=\"/a/b/p.svg\" alt=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"></p>\n"
    );
    let live = site_with("javascript:alert(1)");
    let problem = render(&page(&format!("{council}[a]({{{{ c.name }}}})")), &live).unwrap_err();
    assert_eq!((problem.kind.code(), problem.kind.severity()), ("content-destination", Severity::Error));
}

#[test]
fn destinations_that_could_run_are_refused() {
    for body in [
        "[a](javascript:alert(1))",
        "[a](<java&#9;script:alert(1)>)",
        "[a](JAVASCRIPT&colon;alert(1))",
        "<javascript:alert(1)>",
        "[a](data:text/html,x)",
        "[a](//other.example/)",
        "[a](/\\\\other.example/)",
        "![a](https://other.example/x.png)",
        "[a][b]\n\n[b]: vbscript:x",
    ] {
        assert_eq!(problem(body).kind.code(), "content-destination", "{body}");
    }
}

#[test]
fn no_page_can_forge_a_token() {
    let found = problem("\u{fdd0}0\u{fdd1} {{ as_of() }}");
    assert_eq!((found.kind.code(), found.location.line, found.location.column), ("content-character", 5, 1));
    let live = site_with("\u{fdd0}0\u{fdd1}");
    let found = render(&page("{% set c = councils() | first %}{{ c.name }}"), &live).unwrap_err();
    assert_eq!(found.kind.code(), "live-value");
}

#[test]
fn endless_work_stops() {
    for body in [
        "{% for a in range(9999) %}{% for b in range(9999) %}{{ a }}{% endfor %}{% endfor %}",
        "{{ 'x' * 100000000000 }}",
        &"{% set x = 'xxxxxxxxxxxxxxxx' %}"
            .chars()
            .chain("{% set x = x ~ x ~ x ~ x %}".repeat(20).chars())
            .collect::<String>(),
    ] {
        assert_eq!(problem(body).kind.code(), "live-fuel", "{body}");
    }
    assert_eq!(underlined(&problem("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}")), "macro");
    assert_eq!(problem("{% include \"/etc/passwd\" %}").kind.code(), "live-syntax");
    assert_eq!(
        problem(&format!("{{{{ {}1{} }}}}", "(".repeat(5000), ")".repeat(5000))).kind.code(),
        "live-syntax"
    );
    // Deep nesting in Markdown is cut by the parser.
    rendered(&">".repeat(20_000));
    rendered(&"[".repeat(20_000));
}

/// Whether HTML holds any tag but those that the page around a cell makes.
fn foreign_tags(html: &str) -> Vec<String> {
    let own = [
        "p", "/p", "em", "/em", "code", "/code", "h2 id", "/h2", "a href", "/a", "ul", "/ul", "li", "/li",
        "pre", "/pre",
    ];
    html.split('<')
        .skip(1)
        .map(|rest| rest.split(['>', '=']).next().unwrap_or_default().to_owned())
        .filter(|tag| !own.contains(&tag.as_str()))
        .collect()
}

proptest! {
    #[test]
    fn no_cell_makes_a_tag(name in any::<String>(), part in "[<>\"'&`*_\\[\\]()!#|~\\\\{}%\n\t a-z/:]{0,40}") {
        let body = "{% set c = councils() | first %}\n## {{ c.name }}\n\n{{ c.name }}: *{{ c.name }}* `{{ c.name }}` \
                    [x](/y/{{ c.id }}/ \"{{ c.name }}\")\n\n- {{ c.name }}\n\n```\n{{ c.name }}\n```\n";
        let live = site_with(&format!("{name}{part}"));
        if let Ok(prose) = render(&page(body), &live) {
            prop_assert_eq!(foreign_tags(&html(&prose)), Vec::<String>::new());
        }
    }

    #[test]
    fn no_page_makes_an_element_that_runs(body in "(<|>|\"|'|`|\\*|_|\\[|\\]|\\(|\\)|!|#|\\||:|\\\\|\n| |script|img|onerror=|javascript:|a|=|/|&lt;|&#60;){0,60}") {
        let live = site_with("Avon");
        if let Ok(prose) = render(&page(&body), &live) {
            let html = html(&prose).to_lowercase();
            prop_assert!(!html.contains("<script"), "{}", html);
            prop_assert!(!html.contains("href=\"javascript:"), "{}", html);
            prop_assert!(!html.split('<').skip(1).any(|tag| {
                let tag = tag.split('>').next().unwrap_or_default();
                let outside_quotes: String = tag.split('"').step_by(2).collect();
                outside_quotes.contains("onerror")
            }), "{}", html);
        }
    }
}
