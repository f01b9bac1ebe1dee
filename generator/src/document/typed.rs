//! Plain value -> `openapiv3`.
//!
//! The shape of everything was checked before, so this hardly ever fails. That matters: `openapiv3` reads a place behind
//! which something does not fit twice for each level above it.

use std::thread;

use indexmap::IndexMap;
use openapiv3::{Components, OpenAPI, PathItem, Paths, ReferenceOr};
use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;
use std::borrow::Cow;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::value::Value;

/// The methods that a Path Item Object has.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The stack for reading, in bytes: `serde` takes tens of kilobytes for each level of a schema in a build without optimisation.
const STACK: usize = 256 << 20;

/// Reads the document, on a stack that holds every depth that a text can have.
pub(super) fn read(root: &Value) -> Result<OpenAPI, Diagnostics> {
    let no_memory = Diagnostic::error("there is no memory for reading the document");
    let mut read = Err(no_memory.help("end other programs, and try again").into());
    thread::scope(|scope| {
        // Where no thread can be started, what was said above stays.
        let _ = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || read = read_here(root));
    });
    read
}

fn read_here(root: &Value) -> Result<OpenAPI, Diagnostics> {
    let mut reader = Reader { diagnostics: Diagnostics::new() };
    let at = Pointer::root();
    let openapi = OpenAPI {
        openapi: reader.field(root, &at, "openapi"),
        info: reader.field(root, &at, "info"),
        servers: reader.field(root, &at, "servers"),
        paths: reader.paths(root.get("paths"), &at.join("paths")),
        components: root.get("components").map(|components| reader.components(components, &at.join("components"))),
        security: root.get("security").and_then(|value| reader.part(value, &at.join("security"))),
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

    /// All paths, those included that do not start with `/`: the next stage says so.
    fn paths(&mut self, value: Option<&Value>, at: &Pointer) -> Paths {
        let mut paths = Paths::default();
        let items = value.and_then(Value::as_object).into_iter().flatten();
        for (key, item) in items.filter(|(key, _)| !key.starts_with("x-")) {
            let item = self.part::<ReferenceOr<PathItem>>(&without_callbacks(item), &at.join(key));
            paths.paths.extend(item.map(|item| (key.clone(), item)));
        }
        paths
    }

    /// Schemas are left out: they are lowered from the plain values.
    fn components(&mut self, value: &Value, at: &Pointer) -> Components {
        Components {
            responses: self.field(value, at, "responses"),
            parameters: self.field(value, at, "parameters"),
            examples: self.field(value, at, "examples"),
            request_bodies: self.field(value, at, "requestBodies"),
            headers: self.field(value, at, "headers"),
            security_schemes: self.field(value, at, "securitySchemes"),
            links: self.field(value, at, "links"),
            ..Components::default()
        }
    }
}

/// `openapiv3` has no place for the references that may stand in the callbacks of an operation.
fn without_callbacks(item: &Value) -> Cow<'_, Value> {
    let has_callbacks = |method: &&&str| item.get(method).is_some_and(|operation| operation.get("callbacks").is_some());
    let methods: Vec<_> = METHODS.iter().filter(has_callbacks).collect();
    if methods.is_empty() {
        return Cow::Borrowed(item);
    }
    let mut item = item.clone();
    for method in methods {
        if let Some(Value::Object(operation)) = super::mount::place_mut(&mut item, &Pointer::root().join(method)) {
            operation.shift_remove("callbacks");
        }
    }
    Cow::Owned(item)
}
