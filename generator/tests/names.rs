//! Names of types depend on what they are made from alone: other schemas and operations may come and go.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "other tests need more of it")]
mod support;

use std::collections::BTreeMap;

use copperplate::document::{Document, LoadOptions};
use copperplate::pointer::Pointer;
use copperplate::{lower, rust};
use serde_json::{Value, json};
use support::crates::agreed;
use support::{Fixture, folders};

/// Schemas that come before and behind those of a document, with schemas of their own inside.
fn others() -> [(&'static str, Value); 2] {
    let schema = json!({
        "type": "object",
        "required": ["kind"],
        "properties": {
            "kind": {"type": "string", "enum": ["one", "two"]},
            "items": {"type": "array", "items": {"type": "object", "properties": {"value": {"type": "string"}}}},
            "choice": {"oneOf": [{"type": "string"}, {"type": "object", "properties": {"deep": {"type": "integer"}}}]},
        },
    });
    [("AaaComesFirst", schema.clone()), ("ZzzComesLast", schema)]
}

/// The type of each schema that one place describes, by the place.
fn types(document: &Document, fixture: &Fixture) -> BTreeMap<String, String> {
    let (api, _) = agreed(lower::lower(document, fixture.tolerance));
    let types = rust::schema_types(&api, &fixture.config, fixture.tolerance);
    let types = types.iter().filter(|schema| schema.alone);
    types.map(|schema| (schema.location.to_string(), schema.ty.as_str().to_owned())).collect()
}

fn changed(fixture: &Fixture, change: impl Fn(&mut Value)) -> Document {
    let mut value = fixture.document.value(&Pointer::root()).unwrap().to_json();
    change(&mut value);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spec.json");
    std::fs::write(&path, value.to_string()).unwrap();
    let options = LoadOptions { tolerance: fixture.tolerance, ..LoadOptions::default() };
    agreed(Document::load_with(&path, &options)).0
}

#[test]
fn other_schemas_rename_nothing() {
    let mut compared = 0;
    // JSON libraries hold no integers of the length that `scalars` has, and the changed documents go through one.
    for folder in folders().into_iter().filter(|folder| folder != "scalars") {
        let fixture = Fixture::load(&folder);
        let before = types(&fixture.document, &fixture);
        let more = changed(&fixture, |value| {
            let components = value.as_object_mut().unwrap().entry("components").or_insert_with(|| json!({}));
            let schemas = components.as_object_mut().unwrap().entry("schemas").or_insert_with(|| json!({}));
            schemas.as_object_mut().unwrap().extend(others().map(|(name, schema)| (name.to_owned(), schema)));
        });
        let after = types(&more, &fixture);
        assert!(after.len() > before.len(), "{folder}");
        for (place, ty) in &before {
            assert_eq!(after.get(place), Some(ty), "{folder}: {place}");
            compared += 1;
        }
    }
    assert!(compared > 300, "{compared} types were compared");
}

#[test]
fn a_component_keeps_its_name_when_another_one_goes() {
    let fixture = Fixture::load("union_inferred");
    let before = types(&fixture.document, &fixture);
    // What nothing refers to can go.
    let less = changed(&fixture, |value| {
        value.pointer_mut("/components/schemas").unwrap().as_object_mut().unwrap().remove("Seat").unwrap();
    });
    let after = types(&less, &fixture);
    assert!(after.len() < before.len());
    for (place, ty) in &after {
        assert_eq!(before.get(place), Some(ty), "{place}");
    }
}
