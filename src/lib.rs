//! peerbench.
