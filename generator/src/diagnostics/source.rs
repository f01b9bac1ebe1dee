//! The texts that diagnostics quote.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// The bytes of a text whose lines are counted together.
const BLOCK: usize = 4096;

/// A file whose text diagnostics can quote.
#[derive(Debug)]
pub struct Source {
    /// The path as the user named it, with `/` between its parts.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// How many lines end before each block of the text, once somebody has asked: a large document may have thousands of places to
    /// show.
    lines: OnceLock<Vec<usize>>,
}

impl Source {
    /// A file with its text.
    #[must_use]
    pub const fn new(name: String, text: String) -> Self {
        Self { name, text, lines: OnceLock::new() }
    }

    /// How many lines end before a byte.
    fn lines_before(&self, at: usize) -> usize {
        let lines = self.lines.get_or_init(|| {
            let blocks = self.text.as_bytes().chunks(BLOCK);
            blocks.scan(0, |before, block| Some(std::mem::replace(before, *before + newlines(block)))).collect()
        });
        let start = at - at % BLOCK;
        let block = self.text.as_bytes().get(start..at).unwrap_or_default();
        // Behind the last block, there is none to begin with.
        match lines.get(at / BLOCK) {
            Some(before) => before + newlines(block),
            None => newlines(self.text.as_bytes()),
        }
    }
}

fn newlines(text: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', text).count()
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
        let before = self.source.text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = before.get(start..).unwrap_or_default().chars().count() + 1;
        (self.source.lines_before(at) + 1, column)
    }
}

#[cfg(test)]
mod tests {
    use super::{Arc, BLOCK, Position, Source};

    #[test]
    fn places_have_lines_and_columns() {
        let source = Arc::new(Source::new("a".to_owned(), "a\nää b\n\nc".to_owned()));
        let place = |start| Position { source: Arc::clone(&source), span: start..start }.line_and_column();
        let expected = [(1, 1), (1, 2), (2, 1), (2, 2), (2, 4), (3, 1), (4, 1), (4, 2)];
        assert_eq!([0, 1, 2, 4, 7, 9, 10, 11].map(place), expected);
        assert_eq!(place(3), (4, 2), "what is no place is the end");
        assert_eq!(place(99), (4, 2));
    }

    #[test]
    fn long_texts_have_places_as_well() {
        for length in [BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK] {
            let source = Arc::new(Source::new("a".to_owned(), "\n".repeat(length)));
            for at in [0, BLOCK - 2, BLOCK - 1, BLOCK, BLOCK + 1, length].into_iter().filter(|at| *at <= length) {
                let place = Position { source: Arc::clone(&source), span: at..at };
                assert_eq!(place.line_and_column(), (at + 1, 1), "{at} of {length}");
            }
        }
    }
}
