//! What became of recommendations, in a clause.

use super::list;
use crate::analysis::Closure;

/// Where a group's recommendations stand, as a clause: `3 closed, 4 open, nothing published about 10`.
#[must_use]
pub fn standing_clause(closure: &Closure) -> String {
    let mut parts = Vec::new();
    if closure.closed > 0 {
        parts.push(match (closure.closed_verified, closure.closed - closure.closed_verified) {
            (0, reported) => format!("{reported} closed as reported by the council"),
            (verified, 0) => format!("{verified} closed and verified"),
            (verified, reported) => {
                format!("{} closed ({verified} verified, {reported} reported)", closure.closed)
            }
        });
    }
    if closure.open > 0 {
        parts.push(format!("{} open", closure.open));
    }
    if closure.withdrawn > 0 {
        parts.push(format!("{} withdrawn", closure.withdrawn));
    }
    if closure.no_information > 0 {
        parts.push(format!("{} with nothing published", closure.no_information));
    }
    list(&parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_there_is_is_said() {
        let closure = Closure {
            made: 17,
            closed: 3,
            closed_verified: 1,
            open: 4,
            no_information: 10,
            ..Closure::default()
        };
        assert_eq!(
            standing_clause(&closure),
            "3 closed (1 verified, 2 reported), 4 open and 10 with nothing published"
        );
        let verified = Closure { made: 1, closed: 1, closed_verified: 1, ..Closure::default() };
        assert_eq!(standing_clause(&verified), "1 closed and verified");
    }
}
