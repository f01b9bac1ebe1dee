//! As many printers as threads lay out files at once: each goes on with the shapes that it has met.

use std::sync::{Mutex, PoisonError};

use super::printer::Printer;

/// Printers that nobody uses at the moment.
#[derive(Debug, Default)]
pub(crate) struct Printers(Mutex<Vec<Printer>>);

impl Printers {
    /// Lays out the text of a file.
    ///
    /// # Errors
    ///
    /// When the text is no Rust.
    pub(crate) fn rust(&self, text: &str) -> Result<String, syn::Error> {
        let mut printer = self.idle(Vec::pop).unwrap_or_default();
        let laid_out = printer.rust(text);
        self.idle(|printers| printers.push(printer));
        laid_out
    }

    fn idle<T>(&self, with: impl FnOnce(&mut Vec<Printer>) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
