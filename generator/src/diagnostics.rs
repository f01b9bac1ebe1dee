//! What every stage has to say about its input: errors and warnings with a place, a reason and a way out.
//!
//! Stages push diagnostics and go on, so that one run shows all of them; [`Diagnostics::propagate`] stands between stages.

pub mod github;
pub mod json;
mod source;
pub mod text;

pub use source::{Position, Source};

use crate::hash::HashSet;
use crate::pointer::Pointer;

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The output is usable, but the user should know.
    Warning,
}

/// What becomes of a document of which a part cannot be generated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tolerance {
    /// Nothing is generated.
    #[default]
    None,
    /// The operations that cannot be generated are left out, and the rest is generated.
    KeepGoing,
}

/// One thing that is wrong with the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The place in the OpenAPI document.
    pub pointer: Option<Pointer>,
    /// The place in a file; filled in from the pointer where a stage knows only that.
    pub position: Option<Position>,
    /// The file, where no place inside it can be named (it could not be read, say).
    pub file: Option<String>,
    /// What to write or run instead.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error without a place yet.
    #[must_use]
    pub fn error(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            message: message.into(),
            pointer: None,
            position: None,
            file: None,
            help: None,
        }
    }

    /// A warning without a place yet.
    #[must_use]
    pub fn warning(message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(message) }
    }

    /// An error about something of the document that cannot be expressed in a client yet.
    #[must_use]
    pub fn unsupported(what: &str, at: &Pointer) -> Self {
        Self::error(format!("{what} is not supported yet"))
            .at(at)
            .help("take it out of the document that you generate from, or write it in a simpler form")
    }

    /// The same, at a place of the document.
    #[must_use]
    pub fn at(self, pointer: &Pointer) -> Self {
        Self { pointer: Some(pointer.clone()), ..self }
    }

    /// The same, at a place of a file.
    #[must_use]
    pub fn positioned(self, position: Position) -> Self {
        Self { position: Some(position), ..self }
    }

    /// The same, about a whole file.
    #[must_use]
    pub fn in_file(self, file: impl Into<String>) -> Self {
        Self { file: Some(file.into()), ..self }
    }

    /// The same, with a way out.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

/// All that a stage had to say, in the order of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Nothing to say yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds one that may have been said before.
    pub fn push_once(&mut self, diagnostic: Diagnostic) {
        if !self.0.contains(&diagnostic) {
            self.0.push(diagnostic);
        }
    }

    /// Adds those of another stage behind the present ones.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// The same, without those that were said before.
    pub fn extend_once(&mut self, others: Self) {
        if others.is_empty() {
            return;
        }
        let key = |diagnostic: &Diagnostic| (diagnostic.pointer.clone(), diagnostic.message.clone());
        let mut said: HashSet<_> = self.iter().map(key).collect();
        self.0.extend(others.0.into_iter().filter(|diagnostic| said.insert(key(diagnostic))));
    }

    /// Each, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Each, in order, to be completed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.0.iter_mut()
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Turns the errors from the one at `start` on into warnings that say what is left out because of them. Gives what they said.
    pub fn excuse(&mut self, start: usize, what: &str) -> Vec<String> {
        let mut reasons = Vec::new();
        for diagnostic in self.0.iter_mut().skip(start).filter(|diagnostic| diagnostic.severity == Severity::Error) {
            reasons.push(diagnostic.message.clone());
            diagnostic.severity = Severity::Warning;
            diagnostic.message = format!("{what} is left out: {}", diagnostic.message);
        }
        reasons
    }

    /// How many errors there are.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }

    /// Ends the run where there are errors; the next stage never sees bad input.
    ///
    /// # Errors
    ///
    /// Everything said so far, warnings included, when at least one of it is an error.
    pub fn propagate(self) -> Result<Self, Self> {
        if self.errors() == 0 { Ok(self) } else { Err(self) }
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}
