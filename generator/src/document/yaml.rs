//! YAML text -> plain value. The only module that names `serde_yaml`.

use saphyr_parser::{Event, Parser};
use serde::de::DeserializeSeed;

use super::build::{Build, Notes};
use super::parse::{Failure, MAX_DEPTH, byte_offset};
use crate::value::Value;

/// Nested brackets that `serde_yaml` reads without taking long over it.
const HARMLESS_NESTING: usize = 1000;

/// Reads the only document of a text.
pub(super) fn parse(text: &str, notes: &mut Notes) -> Result<Value, Failure> {
    check_nesting(text)?;
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

/// `serde_yaml` reads all of a text before it looks at the depth, and takes quadratic time over nested brackets.
fn check_nesting(text: &str) -> Result<(), Failure> {
    if nesting(text) <= HARMLESS_NESTING {
        return Ok(());
    }
    let mut depth = 0_usize;
    for event in Parser::new_from_str(text) {
        // A text that does not parse is for `serde_yaml` to reject, which stops where this stops.
        let Ok((event, span)) = event else { return Ok(()) };
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
            Event::SequenceEnd | Event::MappingEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            let at = byte_offset(text, span.start.line(), span.start.col() + 1);
            return Err(Failure { message: super::parse::too_deep(), at: Some(at) });
        }
    }
    Ok(())
}

/// How deep brackets nest, at the most: those in texts and comments count as well.
fn nesting(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}
