//! Numbers, dates and states as people read them: the one place where figures become words.

mod date;
mod duty;
mod figure;
mod markup;
mod names;
mod number;
mod proportion;
mod standing;
mod status;

pub use date::{date, day, month, range, span, visit};
pub use duty::{duty_reason, duty_state};
pub use figure::{Figure, count_figure};
pub use markup::{escaped, push_escaped};
pub use names::{
    event_kind, group, group_in_list, group_kind, group_kinds, kind, kind_noun, reporter, type_name,
    types_name,
};
pub use number::{
    capitalised, count, counted, counted_words, list, months, number_word, ordinal, percent, thousands,
};
pub use proportion::{ends, in_words, interval_in_words, share_sentence, verdict};
pub use standing::standing_clause;
pub use status::{StatusWord, class, status};
