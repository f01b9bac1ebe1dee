//! Brings schemas into the shape of OpenAPI 3.0, whatever version of OpenAPI or of JSON Schema they are written in: people mix them.
//!
//! What OpenAPI 3.0 cannot say (`prefixItems`, `patternProperties`) stays under its own key.

mod beside;
mod bounds;
mod content;
mod listed;
mod types;
mod unevaluated;

pub(super) use beside::says_more;

use super::chains::Edges;
use super::mount;
use super::origins::Moves;
use super::version::Version;
use crate::hash::HashMap;
use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// The keywords that name another schema. What a dynamic reference finds at run time is what it names in the text.
const REFERENCES: [&str; 3] = ["$ref", "$dynamicRef", "$recursiveRef"];

/// The keyword by which a schema is a reference, and its value.
pub(super) fn reference(schema: &Object) -> Option<(&'static str, &Value)> {
    REFERENCES.into_iter().find_map(|keyword| Some((keyword, schema.get(keyword)?)))
}

/// Whether a schema says something in another way than OpenAPI 3.0 does.
pub(super) fn is_spoken(schema: &Object) -> bool {
    schema.iter().any(|(key, value)| match key.as_str() {
        "type" => types::is_spoken(value),
        "const" | "examples" | "contentEncoding" | "contentMediaType" | "unevaluatedProperties" => true,
        "exclusiveMinimum" | "exclusiveMaximum" => value.as_number().is_some(),
        _ => false,
    })
}

/// Rewrites the schemas at these places. References that move, because something is said beside them, keep their targets.
pub(super) fn rewrite(document: &mut Value, version: Version, mut places: Vec<Pointer>, edges: &mut Edges) -> Moves {
    let (mut moves, mut references) = (Moves::default(), HashMap::default());
    places.sort_unstable();
    places.dedup();
    for at in &places {
        let Some(Value::Object(schema)) = mount::place_mut(document, at) else { continue };
        if let Some(now) = beside::rewrite(schema, version, at) {
            moves.note(now.clone(), at.clone());
            references.insert(at.clone(), now);
        }
        types::rewrite(schema);
        listed::rewrite(schema);
        bounds::rewrite(schema);
        content::rewrite(schema);
        unevaluated::rewrite(schema);
    }
    if !references.is_empty() {
        *edges = std::mem::take(edges)
            .into_iter()
            .map(|(at, target)| (references.get(&at).cloned().unwrap_or(at), target))
            .collect();
    }
    moves
}

#[cfg(test)]
#[path = "dialect/tests.rs"]
mod tests;
