//! Request bodies: parameters with `in: body` and `in: formData`.

use super::parameter::Format;
use super::{Conversion, Old};
use crate::diagnostics::Diagnostic;
use crate::pointer::Pointer;
use crate::value::{Object, Value};

const URLENCODED: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

impl<'d> Conversion<'d> {
    /// The request body that the parameters of an operation make together. `consumes` are the media types that it takes.
    pub(super) fn request_body(&mut self, parts: &[Old<'d>], consumes: &[&str], operation: &Pointer) -> Option<Value> {
        let is_body = |part: &&Old<'d>| part.object.get("in").and_then(Value::as_str) == Some("body");
        let (bodies, fields): (Vec<_>, Vec<_>) = parts.iter().partition(is_body);
        let now = operation.join("requestBody");
        match (bodies.as_slice(), fields.as_slice()) {
            ([], []) => None,
            ([body], []) => Some(self.body(body, consumes, &now)),
            ([], fields) => Some(self.form(fields, consumes, &now)),
            ([_, _, ..], _) => self.refuse("an operation has one body at most", operation),
            ([_], _) => self.refuse("an operation has a body or a form, not both", operation),
        }
    }

    fn refuse(&mut self, message: &str, operation: &Pointer) -> Option<Value> {
        let help = "keep one parameter with `in: body`, or those with `in: formData`";
        self.diagnostics.push(Diagnostic::error(message).at(&operation.join("parameters")).help(help));
        None
    }

    fn body(&mut self, old: &Old<'d>, consumes: &[&str], now: &Pointer) -> Value {
        self.places.stands_for(now, &old.at);
        let mut content = Object::default();
        for media_type in if consumes.is_empty() { &["application/json"] } else { consumes } {
            let now = now.join("content").join(media_type);
            self.places.stands_for(&now, &old.at);
            let before = old.at.join("schema");
            let schema = match old.object.get("schema") {
                Some(schema) => self.places.schema(schema, &now.join("schema"), &before),
                None if old.object.contains_key("type") => self.own_schema(old, &now.join("schema"), Format::None),
                None => Value::Object(Object::default()),
            };
            let media = Object::from_iter([("schema".to_owned(), schema)]);
            content.insert((*media_type).to_owned(), Value::Object(media));
        }
        if !old.object.contains_key("schema") {
            self.warn("a body without `schema`", &old.at, "describe it in `schema`");
        }
        let mut body = Object::from_iter([("content".to_owned(), Value::Object(content))]);
        super::copy(&mut body, old.object, &["description", "required"]);
        Value::Object(body)
    }

    fn form(&mut self, fields: &[&Old<'d>], consumes: &[&str], now: &Pointer) -> Value {
        let is_required = |old: &Old<'d>| old.object.get("required").and_then(Value::as_bool) == Some(true);
        let mut content = Object::default();
        for media_type in form_types(fields, consumes) {
            let at = now.join("content").join(media_type);
            let (mut properties, mut encoding, mut required) = (Object::default(), Object::default(), Vec::new());
            for old in fields {
                let Some(name) = old.object.get("name").and_then(Value::as_str) else { continue };
                let format = self.format(old, "formData");
                let place = at.join("schema").join("properties").join(name);
                let mut property = self.own_schema(old, &place, format);
                if let (Value::Object(property), Some(text)) = (&mut property, old.object.get("description")) {
                    property.insert("description".to_owned(), text.clone());
                }
                properties.insert(name.to_owned(), property);
                let style: Object = format.style().into_iter().collect();
                // A part of a multipart body for each item is what OpenAPI 3 does without an encoding.
                if !style.is_empty() && (media_type != MULTIPART || format != Format::Multi) {
                    self.places.stands_for(&at.join("encoding").join(name), &old.at);
                    encoding.insert(name.to_owned(), Value::Object(style));
                }
                if is_required(old) {
                    required.push(Value::from(name));
                }
            }
            let mut schema = Object::from_iter([("type".to_owned(), "object".into())]);
            schema.insert("properties".to_owned(), Value::Object(properties));
            if !required.is_empty() {
                schema.insert("required".to_owned(), Value::Array(required));
            }
            let mut media = Object::from_iter([("schema".to_owned(), Value::Object(schema))]);
            if !encoding.is_empty() {
                media.insert("encoding".to_owned(), Value::Object(encoding));
            }
            if let Some(first) = fields.first() {
                self.places.stands_for(now, &first.at);
            }
            content.insert(media_type.to_owned(), Value::Object(media));
        }
        let mut body = Object::from_iter([("content".to_owned(), Value::Object(content))]);
        body.insert("required".to_owned(), Value::Bool(fields.iter().any(|old| is_required(old))));
        Value::Object(body)
    }
}

/// The media types of a form: what the operation takes, as far as forms can be written so.
fn form_types<'c>(fields: &[&Old<'_>], consumes: &[&'c str]) -> Vec<&'c str> {
    let has_file = fields.iter().any(|old| old.object.get("type").and_then(Value::as_str) == Some("file"));
    let can_be = |media_type: &&str| *media_type == MULTIPART || (*media_type == URLENCODED && !has_file);
    let taken: Vec<_> = consumes.iter().copied().filter(can_be).collect();
    match (taken.is_empty(), has_file) {
        (false, _) => taken,
        (true, true) => vec![MULTIPART],
        (true, false) => vec![URLENCODED],
    }
}
