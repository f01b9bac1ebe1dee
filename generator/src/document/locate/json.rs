//! Places in JSON text.

use std::fmt;
use std::ops::Range;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{Place, ROOT, Wanted, first_line};

pub(super) fn find(wanted: &mut Wanted, text: &str) {
    let start = text.len() - text.trim_start().len();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    // What is no JSON has places up to there.
    let _ = Search { wanted, text, node: ROOT, key: None, span: start..text.len() }.deserialize(&mut deserializer);
}

/// Looks up what is wanted in a value. It goes down only there, so that it goes no deeper than the wanted places.
struct Search<'w, 't> {
    wanted: &'w mut Wanted,
    text: &'t str,
    node: usize,
    /// Where the key stands before the value.
    key: Option<Range<usize>>,
    /// Where the value begins, and where it ends at the latest.
    span: Range<usize>,
}

impl<'t> DeserializeSeed<'t> for Search<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(mut self, deserializer: D) -> Result<(), D::Error> {
        let rest = self.text.get(self.span.clone()).unwrap_or_default();
        let container = rest.starts_with(['{', '[']);
        if container {
            let span = first_line(self.text, self.span.clone());
            self.found(span, true);
            return if self.wanted.is_leaf(self.node) {
                deserializer.deserialize_ignored_any(IgnoredAny).map(drop)
            } else {
                deserializer.deserialize_any(self)
            };
        }
        let value = <&RawValue as serde::Deserialize>::deserialize(deserializer)?;
        self.found(self.span.start..self.span.start + value.get().len(), false);
        Ok(())
    }
}

impl Search<'_, '_> {
    fn found(&mut self, value: Range<usize>, container: bool) {
        self.wanted.found(self.node, Place { key: self.key.take(), value, container });
    }
}

impl<'t> Visitor<'t> for Search<'_, 't> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list or an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<&RawValue>()? {
            let name = serde_json::from_str::<String>(key.get()).unwrap_or_default();
            let Some(node) = self.wanted.child(self.node, &name) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            let key = span(self.text, key);
            let start = behind_colon(self.text, key.end).ok_or_else(|| A::Error::custom("no colon"))?;
            let span = start..self.span.end;
            map.next_value_seed(Search { wanted: self.wanted, text: self.text, node, key: Some(key), span })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<(), A::Error> {
        let mut index = 0_usize;
        while let Some(item) = items.next_element::<&RawValue>()? {
            if let Some(node) = self.wanted.child(self.node, &index.to_string()) {
                let span = span(self.text, item);
                let mut deserializer = serde_json::Deserializer::from_str(item.get());
                let search = Search { wanted: self.wanted, text: self.text, node, key: None, span };
                search.deserialize(&mut deserializer).map_err(A::Error::custom)?;
            }
            index += 1;
        }
        Ok(())
    }
}

/// Where a value that was read from `text` stands in it.
fn span(text: &str, value: &RawValue) -> Range<usize> {
    let raw = value.get();
    let start = raw.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    start..start + raw.len()
}

/// Where a value begins whose key ends at a place.
fn behind_colon(text: &str, key_end: usize) -> Option<usize> {
    let rest = text.get(key_end..)?.trim_start().strip_prefix(':')?.trim_start();
    Some(text.len() - rest.len())
}
