//! How values print in each language.

use std::cell::RefCell;

use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Error, ErrorKind, Output, State, Value};
use serde::{Serialize, Serializer};

use crate::rust::{Code, Markdown, text_literal};

/// The language of an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Rust,
    Toml,
    Markdown,
}

impl Language {
    /// The language of a file, by its name.
    pub(super) fn of(path: &str) -> Self {
        match path.rsplit_once('.') {
            Some((_, "rs")) => Self::Rust,
            Some((_, "toml")) => Self::Toml,
            _ => Self::Markdown,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::Toml => "toml",
            Self::Markdown => "markdown",
        }
    }
}

/// What prints as it is, for templates: bytes, which nothing else of the view is. The first one says in which language they are. No
/// bytes at all are nothing in any.
const RUST: u8 = b'R';
const MARKDOWN: u8 = b'M';

thread_local! {
    static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

fn verbatim<S: Serializer>(language: u8, text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if text.is_empty() {
        return serializer.serialize_bytes(&[]);
    }
    BYTES.with_borrow_mut(|bytes| {
        bytes.clear();
        bytes.push(language);
        bytes.extend_from_slice(text.as_bytes());
        serializer.serialize_bytes(bytes)
    })
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        verbatim(RUST, self.as_str(), serializer)
    }
}

impl Serialize for Markdown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        verbatim(MARKDOWN, self.as_str(), serializer)
    }
}

/// Prints a value in the language of the file.
pub(super) fn print(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let AutoEscape::Custom(language) = state.auto_escape() else {
        return Err(Error::new(ErrorKind::BadEscape, "only Rust, TOML and Markdown can be printed"));
    };
    let language = language.as_ref();
    match (value.kind(), language) {
        (ValueKind::Bytes, _) => print_verbatim(out, value, language),
        (ValueKind::Number | ValueKind::Bool, _) => write(out, &value.to_string()),
        (ValueKind::String, "rust") => write(out, &text_literal(value.as_str().unwrap_or_default())),
        (ValueKind::String, "toml") => write(out, &toml::Value::String(text(value)).to_string()),
        (ValueKind::String, "markdown") => write(out, Markdown::text(&text(value)).as_str()),
        _ => Err(misfit(value, language)),
    }
}

/// Prints what is in the language of the file, and Rust in Markdown as well.
fn print_verbatim(out: &mut Output<'_>, value: &Value, language: &str) -> Result<(), Error> {
    let (text, fits) = match value.as_bytes() {
        None | Some([]) => return Ok(()),
        Some([RUST, text @ ..]) => (text, matches!(language, "rust" | "markdown")),
        Some([MARKDOWN, text @ ..]) => (text, language == "markdown"),
        Some(_) => return Err(misfit(value, language)),
    };
    match std::str::from_utf8(text) {
        Ok(text) if fits => write(out, text),
        _ => Err(misfit(value, language)),
    }
}

fn write(out: &mut Output<'_>, text: &str) -> Result<(), Error> {
    out.write_str(text).map_err(|_| Error::new(ErrorKind::WriteFailure, "the output cannot be written"))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn misfit(value: &Value, language: &str) -> Error {
    let kind = value.kind();
    Error::new(ErrorKind::BadEscape, format!("{kind} cannot be printed in {language}"))
}
