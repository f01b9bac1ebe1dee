//! What the document asks of values and no type does, in words.

use super::docs;
use crate::model::{Array, Bounds, Kind, Object, Schema, SchemaId, Schemas, Text};
use crate::value::Value;

/// Sentences on the values of a schema, as one paragraph of `CommonMark`; empty where there is nothing to say.
pub(super) fn sentences(schemas: &Schemas, id: SchemaId) -> String {
    let meaning = schemas.get(schemas.meaning(id));
    let sentences = match &meaning.kind {
        Kind::Integer { bounds, .. } | Kind::Number { bounds, .. } => of_number(bounds),
        Kind::String(text) => of_text(text),
        Kind::Array(array) => of_array(array),
        Kind::Object(object) => of_object(object),
        _ => Vec::new(),
    };
    sentences.join(" ")
}

/// The example of a schema, as a paragraph.
pub(super) fn example(schema: &Schema) -> String {
    schema.example.as_ref().map_or_else(String::new, |example| {
        let span = code(example);
        // What is long is read better on the page of the type, or in the document.
        if span.chars().count() > 200 { String::new() } else { format!("For example {span}.") }
    })
}

fn code(value: &Value) -> String {
    docs::code_span(&docs::visible(&value.to_json().to_string()), false)
}

fn of_number(bounds: &Bounds) -> Vec<String> {
    let bound = |bound: &Option<Value>, exclusive: bool, inclusive_words: &str, exclusive_words: &str| {
        let words = if exclusive { exclusive_words } else { inclusive_words };
        bound.as_ref().map(|bound| format!("{words} {}", code(bound)))
    };
    let least = bound(&bounds.minimum, bounds.exclusive_minimum, "at least", "more than");
    let most = bound(&bounds.maximum, bounds.exclusive_maximum, "at most", "less than");
    let range: Vec<_> = least.into_iter().chain(most).collect();
    let multiple = bounds.multiple_of.as_ref().map(|of| format!("It is a multiple of {}.", code(of)));
    let range = (!range.is_empty()).then(|| format!("It is {}.", range.join(" and ")));
    range.into_iter().chain(multiple).collect()
}

fn of_text(text: &Text) -> Vec<String> {
    let format = text.format.as_ref().map(|format| docs::code_span(format, false)).filter(|span| !span.is_empty());
    let format = format.map(|format| format!("Its format is {format}."));
    let length = counted(text.min_length, text.max_length, "character").map(|length| format!("It has {length}."));
    let pattern = text.pattern.as_ref().map(|pattern| docs::code_span(&docs::visible(pattern), false));
    let pattern = pattern.filter(|span| !span.is_empty()).map(|pattern| format!("It matches {pattern}."));
    [format, length, pattern].into_iter().flatten().collect()
}

fn of_array(array: &Array) -> Vec<String> {
    let count = counted(array.min_items, array.max_items, "element").map(|count| format!("It has {count}."));
    let unique = array.unique_items.then(|| "No two elements are equal.".to_owned());
    count.into_iter().chain(unique).collect()
}

fn of_object(object: &Object) -> Vec<String> {
    let count = counted(object.min_properties, object.max_properties, "property");
    count.map(|count| format!("It has {count}.")).into_iter().collect()
}

/// `at least 1 character`, `2 to 5 elements`.
fn counted(least: Option<u64>, most: Option<u64>, what: &str) -> Option<String> {
    let plural = if what == "property" { "properties".to_owned() } else { format!("{what}s") };
    let of = |count: u64| if count == 1 { what.to_owned() } else { plural.clone() };
    match (least.filter(|least| *least > 0), most) {
        (None, None) => None,
        (Some(least), None) => Some(format!("at least {least} {}", of(least))),
        (None, Some(most)) => Some(format!("at most {most} {}", of(most))),
        (Some(least), Some(most)) if least == most => Some(format!("exactly {least} {}", of(least))),
        (Some(least), Some(most)) => Some(format!("{least} to {most} {plural}")),
    }
}
