//! The texts that diagnostics quote.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A file whose text diagnostics can quote.
#[derive(Debug)]
pub struct Source {
    /// The path as the user named it, with `/` between its parts.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// Where its lines start, once somebody has asked: a large document may have thousands of places to show.
    lines: OnceLock<Vec<usize>>,
}

impl Source {
    /// A file with its text.
    #[must_use]
    pub const fn new(name: String, text: String) -> Self {
        Self { name, text, lines: OnceLock::new() }
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            std::iter::once(0).chain(self.text.match_indices('\n').map(|(newline, _)| newline + 1)).collect()
        })
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.text) == (&other.name, &other.text)
    }
}

impl Eq for Source {}

/// A place in a [`Source`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The file.
    pub source: Arc<Source>,
    /// The bytes of the text that are meant.
    pub span: Range<usize>,
}

impl Position {
    /// The line (from 1) and the column (from 1, in characters) where the span starts.
    #[must_use]
    pub fn line_and_column(&self) -> (usize, usize) {
        let at = Some(self.span.start).filter(|at| self.source.text.is_char_boundary(*at));
        let at = at.unwrap_or(self.source.text.len());
        let line = self.source.lines().partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|line| self.source.lines().get(line)).copied().unwrap_or_default();
        let column = self.source.text.get(start..at).unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}

#[cfg(test)]
mod tests {
    use super::{Arc, Position, Source};

    #[test]
    fn places_have_lines_and_columns() {
        let source = Arc::new(Source::new("a".to_owned(), "a\nää b\n\nc".to_owned()));
        let place = |start| Position { source: Arc::clone(&source), span: start..start }.line_and_column();
        let expected = [(1, 1), (1, 2), (2, 1), (2, 2), (2, 4), (3, 1), (4, 1), (4, 2)];
        assert_eq!([0, 1, 2, 4, 7, 9, 10, 11].map(place), expected);
        assert_eq!(place(3), (4, 2), "what is no place is the end");
        assert_eq!(place(99), (4, 2));
    }
}
