//! The program: everything is in the library.

use std::process::ExitCode;

// A build makes millions of small texts on every thread; the system's allocator takes a fifth of its time for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    peerbench::cli::run()
}
