//! JSON text -> plain value.

mod parts;

use serde::de::DeserializeSeed;

use super::build::{Build, Notes};
use super::parse::{Failure, line_start, too_deep};
use super::parts::length;
use crate::value::Value;

/// Reads the only value of a text.
pub(super) fn parse(text: &str, notes: &mut Notes) -> Result<Value, Failure> {
    let parts = length(text).and_then(|length| parts::parts(text, length));
    parts.and_then(|parts| parts.parse(notes, whole)).map_or_else(|| whole(text, notes), Ok)
}

/// Reads a text as one.
fn whole(text: &str, notes: &mut Notes) -> Result<Value, Failure> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let build = Build { notes, merges: false };
    let value = build.deserialize(&mut deserializer);
    value.and_then(|value| deserializer.end().map(|()| value)).map_err(|error| failure(text, &error))
}

fn failure(text: &str, error: &serde_json::Error) -> Failure {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let message = if message == "recursion limit exceeded" { too_deep() } else { message.to_owned() };
    // The columns of `serde_json` are in bytes, and 0 stands for the end of the line before.
    let at = line_start(text, error.line()) + error.column().saturating_sub(1);
    Failure { message, at: Some(text.floor_char_boundary(at)) }
}
