//! Colours for a stand-alone picture, as presentation attributes: a strict style policy leaves them alone.

use std::fmt::Write as _;

use crate::appearance::{APPEARANCES, Pattern, svg_patterns};

/// The fonts of a stand-alone picture.
pub(super) const FONTS: &str =
    "system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, Liberation Sans, sans-serif";

const INK: &str = "#14181d";
const MUTED: &str = "#57606a";

/// The `defs` of the patterns of states, painted.
pub(super) fn patterns() -> String {
    let mut defs = format!("<defs>{}</defs>", svg_patterns());
    for appearance in APPEARANCES.iter().filter(|appearance| appearance.pattern != Pattern::Solid) {
        let line = match appearance.pattern {
            Pattern::Stripes => appearance.text,
            _ => appearance.edge,
        };
        let start = format!("<pattern id=\"pattern-{}\"", appearance.slug);
        let Some(at) = defs.find(&start) else { continue };
        let end = defs[at..].find("</pattern>").map_or(defs.len(), |length| at + length);
        let painted = defs[at..end]
            .replacen("<rect", &format!("<rect fill=\"{}\"", appearance.fill.light), 1)
            .replacen("<path", &format!("<path fill=\"{}\"", line.light), 1);
        defs.replace_range(at..end, &painted);
    }
    defs
}

/// The markup with each class replaced by what it looks like in the light scheme.
pub(super) fn painted(markup: &str) -> String {
    const CLASS: &str = " class=\"";
    let mut out = String::with_capacity(markup.len() * 2);
    let mut rest = markup;
    // Text has its quotation marks escaped, so that none of it is taken for an attribute.
    while let Some(at) = rest.find(CLASS) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let Some((class, tail)) = after[CLASS.len()..].split_once('"') else { break };
        let is_text = out.rfind('<').is_some_and(|tag| out[tag..].starts_with("<text"));
        let attributes = if is_text { format!(" fill=\"{}\"", text_colour(class)) } else { shape(class) };
        let tag = out[out.rfind('<').unwrap_or_default()..].to_owned();
        let after_class = tail.split('>').next().unwrap_or_default();
        // What the element says itself counts.
        for attribute in attributes.split_inclusive("\" ").map(str::trim) {
            let name = format!(" {}=", attribute.split('=').next().unwrap_or_default());
            if !tag.contains(&name) && !after_class.contains(&name) {
                let _ = write!(out, " {attribute}");
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

fn text_colour(class: &str) -> &'static str {
    if let Some(slug) = class.strip_prefix("on-")
        && let Some(appearance) = APPEARANCES.iter().find(|appearance| appearance.slug == slug)
    {
        return appearance.text.light;
    }
    match class {
        "muted" | "axis" | "grid" => MUTED,
        "on-dark" => "#ffffff",
        _ => INK,
    }
}

fn shape(class: &str) -> String {
    if let Some(slug) = class.strip_prefix("state-")
        && let Some(appearance) = APPEARANCES.iter().find(|appearance| appearance.slug == slug)
    {
        let edge = appearance.edge.light;
        return match appearance.pattern {
            Pattern::Solid => format!(" fill=\"{}\" stroke=\"{edge}\"", appearance.fill.light),
            _ => format!(" fill=\"url(#pattern-{slug})\" stroke=\"{edge}\""),
        };
    }
    let attributes = match class {
        "ground" => "fill=\"#ffffff\"",
        "c1" | "seq5" => "fill=\"#12436d\"",
        "c2" => "fill=\"#3f78a8\"",
        "c3" => "fill=\"#9b2f6b\"",
        "c4" => "fill=\"#f3d08c\"",
        "c5" => "fill=\"#7a746a\"",
        "c6" => "fill=\"#c9ccd1\"",
        "seq0" => "fill=\"#eef3f7\" stroke=\"#d8d3c7\"",
        "seq1" | "band" => "fill=\"#cfdde8\"",
        "seq2" => "fill=\"#9fbcd2\"",
        "seq3" => "fill=\"#447aa6\"",
        "seq4" => "fill=\"#2a6191\"",
        "none" => "fill=\"#f4f6f8\" stroke=\"#68737d\" stroke-dasharray=\"2 2\"",
        "halo" => "stroke=\"#ffffff\" stroke-width=\"4\"",
        "axis" => "stroke=\"#57606a\"",
        "grid" => "stroke=\"#dbe1e6\"",
        "whisker" => "stroke=\"#14181d\" stroke-width=\"1.25\"",
        "mark" => "stroke=\"#9b2f6b\" stroke-width=\"3\"",
        "border" => "fill=\"none\" stroke=\"#14181d\" stroke-width=\"2\"",
        "faded" => "fill=\"none\" stroke=\"#3f78a8\" stroke-width=\"1.5\" stroke-dasharray=\"1 3\"",
        "curve" => "fill=\"none\" stroke=\"#12436d\" stroke-width=\"2.5\"",
        "limit" => "fill=\"none\" stroke=\"#57606a\" stroke-dasharray=\"5 4\"",
        "other" => "fill=\"none\" stroke=\"#57606a\" stroke-width=\"1.5\"",
        "empty" => "fill=\"#ffffff\" stroke=\"#12436d\" stroke-width=\"1.5\"",
        "begun" => "fill=\"#9fbcd2\" stroke=\"#12436d\" stroke-width=\"1.5\"",
        "late" => "fill=\"#9b2312\"",
        "done" => "fill=\"#12436d\" stroke=\"#12436d\" stroke-width=\"1.5\"",
        _ => "fill=\"#14181d\"",
    };
    attributes.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_and_text_of_one_class_differ() {
        let markup = "<line class=\"axis\" x1=\"0\"/><text class=\"axis\">a class=&quot;c1&quot;</text>";
        assert_eq!(
            painted(markup),
            "<line stroke=\"#57606a\" x1=\"0\"/><text fill=\"#57606a\">a class=&quot;c1&quot;</text>"
        );
    }

    #[test]
    fn every_state_is_painted() {
        let defs = patterns();
        for appearance in APPEARANCES {
            let shape = painted(&format!("<rect class=\"state-{}\"/>", appearance.slug));
            if appearance.pattern == Pattern::Solid {
                assert!(shape.contains(appearance.fill.light), "{shape}");
            } else {
                assert!(shape.contains(&format!("url(#pattern-{})", appearance.slug)), "{shape}");
                assert!(defs.contains(&format!("<rect fill=\"{}\"", appearance.fill.light)), "{defs}");
            }
        }
    }
}
