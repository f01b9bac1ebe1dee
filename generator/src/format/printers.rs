//! As many printers as threads lay out files at once: each goes on with the shapes that it has met, and learns from the others.

use std::sync::{Arc, Mutex, PoisonError};

use super::printer::Printer;
use super::shape::Layout;
use crate::hash::HashMap;

/// Printers that nobody uses at the moment.
#[derive(Debug, Default)]
pub(crate) struct Printers {
    idle: Mutex<Vec<Printer>>,
    learned: Arc<Learned>,
}

impl Printers {
    /// Lays out the text of a file.
    ///
    /// # Errors
    ///
    /// When the text is no Rust.
    pub(crate) fn rust(&self, text: &str) -> Result<String, syn::Error> {
        let mut printer =
            locked(&self.idle, Vec::pop).unwrap_or_else(|| Printer::learning_from(Arc::clone(&self.learned)));
        let laid_out = printer.rust(text);
        locked(&self.idle, |idle| idle.push(printer));
        laid_out
    }
}

/// What any of some printers found out of shapes: the layouts of the narrowest pieces, where those tell anything.
#[derive(Debug, Default)]
pub(super) struct Learned(Mutex<HashMap<(usize, String), Option<Layout>>>);

impl Learned {
    /// The layout of a shape in what stands at an address around it, which is made where nobody knows it yet.
    pub(super) fn layout(&self, around: usize, shape: &str, make: impl FnOnce() -> Option<Layout>) -> Option<Layout> {
        let key = (around, shape.to_owned());
        if let Some(known) = locked(&self.0, |known| known.get(&key).cloned()) {
            return known;
        }
        let layout = make();
        locked(&self.0, |known| known.insert(key, layout.clone()));
        layout
    }
}

fn locked<T, U>(of: &Mutex<T>, with: impl FnOnce(&mut T) -> U) -> U {
    with(&mut of.lock().unwrap_or_else(PoisonError::into_inner))
}
