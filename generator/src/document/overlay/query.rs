//! `JSONPath` (RFC 9535): which places of a document are meant. The only module that names `serde_json_path`.

use serde_json_path::{JsonPath, PathElement};

use crate::hash::HashSet;
use crate::pointer::Pointer;

/// A `JSONPath`.
pub(super) struct Query {
    text: String,
    path: JsonPath,
}

/// Why a text is no `JSONPath`.
pub(super) struct Refusal {
    pub(super) message: String,
    pub(super) help: String,
}

/// How long a `JSONPath` may be, and how many brackets may be open in it: the parser calls itself for each.
const MAX_LENGTH: usize = 4096;
const MAX_OPEN: usize = 8;

impl Query {
    /// Reads a `JSONPath`.
    pub(super) fn parse(text: &str) -> Result<Self, Refusal> {
        if text.len() > MAX_LENGTH || deepest(text) > MAX_OPEN {
            let message =
                format!("the JSONPath is longer than {MAX_LENGTH} bytes, or more than {MAX_OPEN} brackets deep");
            return Err(Refusal { message, help: "say it in several actions".to_owned() });
        }
        match JsonPath::parse(text) {
            Ok(path) => Ok(Self { text: text.to_owned(), path }),
            Err(error) => {
                let column = text.get(..error.position()).unwrap_or(text).chars().count() + 1;
                let message = format!("`{text}` is no JSONPath, at its character {column}: {}", error.message());
                Err(Refusal { message, help: help(text) })
            }
        }
    }

    /// As it was written.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The places that it means, each once.
    pub(super) fn places(&self, json: &serde_json::Value) -> Vec<Pointer> {
        let mut known = HashSet::default();
        let places = self.path.query_located(json).into_iter().map(|node| {
            node.location().iter().fold(Pointer::root(), |place, element| match element {
                PathElement::Name(name) => place.join(name),
                PathElement::Index(index) => place.join(index),
            })
        });
        places.filter(|place| known.insert(place.clone())).collect()
    }
}

fn help(text: &str) -> String {
    if text.starts_with('$') {
        "write names with other characters than letters, digits and `_` in brackets: `$.paths['/pets'].get`".to_owned()
    } else {
        format!("start at the top of the document: `$.{}`", text.trim_start_matches(['.', '#', '/']))
    }
}

/// How many brackets are open at most, whatever stands in quotes.
fn deepest(text: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'[' | b'(' => open += 1,
            b']' | b')' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}
