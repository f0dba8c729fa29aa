//! Numbers, dates and states as people read them: the one place where figures become words.

mod claim;
mod closure;
mod date;
mod duty;
mod estimate;
mod figure;
mod history;
mod markup;
mod names;
mod number;
mod proportion;
mod status;

pub use claim::{
    claim, claimed_difference, closure_against_the_rest, closure_claim, theme_claim, verdict, why_not,
};
pub use closure::closure_clause;
pub use date::{date, day, month, range, short_month, span, visit};
pub use duty::{due, due_soon, due_soon_until, duty_reason, duty_state};
pub use estimate::{closed_within, followed, funnel, together};
pub use figure::{Figure, count_figure, reading_figure};
pub use history::{slippage, voices};
pub use markup::{escaped, push_escaped};
pub use names::{
    event_kind, group, group_in_list, group_kind, group_kinds, kind, kind_noun, others, reporter, type_name,
    types_name,
};
pub use number::{
    capitalised, count, counted, counted_words, duration, list, lower_first, months, number_word, ordinal,
    percent,
};
pub use proportion::{
    counts, counts_with_share, difference_in_words, ends, in_words, in_words_scaled, interval_in_words,
    share_sentence,
};
pub use status::{StatusWord, state, status};

pub use crate::report::thousands;
