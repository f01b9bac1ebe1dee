//! What people mean where they write another value than the specification foresees, so that a document with such slips is read all the
//! same.

use super::shape::{Kind, Shape, TYPES};
use crate::value::{Number, Object, Value};

/// What becomes of a value that does not fit.
#[derive(Debug, PartialEq)]
pub(super) enum Mend {
    /// It stands for another one.
    As(Value),
    /// It says nothing, and is as good as not there.
    Nothing,
}

/// Words for types that are none, and what they stand for.
const WORDS: [(&[&str], &str); 6] = [
    (&["int", "int32", "int64", "long", "short", "bigint", "timestamp"], "integer"),
    (&["float", "double", "decimal", "numeric"], "number"),
    (&["bool"], "boolean"),
    (
        &[
            "str",
            "text",
            "char",
            "date",
            "datetime",
            "date-time",
            "time",
            "uuid",
            "guid",
            "uri",
            "url",
            "email",
            "byte",
            "binary",
            "file",
            "password",
            "enum",
        ],
        "string",
    ),
    (&["list", "set"], "array"),
    (&["map", "dict", "hash", "json", "struct"], "object"),
];

/// What a value is meant to be where a `kind` should stand; `None` where one cannot tell.
///
/// What has no meaning of its own beside what it stands in (bounds, texts, flags) is passed over.
pub(super) fn mend(value: &Value, kind: Kind) -> Option<Mend> {
    match (kind, value) {
        (Kind::Text, Value::Number(_) | Value::Bool(_)) => Some(Mend::As(Value::String(plain(value)))),
        (Kind::Word(words), value) => Some(word(value, words)),
        (Kind::Types, Value::Array(_)) => Some(Mend::Nothing),
        (Kind::Types, value) => Some(type_word(value)),
        (Kind::Flag | Kind::FlagOrNumber, Value::String(text)) => Some(flag(text)),
        (Kind::Count | Kind::Number, Value::String(text)) => Some(number(text)),
        (Kind::Count, Value::Number(number)) => Some(count(number)),
        (Kind::List(Kind::Text), Value::String(text)) => {
            Some(Mend::As(Value::Array(vec![Value::String(text.clone())])))
        }
        (Kind::List(Kind::Map(_) | Kind::Object(_)), Value::Object(_)) => {
            Some(Mend::As(Value::Array(vec![value.clone()])))
        }
        (Kind::Object(shape), Value::String(text)) => alone(shape, text),
        (Kind::Text | Kind::Flag | Kind::FlagOrNumber | Kind::Count | Kind::Number, _)
        | (Kind::List(Kind::Text), Value::Bool(_))
        | (_, Value::Null) => Some(Mend::Nothing),
        _ => None,
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_json().to_string(),
    }
}

/// The word that is meant, whatever its case.
fn word(value: &Value, words: &[&str]) -> Mend {
    let text = plain(value);
    let meant = words.iter().find(|word| word.eq_ignore_ascii_case(text.trim()));
    meant.map_or(Mend::Nothing, |word| Mend::As(Value::String((*word).to_owned())))
}

fn type_word(value: &Value) -> Mend {
    if let known @ Mend::As(_) = word(value, &TYPES) {
        return known;
    }
    let text = plain(value).trim().to_ascii_lowercase();
    let meant = WORDS.iter().find(|(words, _)| words.contains(&text.as_str()));
    meant.map_or(Mend::Nothing, |(_, word)| Mend::As(Value::String((*word).to_owned())))
}

fn flag(text: &str) -> Mend {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" => Mend::As(Value::Bool(true)),
        "false" | "no" => Mend::As(Value::Bool(false)),
        _ => Mend::Nothing,
    }
}

fn number(text: &str) -> Mend {
    match text.trim().parse::<u64>() {
        Ok(number) => Mend::As(Value::Number(number.into())),
        Err(_) => match text.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => Mend::As(Value::Number(number.into())),
            _ => Mend::Nothing,
        },
    }
}

/// A whole number that is written with a fraction.
fn count(number: &Number) -> Mend {
    match number.to_string().strip_suffix(".0").map(str::parse::<u64>) {
        Some(Ok(whole)) => Mend::As(Value::Number(whole.into())),
        _ => Mend::Nothing,
    }
}

/// An object of which only its one required field is written, as Swagger 2.0 has discriminators.
fn alone(shape: &Shape, text: &str) -> Option<Mend> {
    let [key] = shape.required else { return None };
    let is_text = matches!(shape.field(key), Some(Kind::Text));
    is_text.then(|| Mend::As(Value::Object(Object::from_iter([((*key).to_owned(), Value::String(text.to_owned()))]))))
}
