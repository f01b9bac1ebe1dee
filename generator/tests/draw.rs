//! What is drawn from a schema is what it allows.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "draw/mod.rs"]
mod draw;

use draw::{Drawer, allows};
use serde_json::{Value, json};

#[test]
fn drawn_values_are_allowed() {
    let document = document();
    let mut drawer = Drawer::new(&document, 1);
    drawer.open = false;
    for name in document["components"]["schemas"].as_object().unwrap().keys() {
        let schema = json!({"$ref": format!("#/components/schemas/{name}")});
        for _ in 0..300 {
            let value = drawer.draw(&schema).unwrap_or_else(|| panic!("no value for {name}"));
            assert!(allows(&document, &schema, &value), "{name}: {value}");
        }
    }
}

#[test]
fn a_base_is_drawn_as_one_of_those_that_build_on_it() {
    let document = document();
    let mut drawer = Drawer::new(&document, 2);
    let mut tags = std::collections::BTreeSet::new();
    for _ in 0..200 {
        let value = drawer.draw(&json!({"$ref": "#/components/schemas/Pet"})).unwrap();
        assert!(value.get("kind") != Some(&json!("feline")) || value.get("claws").is_some(), "{value}");
        tags.insert(value["kind"].as_str().unwrap().to_owned());
    }
    assert_eq!(tags.into_iter().collect::<Vec<_>>(), ["Dog", "feline"]);
}

fn document() -> Value {
    json!({"components": {"schemas": {
        "Small": {"type": "integer", "format": "int8", "minimum": 0, "exclusiveMinimum": true, "multipleOf": 3},
        "Huge": {"type": "integer", "format": "uint64"},
        "Rate": {"type": "number", "minimum": 0, "maximum": 1, "exclusiveMaximum": true},
        "Step": {"type": "number", "multipleOf": 0.25},
        "Word": {"type": "string", "minLength": 2, "maxLength": 4, "nullable": true},
        "Colour": {"type": "string", "enum": ["red", "green"]},
        "Set": {"type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true, "items": {"type": "integer"}},
        "Place": {"type": "array", "minItems": 2, "maxItems": 2, "items": [{"type": "string"}, {"type": "integer"}]},
        "Closed": {"type": "object", "additionalProperties": false, "required": ["a"], "properties": {"a": {}, "b": {"type": "boolean"}}},
        "Map": {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}},
        "Not": {"type": "integer", "not": {"minimum": 5}},
        "Tree": {"type": "object", "properties": {"branches": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}}},
        "Expression": {"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/Pair"}]},
        "Pair": {"type": "object", "required": ["left"], "properties": {"left": {"$ref": "#/components/schemas/Expression"}}},
        "Both": {"allOf": [
            {"type": "object", "properties": {"n": {"type": "integer", "minimum": 3}}},
            {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer", "maximum": 5}}}
        ]},
        "Pet": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}},
            "discriminator": {"propertyName": "kind", "mapping": {"feline": "#/components/schemas/Cat"}}},
        "Cat": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "object", "required": ["claws"], "properties": {"claws": {"type": "integer"}}}]},
        "Dog": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "object", "properties": {"bark": {"type": "string"}}}]},
        "AnyPet": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}], "discriminator": {"propertyName": "kind"}},
        "Anything": {}
    }}})
}
