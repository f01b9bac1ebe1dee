//! As many printers as threads lay out files at once: each goes on with the shapes that it has met, and learns from the others.

use std::sync::{Arc, Mutex, PoisonError};

use proc_macro2::TokenStream;

use super::printer::{Narrow, Printer};
use super::shape::Layout;
use crate::hash::HashMap;

/// What opens the function that statements are laid out in.
const OPEN: &str = "async fn main() {";

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

    /// Some statements, laid out as they stand in a function, without the indentation that they have there.
    pub(crate) fn statements(&self, statements: &TokenStream) -> String {
        // What is no Rust stays as it is: the file that it comes to stand in is refused.
        let Ok(file) = self.rust(&format!("{OPEN} {statements} }}")) else { return statements.to_string() };
        let lines = file.lines().skip_while(|line| *line != OPEN).skip(1).take_while(|line| *line != "}");
        lines.map(|line| line.strip_prefix("    ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
    }
}

/// What any of some printers found out of shapes: the layouts of the narrowest pieces, where those tell anything.
#[derive(Debug, Default)]
pub(super) struct Learned(Mutex<HashMap<(usize, String), Narrow>>);

impl Learned {
    /// The layout of a shape in what stands at an address around it, which is made where nobody knows it yet.
    pub(super) fn layout(&self, around: usize, shape: &str, make: impl FnOnce() -> Option<Layout>) -> Narrow {
        match self.known(around, shape) {
            Narrow::Unasked => {
                let layout = make().map_or(Narrow::Unknown, Narrow::Known);
                locked(&self.0, |known| known.insert((around, shape.to_owned()), layout.clone()));
                layout
            }
            known => known,
        }
    }

    /// The same as far as anybody has asked for it.
    pub(super) fn known(&self, around: usize, shape: &str) -> Narrow {
        let key = (around, shape.to_owned());
        locked(&self.0, |known| known.get(&key).cloned().unwrap_or_default())
    }
}

fn locked<T, U>(of: &Mutex<T>, with: impl FnOnce(&mut T) -> U) -> U {
    with(&mut of.lock().unwrap_or_else(PoisonError::into_inner))
}
