//! YAML text -> plain value. The only module that names `serde_yaml`.

mod parts;

use serde::de::DeserializeSeed;

use super::build::{Build, Notes};
use super::parse::{Failure, byte_offset};
use super::parts::length;
use crate::lines::lines;
use crate::value::Value;

/// Nested brackets that `serde_yaml` reads without taking long over it.
const HARMLESS_NESTING: usize = 1000;

/// Dashes and question marks in a row that `serde_yaml` reads without taking long over them; a line of dashes in a text is shorter.
const HARMLESS_INDICATORS: usize = 5000;

/// Reads the only document of a text.
pub(super) fn parse(text: &str, notes: &mut Notes) -> Result<Value, Failure> {
    check_nesting(text)?;
    let parts = length(text).and_then(|length| parts::parts(text, length));
    parts.and_then(|parts| parts.parse(notes, whole)).map_or_else(|| whole(text, notes), Ok)
}

/// Reads a text as one.
fn whole(text: &str, notes: &mut Notes) -> Result<Value, Failure> {
    let build = Build { notes, merges: true };
    build.deserialize(serde_yaml::Deserializer::from_str(text)).map_err(|error| failure(text, &error))
}

fn failure(text: &str, error: &serde_yaml::Error) -> Failure {
    let at = error.location().map(|location| byte_offset(text, location.line(), location.column()));
    let message = without_places(&error.to_string());
    let message = match message.as_str() {
        "recursion limit exceeded" => super::parse::too_deep(),
        "repetition limit exceeded" => "aliases blow the document up".to_owned(),
        "deserializing from YAML containing more than one document is not supported" => {
            "the file holds more than one YAML document".to_owned()
        }
        _ => message,
    };
    Failure { message, at }
}

/// The message without the places in it, which are shown beside the message.
fn without_places(message: &str) -> String {
    let mut parts = message.split(" at line ");
    let mut clean = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let part = part.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let part = part.strip_prefix(" column ").unwrap_or(part);
        clean.push_str(part.trim_start_matches(|letter: char| letter.is_ascii_digit()));
    }
    clean
}

/// `serde_yaml` reads all of a text before it looks at the depth, and takes quadratic time over nested brackets. Nobody writes
/// so many of them on one line, inside of a text or not.
fn check_nesting(text: &str) -> Result<(), Failure> {
    match suspicious(text) {
        Some(at) => Err(Failure { message: super::parse::too_deep(), at: Some(at) }),
        None => Ok(()),
    }
}

/// Where brackets nest, or lists and keys begin (`- - - a`), more deeply on one line than is harmless.
fn suspicious(text: &str) -> Option<usize> {
    let mut start = 0;
    for line in lines(text) {
        // Few lines are long enough.
        if line.len() > HARMLESS_NESTING
            && let Some(at) = suspicious_in_line(line)
        {
            return Some(start + at);
        }
        start += line.len();
    }
    None
}

fn suspicious_in_line(line: &str) -> Option<usize> {
    let (mut brackets, mut indicators) = (0_usize, 0);
    line.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => brackets += 1,
            b']' | b'}' => brackets = brackets.saturating_sub(1),
            b'-' | b'?' => indicators += 1,
            b' ' => {}
            _ => indicators = 0,
        }
        brackets > HARMLESS_NESTING || indicators > HARMLESS_INDICATORS
    })
}
