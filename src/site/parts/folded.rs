//! Lists of which a page shows the first rows, the others when a reader asks for them.

use serde::Serialize;

/// A list in two parts; together they are the whole list, in its order.
#[derive(Serialize)]
pub(in crate::site) struct Folded<T> {
    /// The rows that are shown at once.
    shown: Vec<T>,
    /// The rows that are folded; possibly none.
    further: Vec<T>,
}

impl<T> Folded<T> {
    /// The list, folded after this many rows. A fifth more are shown where that leaves none to fold.
    pub(in crate::site) fn after(most: usize, rows: impl IntoIterator<Item = T>) -> Self {
        let mut shown: Vec<T> = rows.into_iter().collect();
        let all_fit = shown.len() <= most + most / 5;
        let further = if all_fit { Vec::new() } else { shown.split_off(most) };
        Self { shown, further }
    }

    /// The rows that are shown at once.
    pub(in crate::site) fn shown(&self) -> &[T] {
        &self.shown
    }
}

#[cfg(test)]
mod tests {
    use super::Folded;

    #[test]
    fn a_fold_is_worth_its_click() {
        for (rows, shown) in [(0, 0), (10, 10), (12, 12), (13, 10), (40, 10)] {
            let folded = Folded::after(10, 0..rows);
            assert_eq!((folded.shown.len(), folded.further.len()), (shown, rows - shown), "{rows}");
        }
        assert_eq!(Folded::after(1, 0..2).further, [1]);
    }
}
