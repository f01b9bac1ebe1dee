//! Brings a Swagger 2.0 document, once all its files are together, into the shape of OpenAPI 3.0.
//!
//! References keep the places that they name in Swagger 2.0: [`Places`] says where those are now. A schema stands at one place only,
//! and wherever it is needed as well, a reference to it does.

mod body;
mod operation;
mod parameter;
mod places;
mod response;
mod schema;
mod security;
mod server;

pub(super) use places::Renamed;
pub(super) use schema::is_spoken;

use std::collections::BTreeMap;

use super::chains::Edges;
use super::mount;
use super::origins::Moves;
use super::shape::{Shape, swagger};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::value::{Object, Value};
use places::Places;

/// What the other objects than schemas are that were found, by their places.
pub(super) type Parts = BTreeMap<Pointer, &'static Shape>;

/// Whether an object of a shape is converted wherever it stands.
pub(super) fn is_part(shape: &'static Shape) -> bool {
    let parts = [
        &raw const swagger::PATH_ITEM,
        &raw const swagger::PARAMETER,
        &raw const swagger::RESPONSE,
        &raw const swagger::SECURITY_SCHEME,
    ];
    parts.contains(&std::ptr::from_ref(shape))
}

/// The document in its new shape.
pub(super) struct Converted {
    pub(super) value: Value,
    /// Where what stands there stood before.
    pub(super) moves: Moves,
    pub(super) renamed: Renamed,
    /// What cannot be said in OpenAPI 3.0, or has no meaning.
    pub(super) diagnostics: Diagnostics,
}

/// Converts what was gathered. `schemas` and `parts` are the places of all objects that references lead to, or that stand in paths.
pub(super) fn convert(mut value: Value, edges: &Edges, schemas: &[Pointer], parts: &Parts) -> Converted {
    schema::rewrite(&mut value, schemas);
    let (places, diagnostics) = (Places::default(), Diagnostics::new());
    let mut conversion = Conversion { old: &value, edges, places, diagnostics };
    let mut document = conversion.document();
    let files = conversion.files(parts);
    mount::mount(&mut document, files);
    let Conversion { places, diagnostics, .. } = conversion;
    let (moves, renamed) = places.finish();
    Converted { value: document, moves, renamed, diagnostics }
}

struct Conversion<'d> {
    old: &'d Value,
    edges: &'d Edges,
    places: Places,
    diagnostics: Diagnostics,
}

/// An object of the old document, and the place where it stood.
#[derive(Clone, Debug)]
struct Old<'d> {
    object: &'d Object,
    at: Pointer,
}

/// Brings an object to its new place; `None` where it has none of its own.
type Convert<'d> = fn(&mut Conversion<'d>, Old<'d>, &Pointer) -> Option<Value>;

impl<'d> Conversion<'d> {
    /// The object at a place.
    fn old(&self, at: &Pointer) -> Option<Old<'d>> {
        let object = self.old.pointer(at)?.as_object()?;
        Some(Old { object, at: at.clone() })
    }

    /// The object at a place, or that the references there lead to.
    fn end(&self, at: &Pointer) -> Option<Old<'d>> {
        let mut place = at;
        // Circles are errors by now, unless the user wants to go on.
        for _ in 0..self.edges.len() {
            let Some(next) = self.edges.get(place) else { break };
            place = next;
        }
        self.old(place)
    }

    fn warn(&mut self, message: impl Into<String>, at: &Pointer, help: &str) {
        self.diagnostics.push(Diagnostic::warning(message).at(at).help(help));
    }

    fn document(&mut self) -> Value {
        let root = Pointer::root();
        let mut document = Object::default();
        document.insert("openapi".to_owned(), "3.0.3".into());
        self.places.stands_for(&root.join("openapi"), &root.join("swagger"));
        let Some(old) = self.old(&root) else { return Value::Object(document) };
        copy(&mut document, old.object, &["info", "externalDocs", "tags", "security"]);
        // In OpenAPI 3.0 this would be operations.
        document.shift_remove("x-webhooks");
        if let Some(servers) = self.servers(old.object, None, &root) {
            document.insert("servers".to_owned(), servers);
        }
        // What is shared stands among the components; wherever else it is needed, a reference does.
        let components = self.components();
        document.insert("paths".to_owned(), self.paths());
        document.insert("components".to_owned(), components);
        Value::Object(document)
    }

    fn paths(&mut self) -> Value {
        let at = Pointer::root().join("paths");
        let mut paths = Object::default();
        for (path, item) in self.old(&at).map(|old| old.object).into_iter().flatten() {
            let at = at.join(path);
            let item = self.old(&at).map_or_else(|| item.clone(), |item| self.path_item(&item));
            paths.insert(path.clone(), item);
        }
        Value::Object(paths)
    }

    fn components(&mut self) -> Value {
        let mut components = Object::default();
        let convert: [(&str, &str, Convert<'d>); 4] = [
            ("definitions", "schemas", |_, old, _| Some(Value::Object(old.object.clone()))),
            ("responses", "responses", |all, old, now| Some(all.response(&old, now, None))),
            ("parameters", "parameters", |all, old, now| all.parameter(&old, now)),
            ("securityDefinitions", "securitySchemes", |all, old, now| Some(all.security_scheme(&old, now))),
        ];
        for (before, now, convert) in convert {
            let (before, now) = (Pointer::root().join(before), Pointer::root().join("components").join(now));
            let Some(entries) = self.old(&before) else { continue };
            self.places.moved(&now, &before);
            let mut converted = Object::default();
            for (name, entry) in entries.object {
                let entry = match self.old(&before.join(name)) {
                    Some(old) if entry.get("$ref").is_none_or(|text| text.as_str().is_none()) => {
                        convert(self, old, &now.join(name))
                    }
                    _ => Some(entry.clone()),
                };
                converted.extend(entry.map(|entry| (name.clone(), entry)));
            }
            components.insert(now.keys().last().unwrap_or_default(), Value::Object(converted));
        }
        Value::Object(components)
    }

    /// The other files: what was found there is converted where it stands.
    fn files(&mut self, parts: &Parts) -> Object {
        let Some(Value::Object(files)) = self.old.get(mount::KEY) else { return Object::default() };
        let mut files = Value::Object(Object::from_iter([(mount::KEY.to_owned(), Value::Object(files.clone()))]));
        let place = Pointer::root().join(mount::KEY);
        let is_outermost = |at: &Pointer| {
            let mut above = at.parent();
            while let Some(place) = above {
                if parts.contains_key(&place) {
                    return false;
                }
                above = place.parent();
            }
            true
        };
        for (at, shape) in parts.iter().filter(|(at, _)| at.below(&place).is_some() && is_outermost(at)) {
            let converted = self.old(at).and_then(|old| self.part(&old, shape));
            if let (Some(place), Some(converted)) = (mount::place_mut(&mut files, at), converted) {
                *place = converted;
            }
        }
        match files {
            Value::Object(mut files) => match files.shift_remove(mount::KEY) {
                Some(Value::Object(files)) => files,
                _ => Object::default(),
            },
            _ => Object::default(),
        }
    }

    fn part(&mut self, old: &Old<'d>, shape: &'static Shape) -> Option<Value> {
        let is = |other: &'static Shape| std::ptr::eq(shape, other);
        if is(&swagger::PATH_ITEM) {
            Some(self.path_item(old))
        } else if is(&swagger::RESPONSE) {
            Some(self.response(old, &old.at, None))
        } else if is(&swagger::SECURITY_SCHEME) {
            Some(self.security_scheme(old, &old.at))
        } else {
            self.parameter(old, &old.at)
        }
    }
}

/// Copies fields that are the same in both, extensions included.
fn copy(to: &mut Object, from: &Object, keys: &[&str]) {
    let is_same = |key: &str| keys.contains(&key) || (key.starts_with("x-") && key != mount::KEY);
    to.extend(from.iter().filter(|(key, _)| is_same(key)).map(|(key, value)| (key.clone(), value.clone())));
}

/// The texts of a list.
fn texts<'d>(object: &'d Object, key: &str) -> Option<Vec<&'d str>> {
    let items = object.get(key)?.as_array()?;
    Some(items.iter().filter_map(Value::as_str).collect())
}

#[cfg(test)]
#[path = "swagger/tests.rs"]
mod tests;
