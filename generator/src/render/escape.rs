//! How values print in each language.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr, ValueKind};
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

/// What prints as it is: Rust in Rust and in Markdown, Markdown in Markdown.
#[derive(Debug)]
struct Verbatim {
    text: String,
    language: Language,
}

impl Object for Verbatim {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        !self.text.is_empty()
    }

    fn render(self: &Arc<Self>, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::from_object(Verbatim { text: self.as_str().to_owned(), language: Language::Rust }).serialize(serializer)
    }
}

impl Serialize for Markdown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::from_object(Verbatim { text: self.as_str().to_owned(), language: Language::Markdown })
            .serialize(serializer)
    }
}

/// Prints a value in the language of the file.
pub(super) fn print(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let AutoEscape::Custom(language) = state.auto_escape() else {
        return Err(Error::new(ErrorKind::BadEscape, "only Rust, TOML and Markdown can be printed"));
    };
    let language = language.as_ref();
    if let Some(verbatim) = value.downcast_object_ref::<Verbatim>() {
        let fits = language == "markdown" || verbatim.language.name() == language;
        return if fits { write(out, &verbatim.text) } else { Err(misfit(value, language)) };
    }
    match (value.kind(), language) {
        (ValueKind::Number | ValueKind::Bool, _) => write(out, &value.to_string()),
        (ValueKind::String, "rust") => write(out, &text_literal(value.as_str().unwrap_or_default())),
        (ValueKind::String, "toml") => write(out, &toml::Value::String(text(value)).to_string()),
        (ValueKind::String, "markdown") => write(out, Markdown::text(&text(value)).as_str()),
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
