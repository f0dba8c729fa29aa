//! Reads a picture back in tests: what it says, not its bytes.

/// The text of every `text` element, in order.
pub(super) fn texts(svg: &str) -> Vec<String> {
    between(svg, "<text", "</text>")
        .into_iter()
        .filter_map(|part| part.split_once('>').map(|p| p.1.to_owned()))
        .collect()
}

/// The `title` of every mark, in order; the picture's own title has an id and is not among them.
pub(super) fn marks(svg: &str) -> Vec<String> {
    between(svg, "<title>", "</title>")
}

/// The addresses of all links, in order.
pub(super) fn links(svg: &str) -> Vec<String> {
    between(svg, "href=\"", "\"")
}

/// An attribute, as a number, of every element that has this class, in order.
pub(super) fn numbers(svg: &str, class: &str, attribute: &str) -> Vec<f64> {
    between(svg, &format!("class=\"{class}\""), "/>")
        .iter()
        .filter_map(|part| between(part, &format!(" {attribute}=\""), "\"").first()?.parse().ok())
        .collect()
}

/// Whether every element that is opened is closed, in the right order.
pub(super) fn is_balanced(svg: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for tag in svg.split('<').skip(1).filter_map(|part| part.split('>').next()) {
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap_or_default());
        }
    }
    open.is_empty()
}

fn between(text: &str, start: &str, end: &str) -> Vec<String> {
    text.split(start)
        .skip(1)
        .filter_map(|part| part.split_once(end))
        .map(|(inner, _)| inner.to_owned())
        .collect()
}
