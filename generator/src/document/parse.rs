//! Text -> plain value, JSON or YAML by what the text looks like.

use std::sync::Arc;

use super::build::Notes;
use super::locate::{Syntax, Wanted};
use super::{json, yaml};
use crate::diagnostics::{Diagnostic, Diagnostics, Position, Source};
use crate::pointer::Pointer;
use crate::value::{Number, Value, is_integer_literal};

/// Levels of lists and objects that a document may have.
pub(super) const MAX_DEPTH: usize = 128;

/// Why a text does not parse.
pub(super) struct Failure {
    pub(super) message: String,
    /// The byte where the parser gave up, where it says so.
    pub(super) at: Option<usize>,
}

/// What to say about a document with more than [`MAX_DEPTH`] levels.
pub(super) fn too_deep() -> String {
    format!("lists and objects lie more than {MAX_DEPTH} levels deep")
}

/// Reads a text, and says how it is written.
pub(super) fn parse(source: &Arc<Source>) -> Result<(Value, Syntax), Diagnostics> {
    let (syntax, value, mut notes) =
        read(&source.text).map_err(|(syntax, failure)| reject(source, syntax, &failure))?;
    if !has_long_integer(&source.text, syntax) {
        notes.long.clear();
    }
    let mut wanted = Wanted::new(notes.duplicates.iter().chain(&notes.long));
    if notes.duplicates.is_empty() && notes.long.is_empty() {
        return Ok((value, syntax));
    }
    wanted.find(&source.text, syntax);
    duplicates(source, &notes.duplicates, &wanted).propagate()?;
    Ok((exact(value, &source.text, &notes.long, &wanted), syntax))
}

type Read = (Syntax, Value, Notes);

fn read(text: &str) -> Result<Read, (Syntax, Failure)> {
    let mut refusal = None;
    if text.trim_start().starts_with(['{', '[']) {
        let mut notes = Notes::new(text);
        match json::parse(text, &mut notes) {
            Ok(value) => return Ok((Syntax::Json, value, notes)),
            // YAML would take such a number for a text.
            Err(failure) if failure.message == "number out of range" => return Err((Syntax::Json, failure)),
            Err(failure) => refusal = Some((Syntax::Json, failure)),
        }
    }
    let mut notes = Notes::new(text);
    match yaml::parse(text, &mut notes) {
        Ok(value) => Ok((Syntax::Yaml, value, notes)),
        Err(failure) => Err(refusal.unwrap_or((Syntax::Yaml, failure))),
    }
}

fn reject(source: &Arc<Source>, syntax: Syntax, failure: &Failure) -> Diagnostics {
    let name = if syntax == Syntax::Json { "JSON" } else { "YAML" };
    let diagnostic = Diagnostic::error(format!("the file is no valid {name}: {}", failure.message));
    let diagnostic = diagnostic.help(match syntax {
        Syntax::Json => "mend the JSON at this place; what is wrong may stand just before it",
        Syntax::Yaml => {
            "mend the YAML at this place: look at the indentation, the quotes and the colons just before it"
        }
    });
    let diagnostic = match failure.at {
        Some(at) => {
            diagnostic.positioned(Position { source: Arc::clone(source), span: character_at(&source.text, at) })
        }
        None => diagnostic.in_file(&source.name),
    };
    diagnostic.into()
}

fn character_at(text: &str, at: usize) -> std::ops::Range<usize> {
    let length = text.get(at..).and_then(|rest| rest.chars().next()).filter(|letter| !letter.is_control());
    at..at + length.map_or(0, char::len_utf8)
}

fn duplicates(source: &Arc<Source>, duplicates: &[Pointer], wanted: &Wanted) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for (index, pointer) in duplicates.iter().enumerate() {
        // A key that stands three times is noted twice.
        let earlier = duplicates.iter().take(index).filter(|other| *other == pointer).count();
        let key = pointer.keys().last().unwrap_or_default();
        let places = wanted.all(pointer);
        let position = |place: usize| {
            let place = places.get(place)?;
            Some(Position { source: Arc::clone(source), span: place.key.clone().unwrap_or(place.value.clone()) })
        };
        let first = position(0).map_or_else(String::new, |first| {
            let (line, column) = first.line_and_column();
            format!("; it stands at line {line}, column {column} already")
        });
        let diagnostic = Diagnostic::error(format!("the object has the key `{key}` twice{first}"))
            .at(pointer)
            .help("take one of them out, or give it another name");
        diagnostics.push(match position(earlier + 1) {
            Some(position) => diagnostic.positioned(position),
            None => diagnostic.in_file(&source.name),
        });
    }
    diagnostics
}

/// The value with all digits of the integers that the parser rounded.
fn exact(mut value: Value, text: &str, long: &[Pointer], wanted: &Wanted) -> Value {
    for pointer in long {
        let Some(place) = wanted.all(pointer).first() else { continue };
        let written = text.get(place.value.clone()).unwrap_or_default();
        if let (true, Some(number)) = (is_integer_literal(written), super::mount::place_mut(&mut value, pointer)) {
            *number = Value::Number(Number::Text(written.into()));
        }
    }
    value
}

/// The fewest digits of an integer that the parser rounds.
const fn long(syntax: Syntax) -> usize {
    match syntax {
        // From 2⁶³ on.
        Syntax::Json => 19,
        // From 2¹²⁷ on.
        Syntax::Yaml => 39,
    }
}

/// Whether a text has so many digits in a row: numbers with a fraction or an exponent are read as they are.
fn has_long_integer(text: &str, syntax: Syntax) -> bool {
    let (bytes, long) = (text.as_bytes(), long(syntax));
    // So many in a row stand at one of the places that are so far apart.
    (0..bytes.len()).step_by(long).any(|at| {
        let (before, behind) = bytes.split_at(at);
        let digits = |byte: &&u8| byte.is_ascii_digit();
        let count = behind.iter().take_while(digits).count();
        count > 0 && count + before.iter().rev().take_while(digits).count() >= long
    })
}

/// The byte where a line (from 1) starts.
pub(super) fn line_start(text: &str, line: usize) -> usize {
    let before = line.saturating_sub(1);
    text.split_inclusive('\n').take(before).map(str::len).sum()
}

/// The byte at a line and a column (both from 1, columns in characters).
pub(super) fn byte_offset(text: &str, line: usize, column: usize) -> usize {
    let start = line_start(text, line);
    let rest = text.get(start..).unwrap_or_default();
    let within = rest.char_indices().nth(column.saturating_sub(1));
    start + within.map_or(rest.len(), |(offset, _)| offset)
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
