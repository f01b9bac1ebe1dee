//! Parameters as text: the style table of OpenAPI 3.0 (section 4.7.12, "Style Examples"), which follows RFC 6570.

use std::fmt::Write as _;

use super::super::media_type::essence;
use super::super::parameter::Given;
use crate::model::{Operation, Parameter, ParameterForm, ParameterLocation, Style};
use crate::value::Value;

/// Path and query of a request.
pub(super) fn target(operation: &Operation, given: &[Given<'_>]) -> String {
    let mut target = super::super::operation::template(operation);
    for (parameter, value) in at(operation, given, ParameterLocation::Path) {
        target = target.replace(&format!("{{{}}}", parameter.name), &in_path(parameter, value));
    }
    let pairs = at(operation, given, ParameterLocation::Query).flat_map(|(parameter, value)| pairs(parameter, value));
    for pair in pairs {
        target.push(if target.contains('?') { '&' } else { '?' });
        target.push_str(&pair);
    }
    target
}

/// The headers of a request.
pub(super) fn headers(operation: &Operation, given: &[Given<'_>]) -> Vec<(String, String)> {
    let text = |parameter: &Parameter, value: &Value| match &parameter.form {
        ParameterForm::Content(_) => content(parameter, value),
        ParameterForm::Styled { explode, .. } => simple(value, *explode),
    };
    at(operation, given, ParameterLocation::Header)
        .map(|(parameter, value)| (parameter.name.to_ascii_lowercase(), text(parameter, value)))
        .collect()
}

/// The cookies of a request.
pub(super) fn cookies(operation: &Operation, given: &[Given<'_>]) -> Vec<String> {
    at(operation, given, ParameterLocation::Cookie).flat_map(|(parameter, value)| pairs(parameter, value)).collect()
}

/// The values of the parameters at a place, in the order of the document.
fn at<'a>(
    operation: &'a Operation,
    given: &'a [Given<'_>],
    placed: ParameterLocation,
) -> impl Iterator<Item = (&'a Parameter, &'a Value)> {
    let of_place = operation.parameters.iter().filter(move |parameter| parameter.placed == placed);
    of_place.filter_map(|parameter| {
        let given = given.iter().find(|given| std::ptr::eq(given.parameter, parameter))?;
        Some((parameter, &given.value))
    })
}

/// The style `simple`, without escapes.
pub(in crate::rust) fn simple(value: &Value, explode: bool) -> String {
    match value {
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(","),
        Value::Object(fields) => {
            let separator = if explode { '=' } else { ',' };
            fields
                .iter()
                .map(|(name, value)| format!("{name}{separator}{}", plain(value)))
                .collect::<Vec<_>>()
                .join(",")
        }
        value => plain(value),
    }
}

fn in_path(parameter: &Parameter, value: &Value) -> String {
    let ParameterForm::Styled { style, explode, .. } = &parameter.form else {
        return escaped(&content(parameter, value), false);
    };
    let name = escaped(&parameter.name, false);
    let named = |values: Vec<String>| {
        let pair = |value: &String| if value.is_empty() { format!(";{name}") } else { format!(";{name}={value}") };
        values.iter().map(pair).collect::<String>()
    };
    let parts = parts(value, *explode);
    match (style, explode, value) {
        (Style::Label, true, _) => format!(".{}", parts.join(".")),
        (Style::Label, false, _) => format!(".{}", parts.join(",")),
        (Style::Matrix, true, Value::Object(_)) => format!(";{}", parts.join(";")),
        (Style::Matrix, true, _) => named(parts),
        (Style::Matrix, false, _) => named(vec![parts.join(",")]),
        _ => parts.join(","),
    }
}

/// The elements or properties of a value, escaped.
fn parts(value: &Value, explode: bool) -> Vec<String> {
    let escaped = |value: &Value| escaped(&plain(value), false);
    match value {
        Value::Array(items) => items.iter().map(escaped).collect(),
        Value::Object(fields) if explode => {
            fields.iter().map(|(name, value)| format!("{}={}", self::escaped(name, false), escaped(value))).collect()
        }
        Value::Object(fields) => {
            fields.iter().flat_map(|(name, value)| [self::escaped(name, false), escaped(value)]).collect()
        }
        value => vec![escaped(value)],
    }
}

/// The pairs that a parameter has in a query or among cookies, escaped.
fn pairs(parameter: &Parameter, value: &Value) -> Vec<String> {
    let name = escaped(&parameter.name, false);
    let (style, explode, reserved) = match &parameter.form {
        ParameterForm::Content(_) => return vec![format!("{name}={}", escaped(&content(parameter, value), false))],
        ParameterForm::Styled { style, explode, allow_reserved, .. } => (*style, *explode, *allow_reserved),
    };
    let text = |value: &Value| escaped(&plain(value), reserved);
    let joined = |separator: &str| {
        // A comma of a value is told from one between values.
        let element = |value: &Value| text(value).replace(',', "%2C");
        let parts = match value {
            Value::Array(items) => items.iter().map(element).collect::<Vec<_>>(),
            Value::Object(fields) => {
                fields.iter().flat_map(|(name, value)| [escaped(name, false), element(value)]).collect()
            }
            value => vec![text(value)],
        };
        vec![format!("{name}={}", parts.join(separator))]
    };
    match (style, value) {
        (Style::DeepObject, value) => deep(&parameter.name, value, reserved),
        (Style::SpaceDelimited, Value::Array(_) | Value::Object(_)) if !explode => joined("%20"),
        (Style::PipeDelimited, Value::Array(_) | Value::Object(_)) if !explode => joined("%7C"),
        (_, Value::Array(items)) if explode => items.iter().map(|item| format!("{name}={}", text(item))).collect(),
        (_, Value::Object(fields)) if explode => {
            fields.iter().map(|(name, value)| format!("{}={}", escaped(name, false), text(value))).collect()
        }
        _ => joined(","),
    }
}

fn deep(name: &str, value: &Value, reserved: bool) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            fields.iter().flat_map(|(key, value)| deep(&format!("{name}[{key}]"), value, reserved)).collect()
        }
        Value::Array(items) => (0..)
            .zip(items)
            .flat_map(|(index, value): (usize, _)| deep(&format!("{name}[{index}]"), value, reserved))
            .collect(),
        value => vec![format!("{}={}", escaped(name, false), escaped(&plain(value), reserved))],
    }
}

/// The text of a value that has no style.
fn content(parameter: &Parameter, value: &Value) -> String {
    let ParameterForm::Content(media_type) = &parameter.form else { return plain(value) };
    let essence = essence(&media_type.name);
    let is_json = essence.ends_with("/json") || essence.ends_with("+json");
    match value {
        Value::String(text) if !is_json => text.clone(),
        value => json(value),
    }
}

/// A value as JSON, its properties in their order.
fn json(value: &Value) -> String {
    // Values have nothing that JSON cannot say.
    serde_json::to_string(value).unwrap_or_default()
}

/// A value as text: a nested list or object as JSON, which the table leaves open.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        // A whole number is written as one.
        Value::Number(number) => number.to_string().trim_end_matches(".0").to_owned(),
        value => json(value),
    }
}

/// A name as it stands in a query or in a cookie.
pub(in crate::rust) fn escaped_name(name: &str) -> String {
    escaped(name, false)
}

/// A text with all escaped that is not unreserved (RFC 3986, section 2.3), or what changes no meaning in a query.
fn escaped(text: &str, reserved: bool) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        let stays =
            byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || (reserved && b":/?@!$()*,;=".contains(&byte));
        if stays {
            escaped.push(char::from(byte));
        } else {
            // Writing to a `String` does not fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

#[cfg(test)]
mod tests;
