//! A line that tells which stage runs, on a terminal only.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget};

use crate::pipeline::Progress;

/// Shows the running stage on standard error when that is a terminal.
pub(super) struct Spinner(ProgressBar);

impl Spinner {
    pub(super) fn new() -> Self {
        // A stderr target hides itself when it is not a terminal.
        let bar = ProgressBar::new_spinner();
        bar.set_draw_target(ProgressDrawTarget::stderr());
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Spinner {
    fn stage(&self, name: &'static str) {
        self.0.set_message(name);
    }
}
