//! Plain value -> `openapiv3`, for what a document says of itself as a whole.
//!
//! The rest is lowered from the plain values: `openapiv3` is stricter than documents are, and cannot say where something is wrong.

use indexmap::IndexMap;
use openapiv3::{OpenAPI, Paths};
use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::value::Value;

/// Reads the document.
pub(super) fn read(root: &Value) -> Result<OpenAPI, Diagnostics> {
    let mut reader = Reader { diagnostics: Diagnostics::new() };
    let at = Pointer::root();
    let openapi = OpenAPI {
        openapi: reader.field(root, &at, "openapi"),
        info: reader.field(root, &at, "info"),
        servers: Vec::new(),
        paths: Paths::default(),
        components: None,
        security: None,
        tags: reader.field(root, &at, "tags"),
        external_docs: root.get("externalDocs").and_then(|value| reader.part(value, &at.join("externalDocs"))),
        extensions: IndexMap::new(),
    };
    reader.diagnostics.propagate().map(|_| openapi)
}

struct Reader {
    diagnostics: Diagnostics,
}

impl Reader {
    fn field<T: DeserializeOwned + Default>(&mut self, value: &Value, at: &Pointer, name: &str) -> T {
        value.get(name).and_then(|value| self.part(value, &at.join(name))).unwrap_or_default()
    }

    fn part<T: DeserializeOwned>(&mut self, value: &Value, at: &Pointer) -> Option<T> {
        let error = match serde_path_to_error::deserialize::<_, T>(value) {
            Ok(part) => return Some(part),
            Err(error) => error,
        };
        let at = error.path().iter().fold(at.clone(), |at, segment| match segment {
            Segment::Seq { index } => at.join(index),
            Segment::Map { key } => at.join(key),
            Segment::Enum { variant } => at.join(variant),
            Segment::Unknown => at,
        });
        self.diagnostics.push(Diagnostic::error(format!("this does not fit here: {}", error.inner())).at(&at));
        None
    }
}
