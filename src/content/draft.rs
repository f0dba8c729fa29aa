//! A page's text from which expressions that fail are left out, so that the rest of the page can be evaluated and all its problems
//! come in one run.

use std::ops::Range;

/// The delimiters of live text.
const DELIMITERS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];

/// A page's text with spaces in the place of what is left out, so that every position stays the same.
pub(super) struct Draft {
    text: String,
    left_out: Vec<Range<usize>>,
    is_plain: bool,
}

impl Draft {
    pub(super) fn new(body: &str) -> Self {
        Self { text: body.to_owned(), left_out: Vec::new(), is_plain: false }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether all live text is left out.
    pub(super) fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// Whether something was left out within a span.
    pub(super) fn has_left_out(&self, span: &Range<usize>) -> bool {
        self.left_out.iter().any(|out| out.start < span.end && span.start < out.end)
    }

    /// Leaves out the printed expression around a span; false where there is none, as within a tag.
    pub(super) fn leave_out(&mut self, span: &Range<usize>) -> bool {
        let (open, close) = DELIMITERS[0];
        let Some((start, _)) = self.text.match_indices(open).take_while(|(at, _)| *at <= span.start).last()
        else {
            return false;
        };
        let Some(length) = self.text[start..].find(close) else { return false };
        let end = start + length + close.len();
        if span.start >= end {
            return false;
        }
        self.blank(start..end);
        true
    }

    /// Leaves out everything that is live.
    pub(super) fn leave_out_all(&mut self) {
        let mut from = 0;
        while let Some((start, close)) = DELIMITERS
            .iter()
            .filter_map(|(open, close)| Some((from + self.text[from..].find(open)?, *close)))
            .min_by_key(|(start, _)| *start)
        {
            let end = self.text[start..].find(close).map_or(self.text.len(), |at| start + at + close.len());
            self.blank(start..end);
            from = end;
        }
        self.is_plain = true;
    }

    fn blank(&mut self, span: Range<usize>) {
        let blank: String =
            self.text[span.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        self.text.replace_range(span.clone(), &blank);
        self.left_out.push(span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_stay_the_same() {
        let mut draft = Draft::new("é {{ a }} b {{ c\n}} {% if d %}e");
        assert!(draft.leave_out(&(6..7)));
        assert_eq!(draft.text(), "é         b {{ c\n}} {% if d %}e");
        assert!(!draft.leave_out(&(25..26)), "a tag is no expression");
        draft.leave_out_all();
        assert_eq!(draft.text(), "é         b     \n             e");
        assert!(draft.is_plain() && draft.has_left_out(&(0..5)) && !draft.has_left_out(&(10..12)));
    }
}
