//! Places in JSON text.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Place, ROOT, Wanted, first_line};

pub(super) fn find(wanted: &mut Wanted, text: &str) {
    if let Ok(root) = serde_json::from_str::<&RawValue>(text) {
        visit(wanted, text, ROOT, None, root);
    }
}

/// Goes down only where something is wanted, so that it goes no deeper than the wanted places.
fn visit(wanted: &mut Wanted, text: &str, node: usize, key: Option<Range<usize>>, value: &RawValue) {
    let raw = value.get();
    let container = raw.starts_with(['{', '[']);
    let span = if container { first_line(text, span(text, value)) } else { span(text, value) };
    wanted.found(node, Place { key, value: span, container });
    if wanted.is_leaf(node) {
        return;
    }
    if let Ok(fields) = serde_json::from_str::<Fields<'_>>(raw) {
        for (key, value) in fields.0 {
            let name = serde_json::from_str::<String>(key.get()).unwrap_or_default();
            if let Some(child) = wanted.child(node, &name) {
                visit(wanted, text, child, Some(self::span(text, key)), value);
            }
        }
    } else if let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(raw) {
        for (index, item) in items.into_iter().enumerate() {
            if let Some(child) = wanted.child(node, &index.to_string()) {
                visit(wanted, text, child, None, item);
            }
        }
    }
}

/// Where a value that was read from `text` stands in it.
fn span(text: &str, value: &RawValue) -> Range<usize> {
    let raw = value.get();
    let start = raw.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    start..start + raw.len()
}

/// The fields of an object, as they are written.
struct Fields<'t>(Vec<(&'t RawValue, &'t RawValue)>);

impl<'t> Deserialize<'t> for Fields<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'t> Visitor<'t> for FieldsVisitor {
    type Value = Fields<'t>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Fields<'t>, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Fields(fields))
    }
}
