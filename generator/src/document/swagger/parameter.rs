//! Parameters that stand in the path, in the query or in a header, and headers of responses.

use super::{Conversion, Old, copy, schema};
use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// The fields that belong to the parameter, and not to its schema.
const OWN: [&str; 7] = ["name", "in", "description", "required", "allowEmptyValue", "collectionFormat", "schema"];

impl<'d> Conversion<'d> {
    /// A parameter; `None` where it is a part of a request body.
    pub(super) fn parameter(&mut self, old: &Old<'d>, now: &Pointer) -> Option<Value> {
        let place = old.object.get("in").and_then(Value::as_str).unwrap_or_default();
        if matches!(place, "body" | "formData") {
            return None;
        }
        let mut parameter = Object::default();
        copy(&mut parameter, old.object, &["name", "in", "description", "required", "allowEmptyValue"]);
        let format = self.format(old, place);
        parameter.extend(format.style());
        parameter.insert("schema".to_owned(), self.schema_of(old, now, format));
        Some(Value::Object(parameter))
    }

    /// A header of a response.
    pub(super) fn header(&mut self, old: &Old<'d>, now: &Pointer) -> Value {
        let mut header = Object::default();
        copy(&mut header, old.object, &["description"]);
        let format = self.format(old, "header");
        header.insert("schema".to_owned(), self.schema_of(old, now, format));
        Value::Object(header)
    }

    fn schema_of(&mut self, old: &Old<'d>, now: &Pointer, format: Format) -> Value {
        let (now, before) = (now.join("schema"), old.at.join("schema"));
        match old.object.get("schema") {
            // It should say this in its own fields.
            Some(schema) => self.places.schema(schema, &now, &before),
            None => self.own_schema(old, &now, format),
        }
    }

    /// The schema that a parameter or header says in its own fields.
    pub(super) fn own_schema(&mut self, old: &Old<'d>, now: &Pointer, format: Format) -> Value {
        self.places.stands_for(now, &old.at);
        if format == Format::Text {
            return Value::Object(Object::from_iter([("type".to_owned(), "string".into())]));
        }
        let own = old.object.iter().filter(|(key, _)| !OWN.contains(&key.as_str()));
        let mut schema: Object = own.map(|(key, value)| (key.clone(), value.clone())).collect();
        if schema.contains_key("items") {
            self.places.moved(&now.join("items"), &old.at.join("items"));
            schema.insert_missing("type", || "array".into());
        }
        schema.insert_missing("type", || "string".into());
        schema::bring(&mut schema);
        Value::Object(schema)
    }

    /// How a list is written.
    pub(super) fn format(&mut self, old: &Old<'d>, place: &str) -> Format {
        let is_list =
            old.object.get("type").and_then(Value::as_str) == Some("array") || old.object.contains_key("items");
        let at = old.at.join("collectionFormat");
        let format = old.object.get("collectionFormat").and_then(Value::as_str).unwrap_or("csv");
        if !is_list || old.object.contains_key("schema") {
            return Format::None;
        }
        let nested = old.object.get("items").is_some_and(|items| items.get("items").is_some());
        if nested {
            let help = "describe the list as a string, and say in its description how it is written";
            self.warn("lists of lists have no style in OpenAPI 3; the parameter is a text", &old.at, help);
            return Format::Text;
        }
        match (format, place) {
            ("csv", _) => Format::Commas,
            ("multi", "query" | "formData") => Format::Multi,
            ("ssv", "query" | "formData") => Format::Spaces,
            ("pipes", "query" | "formData") => Format::Pipes,
            _ => {
                let message = format!("`{format}` has no style in OpenAPI 3 here; the parameter is a text");
                self.warn(message, &at, "write `csv`, or `multi` in a query");
                Format::Text
            }
        }
    }
}

/// How a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// It is no list.
    None,
    /// Items with commas between them.
    Commas,
    Spaces,
    Pipes,
    /// The parameter once for each item.
    Multi,
    /// As a text, which the caller writes.
    Text,
}

impl Format {
    /// The fields that say so in OpenAPI 3.
    pub(super) fn style(self) -> Vec<(String, Value)> {
        let (style, explode) = match self {
            Self::None | Self::Text => return Vec::new(),
            Self::Commas => (None, false),
            Self::Multi => (None, true),
            Self::Spaces => (Some("spaceDelimited"), false),
            Self::Pipes => (Some("pipeDelimited"), false),
        };
        let style = style.map(|style| ("style".to_owned(), Value::from(style)));
        style.into_iter().chain([("explode".to_owned(), Value::Bool(explode))]).collect()
    }
}
