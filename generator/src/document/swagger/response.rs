//! Responses Objects and Response Objects.

use super::{Conversion, Old, copy};
use crate::pointer::Pointer;
use crate::value::{Object, Value};

impl<'d> Conversion<'d> {
    /// The responses of an operation.
    pub(super) fn responses(&mut self, operation: &Old<'d>) -> Option<Value> {
        let at = operation.at.join("responses");
        let old = self.old(&at)?;
        let own = operation.object.contains_key("produces").then(|| self.media_types(operation, "produces"));
        let mut responses = Object::default();
        for (status, response) in old.object {
            let now = at.join(status);
            let end = self.end(&now).filter(|_| !status.starts_with("x-"));
            let response = match end {
                // What is described for all operations has the media types of the document.
                Some(end) if end.at == now => self.response(&end, &now, own.as_deref()),
                Some(end) if own.as_ref().is_some_and(|own| self.differs(&end, own)) => {
                    self.response(&end, &now, own.as_deref())
                }
                _ => response.clone(),
            };
            responses.insert(status.clone(), response);
        }
        Some(Value::Object(responses))
    }

    /// A response. `produces` are the media types of its operation, where it has some of its own.
    pub(super) fn response(&mut self, old: &Old<'d>, now: &Pointer, produces: Option<&[&str]>) -> Value {
        if *now != old.at {
            self.places.stands_for(now, &old.at);
        }
        let mut response = Object::default();
        copy(&mut response, old.object, &["$ref", "description"]);
        if let Some(headers) = self.headers(old, now) {
            response.insert("headers".to_owned(), headers);
        }
        let types = self.written_as(old, produces);
        if let Some(content) = self.content(old, now, &types) {
            response.insert("content".to_owned(), content);
        }
        Value::Object(response)
    }

    /// The media types that a response is written as. An operation that gives images says what is wrong as the others do.
    fn written_as<'t>(&self, old: &Old<'d>, produces: Option<&[&'t str]>) -> Vec<&'t str>
    where
        'd: 't,
    {
        let of_document = self.media_types(old, "produces");
        match produces {
            Some(own) if !is_data(old) || own.iter().any(|media_type| is_structured(media_type)) => own.to_vec(),
            Some(own) if of_document.iter().any(|media_type| own.contains(media_type)) => Vec::new(),
            _ => of_document,
        }
    }

    /// Whether a shared response is written in another way for an operation.
    fn differs(&self, old: &Old<'d>, own: &[&str]) -> bool {
        old.object.contains_key("schema") && self.written_as(old, Some(own)) != self.written_as(old, None)
    }

    fn headers(&mut self, old: &Old<'d>, now: &Pointer) -> Option<Value> {
        let at = old.at.join("headers");
        let mut headers = Object::default();
        for name in self.old(&at)?.object.keys() {
            if let Some(header) = self.end(&at.join(name)) {
                headers.insert(name.clone(), self.header(&header, &now.join("headers").join(name)));
            }
        }
        Some(Value::Object(headers))
    }

    fn content(&mut self, old: &Old<'d>, now: &Pointer, produces: &[&str]) -> Option<Value> {
        let schema = old.object.get("schema")?;
        let is_file = schema.get("format").and_then(Value::as_str) == Some("binary");
        let usual: &[&str] = if is_file { &["application/octet-stream"] } else { &["application/json"] };
        let before = old.at.join("schema");
        let now = now.join("content");
        self.places.stands_for(&now, &before);
        let mut content = Object::default();
        for media_type in if produces.is_empty() { usual } else { produces } {
            let now = now.join(media_type);
            self.places.stands_for(&now, &before);
            let mut media = Object::default();
            media.insert("schema".to_owned(), self.places.schema(schema, &now.join("schema"), &before));
            if let Some(example) = old.object.get("examples").and_then(|examples| examples.get(media_type)) {
                let before = old.at.join("examples").join(media_type);
                self.places.stands_for(&now.join("example"), &before);
                media.insert("example".to_owned(), example.clone());
            }
            content.insert((*media_type).to_owned(), Value::Object(media));
        }
        Some(Value::Object(content))
    }
}

/// Whether a response has parts with names or numbers.
fn is_data(old: &Old<'_>) -> bool {
    let schema = old.object.get("schema");
    let kind = schema.and_then(|schema| schema.get("type")).and_then(Value::as_str);
    schema.is_some() && !matches!(kind, Some("string" | "integer" | "number" | "boolean"))
}

/// Whether such parts can be written in a media type.
fn is_structured(media_type: &str) -> bool {
    ["json", "xml", "yaml", "form", "csv", "*", "text/"].iter().any(|word| media_type.contains(word))
}
