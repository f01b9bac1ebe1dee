//! Printing that ends quietly when nobody reads on, and colours only what a person sees.

use std::io::Write;

use indicatif::{ProgressBar, ProgressStyle};

/// Prints to standard output. A closed pipe (`| head`) is no failure of ours, so it is not reported.
pub(crate) fn out(text: &str) {
    let mut stream = anstream::stdout();
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}

/// Prints to standard error.
pub(crate) fn err(text: &str) {
    let mut stream = anstream::stderr();
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}

/// Prints a JSON object to standard output.
pub(crate) fn json(value: &serde_json::Value) {
    out(&format!("{value:#}\n"));
}

/// A bar on standard error while something takes long; nothing where nobody watches.
pub(crate) fn progress(steps: usize, what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(steps).unwrap_or(u64::MAX));
    let style = ProgressStyle::with_template("{prefix} [{wide_bar}] {pos}/{len} {elapsed} {msg:30!}");
    bar.with_prefix(what).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// `1 file`, `2 files`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
