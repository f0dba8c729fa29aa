//! The page and what fits on it, in twentieths of a point ("twips") as Word counts.

/// Width of A4.
pub(super) const WIDTH: usize = 11_906;
/// Height of A4.
pub(super) const HEIGHT: usize = 16_838;
/// 2 cm on every side.
pub(super) const MARGIN: usize = 1_134;
/// Width of the text between the margins.
pub(super) const TEXT_WIDTH: usize = WIDTH - 2 * MARGIN;
/// The unit of drawings (EMU) in one twip.
pub(super) const EMU: usize = 635;
